import { expect, test } from 'vitest'
import { LAWS } from './all.ts'

/** Enough to see a parser that was broken today; `npm run proof` tries 10,000 values of each, other ones each time. */
const numRuns = 150
/** Fixed, so that a test which passes here passes everywhere. */
const seed = 20_261_122

test.each(LAWS)('$name', ({ check }) => check({ numRuns, seed }))

test('no two laws share a name', () => expect(new Set(LAWS.map(({ name }) => name)).size).toBe(LAWS.length))
