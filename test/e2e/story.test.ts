import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import type { FileRow } from '../doubles/index.ts'
import { command } from '../fixtures/command.ts'
import { PYTHON as HOST, warmCache } from '../fixtures/warm-pip.ts'
import {
  bundle,
  bundled,
  bytesOf,
  filesAskedOf,
  lockOf,
  type PrintedBundle,
  parsePrinted,
  sha256Of,
  sharedFolder,
  sharedIndex,
  wheels,
  wheelsOf,
} from './on-index.ts'

/** The commands of README, on an index whose projects are made for them. */
const PYTHON = process.platform === 'win32' ? 'python' : 'python3'
const LINUX = 'linux-x86_64-glibc2.28'
const WINDOWS = 'windows-x86_64'
const FILES: readonly FileRow[] = [
  ...wheels(['cp310-cp310-win_amd64', 'cp311-cp311-win_amd64', 'cp310-abi3-manylinux_2_17_x86_64'], {
    name: 'core', version: '1.5', requires: ['only-windows; sys_platform == "win32"', 'backport; python_version < "3.11"'] }),
  ...wheels(['cp310-abi3-manylinux_2_17_x86_64', 'cp310-abi3-win_amd64'], { name: 'core', version: '2.0' }),
  { name: 'only-windows', version: '0.2' },
  { name: 'backport', version: '3.0' },
  { name: 'web', version: '1.0', extras: ['server'], requires: ['core<2', 'fast; extra == "server"'] },
  { name: 'fast', version: '1.1', payload: 1_500_000 },
  { name: 'tests-only', version: '7.0' },
  { name: 'tool', version: '1.0' },
  { name: 'tool', version: '2.0', requiresPython: '>=3.11' },
] // biome-ignore format: a table

const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
const index = sharedIndex({ indexes: { a: { files: FILES } } })

/** A folder in which a user types, with these files in it. */
function workspace(name: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = path.join(room, name)
  mkdirSync(folder)
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text)
  return folder
}

