import { afterAll, beforeAll, expect, test } from 'vitest'
import { TRAPS } from '../../scripts/traps/table.ts'
import { openTrials, type Trials } from '../../scripts/traps/trial.ts'

const shared: { trials?: Trials } = {}
beforeAll(async () => {
  shared.trials = await openTrials()
})
afterAll(() => shared.trials?.[Symbol.asyncDispose]())

test.each(TRAPS)('without its line the trap $name is seen', async (trap) => {
  expect(await shared.trials?.attempt(trap)).toEqual({ kind: 'red' })
})
