import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { PIP, unpackedPip } from '../../src/worker/pip.ts'
import { inFolder } from '../fixtures/folder.ts'

test('the embedded pip is unpacked once, and again when anything in it was changed or put there', async () => {
  await inFolder(async (cache) => {
    const folder = await unpackedPip('vendor', cache)
    const module = path.join(folder, 'pip', '__init__.py')
    const text = await readFile(module, 'utf8')
    await writeFile(module, `${text}# changed\n`)
    expect(await unpackedPip('vendor', cache)).toBe(folder)
    expect(await readFile(module, 'utf8')).toBe(text)
    await writeFile(path.join(folder, 'pip', 'stray.py'), '')
    await unpackedPip('vendor', cache)
    await expect(readFile(path.join(folder, 'pip', 'stray.py'))).rejects.toThrow('ENOENT')
  })
})

test('of first runs at once none takes away the folder that another has begun to use', async () => {
  await inFolder(async (cache) => {
    const runs = Array.from({ length: 3 }, () => unpackedPip('vendor', cache))
    const { ino } = await stat(await Promise.race(runs))
    const folders = await Promise.all(runs)
    expect(await Promise.all(folders.map(async (folder) => (await stat(folder)).ino))).toEqual([ino, ino, ino])
    expect(await readdir(path.join(cache, 'pip'))).toEqual([PIP.sha256])
  })
})

test('a pip that is not the pinned one is rejected, and never unpacked', async () => {
  await inFolder(async (folder) => {
    const vendor = path.join(folder, 'vendor')
    await mkdir(vendor)
    await cp(path.join('vendor', PIP.filename), path.join(vendor, PIP.filename))
    const bytes = await readFile(path.join(vendor, PIP.filename))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    await writeFile(path.join(vendor, PIP.filename), bytes)
    await expect(unpackedPip(vendor, path.join(folder, 'cache'))).rejects.toMatchObject({ failure: { kind: 'integrity' } })
  })
})

test('a cache folder that cannot be is the fault of the machine, and says how to do without', async () => {
  await inFolder(async (folder) => {
    await writeFile(path.join(folder, 'file'), '')
    await expect(unpackedPip('vendor', path.join(folder, 'file', 'cache'))).rejects.toMatchObject({
      failure: { kind: 'environment', hint: expect.stringContaining('--no-cache') },
    })
  })
})

test('cancelled while it is unpacked, nothing of it stays', async () => {
  await inFolder(async (cache) => {
    const stop = new AbortController()
    const unpacking = unpackedPip('vendor', cache, stop.signal)
    stop.abort()
    await expect(unpacking).rejects.toMatchObject({ failure: { kind: 'cancelled' } })
    expect(await readdir(path.join(cache, 'pip')).catch(() => [])).toEqual([])
  })
})
