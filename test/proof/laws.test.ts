import { test } from 'vitest'
import { LAWS } from '../laws/all.ts'

/** fast-check prints the seed and the value of what fails: the value is then kept beside its law. */
const numRuns = 10_000

test.each(LAWS)('$name, for 10,000 values', ({ check }) => check({ numRuns }))
