import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import { lockOutputs, type OutputLock } from '../../src/output/lock.ts'
import { inFolder } from '../fixtures/folder.ts'
import { LOCKING } from './transactions.ts'

const NAME = 'offline-bundle'
const SOURCE = pathToFileURL(fileURLToPath(new URL('../../src/output/lock.ts', import.meta.url))).href
const locks = async (out: string, names: readonly string[]): Promise<readonly OutputLock[]> => lockOutputs(out, names, await LOCKING)
const lock = async (out: string, name = NAME): Promise<OutputLock> => {
  const [one] = await locks(out, [name])
  if (one === undefined) throw new Error('nothing was locked')
  return one
}

interface AnotherRun {
  /** Its number, as it knows it. */
  readonly pid: number
  kill(): Promise<void>
}

/** Another process that makes a bundle of this name, until it is killed. */
async function anotherRun(out: string, through: readonly string[] = []): Promise<AnotherRun> {
  const code = `import { lockOutputs } from ${JSON.stringify(SOURCE)}
    await lockOutputs(${JSON.stringify(out)}, [${JSON.stringify(NAME)}], ${JSON.stringify(await LOCKING)})
    console.log(process.pid); setInterval(() => undefined, 1000)`
  const [program = '', ...args] = [...through, process.execPath, '--input-type=module', '-e', code]
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [pid] = await once(child.stdout, 'data')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'close') // `unshare` ends before the process that it kills
  }
  return { pid: Number(pid), kill }
}

const CONTAINER = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc']

test.each([
  { name: 'another run', through: [] },
  // A process namespace of its own takes root on Linux.
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? [{ name: 'a run in another container', through: CONTAINER }] : []),
])('while $name makes the bundle nobody else does, its process is named, and once it is killed the name is free', ({ through }) =>
  inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const other = await anotherRun(out, through)
    const what = expect.stringContaining(`another run of offline-bundle, process ${other.pid} on `)
    await expect(lock(out)).rejects.toMatchObject({ failure: { kind: 'environment', what } })
    const beside = await lock(out, 'another-name')
    await beside.release()
    expect(await readdir(out)).toEqual(['.offline-bundle.lock'])
    await other.kill()
    const ours = await lock(out)
    expect(await readFile(path.join(out, '.offline-bundle.lock'), 'utf8')).toMatch(new RegExp(`^process ${process.pid} on \\S+\\n$`))
    await ours.release()
    expect(await readdir(out)).toEqual([]) // the folder was there before this run
  }),
)

test('several names are locked together, or none of them if another run holds one', () =>
  inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const names = Array.from({ length: 25 }, (_, at) => `bundle-${at}`)
    const ours = await locks(out, names)
    const what = expect.stringContaining(`${path.join(out, 'bundle-7')} is being made by another run`)
    await expect(locks(out, ['first', 'bundle-7', 'last'])).rejects.toMatchObject({ failure: { kind: 'environment', what } })
    expect((await readdir(out)).sort()).toEqual(names.map((name) => `.${name}.lock`).sort())
    await Promise.all(ours.map((one) => one.release()))
    expect(await readdir(folder)).toEqual([]) // `out` was created for the locks
    for (const one of await locks(out, ['first', 'bundle-7', 'last'])) await one.release()
  }))

test('all names are locked by one Python process', () =>
  inFolder(async (folder) => {
    const { python, env } = await LOCKING
    const [counting, calls] = [path.join(folder, 'python'), path.join(folder, 'calls')]
    await writeFile(counting, `#!/bin/sh\necho >> '${calls}'\nexec '${python}' "$@"\n`, { mode: 0o755 })
    const ours = await lockOutputs(folder, ['a', 'b', 'c'], { python: counting, env })
    expect(await readFile(calls, 'utf8')).toBe('\n')
    for (const one of ours) await one.release()
  }))

test('a lock whose file was removed meanwhile is released all the same', () =>
  inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const ours = await lock(out)
    await rm(out, { recursive: true })
    await ours.release()
    await (await lock(out)).release()
  }))

test('of many that ask at the same moment exactly one gets the name, every time, and it is free again after each', () =>
  inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    for (let round = 0; round < 5; round += 1) {
      const all = await Promise.allSettled(Array.from({ length: 6 }, () => lock(out)))
      const got = all.flatMap((one): OutputLock[] => (one.status === 'fulfilled' ? [one.value] : []))
      const kinds = all.flatMap((one) => (one.status === 'rejected' && one.reason instanceof BundleError ? [one.reason.failure.kind] : []))
      expect({ round, got: got.length, kinds }).toEqual({ round, got: 1, kinds: Array(5).fill('environment') })
      await got[0]?.release()
    }
    expect(await readdir(out).catch(() => [])).toEqual([])
  }))

test('runs that follow each other closely never hold the name together', () =>
  inFolder(async (out) => {
    let holders = 0
    const run = async (): Promise<void> => {
      for (let turn = 0; turn < 8; turn += 1) {
        const held = await lock(out).catch(() => undefined)
        if (held === undefined) continue
        holders += 1
        expect(holders).toBe(1)
        await readdir(out)
        holders -= 1
        await held.release()
      }
    }
    await Promise.all([run(), run(), run(), run()])
    expect(await readdir(out)).toEqual([])
  }))

test('a lock file of a process that has ended holds nothing, even if another process has its number now', () =>
  inFolder(async (out) => {
    await writeFile(path.join(out, '.offline-bundle.lock'), `process ${process.ppid} on another-machine\n`)
    await (await lock(out)).release()
    expect(await readdir(out)).toEqual([])
  }))
