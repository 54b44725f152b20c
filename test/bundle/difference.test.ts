import { copyFile, cp, mkdir, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { Bundle } from '../../src/bundle/contents.ts'
import { type Delta, deltaOf } from '../../src/bundle/delta.ts'
import { type Difference, differenceOf } from '../../src/bundle/difference.ts'
import { type Manifest, parseManifest } from '../../src/bundle/manifest.ts'
import { sha256Of, toTargetId } from '../../src/core/names.ts'
import { stage } from '../../src/output/stage.ts'
import { differenceText } from '../../src/report/difference-text.ts'
import { ANSI_STYLE, PLAIN_STYLE } from '../../src/report/text-style.ts'
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

const upgrades = async (moves: readonly object[]) => moves.map(() => 'upgrade' as const)
const ONE = 'cp311-linux-x86_64-glibc2.28'

test('a difference tells what came, went, moved and was replaced', async () => {
  await inFolder(async (folder) => {
    const [old, next] = [made(path.join(folder, 'old'), { wheels: OLD }), made(path.join(folder, 'new'), { wheels: NEW })]
    const difference = await differenceOf(old, next, upgrades)
    expect(difference).toEqual({
      changed: true,
      targets: [
        {
          target: ONE,
          state: 'changed',
          added: [{ project: 'fresh', version: '1.0' }],
          removed: [{ project: 'gone', version: '1.0' }],
          moved: [{ project: 'beta', from: '1.0', to: '2.0', change: 'upgrade' }],
          replaced: [{ project: 'rebuilt', version: '1.0' }],
        },
      ],
    })
    expect(differenceText(difference, PLAIN_STYLE)).toBe(
      `1 upgrade, 1 added, 1 removed, 1 different file\n\n${ONE}:\n  ~ beta 1.0 -> 2.0\n  + fresh 1.0\n  - gone 1.0\n  = rebuilt 1.0 (different file)\n`,
    )
  })
})

const OTHERS = ['cp311-windows-x86_64', 'cp312-windows-x86_64', ONE]
const MAJOR = { project: 'django', from: '5.2', to: '6.1', change: 'major' } as const
const DOWN = { project: 'idna', from: '3.2', to: '3.1', change: 'downgrade' } as const

/** django changes on all targets, colorama comes on Windows, idna goes down on one target. */
const SHARED: Difference = {
  changed: true,
  targets: [
    ...OTHERS.map((target) => ({
      target, state: 'changed' as const, removed: [], replaced: [],
      added: target === ONE ? [] : [{ project: 'colorama', version: '0.4' }],
      moved: target === ONE ? [{ project: 'alpha', from: '1.0', to: '1.1', change: 'upgrade' as const }, DOWN, MAJOR] : [MAJOR],
    })),
  ],
} // biome-ignore format: a value

test('what targets have in common is printed once, and downgrades and major upgrades stand out', () => {
  expect(differenceText(SHARED, PLAIN_STYLE)).toBe(
    [
      '1 downgrade, 1 major upgrade, 1 upgrade, 1 added\n',
      'all 3 targets:\n  ! django 5.2 -> 6.1 (major upgrade)\n',
      'cp311, cp312 on windows-x86_64:\n  + colorama 0.4\n',
      `${ONE}:\n  ! idna 3.2 -> 3.1 (downgrade)\n  ~ alpha 1.0 -> 1.1\n`,
    ].join('\n'),
  )
  const colored = differenceText(SHARED, ANSI_STYLE)
  expect(colored).toContain('\u001b[31m  ! idna 3.2 -> 3.1 (downgrade)\u001b[39m')
  expect(colored).toContain('\u001b[33m  ! django 5.2 -> 6.1 (major upgrade)\u001b[39m')
})

test('the same locks are no change, a target that comes or goes is one', async () => {
  await inFolder(async (folder) => {
    const one = made(folder, { wheels: OLD })
    const two = made(folder, { wheels: OLD, targets: [aTarget(), aTarget({ id: toTargetId('cp311-other') })] })
    expect(differenceText(await differenceOf(one, one, upgrades), PLAIN_STYLE)).toBe('Nothing changed.\n')
    const more = await differenceOf(one, two, upgrades)
    expect(more.targets.map(({ state }) => state)).toEqual(['same', 'new'])
    expect(differenceText(more, PLAIN_STYLE)).toBe('1 new target\n\nnew target: cp311-other\n')
    expect(await differenceOf(two, one, upgrades)).toMatchObject({ changed: true, targets: [{ state: 'same' }, { state: 'gone' }] })
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
