import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockPath } from '../../src/bundle/locks.ts'
import { verifyFolder } from '../../src/run/verify-bundle.ts'
import { findPlatform } from '../../src/targets/platform-names.ts'
import { presetTarget } from '../../src/targets/platforms.ts'
import { parsePythons } from '../../src/targets/python-ranges.ts'
import type { Target } from '../../src/targets/target.ts'
import type { Verdict, Verified } from '../../src/verify/verdict.ts'
import { command } from '../fixtures/command.ts'
import { aBundle, aRoom, hostTarget, kitOf, type Room, type Wish } from './a-bundle.ts'

let room: Room
const host = withFirst(hostTarget())

beforeAll(async () => {
  room = await aRoom()
})
afterAll(() => room.close())

function preset(platform: string, python: string): Target {
  const [found, [version]] = [findPlatform(platform), parsePythons(python) as readonly never[]]
  if (!('system' in found) || version === undefined) throw new TypeError(`${platform} ${python}`)
  return presetTarget(found, version)
}

const linux = preset('linux-x86_64-glibc2.28', '3.11')
const windows = preset('windows-x86', '3.12')
const OLD = 'python_full_version < "3.11.3"'
const AMD64 = 'platform_machine == "AMD64"'

/** This machine's Python, and the first of its series. */
function withFirst(target: Target): Target {
  return { ...target, microVersions: [`${target.python.series}.0`, target.python.version] }
}

async function verified(wish: Omit<Wish, 'roots'>, prove: 'dry-run' | 'imported' = 'dry-run'): Promise<Verified> {
  const folder = await aBundle(room, { roots: ['alpha'], ...wish })
  return verifyFolder(folder, kitOf(room, { prove, ...(prove === 'dry-run' ? { interpreters: 'none' } : {}) }))
}

const dryRunOf = ({ verdicts: [verdict] }: Verified): Verdict['checks'][number] | undefined =>
  verdict?.checks.find(({ level }) => level === 'dry-run')

describe('verify', () => {
  test('repeats the walk and the dry run of a sealed bundle where its markers differ, and only there', async () => {
    const rows = [
      { name: 'alpha', version: '1.0', requires: [`beta; ${OLD}`] },
      { name: 'beta', version: '1.0', marker: OLD },
    ]
    const bundle = await verified({ targets: [linux], rows })
    expect(bundle.verdicts[0]).toMatchObject({ level: 'dry-run', findings: [], micros: { from: '3.11.0', except: [] } })
    const points = [linux.python.version, '3.11.0'].map((python) => ({ python, machine: 'x86_64' }))
    expect(dryRunOf(bundle)).toMatchObject({ passed: true, points })
  })

  test('runs once where nothing differs', async () => {
    const rows = [
      { name: 'alpha', version: '1.0', requires: ['beta'], requiresPython: '>=3.11' },
      { name: 'beta', version: '1.0' },
    ]
    expect(dryRunOf(await verified({ targets: [linux, windows], rows }))).not.toHaveProperty('points')
  })

  test('takes another entry for another machine name', async () => {
    const needs = ['beta<2; platform_machine != "AMD64"', `beta>=2; ${AMD64}`]
    const rows = [
      { name: 'alpha', version: '1.0', requires: needs },
      { name: 'beta', version: '1.0', marker: 'platform_machine != "AMD64"' },
      { name: 'beta', version: '2.0', marker: AMD64 },
    ]
    const bundle = await verified({ targets: [windows], rows })
    expect(bundle.verdicts[0]).toMatchObject({ level: 'dry-run', findings: [] })
    expect(dryRunOf(bundle)?.points?.map(({ machine }) => machine)).toEqual(['x86', 'AMD64'])
  })

  test('a micro version that lacks something is left out, with its range, the reason and what to type', async () => {
    const { verdicts } = await verified({ targets: [linux], rows: [{ name: 'alpha', version: '1.0', requires: [`beta; ${OLD}`] }] })
    expect(verdicts[0]?.level).toBe('dry-run')
    expect(verdicts[0]?.micros.except).toMatchObject([{ from: '3.11.0', to: '3.11.2' }])
    expect(verdicts[0]?.findings).toEqual([
      {
        kind: 'micros',
        severity: 'warning',
        message: expect.stringMatching(/^not for Python 3\.11\.0 to 3\.11\.2: alpha 1\.0 needs beta; .* no entry for it$/),
        hint: 'To support Python 3.11.2, make a bundle with --python 3.11.2.',
      },
    ])
  })

  test('a real interpreter imports what is installed there, and not what is for other machines', async () => {
    const first = `python_full_version == "${host.python.series}.0"`
    const rows = [
      { name: 'alpha', version: '1.0', requires: [`beta; ${first}`, 'gamma'], modules: { 'alpha.py': '' } },
      { name: 'beta', version: '1.0', modules: { 'beta.py': '' }, marker: first },
      { name: 'gamma', version: '1.0', modules: { 'gamma.py': '' }, marker: `python_full_version >= "${host.python.series}.0"` },
    ]
    const { verdicts } = await verified({ targets: [host], rows }, 'imported')
    expect(verdicts).toMatchObject([{ level: 'imported', findings: [] }])
  })

  test('a lock that pip does not read as the closure does is an error', async () => {
    const rows = [
      { name: 'alpha', version: '1.0', requires: [`beta; ${OLD}`] },
      { name: 'beta', version: '1.0', marker: OLD },
    ]
    const folder = await aBundle(room, { targets: [linux], roots: ['alpha'], rows })
    const lock = path.join(folder, lockPath(linux.id))
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(` ; ${OLD}`, ''))
    await expect(verifyFolder(folder, kitOf(room, { prove: 'dry-run' }))).rejects.toMatchObject({ failure: { kind: 'integrity' } })
  })
})

