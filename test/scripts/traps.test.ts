import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { TRAPS } from '../../scripts/traps/table.ts'

/** scripts/traps.ts tries them, which takes minutes; this says at once when a row has lost its line or its test. */
test.each(TRAPS)('the trap $name has its test and, once, its line', ({ test: { file, name }, line }) => {
  expect(readFileSync(line.file, 'utf8').split(line.text).length - 1).toBe(1)
  const text = readFileSync(file, 'utf8')
  expect(file.endsWith('.py') ? text.includes(`def ${name}(`) : startsATest(text, name)).toBe(true)
})

/** The names of a table's tests are put together when they run, so the longest part that stands still must do. */
function startsATest(text: string, name: string): boolean {
  const titles = [...text.matchAll(/(?:test|describe|\))\(\s*(['"`])(.*?)\1,/g)].map(([, , title = '']) => title)
  const still = titles.map((title) =>
    title.split(/\$\{\w+\}|\$\w+|%\w/).reduce((one, other) => (other.length > one.length ? other : one), ''),
  )
  return text.includes(name) || still.some((part) => part.length > 9 && name.includes(part.slice(0, 24)))
}

test('no two traps share a name', () => expect(new Set(TRAPS.map(({ name }) => name)).size).toBe(TRAPS.length))
