import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type FileRow, type IndexFault, startIndex } from '../doubles/index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, everythingIn, sharedFolder, wheels } from './on-index.ts'

const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
const PLATFORMS = ['linux-x86_64-glibc2.28', 'linux-x86_64-musl1.2', 'windows-x86_64']
const MATRIX = [...PLATFORMS.flatMap((name) => ['--platform', name]), '--python', '>=3.12 <3.14']
const FILES: readonly FileRow[] = [
  ...wheels(['cp310-abi3-manylinux_2_17_x86_64', 'cp310-abi3-win_amd64'], { name: 'science', version: '1.0' }),
  { name: 'app', version: '1.0', requires: ['science'] },
]

test('targets without a solution are named, and exactly they; the others are said to be complete; nothing is left', async () => {
  await using index = await startIndex({ indexes: { a: { files: FILES } } })
  const cwd = path.join(room, 'unsolvable')
  mkdirSync(cwd)
  const { code, stdout, stderr } = await bundle(index, ['app', ...MATRIX, '--cache-dir', cache, '--json'], { cwd })
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('science') })
  const { ok, exitCode, failure } = JSON.parse(stdout)
  expect({ ok, exitCode }).toEqual({ ok: false, exitCode: 3 })
  expect(failure).toMatchObject({
    targets: [{ target: 'cp312-linux-x86_64-musl1.2' }, { target: 'cp313-linux-x86_64-musl1.2' }],
  })
  expect(stderr).toContain('error: cp312-linux-x86_64-musl1.2, cp313-linux-x86_64-musl1.2: science')
  const complete = ['cp312-linux-x86_64-glibc2.28', 'cp313-linux-x86_64-glibc2.28', 'cp312-windows-x86_64', 'cp313-windows-x86_64']
  expect(stderr).toContain(`Complete: ${complete.join(', ')}.`)
  expect(everythingIn(cwd)).toEqual([])
})

test.each<{ readonly name: string; readonly faults: readonly IndexFault[]; readonly code: number }>([
  { name: 'an index that fails in the middle', faults: [{ path: '/a/simple/science/*', status: 403 }], code: 8 },
  { name: 'a wheel that arrives broken', faults: [{ path: '*science*.whl', corrupt: true }], code: 4 },
])('$name leaves the folder as it was', async ({ name, faults, code }) => {
  await using index = await startIndex({ indexes: { a: { files: FILES, metadata: false } }, faults })
  const cwd = path.join(room, name)
  mkdirSync(path.join(cwd, 'out'), { recursive: true })
  writeFileSync(path.join(cwd, 'out/mine.txt'), 'mine')
  const own = warmCache(path.join(room, `cache of ${name}`)) // no other run has fetched anything into it
  const ended = await bundle(index, ['app', '--platform', 'windows-x86_64', '--python', '3.12', '--cache-dir', own], { cwd })
  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: expect.stringContaining('science') })
  expect(everythingIn(cwd)).toEqual(['out', 'out/mine.txt'])
})
