import { expect, test } from 'vitest'
import { descendants } from '../../src/adapters/children.ts'

test('children and their children are found, and nobody else', () => {
  const rows = [[1, 0], [10, 1], [11, 10], [12, 11], [20, 1], [21, 20], [10, 10]] // biome-ignore format: rows
  expect(descendants(10, rows)).toEqual([11, 12])
})
