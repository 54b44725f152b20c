import { expect, test } from 'vitest'
import { terminalLog } from '../../src/cli/terminal.ts'
import { PLAIN_STYLE } from '../../src/report/result-text.ts'

/** A log that writes into a list, on a clock that the test turns. */
function aLog(verbosity: { readonly quiet?: boolean; readonly verbose?: boolean } = {}) {
  const written: string[] = []
  const hands = { seconds: 100 }
  const log = terminalLog({
    write: (text) => written.push(text),
    look: PLAIN_STYLE,
    clock: { now: () => new Date(0), seconds: () => hands.seconds },
    verbosity: { quiet: false, verbose: false, json: false, ...verbosity },
  })
  return { log, hands, text: () => written.join('') }
}

test('a phase is one line with its time', async () => {
  const { log, hands, text } = aLog()
  const value = await log.phase('Resolve 25 targets', async () => {
    hands.seconds += 3.21
    return 7
  })
  expect([value, text()]).toEqual([7, '✓ Resolve 25 targets  3.2 s\n'])
})

test('a phase that fails says so and lets the failure through', async () => {
  const { log, hands, text } = aLog()
  const failing = log.phase('Download', async () => {
    hands.seconds += 65
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(text()).toBe('✗ Download  stopped after 1 min 05 s\n')
})

test('without a terminal a long phase says now and then how far it is', () => {
  const { log, hands, text } = aLog()
  for (let done = 0; done <= 12; done += 1) {
    log.progress({ what: 'wheels', done: done * 1_000_000, total: 12_000_000, unit: 'bytes' })
    hands.seconds += 1
  }
  expect(text()).toBe('  wheels: 5.0 MB of 12.0 MB\n  wheels: 10.0 MB of 12.0 MB\n')
})

test.each([
  { name: 'says all but the details', verbosity: {}, want: 'i\nn\nwarning: w\n' },
  { name: 'says only warnings when quiet', verbosity: { quiet: true }, want: 'warning: w\n' },
  { name: 'says everything when verbose', verbosity: { verbose: true }, want: 'i\nn\nwarning: w\n· d\n' },
])('the log $name', ({ verbosity, want }) => {
  const { log, text } = aLog(verbosity)
  log.info('i')
  log.notice('n')
  log.warning('w')
  log.debug('d')
  expect(text()).toBe(want)
})

test('no line holds a credential or a control character', () => {
  const { log, text } = aLog()
  log.info('GET https://user:hunter2@index.example/simple/\u001b[31m/\u0007 a\u202eb')
  expect(text()).toBe('GET https://****@index.example/simple/ [31m/  a b\n')
})
