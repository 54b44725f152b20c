import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { childEnv } from '../../scripts/child-env.ts'
import { bootstrapOf } from '../../src/bundle/bootstrap.ts'
import { lockOf, type Printed, parsePrinted, sha256Of, sharedFolder, wheelsOf } from '../e2e/on-index.ts'
import { command } from '../fixtures/command.ts'
import { liveEnv } from '../fixtures/live-env.ts'

/** The commands of README on the real index. What is asserted stays true as long as the projects live: who needs whom, never a version. */
const PYTHON = process.platform === 'win32' ? 'python' : 'python3'
const room = sharedFolder()
const cache = path.join(room, 'cache')
const built = existsSync('dist/cli.js')

function workspace(name: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = path.join(room, name)
  mkdirSync(folder)
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(folder, file), text)
  return folder
}

async function live(args: readonly string[], cwd: string): Promise<Printed> {
  const ended = await command([...args, '--cache-dir', cache, '--json', '-o', 'out'], { built, cwd, env: liveEnv() })
  const printed = parsePrinted(ended)
  for (const { folder } of printed.bundles) {
    const checked = await command(['verify', folder, '--json', '--cache-dir', cache], { built, cwd })
    expect({ code: checked.code, stderr: checked.code === 0 ? '' : checked.stderr }).toEqual({ code: 0, stderr: '' })
  }
  return printed
}

const names = (pins: readonly string[]): readonly string[] => pins.map((pin) => pin.split('==')[0] ?? '')

test('requirements, constraints, two platforms and five Pythons: what only Windows needs is there for Windows', async () => {
  const cwd = workspace('range', { 'requirements.txt': 'keyring\nclick\n', 'constraints.txt': 'keyring<26\n' })
  const platforms = ['--platform', 'linux-x86_64-glibc2.28', '--platform', 'windows-x86_64']
  const args = ['-r', 'requirements.txt', '-c', 'constraints.txt', ...platforms, '--python', '>=3.10 <3.15']
  const [made] = (await live(args, cwd)).bundles
  expect(made?.targets.length).toBe(10)
  for (const { id } of made?.targets ?? []) {
    const pins = names(lockOf(path.join(cwd, 'out/offline-bundle'), id))
    const windows = id.includes('windows')
    const has = { pywin: pins.includes('pywin32-ctypes'), secret: pins.includes('secretstorage') }
    expect({ id, ...has }).toEqual({ id, pywin: windows, secret: !windows })
    expect(pins.includes('importlib-metadata')).toBe(/^cp31[01]-/.test(id))
  }
})

test('a wheel of mine for a Mac', async () => {
  const cwd = workspace('mac')
  const row = { name: 'app', version: '1.0', requires: ['click', 'appnope; sys_platform == "darwin"'] }
  execFileSync(PYTHON, [path.resolve('test/fixtures/make_wheels.py'), cwd], { input: JSON.stringify([row]) })
  await live(['./app-1.0-py3-none-any.whl', '--platform', 'macos-14-arm64', '--python', '3.13'], cwd)
  expect(names(lockOf(path.join(cwd, 'out/offline-bundle'), 'cp313-macos-14-arm64'))).toEqual(['app', 'appnope', 'click'])
})

test('for a machine that describe.py described', async () => {
  const described = execFileSync(PYTHON, [path.resolve('python/installer/describe.py')], { encoding: 'utf8' })
  const cwd = workspace('described', { 'appliance.json': described })
  const [made] = (await live(['--target', 'appliance.json', 'keyring>=25'], cwd)).bundles
  expect(made?.targets).toEqual([expect.objectContaining({ level: 'installed' })])
})

