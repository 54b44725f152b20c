import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type RunningIndex, startIndex } from '../doubles/index.ts'
import { bundle, sharedFolder } from '../e2e/on-index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { farEnv } from './crafted-bundle.ts'
import { PYTHON } from './far-side.ts'

/** The commands that a run prints install the bundle, when they are pasted into a shell beside what was delivered. */
const FILES = [
  { name: 'app', version: '1.0', requires: ['big'] },
  { name: 'app', version: '2.0', requires: ['big'], uploadTime: '2026-06-01T00:00:00Z' },
  { name: 'big', version: '1.0', payload: 1_500_000 },
]
const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
const here = path.join(room, 'here.json')
const key = path.join(room, 'ca.pem')

beforeAll(() => {
  writeFileSync(here, execFileSync(PYTHON, [path.resolve('python/installer/describe.py')]))
  const cert = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Signer', '-keyout', path.join(room, 'key.pem'), '-out', key]
  execFileSync('openssl', ['req', ...cert], { stdio: 'ignore' })
})

/** Bundles for this machine; what the terminal shows. */
async function made(index: RunningIndex, cwd: string, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await bundle(index, ['--target', here, '--cache-dir', cache, ...args], { cwd })
  expect({ code, stderr }).toMatchObject({ code: 0 })
  return stdout
}

/** The commands after `title`, up to the next blank line. */
function commandsAfter(title: string, text: string): string {
  const [, block = ''] = new RegExp(`${title}:\\n((?: {2}.*\\n)+)`).exec(text) ?? []
  return block.replaceAll(/^ {2}/gm, '')
}

/** Pastes the commands beside a copy of what was delivered, and returns the versions that the new environment has. */
function pasted(out: string, commands: string, folders: RegExp = /^$/): readonly string[] {
  const far = path.join(mkdtempSync(path.join(room, 'far ü ')), 'medium')
  cpSync(out, far, { recursive: true })
  for (const name of globSync('offline-bundle*', { cwd: far, withFileTypes: true }))
    if (name.isDirectory() && !folders.test(name.name)) rmSync(path.join(far, name.name), { recursive: true })
  execFileSync('sh', ['-e', '-c', commands.replaceAll('YOUR-CA.pem', key)], { cwd: far, env: farEnv(), stdio: 'pipe' })
  return globSync('app/lib/python*/site-packages/{app,big}-*.dist-info', { cwd: far }).map((file) => path.basename(file)).sort() // biome-ignore format: one thought
}

const ONE = ['app==1.0']
const WANT = ['app-1.0.dist-info', 'big-1.0.dist-info']

test.each([
  { name: 'a .tar.gz', args: [], has: ['tar xzf offline-bundle.tar.gz'] },
  { name: 'a .zip', args: ['--archive', 'zip'], has: ['zipfile -e offline-bundle.zip'] },
  { name: 'volumes of a .tar.gz', args: ['--volume-size', '1MiB'], has: ['install.py --join', 'tar xzf offline-bundle.tar.gz'] },
  {
    name: 'signed volumes of a .zip',
    args: ['--archive', 'zip', '--volume-size', '1MiB', '--sign-with', `x509:${key},${path.join(room, 'key.pem')}`],
    has: ['install.py --join --verify-with YOUR-CA.pem', 'zipfile -e offline-bundle.zip', '--venv app --verify-with YOUR-CA.pem'],
  },
])('the commands for $name install it', async ({ args, has }) => {
  await using index = await startIndex({ indexes: { a: { files: FILES } } })
  const cwd = mkdtempSync(path.join(room, 'made '))
  const commands = commandsAfter('Linux, macOS\\)', await made(index, cwd, [...ONE, ...args]))
  for (const part of has) expect(commands).toContain(part)
  expect(pasted(path.join(cwd, 'out'), commands)).toEqual(WANT)
})

test('the commands for a folder, of the terminal and of its README.txt, install it', async () => {
  await using index = await startIndex({ indexes: { a: { files: FILES } } })
  const cwd = mkdtempSync(path.join(room, 'made '))
  const commands = commandsAfter('Linux, macOS\\)', await made(index, cwd, [...ONE, '--archive', 'none']))
  const out = path.join(cwd, 'out')
  expect(pasted(out, commands, /./)).toEqual(WANT)
  const readme = readFileSync(path.join(out, 'offline-bundle/README.txt'), 'utf8')
  const [, line = ''] = /^ {2}(python3 install\.py.*?) +Linux, macOS$/m.exec(readme) ?? []
  expect(pasted(path.join(out, 'offline-bundle'), line)).toEqual(WANT)
})

test('a delta says what it holds, and its commands make the full bundle and install it', async () => {
  await using index = await startIndex({ indexes: { a: { files: FILES } } })
  const cwd = mkdtempSync(path.join(room, 'made '))
  mkdirSync(path.join(cwd, 'before'))
  const base = path.join(cwd, 'before/offline-bundle')
  await made(index, cwd, [...ONE, '--archive', 'none', '-o', 'before'])
  const shown = await made(index, cwd, ['app', '--since', base, '--delta', '--sign-with', `x509:${key},${path.join(room, 'key.pem')}`])
  expect(shown).toContain('offline-bundle-delta ready: 1 target, 1 wheel,')
  const [, ofDelta = ''] = shown.split('offline-bundle-delta ready')
  const commands = commandsAfter('Linux, macOS\\)', ofDelta)
  expect(commands).toContain('install.py --apply PREVIOUS-BUNDLE')
  expect(pasted(path.join(cwd, 'out'), commands.replaceAll('PREVIOUS-BUNDLE', `'${base}'`))).toEqual(['app-2.0.dist-info', WANT[1]])

  const delta = path.join(cwd, 'out/offline-bundle-delta')
  const readme = readFileSync(path.join(delta, 'README.txt'), 'utf8')
  expect(readme).toContain('This delta contains 1 of the 2 wheels of offline-bundle')
  expect(readme).toContain('python install.py --apply PREVIOUS-BUNDLE')
  expect(readme).not.toContain('--venv')
  execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], { cwd: delta })
  expect(existsSync(path.join(delta, 'full/README.txt'))).toBe(true)
})
