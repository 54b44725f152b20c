import { globSync, readFileSync } from 'node:fs'
import path from 'node:path/posix'
import { expect, test } from 'vitest'

/** The data's way. A file may import from its own folder or from one to the left of it. */
const ORDER = ['core', 'inputs', 'targets', 'worker', 'resolve', 'sdists', 'union', 'fetch', 'closure', 'bundle', 'stage', 'output',
  'validate', 'matrix', 'policy', 'difference', 'seal', 'pack', 'publish', 'report', 'session', 'run.ts', 'matrixJobs.ts', 'adapters', 'cli', 'action.ts', 'plan.ts', 'leg.ts', 'merge.ts', 'cli.ts'] // biome-ignore format: a list of words
const PURE = ['core', 'inputs', 'targets', 'union', 'difference', 'bundle', 'matrix', 'policy', 'report']
const EDGE = ['adapters', 'action.ts', 'plan.ts', 'leg.ts', 'merge.ts']
/** The local command, which knows nothing of a runner. */
const COMMAND = ['cli', 'cli.ts']
const ENTRIES = ['action.ts', 'plan.ts', 'job.ts', 'merge.ts', 'cli.ts']
const IMPORT = /(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g
const place = (file: string): string => path.relative('src', file).split('/')[0] ?? ''

function breaks(file: string, to: string): boolean {
  const home = place(file)
  if (to.startsWith('@actions/')) return !EDGE.includes(home)
  if (to.startsWith('node:')) return PURE.includes(home) && to !== 'node:crypto'
  if (!to.startsWith('.')) return false
  const there = place(path.join(path.dirname(file), to))
  return ORDER.indexOf(there) > ORDER.indexOf(home) || (COMMAND.includes(home) && there === 'github')
}

const files = globSync('src/**/*.ts').map((file) => file.replaceAll('\\', '/'))
const textOf = (file: string): string => readFileSync(file, 'utf8')

test('every file has a place on the way of the data', () => {
  expect(files.length).toBeGreaterThan(0)
  expect(files.filter((file) => !ORDER.includes(place(file)))).toEqual([])
})

test('imports follow the data, and @actions/* stays at the edge', () => {
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
