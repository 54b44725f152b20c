import { expect, test } from 'vitest'
import { BundleError, type Failure } from '../../src/core/errors.ts'
import { openChannel } from '../../src/worker/process.ts'

const FAULTS = [{ input: 'index-url', actual: 'x', expected: 'a URL' }]
const NETWORK: Failure = { kind: 'network', what: 'the index fails', hint: 'wait' }
const USAGE: Failure = { kind: 'usage', faults: FAULTS }

/** What a worker hears back when its question fails like this. */
async function heard(failure: Failure): Promise<unknown> {
  const lines: string[] = []
  const channel = openChannel(
    (line) => lines.push(line),
    () => Promise.reject(new BundleError(failure)),
  )
  channel.handleLine(JSON.stringify({ ask: 1, op: 'page' }))
  await new Promise((done) => setImmediate(done))
  return JSON.parse(lines[0] ?? '').error
}

test.each<{ readonly name: string; readonly failure: Failure; readonly want: object }>([
  { name: 'an outage', failure: NETWORK, want: { kind: 'network', message: 'the index fails', hint: 'wait' } },
  { name: 'a usage mistake, with every fault', failure: USAGE, want: { kind: 'usage', faults: FAULTS } },
  { name: 'several, as the one that gives the exit code, in the words of all', failure: { kind: 'several', failures: [NETWORK, USAGE] }, want: { kind: 'usage', message: 'the index fails\nindex-url: x: a URL', faults: FAULTS } },
  { name: 'a cancelled run', failure: { kind: 'cancelled' }, want: { kind: 'cancelled' } },
  { name: 'what no worker may cause, as a bug', failure: { kind: 'signature', what: 'no signature', hint: '' }, want: { kind: 'bug', message: 'no signature' } },
])('a worker is reported of $name', async ({ failure, want }) => {
  expect(await heard(failure)).toMatchObject(want)
}) // biome-ignore format: a table

test.each<Failure>([NETWORK, { ...USAGE }, { kind: 'cancelled' }])('what a worker tells again is the failure that it was: %j', async (failure) => {
  const channel = openChannel(() => undefined, () => Promise.resolve())
  const requirementInputs = channel.ask('resolve')
  channel.handleLine(JSON.stringify({ id: 1, error: await heard(failure) }))
  await expect(requirementInputs).rejects.toMatchObject({ failure })
}) // biome-ignore format: one thought
