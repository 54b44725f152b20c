import { copyFile, cp, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Bundle } from '../../src/bundle/contents.ts'
import { type Delta, deltaOf } from '../../src/bundle/delta.ts'
import { differenceOf, differenceText } from '../../src/bundle/difference.ts'
import { type Manifest, parseManifest } from '../../src/bundle/manifest.ts'
import { sha256Of, toTargetId } from '../../src/core/names.ts'
import { stage } from '../../src/output/stage.ts'
import { aTarget, type InputSpec } from '../bundle/an-input.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aBundle } from '../output/staged.ts'

const OLD: InputSpec['wheels'] = [{ project: 'alpha' }, { project: 'beta' }, { project: 'gone' }, { project: 'rebuilt' }]
const NEW: InputSpec['wheels'] = [
  { project: 'alpha' },
  { project: 'beta', version: '2.0' },
  { project: 'fresh' },
  { project: 'rebuilt', requires: ['alpha'] },
]

function manifestIn(bundle: Bundle): { manifest: Manifest; manifestSha256: ReturnType<typeof sha256Of> } {
  const entry = bundle.entries.find((one) => one.path === 'manifest.json')
  const text = entry?.kind === 'text' ? entry.text : ''
  return { manifest: parseManifest(text, 'manifest.json'), manifestSha256: sha256Of(text) }
}

const made = (folder: string, spec: Partial<InputSpec>): Manifest => manifestIn(aBundle(folder, spec)).manifest

test('a difference tells what came, went, moved and was replaced', async () => {
  await inFolder(async (folder) => {
    const difference = differenceOf(made(path.join(folder, 'old'), { wheels: OLD }), made(path.join(folder, 'new'), { wheels: NEW }))
    expect(difference).toEqual({
      changed: true,
      targets: [
        {
          target: 'cp311-linux-x86_64-glibc2.28',
          state: 'changed',
          added: [{ project: 'fresh', version: '1.0' }],
          removed: [{ project: 'gone', version: '1.0' }],
          moved: [{ project: 'beta', from: '1.0', to: '2.0' }],
          replaced: [{ project: 'rebuilt', version: '1.0' }],
        },
      ],
    })
    expect(differenceText(difference)).toBe(
      'cp311-linux-x86_64-glibc2.28:\n  + fresh 1.0\n  - gone 1.0\n  ~ beta 1.0 -> 2.0\n  = rebuilt 1.0, different file\n',
    )
  })
})

test('targets with the same changes are said once', async () => {
  const targets = [aTarget(), aTarget({ id: toTargetId('cp311-other') })]
  await inFolder(async (folder) => {
    const text = differenceText(
      differenceOf(made(path.join(folder, 'old'), { targets, wheels: OLD }), made(path.join(folder, 'new'), { targets, wheels: NEW })),
    )
    expect(text).toMatch(/^all 2 targets:\n/)
  })
})

test('the same locks are no change, a target that comes or goes is one', async () => {
  await inFolder(async (folder) => {
    const one = made(folder, { wheels: OLD })
    const two = made(folder, { wheels: OLD, targets: [aTarget(), aTarget({ id: toTargetId('cp311-other') })] })
    expect(differenceText(differenceOf(one, one))).toBe('Nothing changed.\n')
    expect(differenceOf(one, two).targets.map(({ state }) => state)).toEqual(['same', 'new'])
    expect(differenceOf(two, one)).toMatchObject({ changed: true, targets: [{ state: 'same' }, { state: 'gone' }] })
  })
})

test('base and delta together are the full bundle, byte for byte', async () => {
  await inFolder(async (folder) => {
    const base = aBundle(path.join(folder, 'old'), { wheels: OLD })
    const full = aBundle(path.join(folder, 'new'), { wheels: NEW })
    const put = async (bundle: Bundle, out: string): Promise<string> => {
      await mkdir(path.join(folder, out))
      return (await stage(bundle, path.join(folder, out))).folder
    }
    const [basePath, fullPath, deltaPath] = [await put(base, 'a'), await put(full, 'b'), await put(deltaOf(manifestIn(base), full), 'c')]
    expect((await readdir(path.join(deltaPath, 'wheels'))).sort()).toEqual([
      'beta-2.0-py3-none-any.whl',
      'fresh-1.0-py3-none-any.whl',
      'rebuilt-1.0-py3-none-any.whl',
    ])

    const joined = path.join(folder, 'joined')
    await cp(deltaPath, joined, { recursive: true, filter: (file) => !/delta\.json$|[\\/]full$/.test(file) })
    await cp(path.join(deltaPath, 'full'), joined, { recursive: true })
    const { kept, full: promised, base: needed }: Delta = JSON.parse(await readFile(path.join(deltaPath, 'delta.json'), 'utf8'))
    for (const { path: file } of kept) {
      await mkdir(path.dirname(path.join(joined, file)), { recursive: true })
      await copyFile(path.join(basePath, file), path.join(joined, file))
    }
    const files = async (at: string): Promise<unknown> =>
      Promise.all(
        (await readdir(at, { recursive: true, withFileTypes: true }))
          .filter((one) => one.isFile())
          .map((one) => path.relative(at, path.join(one.parentPath, one.name)))
          .sort()
          .map(async (file) => [file, sha256Of(await readFile(path.join(at, file)))]),
      )
    expect(await files(joined)).toEqual(await files(fullPath))
    expect(needed.manifestSha256).toBe(sha256Of(await readFile(path.join(basePath, 'manifest.json'))))
    expect(promised.sumsSha256).toBe(sha256Of(await readFile(path.join(fullPath, 'SHA256SUMS'))))
  })
})
