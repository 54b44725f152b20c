import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { toProjectName } from '../src/core/names.ts'
import { type RealPython, realPythons } from '../test/installer/pythons.ts'
import type { Bench, BenchOptions, Figure, Found } from './bench.ts'
import { ROOT, setFile, VENDOR } from './folders.ts'
import { MATRIX_OPTIONS, matrix } from './matrix.ts'
import { measured } from './measured.ts'
import { BARE_OPTIONS, type BundleRun, bundleFacts, bundleFolder, offlineBundle } from './offline-bundle.ts'
import { openTools, TOOL_VERSIONS, type Tools, type UvResult, uvCompile, uvVersions } from './tools.ts'

const SETS = ['keystone', 'web60', 'heavy', 'heavy-sklearn'] as const

export const BENCH_RIGHT: Bench = {
  name: 'right',
  question: 'Does each target get the correct names and versions?',
  minutes: 20,
  run,
}

interface Compared {
  readonly set: string
  /** The tool that the bundle is compared with. */
  readonly oracle: string
  readonly targets: number
  /** One line per wrong target. */
  readonly wrong: readonly string[]
  /** Targets for which both find no solution. */
  readonly incomplete: number
}

async function run({ quick, folder, say }: BenchOptions): Promise<Found> {
  const tools = await openTools()
  const sets = quick ? SETS.slice(0, 1) : SETS
  const withUv: Compared[] = []
  for (const set of sets) {
    say(`${set}: 25 targets, offline-bundle and uv`)
    withUv.push(await compareWithUv(set, path.join(folder, set), tools))
  }
  const withPip: Compared[] = []
  const pythons = realPythons()
    .filter(({ series }) => series.length > 3)
    .slice(0, quick ? 1 : undefined) // 3.10 or newer
  for (const [set, python] of sets.flatMap((one) => pythons.map((python) => [one, python] as const))) {
    say(`${set}: offline-bundle and pip, Python ${python.version}`)
    withPip.push(await compareWithPip(set, python, path.join(folder, `${python.version}-${set}`)))
  }
  const all = [...withUv, ...withPip]
  return {
    commands: [
      `node dist/cli.js -r bench/sets/SET.txt ${[...MATRIX_OPTIONS, ...BARE_OPTIONS].join(' ')} -o OUT`,
      'MACOSX_DEPLOYMENT_TARGET=14.0 uv pip compile --python-platform PLATFORM --python-version MICRO --only-binary :all: bench/sets/SET.txt',
      'python -m pip install --dry-run --ignore-installed --only-binary :all: --report FILE -r bench/sets/SET.txt',
    ],
    table: [
      ['Set', 'Compared with', 'Targets', 'Wrong', 'No solution with both tools'],
      ...all.map(({ set, oracle, targets, wrong, incomplete }) => [set, oracle, `${targets}`, `${wrong.length}`, `${incomplete}`]),
    ],
    figures: [
      ...withUv.map(({ set, wrong, targets }) => noneWrong(`${set}: different from uv`, wrong.length, targets)),
      noneWrong('Different from pip, for each interpreter on this machine', withPip.flatMap(({ wrong }) => wrong).length, withPip.length),
    ],
    notes: [...all.flatMap(({ wrong }) => wrong), `Tools: ${TOOL_VERSIONS.join(', ')}`],
  }
}

function noneWrong(claim: string, wrong: number, total: number): Figure {
  return { claim, measured: `${wrong} of ${total}`, bound: '0', passed: wrong === 0 }
}

async function compareWithUv(set: string, folder: string, tools: Tools): Promise<Compared> {
  const out = path.join(folder, 'out')
  const made = await offlineBundle(['-r', setFile(set), ...MATRIX_OPTIONS, ...BARE_OPTIONS, '-o', out], { codes: [0, 3] })
  const settings = { cache: path.join(folder, 'uv'), out: path.join(folder, 'locks'), format: 'requirements.txt' } as const
  const { results } = await uvCompile(matrix(), tools, { requirements: setFile(set), ...settings })
  const incomplete = results.filter(({ file }) => file === undefined).length
  const versions = made.exitCode === 0 ? await wrongVersions(bundleFolder(out), results) : []
  const wrong = [...wrongFailures(made, results), ...versions].map((line) => `${set}: ${line}`)
  return { set, oracle: 'uv', targets: results.length, wrong, incomplete }
}

