import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/failure.ts'
import { stage } from '../../src/output/stage.ts'
import { refuseForeign, seal } from '../../src/seal/seal.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aBundle } from '../pack/a-sealed.ts'

/** An older bundle under the same name, told by one more wheel. */
async function withOld(folder: string): Promise<string> {
  const out = path.join(folder, 'out')
  const old = await seal(await stage(aBundle(path.join(folder, 'old'), { wheels: [{ project: 'old' }] }), out))
  await old.keep()
  await writeFile(path.join(out, 'notes.txt'), 'mine')
  return out
}

const wheelsIn = async (out: string): Promise<readonly string[]> => (await readdir(path.join(out, 'offline-bundle/wheels'))).sort()
const NEW = ['alpha-1.0-py3-none-any.whl', 'beta-2.0+local.1-py3-none-any.whl']

test('an older bundle is replaced, and other content of the folder is left alone', async () => {
  await inFolder(async (folder) => {
    const out = await withOld(folder)
    await (await seal(await stage(aBundle(folder), out))).keep()
    expect(await wheelsIn(out)).toEqual(NEW)
    expect((await readdir(out)).sort()).toEqual(['notes.txt', 'offline-bundle'])
    expect(await readFile(path.join(out, 'notes.txt'), 'utf8')).toBe('mine')
  })
})

test('undo puts the older bundle back', async () => {
  await inFolder(async (folder) => {
    const out = await withOld(folder)
    await (await seal(await stage(aBundle(folder), out))).undo()
    expect(await wheelsIn(out)).toEqual(['old-1.0-py3-none-any.whl'])
    expect((await readdir(out)).sort()).toEqual(['notes.txt', 'offline-bundle'])
  })
})

test('the older bundle is back when the new one cannot get its name', async () => {
  await inFolder(async (folder) => {
    const out = await withOld(folder)
    const staged = await stage(aBundle(folder), out)
    await expect(seal({ ...staged, folder: path.join(out, '.gone') })).rejects.toThrow()
    expect(await wheelsIn(out)).toEqual(['old-1.0-py3-none-any.whl'])
  })
})

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
])('$name under the final name is a usage error, and nothing is touched', async ({ make }) => {
  await inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    await mkdir(out)
    await make(path.join(out, 'offline-bundle'))
    const before = await readdir(out, { recursive: true })
    const failure = await refuseForeign(out, 'offline-bundle').catch((error: unknown) => error)
    expect(failure instanceof BundleError && failure.failure.kind).toBe('usage')
    expect(await readdir(out, { recursive: true })).toEqual(before)
  })
})

test('a folder that does not exist yet is free', async () => {
  await inFolder((folder) => refuseForeign(path.join(folder, 'none'), 'offline-bundle'))
})

test('a name that the disk cannot even look up is an environment failure', async () => {
  await inFolder(async (folder) => {
    await expect(refuseForeign(folder, 'x'.repeat(300))).rejects.toMatchObject({ failure: { kind: 'environment' } })
  })
})
