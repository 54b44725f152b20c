import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseManifest } from '../../src/bundle/manifest.ts'
import { type FileRow, type RunningIndex, startIndex } from '../doubles/index.ts'
import { type Results, startResults } from '../doubles/results.ts'
import { runStep, type StepEnded, type StepOptions } from '../fixtures/runner.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { realPythons } from '../installer/pythons.ts'
import { bundle, getsOf, lockOf, sharedFolder, wheelsOf } from './on-index.ts'

/** Legs of this machine need real Pythons of it. */
const PYTHONS = realPythons().filter(({ series }) => Number(series.split('.')[1]) >= 10).slice(0, 2) // biome-ignore format: one thought
const LINUX = 'linux-x86_64-glibc2.28'
/** A backend that makes a wheel for the Python that runs it alone, as one with a compiler does. */
const COMPILES = `import sys
tag = "cp%d%d" % sys.version_info[:2]
row["tag"] = "-".join([tag, tag, PLATFORM])
row["modules"] = {row["name"] + "/__init__.py": "BUILT_BY = %r" % tag}`
const native = (platform = 'manylinux_2_17_x86_64'): string => COMPILES.replace('PLATFORM', JSON.stringify(platform))
const sdist = (name: string, more: Partial<FileRow> = {}): FileRow => {
  return { name, version: '2.0', kind: 'sdist', static: true, requires: ['beta'], buildCode: native(), ...more }
}
const FILES: readonly FileRow[] = [
  { name: 'alpha', version: '1.0', requires: ['engine', 'plain'] },
  { name: 'beta', version: '2.0' },
  { name: 'gamma', version: '1.0' },
  { name: 'tool', version: '1.0' },
  { name: 'tool', version: '2.0' },
  sdist('engine', { buildRequires: ['tool'], buildCode: `import tool\nassert tool.VERSION == "1.0", tool.VERSION\n${native()}` }),
  sdist('plain', { buildCode: '' }),
  sdist('unsaid', { static: false }),
  sdist('open', { metadata: ['Dynamic: Requires-Dist'] }),
  sdist('liar', { builds: { metadataRequires: ['gamma'] } }),
  sdist('bare', { buildCode: native('linux_x86_64') }),
  sdist('other', { buildCode: native('win_amd64') }),
]
const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
const shared: { index?: RunningIndex; results?: Results } = {}

beforeAll(async () => {
  shared.index = await startIndex({ indexes: { a: { files: FILES } } })
  shared.results = await startResults()
})
afterAll(async () => {
  await shared.index?.close()
  await shared.results?.[Symbol.asyncDispose]()
})

