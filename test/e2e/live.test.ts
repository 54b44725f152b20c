import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { childEnv } from '../../scripts/child-env.ts'
import { command } from '../fixtures/command.ts'
import { inFolder } from '../fixtures/folder.ts'
import { liveEnv } from '../fixtures/live-env.ts'

const PYTHON = process.platform === 'win32' ? 'python' : 'python3'
const sha256 = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

test('the first command of README makes a bundle that verify and the stock tools accept', async () => {
  await inFolder(async (folder) => {
    const made = await command(['python-keystoneclient', '-o', 'out', '--json'], { built: true, cwd: folder, env: liveEnv() })
    expect({ code: made.code, stderr: made.code === 0 ? '' : made.stderr }).toEqual({ code: 0, stderr: '' })
    const [bundle] = JSON.parse(made.stdout).bundles
    expect(bundle.targets).toEqual([expect.objectContaining({ level: 'installed' })])
    expect(bundle.wheelCount).toBeGreaterThan(20)
    for (const { path: archive, sha256: stated } of bundle.archives) expect(sha256(path.join(folder, archive))).toBe(stated)

    expect(pinsOf(readFileSync(path.join(folder, 'out/offline-bundle/locks', `${bundle.targets[0].id}.txt`), 'utf8'))).toEqual(
      nativePins(folder),
    )

    const verified = await command(['verify', 'out/offline-bundle', '--json'], { built: true, cwd: folder, env: {} })
    expect({ code: verified.code, stderr: verified.code === 0 ? '' : verified.stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(verified.stdout).bundles[0].targets).toEqual([expect.objectContaining({ level: 'installed' })])

    const offline = [
      '-I',
      '-m',
      'pip',
      'install',
      '--dry-run',
      '--isolated',
      '--no-index',
      '--find-links',
      'wheels',
      '--target',
      'x',
      'python-keystoneclient',
    ]
    const stock = spawnSync(PYTHON, offline, {
      cwd: path.join(folder, 'out', 'offline-bundle'),
      env: childEnv(process.env),
      encoding: 'utf8',
    })
    expect({ status: stock.status, stderr: stock.status === 0 ? '' : stock.stderr }).toEqual({ status: 0, stderr: '' })
  })
})

/** `name==version` of each entry of a lock. */
function pinsOf(lock: string): readonly string[] {
  return [...lock.matchAll(/^([a-z0-9-]+==[^\s]+)/gm)].map(([, pin = '']) => pin).sort()
}

/**
 * What this machine's own pip would install, asked in the same minute. Wheels only, as in a bundle; versions, not files: an
 * older pip may know fewer tags.
 */
function nativePins(folder: string): readonly string[] {
  const quiet = ['--quiet', '--disable-pip-version-check', '--no-input', '--no-cache-dir']
  const dry = ['--dry-run', '--ignore-installed', '--only-binary', ':all:', '--report', 'report.json']
  const args = ['-I', '-m', 'pip', 'install', ...quiet, ...dry, 'python-keystoneclient']
  const { status, stderr } = spawnSync(PYTHON, args, { cwd: folder, env: childEnv(process.env), encoding: 'utf8' })
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
  const { install } = JSON.parse(readFileSync(path.join(folder, 'report.json'), 'utf8'))
  const pins = install.map(({ metadata }: Installed) => `${metadata.name.toLowerCase().replaceAll(/[-_.]+/g, '-')}==${metadata.version}`)
  return pins.sort()
}

interface Installed {
  readonly metadata: { readonly name: string; readonly version: string }
}

test('the embedded pip is the one that the index publishes', async () => {
  const [vendored = ''] = globSync('vendor/pip-*.whl')
  const version = path.basename(vendored).split('-')[1]
  await inFolder(async (folder) => {
    const args = [
      '-m',
      'pip',
      'download',
      '--quiet',
      '--no-deps',
      '--no-cache-dir',
      '--only-binary',
      ':all:',
      '--dest',
      folder,
      `pip==${version}`,
    ]
    const { status, stderr } = spawnSync(PYTHON, args, { env: childEnv(process.env), encoding: 'utf8' })
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    const published = path.join(folder, path.basename(vendored))
    expect(existsSync(published)).toBe(true)
    expect(sha256(vendored)).toBe(sha256(published))
  })
})