test('requirements, constraints, two platforms and a range: each target has its own, the second run fetches nothing, all have the same bytes', async () => {
  const cwd = workspace('range', {
    'requirements.txt': 'web\ntool\ncore  # the newest that the constraints allow\n',
    'constraints.txt': 'core==1.*\n',
  })
  const requirementInputs = [
    '-r',
    'requirements.txt',
    '-c',
    'constraints.txt',
    '--platform',
    LINUX,
    '--platform',
    WINDOWS,
    '--python',
    '>=3.10 <3.12',
    '--prove',
    'dry-run',
  ]
  const [made] = (await bundled(index(), [...requirementInputs, '--cache-dir', cache], { cwd })).bundles
  const folder = path.join(cwd, 'out/offline-bundle')
  const proved = [
    'cp310-linux-x86_64-glibc2.28 dry-run', 'cp310-windows-x86_64 dry-run', 'cp311-linux-x86_64-glibc2.28 dry-run', 'cp311-windows-x86_64 dry-run',
  ] // biome-ignore format: a table
  expect(levelsOf(made)).toEqual(proved)
  expect(lockOf(folder, 'cp310-linux-x86_64-glibc2.28')).toEqual(['backport==3.0', 'core==1.5', 'tool==1.0', 'web==1.0'])
  expect(lockOf(folder, 'cp311-linux-x86_64-glibc2.28')).toEqual(['core==1.5', 'tool==2.0', 'web==1.0'])
  expect(lockOf(folder, 'cp310-windows-x86_64')).toEqual(['backport==3.0', 'core==1.5', 'only-windows==0.2', 'tool==1.0', 'web==1.0'])
  expect(lockOf(folder, 'cp311-windows-x86_64')).toEqual(['core==1.5', 'only-windows==0.2', 'tool==2.0', 'web==1.0'])
  expect(wheelsOf(folder)).toEqual([
    'backport-3.0-py3-none-any.whl', 'core-1.5-cp310-abi3-manylinux_2_17_x86_64.whl', 'core-1.5-cp310-cp310-win_amd64.whl',
    'core-1.5-cp311-cp311-win_amd64.whl', 'only_windows-0.2-py3-none-any.whl',
    'tool-1.0-py3-none-any.whl', 'tool-2.0-py3-none-any.whl', 'web-1.0-py3-none-any.whl',
  ]) // biome-ignore format: a table

  const written = readdirSync(path.join(cwd, 'out'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
  const onDisk = written.map((one) => path.relative(cwd, path.join(one.parentPath, one.name)).replaceAll('\\', '/'))
  expect(made?.files.map((file) => file.path).sort()).toEqual(onDisk.sort())
  for (const file of made?.files ?? []) {
    const bytes = readFileSync(path.join(cwd, file.path))
    expect([file.bytes, file.sha256]).toEqual([bytes.length, sha256Of(path.join(cwd, file.path))])
  }
  expect(made?.wheels.map(({ filename }) => filename)).toEqual(wheelsOf(folder))
  expect(made?.wheels.find(({ project }) => project === 'only-windows')).toMatchObject({
    targets: ['cp310-windows-x86_64', 'cp311-windows-x86_64'], requested: false, requiredBy: ['core'],
  }) // biome-ignore format: a table

  const checked = parsePrinted(
    await command(['verify', 'out/offline-bundle', '--interpreters', 'none', '--json', '--cache-dir', cache], { cwd }),
  )
  expect(levelsOf(checked.bundles[0])).toEqual(proved)
  expect(checked.bundles[0]?.wheels).toEqual(made?.wheels)

  await index().forgetLog()
  await bundled(index(), [...requirementInputs, '--cache-dir', cache, '-o', 'again'], { cwd })
  expect(await filesAskedOf(index())).toEqual([])
  expect(bytesOf(path.join(cwd, 'again/offline-bundle'))).toEqual(bytesOf(folder))

  await bundled(index(), [...requirementInputs, '--cache-dir', warmCache(path.join(room, 'cold cache')), '-o', 'cold'], {
    cwd,
    env: { TZ: 'Asia/Tokyo' },
  })
  expect((await filesAskedOf(index())).filter((url) => url.endsWith('.whl')).length).toBe(wheelsOf(folder).length)
  expect(bytesOf(path.join(cwd, 'cold/offline-bundle'))).toEqual(bytesOf(folder))
  const [archive = ''] = (made?.archives ?? []).map((one) => path.basename(one.path))
  expect(sha256Of(path.join(cwd, 'cold', archive))).toBe(sha256Of(path.join(cwd, 'out', archive)))
})

function levelsOf(bundle: PrintedBundle | undefined): readonly string[] {
  return (bundle?.targets ?? []).map(({ id, level }) => `${id} ${level}`).sort()
}

test('what only Windows needs cannot be taken out of a bundle unseen', async () => {
  const cwd = workspace('windows')
  await bundled(index(), ['web', '-c', 'c.txt', '--platform', WINDOWS, '--python', '3.11', '--archive', 'none', '--cache-dir', cache], {
    cwd: withConstraints(cwd),
  })
  const bundle = path.join(cwd, 'out/offline-bundle')
  rmSync(path.join(bundle, 'wheels/only_windows-0.2-py3-none-any.whl'))
  const { code, stderr } = await command(['verify', bundle, '--interpreters', 'none', '--cache-dir', cache], { cwd })
  expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining('only_windows-0.2-py3-none-any.whl') })
})

function withConstraints(cwd: string): string {
  writeFileSync(path.join(cwd, 'c.txt'), 'core==1.5\n')
  return cwd
}

/** Wheels of these rows, in the folder; their names. */
function wheelsInto(folder: string, rows: readonly FileRow[]): readonly string[] {
  execFileSync(PYTHON, [path.resolve('test/fixtures/make_wheels.py'), folder], { input: JSON.stringify(rows) })
  return readdirSync(folder).filter((name) => name.endsWith('.whl'))
}

