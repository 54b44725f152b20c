import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type FileRow, startIndex } from '../doubles/index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundled, bytesOf, filesAskedOf, getsOf, sharedFolder, wheels } from './on-index.ts'

const room = sharedFolder()
const PYTHONS = ['310', '311', '312', '313', '314']
const PLATFORMS = {
  'linux-x86_64-glibc2.28': 'manylinux_2_28_x86_64',
  'linux-aarch64-glibc2.28': 'manylinux_2_17_aarch64.manylinux2014_aarch64',
  'linux-x86_64-musl1.2': 'musllinux_1_2_x86_64',
  'macos-14-arm64': 'macosx_11_0_arm64',
  'windows-x86_64': 'win_amd64',
}
const NATIVE = PYTHONS.flatMap((python) => Object.values(PLATFORMS).map((platform) => `cp${python}-cp${python}-${platform}`))
const ABI3 = Object.values(PLATFORMS).map((platform) => `cp39-abi3-${platform}`)

/** Thirty projects: compiled ones, abi3 ones and pure ones, each version with what it needs; the newest of two need another version of the next. */
function files(): readonly FileRow[] {
  const number = (at: number): string => `p${String(at).padStart(2, '0')}`
  return Array.from({ length: 30 }, (_, at) => at).flatMap((at) => {
    const next = at % 3 === 0 || at > 26 ? [] : [number(at + 1), `${number(at + 2)}; sys_platform == 'win32' or python_version < '3.12'`]
    const tags = at % 3 === 0 ? ['py3-none-any'] : at % 3 === 1 ? NATIVE : ABI3
    return ['1.0', '2.0'].flatMap((version) => wheels(tags, { name: number(at), version, requires: next }))
  })
}

test('with 1 and 4 workers an index without validators gets one GET for each URL, and the bundles are the same bytes', async () => {
  await using index = await startIndex({
    indexes: { a: { files: files(), etag: false, metadata: false, cacheControl: 'no-store' } },
  })
  const requirementInputs = Array.from({ length: 30 }, (_, at) => `p${String(at).padStart(2, '0')}`)
  const matrix = Object.keys(PLATFORMS).flatMap((platform) => ['--platform', platform])
  const seen = []
  for (const jobs of ['1', '4']) {
    const cwd = path.join(room, `jobs-${jobs}`)
    mkdirSync(cwd)
    await index.forgetLog()
    const args = [
      ...requirementInputs,
      ...matrix,
      '--python',
      '>=3.10 <3.15',
      '--jobs',
      jobs,
      '--cache-dir',
      warmCache(path.join(cwd, 'cache')),
      '--prove',
      'closure',
    ]
    const [made] = (await bundled(index, args, { cwd })).bundles
    expect(made?.targets.map(({ level }) => level)).toEqual(Array.from({ length: 25 }, () => 'closure'))
    const gets = await getsOf(index)
    expect(Object.entries(gets).filter(([, times]) => times !== 1)).toEqual([])
    expect((await filesAskedOf(index)).length).toBe(made?.wheelCount) // and no file that is not in the bundle
    seen.push({ gets: Object.keys(gets).sort(), folder: bytesOf(path.join(cwd, 'out/offline-bundle')), archives: made?.archives })
  }
  expect(Object.keys(seen[0]?.folder ?? {}).filter((file) => file.startsWith('wheels/')).length).toBeGreaterThan(300)
  expect(seen[1]).toEqual(seen[0])
})