describe('the command verify', () => {
  test('ends with 3 for a target that one of its machine names breaks, with a hint that fits the system', async () => {
    const folder = await aBundle(room, {
      targets: [windows],
      roots: ['alpha'],
      rows: [{ name: 'alpha', version: '1.0', requires: [`greenlet; ${AMD64}`] }],
    })
    const { code, stderr } = await command(['verify', folder, '--prove', 'closure'])
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('where platform_machine is AMD64, not x86') })
    expect(stderr).toContain('--platform windows-x86_64')
  })

  test('prints the range that was verified', async () => {
    const rows = [{ name: 'alpha', version: '1.0', requires: [`beta; ${OLD}`] }]
    const folder = await aBundle(room, { targets: [linux], roots: ['alpha'], rows })
    const { code, stdout, stderr } = await command(['verify', folder, '--prove', 'closure'])
    expect({ code, stderr }).toMatchObject({ code: 0 })
    expect(stdout + stderr).toContain(`Python 3.11.3 to ${linux.python.version}`)
    expect(readFileSync(path.join(folder, 'README.txt'), 'utf8')).toContain('NOT for 3.11.0 to 3.11.2: ')
    expect(readFileSync(path.join(folder, 'locks', `pylock.${linux.id.replaceAll('.', '_')}.toml`), 'utf8')).toContain(
      'and python_full_version >= \\"3.11.3\\"',
    )
  })

  test('does not believe a manifest that covers a version which its lock does not', async () => {
    const rows = [{ name: 'alpha', version: '1.0', requires: [`beta; ${OLD}`] }]
    const micros = { from: '3.11.0', to: linux.python.version, except: [{ from: '3.11.0', to: '3.11.1', because: 'x' }] }
    const folder = await aBundle(room, { targets: [linux], roots: ['alpha'], rows, claim: { micros } })
    const { code, stderr } = await command(['verify', folder, '--prove', 'closure'])
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('supports Python 3.11.0 to 3.11.2') })
  })
  test('does not believe a lock that only versions need for which it does not hold', async () => {
    const rows = [
      { name: 'alpha', version: '1.0', requires: [`beta; ${OLD}`, `gamma; ${OLD}`] },
      { name: 'beta', version: '1.0', marker: OLD },
    ]
    const folder = await aBundle(room, { targets: [linux], roots: ['alpha'], rows })
    const { code, stderr } = await command(['verify', folder, '--prove', 'closure'])
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('beta-1.0-py3-none-any.whl is in the lock of') })
  })
})
