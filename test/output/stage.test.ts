import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import { stage } from '../../src/output/stage.ts'
import { diskFailure } from '../../src/worker/files.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aBundle } from './staged.ts'

test('wheels are links to the pool, and every file has a fixed mode and time', async () => {
  await inFolder(async (folder) => {
    const before = process.umask(0o077)
    const { folder: staged, bundle } = await stage(aBundle(folder), folder).finally(() => process.umask(before))
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
    await expect(stage(broken, folder)).rejects.toThrow()
    expect(await readdir(folder)).not.toContain('offline-bundle')
  })
})

test('a cancelled run leaves nothing', async () => {
  await inFolder(async (folder) => {
    const failure = await stage(aBundle(folder), folder, AbortSignal.abort()).catch((error: unknown) => error)
    expect(failure instanceof BundleError && failure.failure.kind).toBe('cancelled')
    expect(await readdir(folder)).not.toContain('offline-bundle')
  })
})

test.each([
  { code: 'ENOSPC', want: 'No disk space left' },
  { code: 'EROFS', want: 'read-only' },
  { code: 'EACCES', want: 'No write permission' },
])('$code becomes an environment failure that names the folder', ({ code, want }) => {
  const failure = diskFailure(Object.assign(new Error(code), { code }), 'some/out')
  expect(failure instanceof BundleError && failure.failure).toMatchObject({
    kind: 'environment',
    what: `cannot write to some/out (${code})`,
  })
  expect(failure instanceof BundleError && 'hint' in failure.failure && failure.failure.hint).toContain(want)
})