/** Exactly the targets without a solution must fail, with a hint, and all others must be reported as complete. */
function wrongFailures({ exitCode, answer }: BundleRun, results: readonly UvResult[]): readonly string[] {
  const none = new Set<string>(results.filter(({ file }) => file === undefined).map(({ target }) => target.id))
  const failed = new Set((answer.failure?.targets ?? []).map(({ target }) => target))
  const complete = answer.failure?.complete?.length ?? 0
  return [
    ...[...none].filter((id) => !failed.has(id)).map((id) => `${id} does not fail, although uv finds no solution`),
    ...[...failed].filter((id) => !none.has(id)).map((id) => `${id} fails, although uv finds a solution`),
    ...(exitCode === (none.size > 0 ? 3 : 0) ? [] : [`exit code ${exitCode}`]),
    ...(failed.size > 0 && answer.hint === '' ? ['the failure has no hint'] : []),
    ...(failed.size > 0 && complete !== results.length - none.size ? [`${complete} targets are reported as complete`] : []),
  ]
}

async function wrongVersions(bundle: string, results: readonly UvResult[]): Promise<readonly string[]> {
  const { faults, targets } = await bundleFacts(bundle)
  const wrong = [...faults]
  for (const { target, file } of results) {
    const bundled = Object.entries(targets[target.id] ?? {}).map(([name, [version]]) => [name, version] as const)
    const line = file === undefined ? '' : differences(new Map(bundled), await uvVersions(file), 'uv')
    if (line !== '') wrong.push(`${target.id}: ${line}`)
  }
  return wrong
}

const Report = v.object({
  install: v.array(
    v.object({
      metadata: v.object({ name: v.string(), version: v.string() }),
      download_info: v.object({ archive_info: v.object({ hashes: v.object({ sha256: v.string() }) }) }),
    }),
  ),
})

/** Compare names, versions and hashes with those that the pinned pip chooses in an interpreter of this machine. It needs Python 3.10. */
async function compareWithPip(set: string, { path: python, version }: RealPython, folder: string): Promise<Compared> {
  const [described, report] = [path.join(folder, 'target.json'), path.join(folder, 'report.json')]
  await mkdir(folder, { recursive: true })
  await writeFile(described, (await measured(python, ['-I', path.join(ROOT, 'python', 'installer', 'describe.py')])).stdout)
  await offlineBundle(['-r', setFile(set), '--target', described, ...BARE_OPTIONS, '-o', folder])
  const pip = path.join(VENDOR, 'pip-26.3-py3-none-any.whl', 'pip')
  const how = ['--dry-run', '--ignore-installed', '--only-binary', ':all:', '--no-cache-dir', '--quiet', '--report', report]
  await measured(python, [pip, 'install', ...how, '-r', setFile(set)])
  const { install } = v.parse(Report, JSON.parse(await readFile(report, 'utf8')))
  const { faults, targets } = await bundleFacts(bundleFolder(folder))
  const bundled = Object.entries(Object.values(targets)[0] ?? {}).map(
    ([name, [release, sha256]]) => [name, `${release} ${sha256}`] as const,
  )
  const chosen = install.map(
    ({ metadata, download_info }) =>
      [toProjectName(metadata.name), `${metadata.version} ${download_info.archive_info.hashes.sha256}`] as const,
  )
  const line = [...faults, differences(new Map(bundled), new Map(chosen), 'pip')].filter((fault) => fault !== '').join('; ')
  const oracle = `pip, CPython ${version}`
  return { set, oracle, targets: 1, wrong: line === '' ? [] : [`${set}, ${oracle}: ${line}`], incomplete: 0 }
}

/** Empty if both maps are equal. */
function differences(bundled: ReadonlyMap<string, string>, chosen: ReadonlyMap<string, string>, oracle: string): string {
  const names = [...new Set([...bundled.keys(), ...chosen.keys()])].filter((name) => bundled.get(name) !== chosen.get(name)).sort()
  return names.map((name) => `${name} ${bundled.get(name) ?? 'absent'} (${oracle}: ${chosen.get(name) ?? 'absent'})`).join(', ')
}
