import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { TRAPS } from '../../scripts/traps/table.ts'
import { hasTest } from '../fixtures/test-names.ts'

/** scripts/traps.ts tries them, which takes minutes; this says at once when a row has lost its line or its test. */
test.each(TRAPS)('the trap $name has its test and, once, its line', ({ test: { file, name }, line }) => {
  expect(readFileSync(line.file, 'utf8').split(line.text).length - 1).toBe(1)
  expect(hasTest(file, name)).toBe(true)
})

test('no two traps share a name', () => expect(new Set(TRAPS.map(({ name }) => name)).size).toBe(TRAPS.length))
