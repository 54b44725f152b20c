import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { inFolder } from '../fixtures/folder.ts'
import { emptyRun, interrupted, opened, publish, stageTexts, textsIn } from './transactions.ts'

const NAMES = ['offline-bundle', 'offline-bundle-b']
const JOURNAL = '.offline-bundle.transaction/journal'

interface States {
  readonly out: string
  readonly old: ReturnType<typeof textsIn>
  readonly fresh: ReturnType<typeof textsIn>
  /** Makes `out` as a previous run left it, with a file of someone else. */
  reset(): void
}

/** Two bundles that a previous run published, and what they are once the next run has. */
async function states(folder: string): Promise<States> {
  const [before, out] = [path.join(folder, 'before'), path.join(folder, 'out')]
  await publish(before, NAMES, 'old')
  writeFileSync(path.join(before, 'notes.txt'), 'mine')
  const reset = (): void => {
    rmSync(out, { recursive: true, force: true })
    cpSync(before, out, { recursive: true })
  }
  reset()
  const old = textsIn(out)
  await publish(out, NAMES, 'new')
  const fresh = textsIn(out)
  reset()
  return { out, old, fresh, reset }
}

test('what a commit replaces is gone, and other files are left alone', () =>
  inFolder(async (folder) => {
    const { old, fresh } = await states(folder)
    const ends = ['.SHA256SUMS', '/manifest.json']
    expect(Object.keys(old)).toEqual([...NAMES.flatMap((name) => [...ends, '.zip'].map((end) => `${name}${end}`)), 'install.py', 'notes.txt'].sort())
    expect(Object.keys(fresh)).toEqual([...NAMES.flatMap((name) => [...ends, '.tar.gz'].map((end) => `${name}${end}`)), 'install.py', 'notes.txt'].sort())
    expect(JSON.stringify(fresh)).not.toContain('old')
  })) // biome-ignore format: two lists

const stateOf = (out: string): 'old' | 'fresh' => ('offline-bundle.tar.gz' in textsIn(out) ? 'fresh' : 'old')

test('after a kill at any step, also of the recovery, the next run finds all old outputs or all new ones', () =>
  inFolder(async (folder) => {
    const { out, old, fresh, reset } = await states(folder)
    const found = { old: 0, fresh: 0 }
    for (let step = 1; (await interrupted('kill', step, () => publish(out, NAMES, 'new'))) === 'killed'; step += 1) {
      const recovery = await interrupted('kill', 2 + (step % 12), () => emptyRun(out))
      await emptyRun(out)
      const state = stateOf(out)
      expect({ step, recovery, left: textsIn(out) }).toEqual({ step, recovery: 'killed', left: { old, fresh }[state] })
      found[state] += 1
      reset()
    }
    expect(Math.min(found.old, found.fresh)).toBeGreaterThan(8)
  }))

test('when the disk fails at any step, all old outputs or all new ones are left, and the run says so', () =>
  inFolder(async (folder) => {
    const { out, old, fresh, reset } = await states(folder)
    const ends = new Set<string>()
    for (let step = 1; ; step += 1) {
      const ended = await interrupted('fail', step, () => publish(out, NAMES, 'new'))
      if (ended === 'not reached') break
      const state = stateOf(out)
      await emptyRun(out)
      expect({ step, left: textsIn(out) }).toEqual({ step, left: { old, fresh }[state] })
      ends.add(`${state}: ${ended.replace(/write to .* \(/, 'write (')}`)
      reset()
    }
    expect([...ends].sort()).toEqual(['fresh: survived', 'old: cannot write (EIO)'])
  }))

/** Interrupts a run after it has begun to move its outputs. */
async function killedInCommit(out: string, reset: () => void): Promise<void> {
  for (let step = 15; existsSync(path.join(out, 'install.py')) || !existsSync(path.join(out, JOURNAL)); step += 1) {
    reset()
    await interrupted('kill', step, () => publish(out, NAMES, 'new'))
  }
  expect(readFileSync(path.join(out, JOURNAL), 'utf8')).toContain('"commit"')
}

