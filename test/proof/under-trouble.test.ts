import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningIndex, startIndex } from '../doubles/index.ts'
import { ELSEWHERE, type Ending, FILES, PLACES, type Place, TROUBLES } from '../doubles/index-troubles.ts'
import { type TroubledRun, troubledRun } from '../e2e/under-trouble.ts'
import { type Injected, tally } from './tally.ts'

const room = realpathSync(mkdtempSync(path.join(tmpdir(), 'offline-bundle-trouble-')))
const shared: { index?: RunningIndex; whole?: TroubledRun } = {}
const index = (): RunningIndex => shared.index ?? expect.fail('no index')
beforeAll(async () => {
  shared.index = await startIndex({ indexes: { a: { files: FILES } } })
  shared.whole = await troubledRun(room, index())
  expect(shared.whole.code).toBe(0)
})
afterAll(async () => {
  await shared.index?.close()
  rmSync(room, { recursive: true, force: true })
})

/** The run ended as it should, and the record says how. */
function expectEnding(fault: string, run: TroubledRun, { code, says }: Ending): void {
  const detected = run.code === code && run.left.length === 0 && says.every((text) => run.stderr.includes(text))
  record(`${fault}, as long as it lasts`, run, detected ? 'detected' : 'wrong')
  expect({ code: run.code, left: run.left, stderr: run.stderr }).toEqual({ code, left: [], stderr: expect.stringContaining('error: ') })
  for (const text of says) expect(run.stderr).toContain(text)
}

/** The run ended in the bundle that it makes where nothing is wrong. */
function expectSame(fault: string, run: TroubledRun): void {
  const same = run.code === 0 && JSON.stringify(run.bytes) === JSON.stringify(shared.whole?.bytes)
  record(`${fault}, which passes`, run, same ? 'survived' : run.code === 0 ? 'wrong' : 'lost')
  expect({ code: run.code, stderr: run.code === 0 ? '' : run.stderr }).toEqual({ code: 0, stderr: '' })
  expect(run.bytes).toEqual(shared.whole?.bytes)
}

function record(fault: string, { seconds }: TroubledRun, outcome: Injected['outcome']): void {
  tally({ group: 'an index that answers wrongly', fault, outcome, seconds })
}

const ALL = TROUBLES.flatMap(({ endings, ...trouble }) =>
  Object.entries(endings).map(([place, ending]) => ({ ...trouble, place: toPlace(place), ending })),
)
test.each(ALL)('$name in place of the $place', async ({ name, fault, place, ending, askedAgain }) => {
  const spoiled = { path: PLACES[place], ...fault }
  const title = `${name} in place of the ${place}`
  await index().clearFaults()
  await index().addFault(spoiled)
  expectEnding(title, await troubledRun(room, index()), ending)
  await index().clearFaults()
  await index().addFault({ ...spoiled, times: askedAgain ? 2 : 1 })
  if (!askedAgain) expect((await troubledRun(room, index())).code).toBe(ending.code)
  expectSame(title, await troubledRun(room, index(), [], 5))
})

test.each(ELSEWHERE)('$name', async ({ name, spec, url, ...ending }) => {
  await using other = await startIndex(spec)
  expectEnding(name, await troubledRun(room, other, url === undefined ? [] : ['--index-url', url]), ending)
})

function toPlace(text: string): Place {
  return text as Place
}
