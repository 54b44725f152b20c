import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFolder } from '../../src/worker/files.ts'

let room = ''
beforeAll(async () => {
  room = await mkdtemp(path.join(tmpdir(), 'folder-'))
})
afterAll(() => rm(room, { recursive: true, force: true }))

test('it makes what is missing, and says which was the topmost', async () => {
  const deep = path.join(room, 'one', 'two', 'three')
  expect(await makeFolder(deep)).toBe(path.join(room, 'one'))
  expect((await stat(deep)).isDirectory()).toBe(true)
  expect(await makeFolder(deep)).toBeUndefined()
  expect(await makeFolder(path.join(deep, 'four'))).toBe(path.join(deep, 'four'))
})

test('several that make one folder at once all find it', async () => {
  for (let turn = 0; turn < 200; turn += 1) {
    const deep = path.join(room, `shared-${turn}`, 'by', 'all')
    await Promise.all(Array.from({ length: 8 }, () => makeFolder(deep)))
    expect((await stat(deep)).isDirectory()).toBe(true)
  }
})

test('a file in the way is named as such', async () => {
  await writeFile(path.join(room, 'file'), '')
  await expect(makeFolder(path.join(room, 'file', 'inner'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  await expect(makeFolder(path.join(room, 'file'))).rejects.toMatchObject({ code: 'EEXIST' })
})

test.runIf(existsSync('/proc/self'))('a parent that takes no folders ends in an error, and not never', { timeout: 20_000 }, async () => {
  await expect(makeFolder('/proc/none/of/these')).rejects.toMatchObject({ code: 'ENOENT' })
})
