import { expect, test } from 'vitest'
import { startIndex } from '../../doubles/index.ts'
import { ELSEWHERE, PASSING, PLACES, type Place, TROUBLES } from '../../doubles/index-troubles.ts'
import { troubleRoom } from '../../e2e/trouble-room.ts'
import { troubledRun } from '../../e2e/under-trouble.ts'
import { expectDetected, expectSurvived } from './outcome.ts'

const group = 'faulty index responses'
const { folder, index, whole } = troubleRoom()

const ALL = TROUBLES.flatMap(({ endings, ...trouble }) =>
  Object.entries(endings).map(([place, ending]) => ({ ...trouble, place: toPlace(place), ending })),
)
test.each(ALL)('$name for the $place', async ({ name, fault, place, ending, askedAgain }) => {
  const spoiled = { path: PLACES[place], ...fault }
  const title = `${name} for the ${place}`
  await index().clearFaults()
  await index().addFault(spoiled)
  const run = await troubledRun(folder, index())
  expect(run.left).toEqual([])
  expectDetected({ group, fault: `${title}, permanent`, run }, ending)
  await index().clearFaults()
  await index().addFault({ ...spoiled, times: askedAgain ? 2 : 1 })
  if (!askedAgain) expect((await troubledRun(folder, index())).code).toBe(ending.code)
  expectSurvived({ group, fault: `${title}, temporary`, run: await troubledRun(folder, index(), { retries: 5 }) }, whole().bytes)
})

test('a temporary fault for each request', async () => {
  await index().clearFaults()
  for (const fault of PASSING) await index().addFault(fault)
  expectSurvived(
    { group, fault: 'a temporary fault for each request', run: await troubledRun(folder, index(), { retries: 5 }) },
    whole().bytes,
  )
})

test('a page that changes between two targets', async () => {
  await index().clearFaults()
  await index().addFault({ path: PLACES.page, skip: 1, status: 404 })
  const run = await troubledRun(folder, index(), { requirementInputs: ['app', '--jobs', '2'] })
  expectSurvived({ group, fault: 'a page that changes between two targets', run }, whole().bytes)
})

test.each(ELSEWHERE)('$name', async ({ name, spec, url, ...ending }) => {
  await using other = await startIndex(spec)
  const run = await troubledRun(folder, other, url === undefined ? {} : { requirementInputs: ['app', '--index-url', url] })
  expect(run.left).toEqual([])
  expectDetected({ group, fault: name, run }, ending)
})

function toPlace(text: string): Place {
  return text as Place
}
