import { expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { ELSEWHERE, type Ending, PASSING, PLACES, TROUBLES } from '../doubles/index-troubles.ts'
import { troubleRoom } from './trouble-room.ts'
import { type TroubledRun, troubledRun } from './under-trouble.ts'

// `npm run reliability` tries each trouble at every place, alone, as long as it lasts and where it passes.
const { folder: room, index, whole } = troubleRoom()

function expectEnding(run: TroubledRun, { code, says }: Ending): void {
  expect({ code: run.code, left: run.left, stderr: run.stderr }).toEqual({ code, left: [], stderr: expect.stringContaining('error: ') })
  for (const text of says) expect(run.stderr).toContain(text)
}

test('troubles that pass, one for each request of a run, cost time and not a byte', async () => {
  await index().clearFaults()
  for (const fault of PASSING) await index().addFault(fault)
  const run = await troubledRun(room, index(), { retries: 5 })
  expect({ code: run.code, stderr: run.stderr.includes('error: ') ? run.stderr : '' }).toEqual({ code: 0, stderr: '' })
  expect(Object.keys(run.bytes).length).toBeGreaterThan(10)
  expect(run.bytes).toEqual(whole().bytes)
})

test('a page that changes between two targets is asked for once, and both see the same', async () => {
  await index().clearFaults()
  await index().forgetLog()
  await index().addFault({ path: PLACES.page, skip: 1, status: 404 })
  const run = await troubledRun(room, index())
  expect({ code: run.code, bytes: run.bytes }).toEqual({ code: 0, bytes: whole().bytes })
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
  expectEnding(await troubledRun(room, other, url === undefined ? {} : { requirementInputs: ['app', '--index-url', url] }), ending)
})

test('what a server says steers no terminal, in --json neither', async () => {
  await index().clearFaults()
  await index().addFault({ path: PLACES.page, body: 'x', headers: { 'Content-Type': 'text/\u009b31m\u00adevil' } })
  const { code, stdout, stderr } = await troubledRun(room, index(), { requirementInputs: ['app', '--json'] })
  expect({ code, steering: /[^\x20-\x7e\n]/.test(stdout) || /[\u0080-\u009f]/.test(stderr) }).toEqual({ code: 8, steering: false })
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, exitCode: 8, message: expect.stringContaining('text/\u009b31m\u00adevil') })
})
