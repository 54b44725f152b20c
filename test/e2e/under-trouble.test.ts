import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningIndex, startIndex } from '../doubles/index.ts'
import { ELSEWHERE, type Ending, FILES, PASSING, PLACES, TROUBLES } from '../doubles/index-troubles.ts'
import { sharedFolder } from './on-index.ts'
import { type TroubledRun, troubledRun } from './under-trouble.ts'

// The proof of the same name tries each trouble at every place, alone.
const room = sharedFolder()
const shared: { index?: RunningIndex; whole?: TroubledRun } = {}
const index = (): RunningIndex => shared.index ?? expect.fail('no index')
beforeAll(async () => {
  shared.index = await startIndex({ indexes: { a: { files: FILES } } })
  shared.whole = await troubledRun(room, index())
})
afterAll(() => shared.index?.close())

function expectEnding(run: TroubledRun, { code, says }: Ending): void {
  expect({ code: run.code, left: run.left, stderr: run.stderr }).toEqual({ code, left: [], stderr: expect.stringContaining('error: ') })
  for (const text of says) expect(run.stderr).toContain(text)
}

test('troubles that pass, one for each request of a run, cost time and not a byte', async () => {
  await index().clearFaults()
  for (const fault of PASSING) await index().addFault(fault)
  const run = await troubledRun(room, index(), [], 5)
  expect({ code: run.code, stderr: run.stderr.includes('error: ') ? run.stderr : '' }).toEqual({ code: 0, stderr: '' })
  expect(Object.keys(run.bytes).length).toBeGreaterThan(10)
  expect(run.bytes).toEqual(shared.whole?.bytes)
})

test('a page that changes between two targets is asked for once, and both see the same', async () => {
  await index().clearFaults()
  await index().forgetLog()
  await index().addFault({ path: PLACES.page, skip: 1, status: 404 })
  const run = await troubledRun(room, index())
  expect({ code: run.code, bytes: run.bytes }).toEqual({ code: 0, bytes: shared.whole?.bytes })
  expect((await index().log()).filter(({ path }) => path === PLACES.page).length).toBe(1)
})

const QUICK = TROUBLES.flatMap(({ quick, ...trouble }) => (quick === undefined ? [] : [{ ...trouble, place: quick }]))
test.each(QUICK)('$name in place of the $place is named, and no bundle is left', async ({ fault, place, endings }) => {
  await index().clearFaults()
  await index().addFault({ path: PLACES[place], ...fault })
  expectEnding(await troubledRun(room, index()), endings[place] ?? expect.fail('no ending'))
})

test.each(ELSEWHERE)('$name is named, and no bundle is left', async ({ spec, url, ...ending }) => {
  await using other = await startIndex(spec)
  expectEnding(await troubledRun(room, other, url === undefined ? [] : ['--index-url', url]), ending)
})
