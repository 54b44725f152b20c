import { expect, test } from 'vitest'
import type { Failure } from '../../src/core/errors.ts'
import { toProjectName, toTargetId } from '../../src/core/names.ts'
import { failureSummary, MAX_FAILURE_BYTES } from '../../src/report/failure-summary.ts'
import { MAX_SUMMARY_BYTES } from '../../src/report/job-summary.ts'

const [one, two, three] = ['cp312-windows-x86_64', 'cp313-windows-x86_64', 'cp313-macos-14-arm64'].map(toTargetId)
if (one === undefined || two === undefined || three === undefined) throw new TypeError('three targets')
const noWheel = {
  kind: 'no-wheel',
  severity: 'error',
  message: 'odd 1.0 has no wheel.',
  hint: 'Allow sdists.',
  origin: 'requirements.txt:3',
} as const
const tooOld = { kind: 'requires-python', severity: 'error', message: 'gone needs Python <3.13.' } as const

/** As a reader sees it: cells by `|`, without marks. */
function read(markdown: string): readonly string[] {
  const plain = markdown
    .replaceAll(/<br>/g, ' + ')
    .replaceAll(/<\/t[dh]><t[dh]>/g, '|')
    .replaceAll(/<[^>]*>/g, '')
  const text = plain.replaceAll(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)))
  return text.split('\n').filter((line) => line !== '')
}

test('a failed step says what failed for which targets, where it was asked for, why, and what to do', () => {
  const failure: Failure = {
    kind: 'incomplete',
    targets: [
      { target: one, findings: [noWheel] },
      { target: two, findings: [noWheel, tooOld] },
    ],
    complete: [three],
  }
  expect(read(failureSummary(failure))).toEqual([
    '## Failed: A target is incomplete or cannot be solved.',
    'Follow the hint of each message. It names the target, the requirement and the alternatives. (Exit code 3.)',
    'Targets|Where|What|What to do',
    'cp312, cp313 on windows-x86_64|requirements.txt:3|odd 1.0 has no wheel.|Allow sdists.',
    'cp313-windows-x86_64||gone needs Python <3.13.|',
    'No wheel is missing for cp313-macos-14-arm64.',
  ])
})

test('a cause is one row, with what differs between its targets; sentences are text, names are code, options are inputs', () => {
  const targets = [one, two].map((target) => ({
    target,
    findings: [
      {
        ...noWheel,
        project: toProjectName('odd'),
        message: `odd: 1.0 has wheels for cp311 only, this target is ${target.slice(0, 5)}`,
        hint: 'Use --sdists pure, or leave this target out with --exclude.',
      },
    ],
  }))
  const text = failureSummary({ kind: 'incomplete', targets })
  expect(read(text).slice(3)).toEqual([
    'all 2 targets|requirements.txt:3|cp312-windows-x86_64: odd: 1.0 has wheels for cp311 only, this target is cp312 + cp313-windows-x86_64: odd: 1.0 has wheels for cp311 only, this target is cp313|Use sdists: pure, or leave this target out with exclude.',
  ])
  expect(text).toContain('<code>1.0</code> has wheels for <code>cp311</code> only, this target is <code>cp312</code>')
  expect(text).toContain('<td>Use <code>sdists&#58; pure</code>, or leave this target out with <code>exclude</code>.</td>')
})

test('of several failures each is reported, and a login in none', () => {
  const failure: Failure = {
    kind: 'several',
    failures: [
      { kind: 'usage', faults: [{ input: 'platforms', actual: 'windoze', expected: 'give windows-x86_64' }] },
      { kind: 'network', what: 'https://user:secret@index.example answered 503.', hint: 'Run again later.' },
      { kind: 'policy', findings: [{ kind: 'license', severity: 'error', message: 'odd is GPL.' }] },
    ],
  }
  const said = read(failureSummary(failure))
  expect(said.slice(2)).toEqual([
    'Where|Given|Expected',
    'platforms|windoze|give windows-x86_64',
    'https://****@index.example answered 503.',
    'Run again later.',
    'Where|What|What to do',
    '|odd is GPL.|',
  ])
  expect(said.join('\n')).not.toContain('secret')
})

test('what does not fit is left out from the end, and said; with what was made it stays below the limit of a step', () => {
  const findings = Array.from({ length: 5000 }, (_, at) => ({
    kind: 'absent' as const,
    severity: 'error' as const,
    message: `project-${at} is missing.`,
  }))
  const text = failureSummary({ kind: 'incomplete', targets: [{ target: one, findings }], complete: [two] })
  expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(MAX_FAILURE_BYTES)
  expect(text).toContain('project-0</code> is')
  expect(text).not.toContain('project-4999</code> is')
  expect(text).toContain('Truncated: see the log')
  expect(text.match(/<table>/g)?.length).toBe(text.match(/<\/table>/g)?.length)
  expect(MAX_SUMMARY_BYTES).toBeLessThan(2 ** 20)
})

test.each(['</td></table><script>', '[x](https://evil.example)', '@octocat #1', '::error::x'])(
  '%j is shown and does nothing',
  (message) => {
    const text = failureSummary({ kind: 'integrity', what: message, hint: '' })
    const [, , shown = ''] = text.split('\n\n')
    expect(shown.replaceAll(/<\/?code>/g, '')).not.toMatch(/[<>[\]()@:]|#(?!\d+;)/)
    expect(shown.replaceAll(/<code>.*?<\/code>/g, '')).not.toMatch(/&#(?:64|35|47);/)
    expect(read(text)).toContain(message)
  },
)