test('what stands beside a glob of my wheels holds for each of them', async () => {
  const cwd = workspace('globs')
  const rows = [
    ...wheels(['cp311-cp311-win_amd64', 'cp311-cp311-manylinux_2_17_x86_64'], {
      name: 'app', version: '1.0', extras: ['old'], requires: ['tool<2; extra == "old"'] }),
    { name: 'solo', version: '1.0' },
  ] // biome-ignore format: a table
  wheelsInto(cwd, rows)
  writeFileSync(path.join(cwd, 'r.txt'), './app-*.whl[old]\n')
  const both = ['--platform', LINUX, '--platform', WINDOWS, '--python', '3.11', '--archive', 'none', '--cache-dir', cache]
  await bundled(index(), ['-r', 'r.txt', ...both], { cwd })
  for (const id of [`cp311-${LINUX}`, `cp311-${WINDOWS}`]) {
    expect(lockOf(path.join(cwd, 'out/offline-bundle'), id)).toEqual(['app==1.0', 'tool==1.0'])
  }
  writeFileSync(path.join(cwd, 'r.txt'), `./solo-*.whl --hash=sha256:${'0'.repeat(64)}\n`)
  const { code, stderr } = await bundle(index(), ['-r', 'r.txt', ...both, '-o', 'wrong'], { cwd })
  expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining('solo-1.0-py3-none-any.whl') })
})

test('however many children live at once, nobody hears of it', async () => {
  const cwd = workspace('crowd')
  const many = Array.from({ length: 12 }, (_, number) => path.join(cwd, `python${number}`))
  const { path: python } = await HOST
  for (const file of many) symlinkSync(python, file)
  const targets = ['--platform', WINDOWS, '--python', '3.11', '--archive', 'none', '--cache-dir', cache]
  const { code, stderr } = await bundle(index(), ['web', ...targets, ...many.flatMap((file) => ['--interpreters', file])], { cwd })
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringContaining('MaxListeners') })
})

test('a lock that says where its files were found gives exactly itself, from where I say', async () => {
  const cwd = workspace('places')
  const matrix = ['--platform', LINUX, '--platform', WINDOWS, '--python', '3.11', '--archive', 'none', '--cache-dir', cache]
  await bundled(index(), ['web', ...matrix], { cwd })
  const first = path.join(cwd, 'out/offline-bundle')
  const lock = readFileSync(path.join(first, 'locks', `cp311-${WINDOWS}.txt`), 'utf8').replaceAll(/^--.*$/gm, '')
  const places = '--index-url https://index.example/simple\n--find-links wheels\n--trusted-host index.example\n'
  writeFileSync(path.join(cwd, 'lock.txt'), places + lock)
  const ended = await bundle(index(), ['--lock', 'lock.txt', ...matrix, '--exclude', `*${LINUX}`, '-o', 'again', '--json'], { cwd })
  expect(parsePrinted(ended).ok).toBe(true)
  expect(ended.stderr).toContain('--index-url (lock.txt:1), --find-links (lock.txt:2), --trusted-host (lock.txt:3)')
  expect(lockOf(path.join(cwd, 'again/offline-bundle'), `cp311-${WINDOWS}`)).toEqual(lockOf(first, `cp311-${WINDOWS}`))
})

test('a lock gives exactly itself, one bundle for each target', async () => {
  const cwd = workspace('lock', { 'c.txt': 'core==1.5\n' })
  const matrix = ['--platform', LINUX, '--platform', WINDOWS, '--python', '3.10', '--archive', 'none', '--cache-dir', cache]
  await bundled(index(), ['web', 'tests-only', '-c', 'c.txt', ...matrix], { cwd })
  const first = path.join(cwd, 'out/offline-bundle')
  copyFileSync(path.join(first, 'pylock.toml'), path.join(cwd, 'pylock.toml'))
  mkdirSync(path.join(cwd, 'wheels'))
  for (const name of wheelsOf(first)) copyFileSync(path.join(first, 'wheels', name), path.join(cwd, 'wheels', name))
  await index().forgetLog()
  const { bundles } = await bundled(index(), ['--lock', 'pylock.toml', ...matrix, '--split', 'target', '-o', 'from-lock'], { cwd })
  for (const id of [`cp310-${LINUX}`, `cp310-${WINDOWS}`]) {
    expect(lockOf(path.join(cwd, 'from-lock', `offline-bundle-${id}`), id)).toEqual(lockOf(first, id))
  }
  expect(bundles.map(({ name }) => name)).toEqual([`offline-bundle-cp310-${LINUX}`, `offline-bundle-cp310-${WINDOWS}`])
  expect(await filesAskedOf(index())).toEqual([])
})
