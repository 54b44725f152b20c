import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type FileRow, type RunningIndex, startIndex } from '../doubles/index.ts'
import { inFolder } from '../fixtures/folder.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, bundled, sharedFolder } from './on-index.ts'

const room = sharedFolder()
const cache = ['--cache-dir', warmCache(path.join(room, 'cache')), '--archive', 'none', '--prove', 'dry-run']
const GREENLET = 'greenlet>=1; platform_machine == "aarch64" or platform_machine == "x86_64" or platform_machine == "AMD64"'
const FILES: readonly FileRow[] = [
  { name: 'redis', version: '8.0', requires: ['async-timeout>=4; python_full_version < "3.11.3"'] },
  { name: 'async-timeout', version: '5.0' },
  { name: 'sqlalchemy', version: '2.0', requires: [GREENLET] },
  { name: 'greenlet', version: '3.0', tag: 'cp311-cp311-win_amd64' },
  { name: 'greenlet', version: '3.0', tag: 'cp311-cp311-manylinux_2_28_i686' },
  { name: 'greenlet', version: '3.0', tag: 'cp311-cp311-manylinux_2_28_armv7l' },
  { name: 'old-redis', version: '1.0', requires: ['late; python_full_version < "3.11.2"'] },
  { name: 'late', version: '1.0', kind: 'sdist' },
  { name: 'colliding', version: '1.0', requires: ['file', 'folder; python_full_version < "3.11.3"'] },
  { name: 'file', version: '1.0', modules: { 'x.py': '' } },
  { name: 'folder', version: '1.0', modules: { 'x.py/y.py': '' } },
]

async function onIndex(body: (index: RunningIndex, cwd: string) => Promise<void>): Promise<void> {
  await using index = await startIndex({ indexes: { a: { files: FILES } } })
  await inFolder((cwd) => body(index, cwd))
}

/** The lines of a lock that name a project, without their hashes. */
function linesOf(cwd: string, id: string, out = 'out'): readonly string[] {
  const text = readFileSync(path.join(cwd, out, 'offline-bundle/locks', `${id}.txt`), 'utf8')
  return text.split('\n').flatMap((line) => /^([a-z].*) --hash=sha256:[0-9a-f]{64}$/.exec(line)?.[1] ?? [])
}

test('a project that only older micro versions need is in the lock with its marker, and the bundle holds for all of them', async () => {
  await onIndex(async (index, cwd) => {
    const args = ['redis', '--platform', 'linux-x86_64-glibc2.28', '--python', '3.11', ...cache]
    await bundled(index, args, { cwd })
    const id = 'cp311-linux-x86_64-glibc2.28'
    expect(linesOf(cwd, id)).toEqual(['async-timeout==5.0 ; python_full_version < "3.11.3"', 'redis==8.0'])
    const [target] = JSON.parse(readFileSync(path.join(cwd, 'out/offline-bundle/manifest.json'), 'utf8')).targets
    expect(target.closure).toMatchObject({ complete: true, micros: { from: '3.11.0', to: target.python.version, except: [] } })
    // The lock that came out is a lock to go in
    const lock = path.join(cwd, 'out/offline-bundle/locks', `pylock.${id.replaceAll('.', '_')}.toml`)
    await bundled(index, ['--lock', lock, ...args.slice(1), '-o', 'again'], { cwd })
    expect(readFileSync(path.join(cwd, 'again/offline-bundle/locks', `${id}.txt`), 'utf8')).toContain(
      'async-timeout==5.0 ; python_full_version < "3.11.3" ',
    )
  })
})

test('what only the 64-bit kernel of a 32-bit target needs is in the lock with its marker', async () => {
  await onIndex(async (index, cwd) => {
    const platforms = ['--platform', 'linux-i686-glibc2.28', '--platform', 'linux-armv7l-glibc2.28']
    await bundled(index, ['sqlalchemy', ...platforms, '--python', '3.11', ...cache], { cwd })
    expect(linesOf(cwd, 'cp311-linux-i686-glibc2.28')).toEqual(['greenlet==3.0 ; platform_machine == "x86_64"', 'sqlalchemy==2.0'])
    expect(linesOf(cwd, 'cp311-linux-armv7l-glibc2.28')).toEqual(['greenlet==3.0 ; platform_machine == "aarch64"', 'sqlalchemy==2.0'])
  })
})

test('a machine name whose needs have no wheel makes the target incomplete, with what to do', async () => {
  await onIndex(async (index, cwd) => {
    const { code, stderr } = await bundle(index, ['sqlalchemy', '--platform', 'windows-x86', '--python', '3.11', ...cache], { cwd })
    expect({ code, stderr }).toMatchObject({ code: 3 })
    expect(stderr).toContain('greenlet')
    expect(stderr).toContain('(where platform_machine is AMD64, not x86)')
    expect(stderr).toContain("--exclude '*-windows-x86'")
  })
})

test('a source that only older micro versions need is built where that is allowed, else those are left out', async () => {
  await onIndex(async (index, cwd) => {
    const args = ['old-redis', '--platform', 'linux-x86_64-glibc2.28', '--python', '3.11', ...cache]
    await bundled(index, args, { cwd })
    expect(linesOf(cwd, 'cp311-linux-x86_64-glibc2.28')).toEqual(['old-redis==1.0'])
    await bundled(index, [...args, '--sdists', 'pure', '-o', 'built'], { cwd })
    expect(linesOf(cwd, 'cp311-linux-x86_64-glibc2.28', 'built')).toEqual(['late==1.0 ; python_full_version < "3.11.2"', 'old-redis==1.0'])
  })
})

test('a wheel of which only inspection tells that older micro versions cannot have it is left out with them', async () => {
  await onIndex(async (index, cwd) => {
    const args = ['colliding', '--platform', 'linux-x86_64-glibc2.28', '--python', '3.11', ...cache]
    const { stdout } = await bundle(index, args, { cwd })
    expect(stdout).toContain(
      'not for Python 3.11.0 to 3.11.2: file-1.0-py3-none-any.whl and folder-1.0-py3-none-any.whl need a file and a folder',
    )
    expect(linesOf(cwd, 'cp311-linux-x86_64-glibc2.28')).toEqual(['colliding==1.0', 'file==1.0'])
    expect(readdirSync(path.join(cwd, 'out/offline-bundle/wheels'))).toEqual([
      'colliding-1.0-py3-none-any.whl',
      'file-1.0-py3-none-any.whl',
    ])
  })
})
