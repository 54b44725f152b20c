import { spawnSync } from 'node:child_process'
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/failure.ts'
import { diskFailure } from '../../src/output/disk.ts'
import { stage } from '../../src/output/stage.ts'
import { deliver } from '../../src/pack/deliver.ts'
import { seal } from '../../src/seal/seal.ts'
import { removeAbandoned } from '../../src/stage/leftovers.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aBundle, aSealed } from '../pack/a-sealed.ts'

test('wheels are links to the pool, and every file has a fixed mode and time', async () => {
  await inFolder(async (folder) => {
    const before = process.umask(0o077)
    const { folder: staged, bundle } = await stage(aBundle(folder), path.join(folder, 'out')).finally(() => process.umask(before))
    for (const entry of bundle.entries) {
      const { mode, mtimeMs, ino } = await stat(path.join(staged, entry.path))
      expect([entry.path, (mode & 0o777).toString(8), mtimeMs / 1000]).toEqual([
        entry.path,
        entry.path === 'install.py' ? '755' : '644',
        315_532_800,
      ])
      if (entry.kind === 'file') expect(ino === (await stat(entry.source)).ino).toBe(entry.path.startsWith('wheels/'))
    }
    expect(((await stat(path.join(staged, 'wheels'))).mode & 0o777).toString(8)).toBe('755')
  })
})

test('nothing is left when a file cannot be written', async () => {
  await inFolder(async (folder) => {
    const bundle = aBundle(folder)
    const broken = {
      ...bundle,
      entries: bundle.entries.map((entry) =>
        entry.path.endsWith('.whl') && entry.kind === 'file' ? { ...entry, source: path.join(folder, 'gone') } : entry,
      ),
    }
    await expect(stage(broken, path.join(folder, 'out'))).rejects.toThrow()
    expect(await readdir(path.join(folder, 'out'))).toEqual([])
  })
})

test('a cancelled run leaves nothing', async () => {
  await inFolder(async (folder) => {
    const failure = await stage(aBundle(folder), path.join(folder, 'out'), AbortSignal.abort()).catch((error: unknown) => error)
    expect(failure instanceof BundleError && failure.failure.kind).toBe('cancelled')
    expect(await readdir(path.join(folder, 'out'))).toEqual([])
  })
})

/** A process that has certainly ended. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid

/** What this process works in looks as if a process that is gone had left it. */
async function asOfADeadRun(out: string): Promise<void> {
  const dead = `-${deadPid()}-`
  for (const name of (await readdir(out)).filter((one) => one.startsWith('.'))) {
    await rename(path.join(out, name), path.join(out, name.replace(`-${process.pid}-`, dead)))
  }
}

test('what a killed run left is removed; what is of another name, or of nobody, is not', async () => {
  await inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const others = ['.other.staging-1-0123456789ab', '.offline-bundle.staging-notes']
    for (const name of [
      `.offline-bundle.staging-${deadPid()}-0123456789ab`,
      `.offline-bundle.packing-${deadPid()}-0123456789ab`,
      ...others,
    ]) {
      await mkdir(path.join(out, name, 'inner'), { recursive: true })
    }
    const staged = await stage(aBundle(folder), out)
    expect((await readdir(out)).sort()).toEqual([...others, path.basename(staged.folder)].sort())
  })
})

test('a bundle that a killed run had put aside gets its name back', async () => {
  await inFolder(async (folder) => {
    const { out, folder: final } = await aSealed(folder)
    await rename(final, path.join(out, `.offline-bundle.aside-${deadPid()}-0123456789ab`))
    await stage(aBundle(folder), out)
    expect(await readFile(path.join(final, 'manifest.json'), 'utf8')).toContain('offline-bundle')
  })
})

