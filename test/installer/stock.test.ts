import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { farEnv, unpackedBundle } from './crafted-bundle.ts'
import { type RealPython, realPythons } from './pythons.ts'

/** What everybody types on the far side works on an unpacked archive, with the pips that Pythons bring. */
const PYTHONS = realPythons()
const NEWEST = toPython(PYTHONS.at(-1))
/** Its wheels are pure, so every Python here can install this lock; older targets would need their own last pip from an index. */
const LOCK = 'cp310-linux-x86_64-glibc2.17'
const PINNED_PIP = fileURLToPath(new URL('../../vendor/pip-26.3-py3-none-any.whl', import.meta.url))

const room = { folder: '', bundle: '', single: '' }

beforeAll(async () => {
  room.folder = mkdtempSync(path.join(tmpdir(), 'stock commands '))
  const series = new Set(['3.10', NEWEST.series])
  const pythons = [...series].flatMap((one) => ['--python', one])
  const many = path.join(room.folder, 'many')
  room.bundle = await unpackedBundle(many, ['--platform', 'linux-x86_64-glibc2.17', '--platform', 'windows-x86_64', ...pythons])
  room.single = await unpackedBundle(path.join(room.folder, 'single'), ['--platform', 'linux-x86_64-glibc2.17', '--python', '3.12'])
})

afterAll(() => rmSync(room.folder, { recursive: true, force: true }))

test('sha256sum -c SHA256SUMS', () => {
  const [program, ...args] = process.platform === 'darwin' ? ['shasum', '-a', '256'] : ['sha256sum']
  expect(run(program ?? '', [...args, '-c', 'SHA256SUMS'], room.bundle)).not.toContain('FAILED')
})

describe.each(PYTHONS)('pip $pip of Python $series', (python) => {
  test('pip install NAME -f wheels --no-index', () => {
    expect(pip(python, ['alpha', '-f', 'wheels', '--no-index'])).toEqual(['alpha-1.0', 'beta-1.0'])
  })

  test('pip install -r locks/TARGET.txt, from any folder', () => {
    const lock = path.join(room.bundle, 'locks', `${LOCK}.txt`)
    expect(pip(python, ['-r', lock], room.folder)).toEqual(['alpha-1.0', 'beta-1.0'])
  })
})

test('pip install --no-deps NAME -f wheels --no-index', () => {
  expect(pip(NEWEST, ['--no-deps', 'alpha', '-f', 'wheels', '--no-index'])).toEqual(['alpha-1.0'])
})

test('pip install -i file:///…/simple NAME', () => {
  expect(pip(NEWEST, ['-i', pathToFileURL(path.join(room.bundle, 'simple')).href, 'alpha'])).toEqual(['alpha-1.0', 'beta-1.0'])
})

test('pip install -r locks/pylock.TARGET.toml, by the pinned pip', () => {
  const target = `cp${NEWEST.series.replace('.', '')}-linux-x86_64-glibc2_17`
  const found = pip(NEWEST, ['-r', path.join(room.bundle, 'locks', `pylock.${target}.toml`)], room.folder, path.join(PINNED_PIP, 'pip'))
  expect(found).toEqual(['alpha-1.0', 'beta-1.0'])
})

test('python -m http.server, then pip install -i', async () => {
  const server = spawn(NEWEST.path, ['-u', '-m', 'http.server', '0', '--bind', '127.0.0.1'], { cwd: room.bundle, env: farEnv() })
  try {
    const url = `http://127.0.0.1:${await portOf(server)}/simple/`
    expect(pip(NEWEST, ['-i', url, 'alpha'], room.folder)).toEqual(['alpha-1.0', 'beta-1.0'])
  } finally {
    server.kill()
    await once(server, 'close')
  }
})

test('cd wheels && pip install * -f ./ --no-index, for a bundle of one target', () => {
  const wheels = path.join(room.single, 'wheels')
  expect(pip(NEWEST, [...readdirSync(wheels), '-f', './', '--no-index'], wheels)).toEqual(['alpha-1.0', 'beta-1.0'])
})

test('python install.py --venv DIR, and its script runs', () => {
  const venv = path.join(room.folder, 'venv of ü')
  run(NEWEST.path, [path.join(room.bundle, 'install.py'), '--venv', venv], room.folder)
  expect(run(path.join(venv, 'bin', 'alpha-run'), [], room.folder).trim()).toBe('alpha runs')
})

/** What `pip install` puts into a new folder, as names of distributions. */
function pip(python: RealPython, args: readonly string[], cwd = room.bundle, program?: string): readonly string[] {
  const target = mkdtempSync(path.join(room.folder, 'site '))
  const start = program === undefined ? ['-m', 'pip'] : [program]
  run(python.path, [...start, 'install', '--no-cache-dir', '--target', target, ...args], cwd)
  return readdirSync(target)
    .flatMap((name) => (name.endsWith('.dist-info') ? [name.replace('.dist-info', '')] : []))
    .sort()
}

function run(program: string, args: readonly string[], cwd: string): string {
  return execFileSync(program, args, { cwd, env: farEnv(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

async function portOf(server: ChildProcess): Promise<string> {
  if (server.stdout === null) throw new TypeError('no stdout')
  for await (const line of createInterface({ input: server.stdout })) {
    const port = /port (\d+)/.exec(line)?.[1]
    if (port !== undefined) return port
  }
  throw new Error('http.server did not start')
}

function toPython(python: RealPython | undefined): RealPython {
  if (python === undefined) throw new Error('no Python with pip on this machine')
  return python
}
