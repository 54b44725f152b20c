import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { hasTest } from './fixtures/test-names.ts'

const PAGES = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')]

/** Without what only the language puts between the words of a message: quotes that end one line and begin the next. */
const CODE = ['src/**/*.ts', 'python/**/*.py']
  .flatMap((pattern) => globSync(pattern))
  .map((file) => readFileSync(file, 'utf8').replaceAll('\\"', '"'))
  .join('\n')

/** pip's own words. */
const NOT_OURS = ['DO NOT MATCH THE HASHES']

test('every message that docs/troubleshooting.md explains is one that the code can say', () => {
  const rows = readFileSync('docs/troubleshooting.md', 'utf8').matchAll(/^\| `([^`]+)` \|/gm)
  const parts = [...rows].flatMap(([, message = '']) => message.split('…').map((part) => part.replace(/\?$/, '').trim()))
  const unknown = parts.filter((part) => part.length > 3 && !CODE.includes(part) && !NOT_OURS.includes(part))
  expect(parts.length).toBeGreaterThan(100)
  expect(unknown, 'a message has changed: change docs/troubleshooting.md with it').toEqual([])
})

test('every link of the docs leads to a file of the repository', () => {
  const broken = PAGES.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, to = '']) => path.join(path.dirname(page), to))
      .filter((file) => globSync(file).length === 0)
      .map((file) => `${page}: ${file}`),
  )
  expect(broken).toEqual([])
})

/** The rows of a page's tables, without heads and rules: its cells. */
function rowsOf(page: string): readonly (readonly string[])[] {
  const lines = readFileSync(page, 'utf8').split('\n')
  const rows = lines.filter((line, at) => line.startsWith('| ') && !line.startsWith('| ---') && !lines[at + 1]?.startsWith('| ---'))
  return rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

test('every promise of docs/threat-model.md names tests that there are', () => {
  const rows = rowsOf('docs/threat-model.md')
  const promises = rows.filter((cells) => cells.at(-1)?.includes('`test/'))
  const shown = promises.flatMap((cells) => (cells.at(-1) ?? '').split('; '))
  const named = shown.map((one) => ({ one, parts: /^`(test\/[^`]+)`: (.+)$/.exec(one) }))
  const missing = named.filter(
    ({ parts }) => parts === null || globSync(parts[1] ?? '').length === 0 || !hasTest(parts[1] ?? '', parts[2] ?? ''),
  )
  expect(promises.length).toBeGreaterThan(40)
  expect(missing.map(({ one }) => one)).toEqual([])
  const bare = rows.filter((cells) => !promises.includes(cells) && !/^\*\*/.test(cells[0] ?? ''))
  expect(bare, 'a promise without a test').toEqual([])
})
