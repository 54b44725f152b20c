import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { childEnv } from '../../scripts/child-env.ts'
import { farEnv, unpackedBundle } from '../installer/crafted-bundle.ts'
import { realPythons } from '../installer/pythons.ts'

/** The receiving end against the servers and tools that teams run, and with the kernel as the witness that nothing connects. */
const TOOLS = ['pypiserver==2.4.2', 'devpi-server==6.20.3', 'devpi-client==7.3.0', 'uv==0.13.9']
const PYTHON = realPythons().at(-1)?.path ?? 'python3'
const SERIES = realPythons().at(-1)?.series ?? '3.12'
const room = { folder: '', bundle: '', refresh: '', bin: '' }

beforeAll(async () => {
  room.folder = mkdtempSync(path.join(tmpdir(), 'receiving '))
  room.bundle = await unpackedBundle(room.folder, ['--platform', 'linux-x86_64-glibc2.17', '--python', SERIES])
  // What the next bundle brings: a file that is there already, and a new one
  room.refresh = await unpackedBundle(path.join(room.folder, 'refresh'), ['--platform', 'windows-x86_64', '--python', SERIES])
  room.bin = path.join(room.folder, 'tools', 'bin')
  execFileSync(PYTHON, ['-m', 'venv', path.join(room.folder, 'tools')])
  execFileSync(path.join(room.bin, 'python'), ['-m', 'pip', 'install', '--quiet', ...TOOLS], { env: childEnv(process.env) })
})

afterAll(() => rmSync(room.folder, { recursive: true, force: true }))

