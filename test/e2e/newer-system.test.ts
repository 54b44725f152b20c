import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { farEnv } from '../installer/crafted-bundle.ts'
import { installPy, PYTHON } from '../installer/far-side.ts'
import { bundled, type PrintedBundle, sharedFolder, wheelsOf } from './on-index.ts'

/** Bundles for older and newer systems at once: the oldest one's lock has to hold on the newest one, beside the wheel made for that. */
const FILES = [
  ['lib', 'cp312-cp312-manylinux_2_28_x86_64'],
  ['lib', 'cp312-cp312-manylinux_2_34_x86_64'],
  ['lib', 'cp312-cp312-musllinux_1_1_x86_64'],
  ['lib', 'cp312-cp312-musllinux_1_2_x86_64'],
  ['lib', 'cp312-cp312-macosx_14_0_arm64'],
  ['lib', 'cp312-cp312-macosx_15_0_arm64'],
  ['mix', 'cp311-abi3-manylinux_2_17_x86_64'],
  ['mix', 'cp312-cp312-manylinux_2_34_x86_64'],
  ['mix', 'py3-none-any'],
  ['mix', 'py3-none-musllinux_1_2_x86_64'],
  ['mix', 'cp312-cp312-macosx_11_0_universal2'],
  ['mix', 'cp312-cp312-macosx_15_0_arm64'],
].map(([name = '', tag = ''], at) => ({ name, version: '1.0+local.1', tag, payload: 300_000 + at }))

/** Platform of a target -> what `--platform` of pip names the newest such system. */
const NEWEST: Readonly<Record<string, readonly string[]>> = {
  'linux-x86_64-glibc2.28': glibcTags(42),
  'linux-x86_64-glibc2.34': glibcTags(42),
  'linux-x86_64-musl1.1': ['musllinux_1_2_x86_64', 'musllinux_1_1_x86_64'],
  'linux-x86_64-musl1.2': ['musllinux_1_2_x86_64', 'musllinux_1_1_x86_64'],
  'macos-14-arm64': ['macosx_26_0_arm64'],
  'macos-15-arm64': ['macosx_26_0_arm64'],
}
const PLATFORMS = Object.keys(NEWEST)

function glibcTags(newest: number): readonly string[] {
  return Array.from({ length: newest - 16 }, (_, at) => `manylinux_2_${newest - at}_x86_64`)
}

const room = sharedFolder()
const pip = path.join(room, 'pip')
const folders = { all: '', split: new Map<string, string>(), joined: '' }

beforeAll(async () => {
  execFileSync(PYTHON, ['-m', 'zipfile', '-e', path.resolve('vendor/pip-26.3-py3-none-any.whl'), pip])
  await using index = await startIndex({ indexes: { a: { files: FILES } } })
  const requirementInputs = [
    ...PLATFORMS.flatMap((name) => ['--platform', name]),
    '--python',
    '3.12',
    '--cache-dir',
    warmCache(path.join(room, 'cache')),
  ]
  const run = async (out: string, ...args: readonly string[]): Promise<readonly PrintedBundle[]> =>
    (await bundled(index, [...args, ...requirementInputs, '-o', out], { cwd: room })).bundles
  const at = ([one]: readonly PrintedBundle[]): string => path.resolve(room, one?.folder ?? '')
  folders.all = at(await run('all', 'lib', 'mix', '--archive', 'none'))
  const split = await run('split', 'lib', 'mix', '--archive', 'none', '--split', 'platform')
  folders.split = new Map(split.map((one) => [one.name, path.resolve(room, one.folder)]))
  const base = at(await run('base', 'lib', '--archive', 'none'))
  await run('delta', 'lib', 'mix', '--since', base, '--delta', '--volume-size', '1MiB')
  folders.joined = applied(path.join(room, 'delta'), base)
})

/** The full bundle, of the volumes of a delta and its base, as the far side makes it. */
function applied(from: string, base: string): string {
  const far = path.join(room, 'far side ü')
  mkdirSync(far)
  const names = readdirSync(from).filter((name) => name.startsWith('offline-bundle-delta.') || name === 'install.py')
  for (const name of names) copyFileSync(path.join(from, name), path.join(far, name))
  expect(names.filter((name) => /\.\d{3}$/.test(name)).length).toBeGreaterThan(1)
  expect(installPy('install.py', ['--join'], far)).toMatchObject({ code: 0 })
  execFileSync('tar', ['xzf', 'offline-bundle-delta.tar.gz'], { cwd: far })
  expect(installPy('offline-bundle-delta/install.py', ['--apply', base], far)).toMatchObject({ code: 0 })
  return path.join(far, 'offline-bundle')
}

test('the pool has the wheels of both systems', () => {
  expect(wheelsOf(folders.all)).toHaveLength(FILES.length)
})

test.each([
  ...PLATFORMS.map((platform) => ({ platform, form: 'a bundle of all targets', folder: () => folders.all })),
  ...['linux-x86_64-glibc2.28', 'macos-14-arm64'].flatMap((platform) => [
    { platform, form: 'a bundle of one platform', folder: () => folders.split.get(`offline-bundle-${platform}`) ?? '' },
    { platform, form: 'a delta in volumes and its base', folder: () => folders.joined },
  ]),
])('the lock of $platform installs its own wheels on the newest system, from $form', ({ platform, folder }) => {
  const id = `cp312-${platform}`
  expect(chosen(folder(), id, NEWEST[platform] ?? [])).toEqual(hashesOf(folder(), id))
})

/** The sha256 of each file that pip's own dry run chooses on another system. */
function chosen(folder: string, id: string, tags: readonly string[]): readonly string[] {
  const system = ['--python-version', '3.12', '--implementation', 'cp', '--abi', 'cp312', ...tags.flatMap((tag) => ['--platform', tag])]
  const words = [
    'install',
    '--dry-run',
    '--quiet',
    '--report',
    '-',
    '--no-cache-dir',
    '--only-binary',
    ':all:',
    '--target',
    room,
    ...system,
  ]
  const lock = path.join(folder, 'locks', `${id}.txt`)
  const report: Report = JSON.parse(
    execFileSync(PYTHON, [path.join(pip, 'pip'), ...words, '-r', lock], { cwd: room, env: farEnv(), encoding: 'utf8' }),
  )
  return report.install.map(({ download_info: { archive_info } }) => archive_info.hashes.sha256).sort()
}

interface Report {
  readonly install: readonly { readonly download_info: { readonly archive_info: { readonly hashes: { readonly sha256: string } } } }[]
}

function hashesOf(folder: string, id: string): readonly string[] {
  const lock = readFileSync(path.join(folder, 'locks', `${id}.txt`), 'utf8')
  return [...lock.matchAll(/--hash=sha256:([0-9a-f]{64})/g)].map(([, sha256 = '']) => sha256).sort()
}
