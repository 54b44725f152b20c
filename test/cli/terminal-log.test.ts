import { expect, test } from 'vitest'
import { terminalLog } from '../../src/cli/terminal.ts'
import { PLAIN_LOOK } from '../../src/report/result-text.ts'

/** A log that writes into a list, on a clock that the test turns. */
function aLog(voice: { readonly quiet?: boolean; readonly verbose?: boolean } = {}) {
  const written: string[] = []
  const hands = { seconds: 100 }
  const log = terminalLog({
    write: (text) => written.push(text),
    look: PLAIN_LOOK,
    clock: { now: () => new Date(0), seconds: () => hands.seconds },
    voice: { quiet: false, verbose: false, json: false, ...voice },
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
  { name: 'says all but the details', voice: {}, want: 'i\nn\nwarning: w\n' },
  { name: 'says only warnings when quiet', voice: { quiet: true }, want: 'warning: w\n' },
  { name: 'says everything when verbose', voice: { verbose: true }, want: 'i\nn\nwarning: w\n· d\n' },
])('the log $name', ({ voice, want }) => {
  const { log, text } = aLog(voice)
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
