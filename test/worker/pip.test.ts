import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
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

test('a pip that is not the pinned one is refused, and never unpacked', async () => {
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
