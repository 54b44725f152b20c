import { expect, test } from 'vitest'
import { hasTest } from '../fixtures/test-names.ts'
import { ELSEWHERE } from './elsewhere.ts'

test.each(ELSEWHERE)('$name has the test that docs/exit-codes.md names', ({ file, test: name }) => {
  expect(hasTest(file, name)).toBe(true)
})
