import { expect, test } from 'vitest'
import { explain, type Failure } from '../../src/core/errors.ts'
import { count, maskSecrets, showBytes, showSeconds, visibleText } from '../../src/core/text.ts'
import { EXIT_CODES } from '../../src/report/exit-codes.ts'
import { failureText, runnerText } from '../../src/report/failure-summary.ts'
import { ANSI_STYLE, PLAIN_STYLE } from '../../src/report/text-style.ts'
import { NOWHERE } from './outcome.ts'

const what = { what: 'w', hint: 'h' }
const FAILURES: readonly Failure[] = [
  { kind: 'bug', what: 'w' },
  { kind: 'usage', faults: [] },
  { kind: 'incomplete', targets: [] },
  { kind: 'integrity', ...what },
  { kind: 'signature', ...what },
  { kind: 'no-target', ...what },
  { kind: 'environment', ...what },
  { kind: 'network', ...what },
  { kind: 'policy', findings: [] },
  { kind: 'cancelled' },
]

test('the table of exit codes is what a failure ends with', () => {
  expect(EXIT_CODES.filter(({ kind }) => kind !== 'done').map(({ kind, code }) => [kind, code])).toEqual(
    FAILURES.map((failure) => [failure.kind, explain(failure).exitCode]),
  )
})

test('of several failures all are said, and the gravest gives the code', () => {
  const several: Failure = { kind: 'several', failures: [{ kind: 'incomplete', targets: [{ target: NOWHERE, findings: [{ kind: 'no-wheel', severity: 'error', message: 'no wheel' }] }] }, { kind: 'network', ...what }] } // biome-ignore format: one value
  expect(explain(several).exitCode).toBe(8)
  expect(failureText(several, PLAIN_STYLE)).toBe('error: cp312-windows-x86_64: no wheel\n       w\nhint:  h\n')
})

test('colours are set off and taken back', () => {
  expect(failureText({ kind: 'network', ...what }, ANSI_STYLE)).toBe(
    '\u001b[31m\u001b[1merror:\u001b[22m\u001b[39m w\n\u001b[1mhint:\u001b[22m  h\n',
  )
})

test.each([
  { name: 'an escape sequence', text: 'a\u001b[2Jb', want: 'a [2Jb' },
  { name: 'line ends', text: 'a\r\nb\u2028c', want: 'a b c' },
  { name: 'what turns the reading direction', text: 'a\u202etxt.exe', want: 'a txt.exe' },
  { name: 'nothing of other scripts', text: 'Grüße 你好', want: 'Grüße 你好' },
])('plain text replaces $name', ({ text, want }) => expect(visibleText(text)).toBe(want))

test.each(['::set-output name=x::y', '  ::error::x', '##[command]x', '\n::stop-commands::x'])('%j is no command to a runner', (text) => {
  expect(runnerText(text)).not.toMatch(/^\s*(?:::|##\[)/)
})

test.each([
  { text: 'https://user:pass@index.example/simple', want: 'https://****@index.example/simple' },
  { text: 'https://token@index.example', want: 'https://****@index.example' },
  { text: 'git+ssh://git:p@ss@host.example/x and http://u:p@h', want: 'git+ssh://****@host.example/x and http://****@h' },
  { text: 'mail me@index.example about https://index.example/@scope', want: 'mail me@index.example about https://index.example/@scope' },
])('masks $text', ({ text, want }) => expect(maskSecrets(text)).toBe(want))

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [123_456, '123 kB'],
  [12_345_678, '12.3 MB'],
  [2_097_152_000, '2.1 GB'],
])('%d bytes are %s', (bytes, want) => expect(showBytes(bytes)).toBe(want))

test.each([
  [0.04, '0.0 s'],
  [59.94, '59.9 s'],
  [65, '1 min 05 s'],
])('%d seconds are %s', (seconds, want) => expect(showSeconds(seconds)).toBe(want))

test('a count has its noun in number', () => expect([count(1, 'wheel'), count(2, 'wheel')]).toEqual(['1 wheel', '2 wheels']))