/** One job of the workflow, on a machine of its own with what these folders hold in its workspace. */
async function job(
  entry: NonNullable<StepOptions['entry']>,
  name: string,
  inputs: Readonly<Record<string, string>>,
  has: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<StepEnded> {
  const folder = path.join(room, name)
  rmSync(folder, { recursive: true, force: true })
  for (const [to, from] of Object.entries(has)) cpSync(from, path.join(folder, 'workspace', to), { recursive: true })
  const bins = PYTHONS.map((python) => path.dirname(python.path)).filter((bin) => bin !== '.')
  const { index, results } = shared
  if (index === undefined || results === undefined) throw new Error('the doubles have not started')
  return runStep({
    folder,
    entry,
    inputs: { 'index-url': index.simple(), 'pip-config': 'none', 'cache-dir': cache, 'cache-max-size': '0', ...inputs },
    env: {
      ...results.env,
      ...env,
      PATH: [env['PATH'], process.env['PATH'], ...bins].filter((one) => one !== undefined).join(path.delimiter),
    },
  })
}

/** PATH and variables of a machine with a Docker whose image has these Pythons (doubles/docker.py). */
function aDocker(): Readonly<Record<string, string>> {
  const bin = path.join(room, 'docker-bin')
  mkdirSync(bin)
  cpSync('test/doubles/docker.py', path.join(bin, 'docker.py'))
  writeFileSync(path.join(bin, 'docker'), `#!/bin/sh\nexec python3 "${bin}/docker.py" "$@"\n`, { mode: 0o755 })
  const tags = PYTHONS.map(({ path: python, series }) => [`cp${series.replace('.', '')}`, python] as const)
  const inside = Object.fromEntries(tags.map(([tag, python]) => [`/opt/python/${tag}-${tag}/bin/python`, python]))
  const [{ path: python } = { path: '' }] = PYTHONS
  return { PATH: bin, DOCKER_PYTHONS: JSON.stringify({ '/opt/python/cp313-cp313/bin/python': python, ...inside }) }
}

const asked = (packages: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => {
  const pythons = PYTHONS.map(({ series }) => series).join('\n')
  return { packages, platforms: LINUX, 'python-versions': pythons, sdists: 'native', ...more }
}
const ended = ({ code, log }: StepEnded): unknown => ({ code, log: code === 0 ? '' : log })
const planOf = ({ workspace }: StepEnded): string => path.join(workspace, 'offline-bundle-plan')
const partOf = ({ workspace }: StepEnded): string => path.join(workspace, 'offline-bundle-part')
const idOf = (series: string): string => `cp${series.replace('.', '')}-${LINUX}`
const wheelFor = (series: string): string => {
  const tag = `cp${series.replace('.', '')}`
  return `engine-2.0-${tag}-${tag}-manylinux_2_17_x86_64.whl`
}

test('what has to be compiled is built by the leg, for each of its targets with its own Python, and merge bundles it', async () => {
  const constraints = path.join(room, 'build.txt')
  writeFileSync(constraints, 'tool<2\n')
  const plan = await job('plan', 'plan', asked('alpha', { 'build-constraints': constraints }))
  expect(ended(plan)).toEqual({ code: 0, log: '' })
  expect(readdirSync(path.join(planOf(plan), 'sources'))).toEqual([expect.stringMatching(/^[0-9a-f]{12}-engine-2\.0\.tar\.gz$/)])
  expect(readdirSync(path.join(planOf(plan), 'wheels'))).toEqual(['plain-2.0-py3-none-any.whl'])
  expect(plan.summary).toContain('### Built by the legs')

  const leg = await job('leg', 'leg', { leg: LINUX }, { 'offline-bundle-plan': planOf(plan) })
  expect(ended(leg)).toEqual({ code: 0, log: '' })
  expect(leg.outputs['levels']?.split('\n')).toEqual(PYTHONS.map(({ series }) => `${idOf(series)} installed`))
  if (shared.index === undefined) throw new Error('the index has not started')
  expect((await getsOf(shared.index))['/a/files/engine-2.0.tar.gz']).toBe(1) // by the plan, which hands it on
  expect(readdirSync(path.join(partOf(leg), 'wheels'))).toEqual(PYTHONS.map(({ series }) => wheelFor(series)).sort())

  const has = { 'offline-bundle-plan': planOf(plan), 'offline-bundle-parts/one': partOf(leg) }
  const merge = await job('merge', 'merge', { output: 'out' }, has)
  expect(ended(merge)).toEqual({ code: 0, log: '' })
  const folder = path.join(merge.workspace, 'out', 'offline-bundle')
  expect(wheelsOf(folder)).toEqual(
    ['alpha-1.0-py3-none-any.whl', 'beta-2.0-py3-none-any.whl', ...PYTHONS.map(({ series }) => wheelFor(series)), 'plain-2.0-py3-none-any.whl'].sort(), // biome-ignore format: one list
  )
  for (const { series } of PYTHONS) expect(lockOf(folder, idOf(series))).toContain('engine==2.0')
  const { wheels } = parseManifest(readFileSync(path.join(folder, 'manifest.json'), 'utf8'), 'manifest.json')
  const url = new URL('/a/files/engine-2.0.tar.gz', shared.index?.url).href
  expect(wheels.filter(({ project }) => project === 'engine').map(({ built }) => built)).toEqual(
    PYTHONS.map(() => ({ kind: 'sdist', url, sha256: expect.any(String), staticMetadata: true })),
  )
  const { built } = JSON.parse(readFileSync(`${folder}.proofs.json`, 'utf8'))
  for (const { series } of PYTHONS)
    expect(built).toContainEqual(
      expect.objectContaining({
        wheel: wheelFor(series),
        python: expect.stringMatching(`^${series}\\.`),
        machine: expect.stringMatching(/^glibc /),
      }),
    )
})

test('plan refuses what it can promise to nobody, each with its name and why, and leaves no plan', async () => {
  const plan = await job('plan', 'refused', asked('unsaid\nopen'))
  expect(plan.code).toBe(3)
  for (const said of [
    /unsaid 2\.0 cannot be built from .*: its wheel is cp3\d+-cp3\d+-manylinux_2_17_x86_64, for one kind of machine only; and what it needs cannot be known without a build: its PKG-INFO has Metadata-Version 2\.1/,
    /open 2\.0 cannot be built from .*: its PKG-INFO says that only a build can tell Requires-Dist \(Dynamic\)/,
  ])
    expect(plan.log).toMatch(said)
  expect(readdirSync(plan.workspace)).toEqual([])
})

test("in a container: a wheel that breaks its promise, or whose tag is not the target's, fails its target, and merge names them all", async () => {
  const [{ series } = { series: '' }] = PYTHONS
  const plan = await job('plan', 'plan-bad', asked('liar\nother\nbare', { 'python-versions': series }))
  expect(ended(plan)).toEqual({ code: 0, log: '' })
  const log = path.join(room, 'docker.log')
  const leg = await job('leg', 'leg-bad', { leg: LINUX }, { 'offline-bundle-plan': planOf(plan) }, { ...aDocker(), DOCKER_LOG: log })
  const has = { 'offline-bundle-plan': planOf(plan), 'offline-bundle-parts/one': partOf(leg) }
  const merge = await job('merge', 'merge-bad', { output: 'out' }, has)
  expect([leg.code, merge.code]).toEqual([3, 3])
  const built = (project: string): string =>
    `${project} 2.0 cannot be built for ${idOf(series)} (on quay.io/pypa/manylinux_2_28_x86_64@sha256:000`
  const tag = `cp${series.replace('.', '')}`
  for (const [project, why] of [
    [
      'liar',
      'its wheel has other metadata than its PKG-INFO promises: Requires-Dist beta only promised; Requires-Dist gamma only in the wheel',
    ],
    ['other', `its wheel is ${tag}-${tag}-win_amd64, which ${idOf(series)} does not take`],
    ['bare', 'auditwheel, which makes tags of Linux true, cannot be had'],
  ] as const) {
    expect(leg.log).toContain(built(project))
    expect(leg.log).toContain(why)
    expect(merge.log).toContain(`the leg ${LINUX} failed: ${built(project)}`)
  }
  const lines = readFileSync(log, 'utf8').trim().split('\n').map((line) => JSON.parse(line)) // biome-ignore format: one thought
  expect(lines.filter(([command]) => command === 'run')).toEqual([expect.arrayContaining(['--network', 'none'])])
  expect(lines.filter(([command]) => command === 'exec').length).toBeGreaterThan(10)
  expect(lines.at(-1)).toEqual(['rm', '--force', 'c0ffee'])
})

test('one step and the command build nothing for single machines: they say where that is', async () => {
  const { index } = shared
  if (index === undefined) throw new Error('the index has not started')
  const cwd = path.join(room, 'command')
  mkdirSync(cwd)
  const refused = await bundle(index, ['engine', '--sdists', 'native'], { cwd })
  expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('native builds need the matrix, see docs/matrix.md')])
})