test('a pyproject with an extra and a group for Alpine, then its lock again', async () => {
  const pyproject = `[project]
name = "service"
version = "1"
dependencies = ["click"]
optional-dependencies.server = ["cryptography"]
[dependency-groups]
prod = ["idna"]
`
  const cwd = workspace('alpine', { 'pyproject.toml': pyproject })
  const alpine = ['--platform', 'alpine-x86_64', '--python', '3.12']
  const [made] = (await live(['--pyproject', 'pyproject.toml', '--extra', 'server', '--group', 'prod', ...alpine], cwd)).bundles
  const folder = path.join(cwd, 'out/offline-bundle')
  const id = made?.targets[0]?.id ?? ''
  expect(names(lockOf(folder, id))).toEqual(expect.arrayContaining(['click', 'cryptography', 'idna']))
  expect(wheelsOf(folder).some((name) => name.includes('musllinux'))).toBe(true)

  const again = workspace('lock')
  const [pylock = ''] = readdirSync(path.join(folder, 'locks')).filter((name) => name.endsWith('.toml'))
  copyFileSync(path.join(folder, 'locks', pylock), path.join(again, 'pylock.toml'))
  mkdirSync(path.join(room, 'wheels'), { recursive: true })
  for (const name of wheelsOf(folder)) copyFileSync(path.join(folder, 'wheels', name), path.join(room, 'wheels', name))
  await live(['--lock', 'pylock.toml', ...alpine], again)
  expect(lockOf(path.join(again, 'out/offline-bundle'), id)).toEqual(lockOf(folder, id))
})

test.each([
  { tool: 'pip-compile', pins: ['cffi==1.17.1', 'idna==3.10'], windows: [] },
  { tool: 'pip-compile-places', pins: ['cffi==1.17.1', 'idna==3.10'], windows: [] },
  { tool: 'poetry', pins: ['cffi==1.17.1', 'idna==3.10'], windows: ['colorama==0.4.6'] },
])('the lock that $tool wrote gives exactly itself', async ({ tool, pins, windows }) => {
  const text = readFileSync(path.resolve(`test/fixtures/locks/${tool}.requirements.txt`), 'utf8')
  const [pycparser = ''] = /^pycparser==[0-9.]+/m.exec(text) ?? []
  const cwd = workspace(`${tool}-lock`, { 'lock.txt': text })
  const matrix = ['--platform', 'linux-x86_64-glibc2.28', '--platform', 'windows-x86_64', '--python', '3.11', '--archive', 'none']
  await live(['--lock', 'lock.txt', ...matrix], cwd)
  const folder = path.join(cwd, 'out/offline-bundle')
  expect(lockOf(folder, 'cp311-linux-x86_64-glibc2.28')).toEqual([...pins, pycparser])
  expect(lockOf(folder, 'cp311-windows-x86_64')).toEqual([...pins, ...windows, pycparser].sort())
})

const MATRIX = ['linux-x86_64-glibc2.28', 'linux-aarch64-glibc2.28', 'linux-x86_64-musl1.2', 'macos-14-arm64', 'windows-x86_64']

test('the release that needs sources, for twenty-five targets', async () => {
  const cwd = workspace('sources')
  const platforms = MATRIX.flatMap((name) => ['--platform', name])
  const args = ['python-keystoneclient==2.3.1', '--sdists', 'pure', ...platforms, '--python', '>=3.10 <3.15', '--archive', 'none']
  const [made] = (await live(args, cwd)).bundles
  expect(made?.targets.length).toBe(25)
  const wheels = wheelsOf(path.join(cwd, 'out/offline-bundle'))
  for (const project of ['positional', 'prettytable']) expect(wheels.filter((name) => name.startsWith(`${project}-`)).length).toBe(1)
})

test('without --sdists it names the projects and the option', async () => {
  const cwd = workspace('rejected')
  const args = ['python-keystoneclient==2.3.1', '--platform', 'windows-x86_64', '--python', '3.11', '--cache-dir', cache, '-o', 'out']
  const { code, stderr } = await command(args, { built, cwd, env: liveEnv() })
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringMatching(/positional[\s\S]*--sdists pure/) })
  expect(readdirSync(cwd)).toEqual([])
})

test.each(['3.6', '3.7', '3.8', '3.9', '3.10'])('the bootstrap pip of Python %s is the one that the index publishes', (series) => {
  const { version, filename, sha256 } = bootstrapOf(series) ?? { version: '', filename: '', sha256: '' }
  const dest = path.join(room, `pip-${series}`)
  const how = ['--no-deps', '--ignore-requires-python', '--only-binary', ':all:', '--no-cache-dir', '--quiet', '--dest', dest]
  const { status, stderr } = spawnSync(PYTHON, ['-m', 'pip', 'download', ...how, `pip==${version}`], {
    env: childEnv(process.env),
    encoding: 'utf8',
  })
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
  expect(sha256Of(path.join(dest, filename))).toBe(sha256)
})
