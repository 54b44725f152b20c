import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

const PAGES = ['README.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md')]

test('every link of the docs leads to a file of the repository', () => {
  const broken = PAGES.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)]
      .map(([, to = '']) => path.join(path.dirname(page), to))
      .filter((file) => globSync(file).length === 0)
      .map((file) => `${page}: ${file}`),
  )
  expect(broken).toEqual([])
})
