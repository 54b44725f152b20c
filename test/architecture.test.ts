import { globSync, readFileSync } from 'node:fs'
import path from 'node:path/posix'
import { expect, test } from 'vitest'

/** A file may import from its own folder or from one to the left of it. */
const ORDER = ['core', 'options', 'targets', 'worker', 'resolve', 'build', 'bundle', 'verify', 'output', 'matrix', 'policy', 'report', 'run',
  'github', 'cli', 'action.ts', 'plan.ts', 'prove.ts', 'merge.ts', 'cli.ts'] // biome-ignore format: a list of words
/** No files, processes or network: values in, values out. */
const PURE = ['core', 'options', 'targets', 'bundle', 'policy', 'report']
const EDGE = ['github', 'action.ts', 'plan.ts', 'prove.ts', 'merge.ts']
/** The local command, which knows nothing of a runner. */
const COMMAND = ['cli', 'cli.ts']
const ENTRIES = ['action.ts', 'plan.ts', 'prove.ts', 'merge.ts', 'cli.ts']
const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g
const IMPORT_PATH = /['"](\.[^'"]+)['"]/
const place = (file: string): string => path.relative('src', file).split('/')[0] ?? ''

function breaks(file: string, to: string): boolean {
  const home = place(file)
  if (to.startsWith('@actions/')) return !EDGE.includes(home)
  if (to.startsWith('node:')) return PURE.includes(home) && to !== 'node:crypto'
  if (!to.startsWith('.')) return false
  const there = place(path.join(path.dirname(file), to))
  return ORDER.indexOf(there) > ORDER.indexOf(home) || (COMMAND.includes(home) && there === 'github')
}

function groupedBy(all: readonly string[], key: (file: string) => string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>()
  for (const file of all) groups.set(key(file), [...(groups.get(key(file)) ?? []), file])
  return groups
}

/** The files that this one imports, also for their types. */
function neededBy(file: string): readonly string[] {
  const statements = textOf(file).match(/^import [^'"]*['"]\.[^'"]+['"]/gm) ?? []
  return statements.map((one) => path.join(path.dirname(file), IMPORT_PATH.exec(one)?.[1] ?? ''))
}

function reachable(from: string, needs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [...(needs.get(from) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...(needs.get(next) ?? []))
  }
  return found
}

const files = globSync('src/**/*.ts').map((file) => file.replaceAll('\\', '/'))
const textOf = (file: string): string => readFileSync(file, 'utf8')

test('every file has a place in the order of folders', () => {
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => !ORDER.includes(place(file)))).toEqual([])
})

test('imports follow that order, and @actions/* stays at the edge', () => {
  const broken = files.flatMap((file) =>
    [...textOf(file).matchAll(IMPORT)].filter(([, to = '']) => breaks(file, to)).map(([, to]) => `${file} -> ${to}`),
  )
  expect(broken).toEqual([])
})

test('no module keeps state', () => {
  expect(files.filter((file) => /^(?:export )?let /m.test(textOf(file)))).toEqual([])
})

test('only entries and src/github read the environment', () => {
  const readers = files.filter((file) => /process\.env\b|[{,]\s*env\b[^}]*}\s*=\s*process\b/.test(textOf(file)))
  expect(readers.filter((file) => ![...ENTRIES, 'github'].includes(place(file)))).toEqual([])
})

test('a folder is worth opening: at least three files each, at most 140 files in 20 folders', () => {
  const folders = groupedBy(files, path.dirname)
  expect([...folders].filter(([, inside]) => inside.length < 3)).toEqual([])
  expect(folders.size).toBeLessThanOrEqual(20)
  expect(files.length).toBeLessThanOrEqual(140)
})

test('there are at most 85 dependencies between folders', () => {
  const pairs = files.flatMap((file) => {
    const folder = path.dirname(file)
    const imports = [...textOf(file).matchAll(IMPORT)].flatMap(([, to = '']) => (to.startsWith('.') ? path.join(folder, to) : []))
    return imports.map(path.dirname).flatMap((other) => (other === folder ? [] : `${folder} -> ${other}`))
  })
  expect(new Set(pairs).size).toBeLessThanOrEqual(85)
})

test('a file name tells which file is meant', () => {
  const inFolders = files.filter((file) => !ENTRIES.includes(place(file)))
  const names = groupedBy(inFolders, (file) => path.basename(file))
  expect([...names].filter(([, same]) => same.length > 1).map(([name]) => name)).toEqual([])
})

test('no file imports itself through others, not even for a type', () => {
  const needs = new Map(files.map((file) => [file, neededBy(file)]))
  const cyclic = files.filter((file) => reachable(file, needs).has(file))
  expect(cyclic).toEqual([])
})

test("no port of Python's version rules is a dependency", () => {
  const { dependencies, devDependencies } = JSON.parse(textOf('package.json'))
  expect(Object.keys({ ...dependencies, ...devDependencies }).filter((name) => /pep-?440|pep-?508|python/i.test(name))).toEqual([])
})

test.each([
  { name: 'an import to the right', file: 'src/options/a.ts', to: '../report/b.ts', want: true },
  { name: 'the runner outside the edge', file: 'src/run/make-bundles.ts', to: '@actions/core', want: true },
  { name: 'node in a pure folder', file: 'src/report/a.ts', to: 'node:fs', want: true },
  { name: 'the runner in the local command', file: 'src/cli/a.ts', to: '../github/b.ts', want: true },
  { name: 'an import to the left', file: 'src/report/a.ts', to: '../core/b.ts', want: false },
  { name: 'a digest in a pure folder', file: 'src/core/a.ts', to: 'node:crypto', want: false },
])('the rule sees $name', ({ file, to, want }) => expect(breaks(file, to)).toBe(want))
