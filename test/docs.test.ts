import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { FINDING_KINDS } from '../src/core/findings.ts'

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

test('every link of the docs to a heading leads to one', () => {
  const broken = PAGES.flatMap((page) =>
    [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#\s]*)#([^)\s]+)\)/g)].flatMap(([, to = '', anchor = '']) => {
      const file = to === '' ? page : path.join(path.dirname(page), to)
      return !file.endsWith('.md') || !existsSync(file) || anchorsOf(file).includes(anchor) ? [] : [`${page}: ${file}#${anchor}`]
    }),
  )
  expect(broken).toEqual([])
})

/** The anchors that GitHub gives to the headings of a page. */
function anchorsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8').replaceAll(/```[\s\S]*?```/g, '')
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  )
}

test('troubleshooting has every kind of finding', () => {
  const rows = [...readFileSync('docs/troubleshooting.md', 'utf8').matchAll(/^\| ((?:`[a-z0-9-]+`\*?(?:, )?)+) \| /gm)]
  const kinds = rows.flatMap(([, names = '']) => [...names.matchAll(/`(.+?)`/g)].map(([, kind = '']) => kind))
  expect(Object.keys(FINDING_KINDS).filter((kind) => !kinds.includes(kind))).toEqual([])
})
