import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { toProjectName } from '../../src/core/names.ts'
import type { Target } from '../../src/targets/target.ts'
import type { ProvingTarget } from '../../src/verify/verdict.ts'
import { validateTargets } from '../../src/verify/verify-targets.ts'
import type { ClosureVerdict } from '../../src/worker/messages.ts'
import { aBundle, aRoom, hostTarget, kitOf, type Room, type Wish, windowsTarget } from './a-bundle.ts'

let room: Room
const host = hostTarget()
const windows = windowsTarget()

let temporary: string

beforeAll(async () => {
  room = await aRoom()
  temporary = mkdtempSync(path.join(room.folder, 'tmp-'))
  vi.stubEnv('TMPDIR', temporary) // proofs make their folders there, and those of other tests elsewhere
})
afterAll(() => {
  vi.unstubAllEnvs()
  room.close()
})

function proving(
  target: Target,
  { topLevel = [], ...over }: Partial<ClosureVerdict> & { readonly topLevel?: readonly string[] } = {},
): ProvingTarget {
  const micros = { from: `${target.python.series}.0`, to: target.python.version, except: [] }
  return {
    target,
    verdict: {
      target: target.id,
      complete: true,
      findings: [],
      micros,
      points: [{ python: target.python.version, machine: target.machines[0] ?? '' }],
      uncovered: [],
      ...over,
    },
    wheels: [
      {
        project: toProjectName('alpha'),
        version: '1.0',
        filename: 'alpha-1.0-py3-none-any.whl',
        requested: true,
        requiredBy: [],
        topLevel,
      },
    ],
  }
}

const ALPHA = { name: 'alpha', version: '1.0' }
const wish = (over: Partial<Wish> = {}): Wish => ({ targets: [host, windows], roots: ['alpha'], rows: [ALPHA], ...over })
const proofs = (): string[] => readdirSync(temporary).filter((name) => name.startsWith('offline-bundle-proof-'))

describe('validateTargets', () => {
  test('installs for real where an interpreter stands for the target, and lets pip judge the others', async () => {
    const folder = await aBundle(room, wish())
    const [own, other] = await validateTargets(folder, [proving(host), proving(windows)], kitOf(room))
    expect(own).toMatchObject({ target: host.id, level: 'installed', findings: [] })
    expect(own?.checks.map(({ level, passed, by }) => [level, passed, by])).toEqual([
      ['closure', true, 'closure walk'],
      ['dry-run', true, 'pip 26.3'],
      ['installed', true, `CPython ${host.python.version}`],
    ])
    expect(other).toMatchObject({ level: 'dry-run', findings: [] })
    expect(room.lines).toContain(`${host.id}: Successfully installed alpha-1.0`)
    expect(proofs()).toEqual([])
  })

  test('tries nothing for a target whose closure failed', async () => {
    const folder = await aBundle(room, wish())
    const finding = { kind: 'missing', severity: 'error', message: 'beta is missing' } as const
    const [verdict] = await validateTargets(folder, [proving(host, { complete: false, findings: [finding] })], kitOf(room))
    expect(verdict).toMatchObject({ level: 'none', findings: [finding], checks: [{ level: 'closure', passed: false }] })
  })

  test.each([
    { prove: 'closure', want: 'closure', checks: 1 },
    { prove: 'dry-run', want: 'dry-run', checks: 2 },
    { prove: 'installed', want: 'installed', checks: 3 },
    { prove: 'imported', want: 'imported', checks: 4 },
  ] as const)('goes as far as asked: $prove', async ({ prove, want, checks }) => {
    const folder = await aBundle(room, wish())
    const [verdict] = await validateTargets(folder, [proving(host, { topLevel: ['alpha'] })], kitOf(room, { prove }))
    expect(verdict?.level).toBe(want)
    expect(verdict?.checks).toHaveLength(checks)
  })

  test('says which target could not be proved as far as asked', async () => {
    const folder = await aBundle(room, wish())
    const [verdict] = await validateTargets(folder, [proving(windows)], kitOf(room, { prove: 'imported' }))
    expect(verdict?.level).toBe('dry-run')
    expect(verdict?.findings).toMatchObject([{ kind: 'unproved', severity: 'warning', message: expect.stringContaining(windows.id) }])
  })

  test('passes over interpreters on request', async () => {
    const folder = await aBundle(room, wish())
    const [verdict] = await validateTargets(folder, [proving(host)], kitOf(room, { interpreters: 'none' }))
    expect(verdict?.level).toBe('dry-run')
  })

  test('fails dry run and install where the lock lacks a dependency', async () => {
    const folder = await aBundle(room, wish({ rows: [{ ...ALPHA, requires: ['beta'] }] }))
    const [verdict] = await validateTargets(folder, [proving(host)], kitOf(room))
    expect(verdict?.level).toBe('closure')
    expect(verdict?.findings.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['dry-run', 'error'],
      ['install', 'error'],
    ])
    for (const { message } of verdict?.findings ?? []) expect(message).not.toContain(folder)
  })

  test('names wheel and module of what installs and does not load', async () => {
    const modules = { 'alpha.py': 'import ctypes\nctypes.CDLL("libnothere.so.9")\n', 'crash.py': 'import os\nos.abort()\n' }
    const folder = await aBundle(room, wish({ rows: [{ ...ALPHA, modules }] }))
    const settings = kitOf(room, { prove: 'imported' })
    const [verdict] = await validateTargets(folder, [proving(host, { topLevel: ['alpha', 'crash'] })], settings)
    expect(verdict?.level).toBe('installed')
    expect(verdict?.findings.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      expect.stringMatching(/^import: alpha-1\.0-py3-none-any\.whl: import alpha: OSError: libnothere\.so\.9/),
      expect.stringContaining('import crash: ended by signal 6'),
    ])
  })

  test('a bundle on a path with spaces and other letters', async () => {
    const folder = await aBundle(room, wish())
    const odd = path.join(room.folder, 'an ödd plaçe')
    execFileSync('cp', ['-r', folder, odd])
    const [verdict] = await validateTargets(odd, [proving(host)], kitOf(room))
    expect(verdict?.level).toBe('installed')
    rmSync(odd, { recursive: true })
  })

  test('ends at once when the run is cancelled, with its children and folders', async () => {
    const own = await aRoom()
    try {
      const mark = path.join(own.folder, 'began')
      const slow = `import os, time\nopen(${JSON.stringify(mark)}, 'w').write(str(os.getpid()))\ntime.sleep(600)\n`
      const folder = await aBundle(own, wish({ rows: [{ ...ALPHA, modules: { 'alpha.py': slow } }] }))
      const running = validateTargets(folder, [proving(host, { topLevel: ['alpha'] })], kitOf(own, { prove: 'imported' }))
      const ended = expect(running).rejects.toMatchObject({ failure: { kind: 'cancelled' } })
      const child = Number(await vi.waitUntil(() => existsSync(mark) && readFileSync(mark, 'utf8'), { timeout: 60_000 }))
      own.stop()
      await ended
      await vi.waitUntil(() => !isAlive(child), { timeout: 10_000 })
      expect(proofs()).toEqual([])
    } finally {
      own.close()
    }
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
