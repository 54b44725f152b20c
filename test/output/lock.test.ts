import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/failure.ts'
import { stage } from '../../src/output/stage.ts'
import { openWorkFolder, type WorkFolder } from '../../src/stage/work-folder.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aBundle } from '../pack/a-sealed.ts'

const NAME = 'offline-bundle'
const SOURCE = pathToFileURL(fileURLToPath(new URL('../../src/stage/work-folder.ts', import.meta.url))).href

/** Another process that makes a bundle of this name, until it is killed or told to end. */
async function anotherRun(out: string): Promise<{ readonly pid: number; kill(): Promise<void> }> {
  const code = `import { openWorkFolder } from ${JSON.stringify(SOURCE)}
    await openWorkFolder(${JSON.stringify(out)}, ${JSON.stringify(NAME)})
    console.log('works'); setInterval(() => undefined, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  return { pid: child.pid ?? 0, kill }
}

test('a run that finds another at work on its bundle ends, names its process and touches nothing; once that is killed the name is free', () =>
  inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const other = await anotherRun(out)
    const before = await readdir(out)
    const what = expect.stringContaining(`another run of offline-bundle, process ${other.pid}.`)
    const [theirs = ''] = before
    const hint = expect.stringContaining(theirs)
    await expect(openWorkFolder(out, NAME)).rejects.toMatchObject({ failure: { kind: 'environment', what, hint } })
    await expect(stage(aBundle(folder), out)).rejects.toMatchObject({ failure: { kind: 'environment', what } })
    expect(await readdir(out)).toEqual(before)
    const beside = await openWorkFolder(out, 'another-name')
    await beside.close()
    await other.kill()
    const work = await openWorkFolder(out, NAME)
    expect(await readdir(out)).not.toContain(theirs)
    await work.close()
    expect(existsSync(out)).toBe(true) // it was there before this run
  }))

test('of many that ask at the same moment exactly one gets the name, every time, and it is free again after each', () =>
  inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    for (let round = 0; round < 10; round += 1) {
      const all = await Promise.allSettled(Array.from({ length: 6 }, () => openWorkFolder(out, NAME)))
      const got = all.flatMap((one): WorkFolder[] => (one.status === 'fulfilled' ? [one.value] : []))
      const kinds = all.flatMap((one) => (one.status === 'rejected' && one.reason instanceof BundleError ? [one.reason.failure.kind] : []))
      expect({ round, got: got.length, kinds }).toEqual({ round, got: 1, kinds: Array(5).fill('environment') })
      await got[0]?.close()
    }
    expect(await readdir(out).catch(() => [])).toEqual([])
  }))

// Elsewhere the system does not say when a process has started: its number alone counts.
test.runIf(process.platform === 'linux')('a process that has got the number of a killed run does not hold its name', () =>
  inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const work = await openWorkFolder(out, NAME)
    const [ours = ''] = await readdir(out)
    await rename(path.join(out, ours), path.join(out, ours.replace(`-${process.pid}-`, `-${process.ppid}-`)))
    await mkdir(path.join(out, `.${NAME}.work-1-0123456789ab`, 'pool'), { recursive: true })
    const next = await openWorkFolder(out, NAME)
    expect((await readdir(out)).length).toBe(1)
    await next.close()
    await work.close()
  }),
)
