import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toProjectName } from '../../src/core/names.ts'
import { validateTargets } from '../../src/verify/verify-targets.ts'
import { aRoom, kitOf, type Room } from '../verify/a-bundle.ts'
import { farEnv } from './crafted-bundle.ts'
import { installPy } from './far-side.ts'
import { type RealPython, realPythons } from './pythons.ts'
import { HOST, installedWheels, LOCKS, lockedWheels, POOLS, twoWheelBundle } from './two-wheel-bundle.ts'

const PYTHONS = realPythons()
const NEWEST = toPython(PYTHONS.at(-1))

let room: Room
let bundle: string

beforeAll(async () => {
  room = await aRoom()
  bundle = await twoWheelBundle(room, POOLS)
})
afterAll(() => room.close())

describe.each(PYTHONS)('pip $pip of Python $series', (python) => {
  test.each(LOCKS)('installs the wheels of $id', (target) => {
    expect(pip(python, ['-r', path.join(bundle, 'locks', `${target.id}.txt`)])).toEqual(lockedWheels(POOLS, target))
  })
})

test.each(LOCKS)('other wheels in PIP_FIND_LINKS do no harm to $id', (target) => {
  const env = { PIP_FIND_LINKS: pathToFileURL(path.join(bundle, 'wheels')).href }
  expect(pip(NEWEST, ['-r', path.join(bundle, 'locks', `${target.id}.txt`)], env)).toEqual(lockedWheels(POOLS, target))
})

test('install.py installs the wheel of the lock', () => {
  const site = path.join(room.folder, 'site of ü')
  const said = installPy(path.join(bundle, 'install.py'), ['--target', site], room.folder)
  expect(said.text).toContain(HOST.id)
  expect({ code: said.code, wheels: installedWheels(POOLS, site) }).toEqual({ code: 0, wheels: lockedWheels(POOLS, HOST) })
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
  expect(pip(NEWEST, ['-i', pathToFileURL(path.join(repository, 'simple')).href, '-r', lines])).toEqual(lockedWheels(POOLS, target))
})

test('the dry run passes for both locks, and a real install for the one of this machine', async () => {
  const proving = LOCKS.map((target) => {
    const micros = { from: `${target.python.series}.0`, to: target.python.version, except: [] }
    const wheels = POOLS.map(({ project, version = '1.0' }) => ({
      project: toProjectName(project),
      version,
      filename: '',
      requested: true,
      requiredBy: [],
      topLevel: [],
    }))
    const points = [{ python: target.python.version, machine: target.markers.platform_machine }]
    return { target, verdict: { target: target.id, complete: true, findings: [], micros, points, uncovered: [] }, wheels }
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
  return installedWheels(POOLS, site)
}

function toPython(python: RealPython | undefined): RealPython {
  if (python === undefined) throw new Error('no Python with pip on this machine')
  return python
}
