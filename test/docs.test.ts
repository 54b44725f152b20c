import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

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