test.each([
  { name: 'before it was whole', committed: false, want: 'old' },
  { name: 'after it was whole', committed: true, want: 'new' },
])('a run that is killed $name leaves the $want bundle and what lies beside it, and nothing of the other', ({ committed, want }) =>
  inFolder(async (folder) => {
    const { out, folder: final } = await aSealed(folder)
    const beside = ['offline-bundle.tar.gz', 'install.py', 'offline-bundle.zip']
    for (const file of beside) await writeFile(path.join(out, file), 'old')
    await writeFile(path.join(final, 'README.txt'), 'old')
    const sealed = await seal(await stage(aBundle(folder), out))
    const { commit } = await deliver(sealed, { output: { archive: 'tar.gz', volumeBytes: 1e9 }, proofs: 'new', run: () => expect.fail() })
    if (committed) await commit()
    await asOfADeadRun(out)
    await removeAbandoned(out, 'offline-bundle')
    const [readme, install] = await Promise.all(
      [path.join(final, 'README.txt'), path.join(out, 'install.py')].map((file) => readFile(file, 'utf8')),
    )
    expect([readme, install].map((text) => (text === 'old' ? 'old' : 'new'))).toEqual([want, want])
    const fresh = ['SHA256SUMS', 'manifest.json', 'proofs.json', 'tar.gz'].map((end) => `offline-bundle.${end}`)
    expect((await readdir(out)).sort()).toEqual(['offline-bundle', ...(committed ? ['install.py', ...fresh] : beside)].sort())
  }),
)

test('what is taken back of a killed run stays when the clean-up is killed too, or a newer bundle has come', () =>
  inFolder(async (folder) => {
    const { out, folder: final } = await aSealed(folder)
    await writeFile(path.join(out, 'install.py'), 'old')
    await writeFile(path.join(final, 'README.txt'), 'old')
    const sealed = await seal(await stage(aBundle(folder), out))
    await deliver(sealed, { output: { archive: 'tar.gz', volumeBytes: 1e9 }, proofs: 'new', run: () => expect.fail() })
    await asOfADeadRun(out)
    const packing = (await readdir(out)).find((name) => name.includes('.packing-')) ?? ''
    const fresh = await readFile(path.join(out, packing, 'fresh'), 'utf8')
    for (let turn = 0; turn < 2; turn += 1) {
      await removeAbandoned(out, 'offline-bundle')
      const left = [path.join(final, 'README.txt'), path.join(out, 'install.py')].map((file) => readFile(file, 'utf8'))
      expect(await Promise.all(left)).toEqual(['old', 'old'])
      await mkdir(path.join(out, packing)) // as a clean-up leaves it that was killed before its end
      await writeFile(path.join(out, packing, 'fresh'), fresh)
    }
  }))

test('a folder of an earlier process of this very number is abandoned, as in containers that count anew', async () => {
  await inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    await mkdir(path.join(out, `.offline-bundle.staging-${process.pid}-0123456789ab`), { recursive: true })
    const staged = await stage(aBundle(folder), out)
    await stage(aBundle(folder), out)
    expect((await readdir(out)).length).toBe(2)
    expect(await readdir(out)).toContain(path.basename(staged.folder))
  })
})

test.each([
  { code: 'ENOSPC', want: 'The disk is full' },
  { code: 'EROFS', want: 'read-only' },
  { code: 'EACCES', want: 'may not write' },
])('$code becomes an environment failure that names the folder', ({ code, want }) => {
  const failure = diskFailure(Object.assign(new Error(code), { code }), 'some/out')
  expect(failure instanceof BundleError && failure.failure).toMatchObject({
    kind: 'environment',
    what: `some/out could not be written (${code}).`,
  })
  expect(failure instanceof BundleError && 'hint' in failure.failure && failure.failure.hint).toContain(want)
})

test('an output folder that is a file is an environment failure', async () => {
  const failure = await stage(await inFolder(async (folder) => aBundle(folder)), path.resolve('package.json')).catch(
    (error: unknown) => error,
  )
  expect(failure instanceof BundleError && failure.failure.kind).toBe('environment')
})