describe('a team index', () => {
  test('pypiserver serves an exported repository; pip and uv install from it, dependencies and all, also after a refresh', async () => {
    const repository = path.join(room.folder, 'repository')
    run(PYTHON, [path.join(room.bundle, 'install.py'), '--export', repository])
    const port = await freePort()
    const program = path.join(room.bin, 'pypi-server')
    const server = start(program, ['run', '-p', `${port}`, '-i', '127.0.0.1', '--disable-fallback', path.join(repository, 'wheels')])
    const refresh = (): string => run(PYTHON, [path.join(room.refresh, 'install.py'), '--export', repository])
    await installsFrom(server, `http://127.0.0.1:${port}/simple/`, refresh)
  })

  test('nginx serves an exported repository and an unpacked bundle; pip and uv install from both, dependencies and all, also after a refresh', async () => {
    const repository = path.join(room.folder, 'served repository')
    run(PYTHON, [path.join(room.bundle, 'install.py'), '--export', repository])
    for (const root of [repository, room.bundle]) {
      const port = await freePort()
      const folder = mkdtempSync(path.join(room.folder, 'nginx '))
      writeFileSync(path.join(folder, 'nginx.conf'), nginxConfig(root, folder, port))
      const server = start('nginx', ['-p', folder, '-c', path.join(folder, 'nginx.conf')])
      const refresh = (): string => run(PYTHON, [path.join(room.refresh, 'install.py'), '--export', root])
      await installsFrom(server, `http://127.0.0.1:${port}/simple/`, root === repository ? refresh : undefined)
      expect(readFileSync(path.join(folder, 'access.log'), 'utf8')).toMatch(/GET \/wheels\/beta-1\.0-\S+ HTTP\/1\.1" 200/)
    }
  })

  test('devpi-server takes the wheels of a bundle; pip and uv install from it, dependencies and all, also after a refresh', async () => {
    const data = path.join(room.folder, 'devpi')
    const client = ['--clientdir', path.join(room.folder, 'devpi client')]
    const port = await freePort()
    run(path.join(room.bin, 'devpi-init'), ['--serverdir', data, '--root-passwd', 'secret', '--no-root-pypi'])
    const server = start(path.join(room.bin, 'devpi-server'), ['--serverdir', data, '--port', `${port}`, '--offline-mode'])
    const url = `http://127.0.0.1:${port}`
    await answers(server, `${url}/+api`)
    const devpi = (...args: readonly string[]): string => run(path.join(room.bin, 'devpi'), [...args, ...client])
    devpi('use', url)
    devpi('login', 'root', '--password', 'secret')
    devpi('index', '-c', 'root/team', 'bases=', 'mirror_whitelist=')
    devpi('use', 'root/team')
    devpi('upload', '--from-dir', path.join(room.bundle, 'wheels'))
    const refresh = (): string => devpi('upload', '--from-dir', path.join(room.refresh, 'wheels'))
    await installsFrom(server, `${url}/root/team/+simple/`, refresh)
  })
})

describe('uv on an unpacked bundle', () => {
  test('uv pip install --offline --no-index -f wheels', () => {
    const site = path.join(room.folder, 'uv site')
    uv(['pip', 'install', '--offline', '--no-index', '-f', path.join(room.bundle, 'wheels'), '--target', site, 'alpha'])
    expect(installed(site)).toEqual(['alpha-1.0', 'beta-1.0'])
  })

  test('uv pip sync of the pylock', () => {
    const venv = path.join(room.folder, 'uv venv')
    const pylock = `pylock.cp${SERIES.replace('.', '')}-linux-x86_64-glibc2_17.toml`
    run(PYTHON, ['-m', 'venv', '--without-pip', venv])
    uv(['pip', 'sync', '--offline', '--python', path.join(venv, 'bin', 'python'), path.join(room.bundle, 'locks', pylock)])
    expect(run(path.join(venv, 'bin', 'alpha-run'), []).trim()).toBe('alpha runs')
  })
})

describe('without a network', () => {
  test('install.py installs in a namespace that has no interface', () => {
    const venv = path.join(room.folder, 'namespace')
    run('unshare', ['--map-root-user', '--net', PYTHON, path.join(room.bundle, 'install.py'), '--venv', venv])
    expect(run(path.join(venv, 'bin', 'alpha-run'), []).trim()).toBe('alpha runs')
  })

  test('the kernel sees no connect to AF_INET or AF_INET6 from install.py or its children', () => {
    systemPackage('strace')
    const log = path.join(room.folder, 'strace.log')
    const venv = path.join(room.folder, 'traced')
    const trace = ['-f', '-e', 'trace=connect,sendto,sendmsg', '-o', log]
    run('strace', [...trace, PYTHON, path.join(room.bundle, 'install.py'), '--venv', venv])
    expect(readFileSync(log, 'utf8')).not.toMatch(/AF_INET/)
    expect(readFileSync(log, 'utf8')).toContain('exited with 0')
  })
})

/** The `location` lines are those of docs/guides/team-index.md; one process of this user, on loopback, that writes to `folder` only. */
function nginxConfig(root: string, folder: string, port: number): string {
  const documented = readFileSync(new URL('../../docs/guides/team-index.md', import.meta.url), 'utf8').match(/^ *location .*$/gm) ?? []
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path "${folder}/${name}";`)
  const server = [`listen 127.0.0.1:${port};`, `root "${root}";`, ...documented]
  const http = ['types { text/html html; }', `access_log "${folder}/access.log";`, ...temporary, `server {`, ...server, '}']
  const main = ['daemon off;', 'master_process off;', `pid "${folder}/nginx.pid";`, `error_log "${folder}/error.log";`]
  return [...main, 'events {}', 'http {', ...http, '}', ''].join('\n')
}

/** `refresh` adds what the next bundle brought, while the server runs. */
async function installsFrom(server: ChildProcess, url: string, refresh?: () => unknown): Promise<void> {
  try {
    await answers(server, url)
    const byPip = mkdtempSync(path.join(room.folder, 'pip '))
    run(PYTHON, ['-m', 'pip', 'install', '--no-cache-dir', '--target', byPip, '-i', url, 'alpha'])
    expect(installed(byPip)).toEqual(['alpha-1.0', 'beta-1.0'])
    const byUv = mkdtempSync(path.join(room.folder, 'uv '))
    uv(['pip', 'install', '--default-index', url, '--target', byUv, 'alpha'])
    expect(installed(byUv)).toEqual(['alpha-1.0', 'beta-1.0'])
    if (refresh === undefined) return
    refresh()
    const fresh = mkdtempSync(path.join(room.folder, 'fresh '))
    const foreign = ['--no-deps', '--only-binary', ':all:', '--platform', 'win_amd64', '--no-cache-dir', '--dest', fresh]
    run(PYTHON, ['-m', 'pip', 'download', ...foreign, '-i', url, 'beta==2.0', 'alpha==1.0'])
    expect(readdirSync(fresh).sort()).toEqual(['alpha-1.0-py3-none-any.whl', 'beta-2.0-py3-none-win_amd64.whl'])
  } finally {
    server.kill()
    await once(server, 'close')
  }
}

function uv(args: readonly string[]): string {
  return run(path.join(room.bin, 'uv'), [...args, '--no-cache', '--no-config', ...(args.includes('--python') ? [] : ['--python', PYTHON])])
}

function installed(folder: string): readonly string[] {
  return readdirSync(folder)
    .flatMap((name) => (name.endsWith('.dist-info') ? [name.replace('.dist-info', '')] : []))
    .sort()
}

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, args, { cwd: room.folder, env: farEnv(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

function start(program: string, args: readonly string[]): ChildProcess {
  return spawn(program, args, { cwd: room.folder, env: farEnv(), stdio: 'ignore' })
}

async function answers(server: ChildProcess, url: string): Promise<void> {
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    if (await fetch(url).then((answer) => answer.ok, () => false)) return // biome-ignore format: one thought
    await sleep(200)
  }
  throw new Error(`nothing answers at ${url}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new TypeError('no port')
  return address.port
}

/** A proof installs what it needs, and fails where it cannot. */
function systemPackage(name: string): void {
  if (spawnSync(name, ['--version']).status === 0) return
  execFileSync('apt-get', ['install', '--yes', '--quiet', name], { stdio: 'inherit' })
}
