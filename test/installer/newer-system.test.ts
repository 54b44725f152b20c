import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toProjectName } from '../../src/core/names.ts'
import type { Target } from '../../src/targets/target.ts'
import { validateTargets } from '../../src/validate/validate.ts'
import type { FileRow } from '../doubles/index.ts'
import { aBundle, aRoom, hostTarget, kitOf, type Room } from '../validate/a-bundle.ts'
import { farEnv } from './crafted-bundle.ts'
import { installPy } from './far-side.ts'
import { type RealPython, realPythons } from './pythons.ts'

/**
 * One release, two wheels, and two locks that hold one each. A machine prefers one of the two wheels, so one of the locks holds the other: as
 * where a machine is newer than the minimum of the lock's target. Each lock installs its own wheel, whatever pip prefers.
 */
const HOST = hostTarget()
/** A target of the same bundle that this machine is not. */
const OTHER: Target = { ...HOST, id: `${HOST.id}-other` as Target['id'], platform: 'other', system: { os: 'other', machine: 'other' } }
const LOCKS = [HOST, OTHER]
const [OWN_TAG = ''] = HOST.platformTags
const POOLS: readonly Pool[] = [
  { project: 'pure', host: 'py3-none-any', other: `py3-none-${OWN_TAG}` },
  { project: 'native', host: `py3-none-${OWN_TAG}`, other: 'py3-none-any' },
  { project: 'abi', host: `cp36-abi3-${OWN_TAG}`, other: 'py3-none-any' },
  { project: 'both', host: 'py2.py3-none-any', other: 'py3-none-any' },
  { project: 'build', host: '1-py3-none-any', other: '2-py3-none-any' },
  { project: 'local', version: '1.0+cpu.1', host: 'py3-none-any', other: `py3-none-${OWN_TAG}` },
  ...(HOST.system.os === 'linux'
    ? [{ project: 'many', host: `py3-none-${OWN_TAG}`, other: OWN_TAG.replace('linux_', 'py3-none-manylinux1_') }]
    : []),
]
const PYTHONS = realPythons()
const NEWEST = toPython(PYTHONS.at(-1))

interface Pool {
  readonly project: string
  readonly version?: string
  /** What the lock of this machine holds: the end of the wheel's name. */
  readonly host: string
  readonly other: string
}

let room: Room
let bundle: string

beforeAll(async () => {
  room = await aRoom()
  const rows = POOLS.flatMap((pool) => [rowOf(pool, pool.host, HOST), rowOf(pool, pool.other, OTHER)])
  const made = await aBundle(room, { targets: LOCKS, roots: POOLS.map(({ project }) => project), rows, claim: { complete: true } })
  bundle = path.join(room.folder, 'a % b # c & d; ü', 'bundle')
  cpSync(made, bundle, { recursive: true })
})
afterAll(() => room.close())

function rowOf({ project, version = '1.0' }: Pool, tag: string, target: Target): FileRow & { readonly only: readonly Target[] } {
  const filename = `${project}-${version}-${tag}.whl`
  return { name: project, version, filename, modules: { [`${project}.py`]: `WHEEL = "${tag}"\n` }, only: [target] }
}

const wanted = (target: Target): Readonly<Record<string, string>> =>
  Object.fromEntries(POOLS.map(({ project, host, other }) => [project, target === HOST ? host : other]))

describe.each(PYTHONS)('pip $pip of Python $series', (python) => {
  test.each(LOCKS)('installs the wheels of $id', (target) => {
    expect(pip(python, ['-r', path.join(bundle, 'locks', `${target.id}.txt`)])).toEqual(wanted(target))
  })
})

test.each(LOCKS)('other wheels in PIP_FIND_LINKS do no harm to $id', (target) => {
  const env = { PIP_FIND_LINKS: pathToFileURL(path.join(bundle, 'wheels')).href }
  expect(pip(NEWEST, ['-r', path.join(bundle, 'locks', `${target.id}.txt`)], env)).toEqual(wanted(target))
})

test('install.py installs the wheel of the lock', () => {
  const site = path.join(room.folder, 'site of ü')
  const said = installPy(path.join(bundle, 'install.py'), ['--target', site], room.folder)
  expect(said.text).toContain(HOST.id)
  expect({ code: said.code, wheels: wheelsIn(site) }).toEqual({ code: 0, wheels: wanted(HOST) })
})

test('install.py --only installs a part of the lock', () => {
  const site = path.join(room.folder, 'part')
  expect(installPy(path.join(bundle, 'install.py'), ['--target', site, '--only', 'pure'], room.folder).code).toBe(0)
  expect(readFileSync(path.join(site, 'pure.py'), 'utf8')).toBe('WHEEL = "py3-none-any"\n')
})

test.each(LOCKS)('the lines of $id install its wheels from an export too', (target) => {
  const repository = path.join(room.folder, `repository ${target.id}`)
  expect(installPy(path.join(bundle, 'install.py'), ['--export', repository], room.folder).code).toBe(0)
  const lines = path.join(room.folder, 'lines.txt')
  const lock = readFileSync(path.join(bundle, 'locks', `${target.id}.txt`), 'utf8')
  writeFileSync(lines, lock.replaceAll(/^--.*\n/gm, ''))
  expect(pip(NEWEST, ['-i', pathToFileURL(path.join(repository, 'simple')).href, '-r', lines])).toEqual(wanted(target))
})

test('the dry run passes for both locks, and a real install for the one of this machine', async () => {
  const proving = LOCKS.map((target) => {
    const micros = { from: `${target.python.series}.0`, to: target.python.version, except: [] }
    const wheels = POOLS.map((pool) => {
      const { name, version, filename } = rowOf(pool, target === HOST ? pool.host : pool.other, target)
      return { project: toProjectName(name), version, filename: filename ?? '', topLevel: [] }
    })
    const points = [{ python: target.python.version, machine: target.markers.platform_machine }]
    return { target, verdict: { target: target.id, complete: true, findings: [], micros, points }, wheels }
  })
  const verdicts = await validateTargets(bundle, proving, kitOf(room))
  expect(verdicts.map(({ findings }) => findings)).toEqual([[], []])
  expect(verdicts[0]?.level).toBe('installed')
})

/** Which wheel of each project `pip install` puts into a new folder. */
function pip({ path: python }: RealPython, args: readonly string[], env: NodeJS.ProcessEnv = {}): Readonly<Record<string, string>> {
  const elsewhere = path.join(room.folder, 'elsewhere')
  mkdirSync(elsewhere, { recursive: true })
  const site = mkdtempSync(path.join(room.folder, 'site '))
  const words = ['-m', 'pip', 'install', '--quiet', '--no-cache-dir', '--target', site, ...args]
  execFileSync(python, words, { cwd: elsewhere, env: { ...farEnv(), ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  return wheelsIn(site)
}

function wheelsIn(site: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    POOLS.map(({ project }) => {
      const [, wheel = ''] = /"(.*)"/.exec(readFileSync(path.join(site, `${project}.py`), 'utf8')) ?? []
      return [project, wheel]
    }),
  )
}

function toPython(python: RealPython | undefined): RealPython {
  if (python === undefined) throw new Error('no Python with pip on this machine')
  return python
}