test('a run of one of its bundles recovers an interrupted run of several', () =>
  inFolder(async (folder) => {
    const { out, fresh, reset } = await states(folder)
    await killedInCommit(out, reset)
    const other = await opened(out, 'offline-bundle-c')
    expect(existsSync(path.join(out, JOURNAL))).toBe(true) // none of its business
    await other.reserve(['offline-bundle-b'])
    await other.cleanup()
    expect(textsIn(out)).toEqual(fresh)
  }))

test('a file that someone puts in place of an output before the recovery is not touched', () =>
  inFolder(async (folder) => {
    const { out, fresh, reset } = await states(folder)
    await killedInCommit(out, reset)
    writeFileSync(path.join(out, 'install.py'), 'mine')
    await emptyRun(out)
    expect(textsIn(out)).toEqual({ ...fresh, 'install.py': 'mine' })
  }))

test('a run that publishes nothing leaves nothing, not even the output folder that it created', () =>
  inFolder(async (folder) => {
    const transaction = await opened(path.join(folder, 'deep', 'out'))
    await transaction.reserve(NAMES)
    stageTexts(transaction.staged, NAMES, 'new')
    await transaction.cleanup()
    expect(await readdir(folder)).toEqual([])
  }))

test('a folder of another name is left alone, and one of our name that is not ours is a usage error', () =>
  inFolder(async (out) => {
    for (const name of ['.other.transaction', '.offline-bundle.transaction-notes']) mkdirSync(path.join(out, name, 'inner'), { recursive: true })
    await emptyRun(out)
    expect((await readdir(out)).sort()).toEqual(['.offline-bundle.transaction-notes', '.other.transaction'])
    mkdirSync(path.join(out, '.offline-bundle.transaction'))
    writeFileSync(path.join(out, '.offline-bundle.transaction', 'photo'), 'mine')
    await expect(opened(out)).rejects.toMatchObject({ failure: { kind: 'usage' } })
    expect((await readdir(out)).sort()).toEqual(['.offline-bundle.transaction', '.offline-bundle.transaction-notes', '.other.transaction'])
    expect(textsIn(out)).toEqual({ '.offline-bundle.transaction/photo': 'mine' })
  })) // biome-ignore format: one thought

test.each([
  { name: 'a folder that is no bundle', make: async (at: string) => void (await mkdir(path.join(at, 'photos'), { recursive: true })) },
  { name: 'a file', make: (at: string) => writeFile(at, 'a file') },
  {
    name: "a folder with somebody else's manifest.json",
    make: async (at: string) => {
      await mkdir(at)
      await writeFile(path.join(at, 'manifest.json'), '{"name": "an extension"}')
    },
  },
])('$name under the final name is a usage error before and after the work, and nothing is touched', ({ make }) =>
  inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const transaction = await opened(out)
    await transaction.reserve(NAMES)
    stageTexts(transaction.staged, NAMES, 'new')
    await make(path.join(out, 'offline-bundle-b'))
    await expect(transaction.commit(NAMES)).rejects.toMatchObject({ failure: { kind: 'usage' } })
    await transaction.cleanup()
    const before = await readdir(out, { recursive: true })
    const next = await opened(out)
    await expect(next.reserve(NAMES)).rejects.toMatchObject({ failure: { kind: 'usage' } })
    await next.cleanup()
    expect(await readdir(out, { recursive: true })).toEqual(before)
  }),
)

test.each([
  { name: 'that is a file', out: path.resolve('package.json'), bundle: 'offline-bundle' },
  { name: 'where the name is too long', out: path.resolve('out-of-a-test'), bundle: 'x'.repeat(300) },
])('an output folder $name is an environment failure', async ({ out, bundle }) => {
  await expect(opened(out, bundle)).rejects.toMatchObject({ failure: { kind: 'environment' } })
})
