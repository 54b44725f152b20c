import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseManifest } from '../../src/bundle/manifest.ts'
import { MissingWheelsSchema } from '../../src/core/errors.ts'
import { type FileRow, type RunningIndex, startIndex } from '../doubles/index.ts'
import { type Results, startResults } from '../doubles/results.ts'
import { command } from '../fixtures/command.ts'
import { runStep, type StepEnded } from '../fixtures/runner.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, bundled, lockOf, sha256Of, sharedFolder, wheelsOf } from './on-index.ts'

const ENGINE: FileRow = { name: 'engine', version: '2.0', kind: 'sdist', builds: { tag: 'cp312-cp312-manylinux_2_28_x86_64' } }
const FILES: readonly FileRow[] = [
  { name: 'alpha', version: '1.0', requires: ['engine', 'beta'] },
  { name: 'beta', version: '2.0' },
  { name: 'gamma', version: '1.0', tag: 'cp312-cp312-win_amd64' },
  ENGINE,
]
const [LINUX, WINDOWS] = ['cp312-linux-x86_64-glibc2.28', 'cp312-windows-x86_64']
const TARGETS = ['linux-x86_64-glibc2.28', 'windows-x86_64']
const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
/** What cibuildwheel would leave: a wheel of the sdist for each target. */
const wheelhouse = path.join(room, 'wheelhouse')
let index: RunningIndex
let results: Results

beforeAll(async () => {
  index = await startIndex({ indexes: { a: { files: FILES }, bare: { files: FILES, hashes: false } } })
  results = await startResults()
  mkdirSync(wheelhouse)
  const rows = ['manylinux_2_28_x86_64', 'win_amd64'].map((tag) => ({ name: 'engine', version: '2.0', requires: ['beta'], tag: `cp312-cp312-${tag}` })) // biome-ignore format: one list
  execFileSync('python3', ['test/fixtures/make_wheels.py', wheelhouse], { input: JSON.stringify(rows) })
})
afterAll(async () => {
  await index.close()
  await results[Symbol.asyncDispose]()
})

async function sdist(): Promise<{ readonly url: string; readonly sha256: string }> {
  const url = `${index.url}/a/files/engine-2.0.tar.gz`
  const file = path.join(room, 'engine-2.0.tar.gz')
  writeFileSync(file, new Uint8Array(await (await fetch(url)).arrayBuffer()))
  return { url, sha256: sha256Of(file) }
}

function plan(name: string, inputs: Readonly<Record<string, string>>): Promise<StepEnded> {
  const requirementInputs = { platforms: TARGETS.join(' '), 'python-versions': '3.12', 'index-url': index.simple(), 'pip-config': 'none' }
  const caches = { 'cache-dir': cache, 'cache-max-size': '0' }
  return runStep({ folder: path.join(room, name), entry: 'plan', inputs: { ...requirementInputs, ...caches, ...inputs }, env: results.env })
}

const foldersOf = ({ workspace }: StepEnded): readonly string[] => readdirSync(workspace)

test.each(['a', 'bare'])(
  'plan lists the sdists that need wheels, for the targets and as cibuildwheel names them (index %s)',
  async (name) => {
    const { url, sha256 } = await sdist()
    const ended = await plan(`listed-${name}`, { packages: 'alpha', 'allow-missing-wheels': 'true', 'index-url': index.simple(name) })
    expect([ended.code, foldersOf(ended)]).toEqual([0, []])
    const { 'missing-wheels': missing = '', ...outputs } = ended.outputs
    expect(v.parse(MissingWheelsSchema, JSON.parse(missing))).toEqual([
      {
        project: 'engine',
        version: '2.0',
        url: url.replace('/a/', `/${name}/`),
        sha256,
        targets: [LINUX, WINDOWS],
        selectors: ['cp312-manylinux_x86_64', 'cp312-win_amd64'],
      },
    ])
    expect(outputs).toEqual({ matrix: '{"include":[]}', jobs: '0', unproved: '', targets: `${LINUX}\n${WINDOWS}`, plan: '' })
    expect(ended.summary).toContain('<code>engine 2.0</code>')
  },
)

test('with the wheels in find-links there is a plan, which carries them', async () => {
  const ended = await plan('built', { packages: 'alpha', 'allow-missing-wheels': 'true', 'find-links': wheelhouse })
  expect({ code: ended.code, log: ended.code === 0 ? '' : ended.log }).toEqual({ code: 0, log: '' })
  expect(ended.outputs['missing-wheels']).toBe('[]')
  expect(readdirSync(path.join(ended.workspace, 'offline-bundle-plan', 'wheels'))).toEqual(readdirSync(wheelhouse))
})

