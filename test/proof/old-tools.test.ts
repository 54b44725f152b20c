import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cleanEnv } from '../../src/worker/program.ts'
import { HOST, installedWheels, LOCKS, lockedWheels, POOLS, type Pool, twoWheelBundle } from '../installer/two-wheel-bundle.ts'
import { aRoom, PYTHON, type Room } from '../verify/a-bundle.ts'

/** Locks beside the wheels of newer systems, installed by old and new pips and uvs (docs/guides/far-side.md, "Old tools"). */
const run = promisify(execFile)
const PYENV = path.join(homedir(), '.pyenv/versions')

/** Tags that pip knows from 20.3 on. */
const GLIBC_POOLS: readonly Pool[] = [
  { project: 'glibc', host: 'py3-none-manylinux_2_17_x86_64', other: 'py3-none-manylinux_2_28_x86_64' },
  { project: 'abi', host: 'cp36-abi3-manylinux_2_17_x86_64', other: 'cp36-abi3-manylinux_2_28_x86_64' },
  { project: 'linux', host: 'py3-none-manylinux_2_28_x86_64', other: 'py3-none-linux_x86_64' },
]

let room: Room
const bundles = { any: '', glibc: '' }

beforeAll(async () => {
  room = await aRoom()
  bundles.any = await twoWheelBundle(room, POOLS)
  bundles.glibc = await twoWheelBundle(room, GLIBC_POOLS)
})
afterAll(() => room.close())

const OLD_PIPS = [
  { pip: '18.1', python: '3.6', noCache: true },
  { pip: '19.0.3', python: '3.7', noCache: true },
  { pip: '19.0', python: '3.7', noCache: false },
  { pip: '19.1.1', python: '3.7', noCache: true },
] as const
const PIPS = [
  { pip: '20.3.4', python: '3.8' },
  { pip: '21.3.1', python: '3.6' },
  { pip: '22.3.1', python: '3.10' },
  { pip: '23.2.1', python: '3.11' },
  { pip: '24.0', python: '3.7' },
  { pip: '25.0.1', python: '3.8' },
  { pip: '26.0.1', python: '3.9' },
  { pip: '26.2.1', python: '3.12' },
  { pip: '26.3', python: '3.13' },
] as const

describe.each([...OLD_PIPS, { pip: '19.2', python: '3.7', noCache: true }])('pip $pip', ({ pip, python, noCache }) => {
  test.each(LOCKS)('installs the wheels of $id', async (target) => {
    const site = await installedBy(await pipWheel(pip), python, {
      bundle: bundles.any,
      id: target.id,
      words: noCache ? ['--no-cache-dir'] : [],
    })
    expect(installedWheels(POOLS, site)).toEqual(lockedWheels(POOLS, target))
  })
})

describe.each(PIPS)('pip $pip', ({ pip, python }) => {
  test.each(LOCKS)('installs the wheels of $id, also those named for a glibc, and whatever PIP_FIND_LINKS holds', async (target) => {
    for (const [bundle, pools] of [[bundles.any, POOLS] as const, [bundles.glibc, GLIBC_POOLS] as const]) {
      const env = { PIP_FIND_LINKS: pathToFileURL(path.join(bundle, 'wheels')).href }
      for (const more of [{}, env]) {
        const site = await installedBy(await pipWheel(pip), python, { bundle, id: target.id, words: [], env: more })
        expect(installedWheels(pools, site)).toEqual(lockedWheels(pools, target))
      }
    }
  })
})

test('pip 19.1.1 rejects one of the locks while PIP_FIND_LINKS holds the other wheels, and pip 19.2 does not', async () => {
  const env = { PIP_FIND_LINKS: pathToFileURL(path.join(bundles.any, 'wheels')).href }
  const tried = async (pip: string): Promise<readonly string[]> => {
    const wheel = await pipWheel(pip)
    const ended = LOCKS.map(({ id }) => installedBy(wheel, '3.7', { bundle: bundles.any, id, words: [], env }).catch(String))
    return (await Promise.all(ended)).filter((said) => said.includes('DO NOT MATCH THE HASHES'))
  }
  expect(await tried('19.1.1')).not.toEqual([])
  expect(await tried('19.2')).toEqual([])
})

describe.each(['0.12.1', '0.13.9'])('uv %s', (version) => {
  test.each(LOCKS)('installs the wheels of $id', async (target) => {
    for (const [bundle, pools] of [[bundles.any, POOLS] as const, [bundles.glibc, GLIBC_POOLS] as const]) {
      const site = await installedByUv(await uv(version), path.join(bundle, 'locks', `${target.id}.txt`))
      expect(installedWheels(pools, site)).toEqual(lockedWheels(pools, target))
    }
  })
})

test.each(['0.8.0', '0.12.0', '0.13.9'])('uv %s installs the wheels of a pylock', async (version) => {
  const pylock = path.join(bundles.glibc, 'locks', `pylock.${HOST.id.replaceAll('.', '_')}.toml`)
  expect(installedWheels(GLIBC_POOLS, await installedByUv(await uv(version), pylock))).toEqual(lockedWheels(GLIBC_POOLS, HOST))
})

test('uv 0.12.0 rejects a lock', async () => {
  const lock = path.join(bundles.any, 'locks', `${HOST.id}.txt`)
  await expect(installedByUv(await uv('0.12.0'), lock)).rejects.toThrow('relative URL without a base')
})

interface Installing {
  readonly bundle: string
  readonly id: string
  readonly words: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

async function installedBy(wheel: string, series: string, { bundle, id, words, env = {} }: Installing): Promise<string> {
  const site = mkdtempSync(path.join(room.folder, 'site '))
  const lock = path.join(bundle, 'locks', `${id}.txt`)
  const command = [path.join(wheel, 'pip'), 'install', '--quiet', ...words, '--target', site, '-r', lock]
  await run(interpreter(series), command, { cwd: site, env: { ...cleanEnv(process.env), ...env } })
  return site
}

async function installedByUv(program: string, lock: string): Promise<string> {
  const site = mkdtempSync(path.join(room.folder, 'site '))
  const words = ['pip', 'install', '--offline', '--no-cache', '--no-config', '--python', PYTHON, '--target', site, '-r', lock]
  await run(program, words, { cwd: site, env: cleanEnv(process.env) })
  return site
}

async function pipWheel(version: string): Promise<string> {
  return path.join(
    await downloaded('pip', version),
    `pip-${version}-py${version.startsWith('18') || version < '21' ? '2.py3' : '3'}-none-any.whl`,
  )
}

async function uv(version: string): Promise<string> {
  const folder = await downloaded('uv', version)
  const [wheel = ''] = readdirSync(folder)
  const site = path.join(room.folder, `program of uv ${version}`)
  if (!existsSync(site)) await run(PYTHON, ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', site, path.join(folder, wheel)])
  return path.join(site, 'bin', 'uv')
}

/** Any interpreter may fetch it; this test's own connection settings are the machine's. */
async function downloaded(project: string, version: string): Promise<string> {
  const folder = path.join(room.folder, `${project} ${version}`)
  mkdirSync(folder, { recursive: true })
  const words = ['--quiet', '--no-deps', '--ignore-requires-python', '--dest', folder, `${project}==${version}`]
  await run(PYTHON, ['-m', 'pip', 'download', ...words])
  return folder
}

function interpreter(series: string): string {
  const version = readdirSync(PYENV).find((name) => name.startsWith(`${series}.`))
  if (version === undefined) throw new Error(`no Python ${series} under pyenv`)
  return path.join(PYENV, version, 'bin/python')
}
