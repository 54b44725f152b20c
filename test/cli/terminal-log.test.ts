import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { terminalLog } from '../../src/cli/terminal.ts'
import { PLAIN_STYLE } from '../../src/report/text-style.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

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

test('without a terminal a long phase prints its progress every few seconds, also if nothing moves', async () => {
  const { log, hands, text } = aLog()
  await log.phase('Download', async () => {
    for (let second = 0; second < 13; second += 1) {
      log.progress({ what: 'Wheels', done: Math.min(second, 6) * 1_000_000, total: 12_000_000, unit: 'bytes' })
      hands.seconds += 1
      vi.advanceTimersByTime(1000)
    }
  })
  expect(text()).toBe(
    [
      '  Download (4.0 s): Wheels 3.0 MB of 12.0 MB, 750 kB/s',
      '  Download (8.0 s): Wheels 6.0 MB of 12.0 MB, 600 kB/s',
      '  Download (12.0 s): Wheels 6.0 MB of 12.0 MB, 0 B/s',
      '✓ Download  13.0 s\n',
    ].join('\n'),
  )
})

test('a phase within another is indented, because its time is part of the outer one', async () => {
  const { log, hands, text } = aLog()
  await log.phase('Start Python', async () => {
    await log.phase('Unpack pip', async () => {
      hands.seconds += 1
    })
    hands.seconds += 1
  })
  expect(text()).toBe('  ✓ Unpack pip  1.0 s\n✓ Start Python  2.0 s\n')
})

test('what is being processed is named, the first of many', async () => {
  const { log, hands, text } = aLog()
  await log.phase('Verify', async () => {
    log.progress({ what: 'Install', done: 1, total: 9, unit: 'targets', now: ['cp311-a', 'cp312-b', 'cp313-c'] })
    hands.seconds += 5
    vi.advanceTimersByTime(1000)
  })
  expect(text()).toContain('Install 1 of 9 targets, cp311-a, cp312-b, and 1 more')
})

test('nothing is printed about running phases when quiet', async () => {
  const { log, hands, text } = aLog({ quiet: true })
  await log.phase('Verify', async () => {
    hands.seconds += 60
    vi.advanceTimersByTime(60_000)
  })
  expect(text()).toBe('')
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