test.each([
  { name: 'nobody allows it', inputs: { packages: 'alpha' } },
  { name: 'a target lacks something else too', inputs: { packages: 'alpha\ngamma', 'allow-missing-wheels': 'true' } },
  { name: 'the source is no sdist', inputs: { packages: 'git+https://index.example/repository', 'allow-missing-wheels': 'true' } },
  { name: 'nothing is called so', inputs: { packages: 'alpha\nabsent', 'allow-missing-wheels': 'true' } },
])('plan fails where $name', async ({ inputs }) => {
  const ended = await plan('rejected', inputs)
  expect([ended.code, ended.outputs, foldersOf(ended)]).toEqual([3, {}, []])
})

test.each(['never', 'pure'])('the error of the command holds the same list with --sdists %s', async (policy) => {
  const { url, sha256 } = await sdist()
  const cwd = path.join(room, `command-${policy}`)
  mkdirSync(cwd)
  const platforms = ['--platform', 'linux-x86_64-glibc2.28', '--python', '3.12', '--cache-dir', cache]
  const ended = await bundle(index, ['alpha', '--sdists', policy, '--json', ...platforms], { cwd })
  const { failure } = JSON.parse(ended.stdout)
  expect([ended.code, failure.kind]).toEqual([3, 'incomplete'])
  const selectors = ['cp312-manylinux_x86_64']
  expect(v.parse(MissingWheelsSchema, failure.missingWheels)).toEqual([{ project: 'engine', version: '2.0', url, sha256, targets: [LINUX], selectors }]) // biome-ignore format: one list
})

test('a wheel of find-links stands for the sdist of a lock where lock-built names it, and the manifest holds both hashes', async () => {
  const { url, sha256 } = await sdist()
  const cwd = path.join(room, 'locked')
  mkdirSync(cwd)
  const beta = await (await fetch(`${index.url}/a/files/beta-2.0-py3-none-any.whl`)).arrayBuffer()
  writeFileSync(path.join(cwd, 'beta.whl'), new Uint8Array(beta))
  const lock = [`engine==2.0 --hash=sha256:${sha256}`, `beta==2.0 --hash=sha256:${sha256Of(path.join(cwd, 'beta.whl'))}`]
  writeFileSync(path.join(cwd, 'lock.txt'), `${lock.join('\n')}\n`)
  const args = ['--lock', 'lock.txt', ...TARGETS.flatMap((one) => ['--platform', one]), '--python', '3.12', '--cache-dir', cache]
  const rejected = await bundle(index, [...args, '--find-links', wheelhouse, '--json'], { cwd })
  const { failure } = JSON.parse(rejected.stdout)
  expect([rejected.code, failure.missingWheels]).toEqual([3, [expect.objectContaining({ project: 'engine', sha256, targets: [LINUX, WINDOWS] })]]) // biome-ignore format: one thought

  await bundled(index, [...args, '--find-links', wheelhouse, '--lock-built', 'Engine'], { cwd })
  const folder = path.join(cwd, 'out', 'offline-bundle')
  expect(wheelsOf(folder)).toEqual(['beta-2.0-py3-none-any.whl', ...readdirSync(wheelhouse).sort()])
  expect(lockOf(folder, LINUX)).toEqual(['beta==2.0', 'engine==2.0'])
  const { wheels } = parseManifest(readFileSync(path.join(folder, 'manifest.json'), 'utf8'), 'manifest.json')
  expect(wheels.map(({ path: file, sha256: own, lockedSdist }) => [file, own, lockedSdist])).toEqual([
    ['wheels/beta-2.0-py3-none-any.whl', sha256Of(path.join(cwd, 'beta.whl')), undefined],
    ...readdirSync(wheelhouse).sort().map((name) => [`wheels/${name}`, sha256Of(path.join(wheelhouse, name)), { url, hashes: { sha256 } }]), // biome-ignore format: one list
  ])
  const verified = await command(['verify', folder, '--interpreters', 'none', '--cache-dir', cache], { cwd })
  expect({ code: verified.code, log: verified.code === 0 ? '' : verified.stderr }).toEqual({ code: 0, log: '' })
})

test.each([
  { args: ['alpha', '--lock-built', 'engine'], want: '--lock-built: has no effect without lock' },
  { args: ['--lock', 'lock.txt', '--lock-built', 'engine'], want: '--lock-built: requires find-links: the wheels are taken from there' },
])('lock-built that can do nothing is a usage error: $want', async ({ args, want }) => {
  const ended = await bundle(index, args, { cwd: room })
  expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining(want)])
})
