import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { bundled, sha256Of, sharedFolder } from '../e2e/on-index.ts'
import { command } from '../fixtures/command.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { farEnv } from './crafted-bundle.ts'
import { installPy, PYTHON } from './far-side.ts'

/** A bundle that is signed by --sign-with on the one side is known by --verify-with on the other, by both programs. */
const FILES = [{ name: 'app', version: '1.0' }, { name: 'more', version: '1.0' }] // biome-ignore format: one line
const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
const keys = path.join(room, 'keys')
/** Short, for gpg's agent has its socket in it. */
const homes = [1, 2].map(() => mkdtempSync(path.join(tmpdir(), 'gpg-')))
const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined

beforeAll(() => mkdirSync(keys))
afterAll(() => {
  for (const home of homes) {
    spawnSync('gpgconf', ['--homedir', home, '--kill', 'all'])
    rmSync(home, { recursive: true, force: true })
  }
})

interface Way {
  readonly sign: string
  readonly env: Readonly<Record<string, string>>
  readonly trusted: string
  readonly other: string
  readonly signer: RegExp
}

const ways: Readonly<Record<string, () => Way>> = {
  ...(has('gpg') ? { gpg: byGpg } : {}),
  ...(has('openssl') ? { x509: byOpenssl } : {}),
}

test('this machine can sign in one of the two ways', () => expect(Object.keys(ways)).not.toEqual([]))

describe.each(Object.keys(ways))('--sign-with %s:', (kind) => {
  const room2: { way?: Way; out: string } = { out: path.join(room, kind) }
  const way = (): Way => {
    if (room2.way === undefined) throw new Error('nothing was signed')
    return room2.way
  }

  beforeAll(async () => {
    const made = ways[kind]?.()
    if (made === undefined) throw new Error(kind)
    room2.way = made
    await using index = await startIndex({ indexes: { a: { files: FILES } } })
    mkdirSync(room2.out)
    const described = path.join(room2.out, 'here.json')
    writeFileSync(described, execFileSync(PYTHON, [path.resolve('python/installer/describe.py')]))
    const requirementInputs = ['--target', described, '--cache-dir', cache]
    const base = path.join(room2.out, 'base')
    await bundled(index, ['app', ...requirementInputs, '--archive', 'none', '-o', base], { cwd: room2.out })
    const more = ['--since', path.join(base, 'offline-bundle'), '--delta', '--sign-with', made.sign]
    await bundled(index, ['app', 'more', ...requirementInputs, ...more], { cwd: room2.out, env: made.env })
  })

  /** What was delivered, in another place. */
  const delivered = (): string => {
    const far = path.join(mkdtempSync(path.join(room, 'far ü ')), 'medium')
    cpSync(path.join(room2.out, 'out'), far, { recursive: true })
    return far
  }
  const check = (far: string, what: string, key: string) =>
    installPy(path.join(far, 'install.py'), ['--check', path.join(far, what), '--verify-with', key], room)
  const verify = (far: string, key: string) =>
    command(['verify', path.join(far, 'offline-bundle'), '--verify-with', key, '--interpreters', 'none', '--json', '--cache-dir', cache])

  test.each(['offline-bundle', 'offline-bundle-delta', '.'])('install.py --check knows the signer of %s', (what) => {
    const { trusted, signer } = way()
    const { code, text } = check(delivered(), what, trusted)
    expect({ code, last: text.trim().split('\n').at(-1) }).toEqual({ code: 0, last: expect.stringMatching(/^intact; origin verified: /) })
    expect(text).toMatch(signer)
  })

  test('verify knows the signer', async () => {
    const { code, stdout } = await verify(delivered(), way().trusted)
    expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, bundles: [{ signer: expect.stringMatching(way().signer) }] })
  })

  test.each(['offline-bundle', 'offline-bundle-delta', '.'])('another key is rejected with 5 for %s', (what) => {
    const { code, text } = check(delivered(), what, way().other)
    expect({ code, text }).toEqual({ code: 5, text: expect.not.stringContaining('verified') })
  })

  test('verify rejects another key with 5', async () => {
    const { code, stdout, stderr } = await verify(delivered(), way().other)
    expect({ code, stderr }).toEqual({ code: 5, stderr: expect.stringContaining('SHA256SUMS') })
    expect(JSON.parse(stdout)).toMatchObject({ ok: false, exitCode: 5 })
  })

  test('sums that changed after they were signed are rejected with 5 by both', async () => {
    const far = delivered()
    appendFileSync(path.join(far, 'offline-bundle.SHA256SUMS'), '\n')
    rmSync(path.join(far, 'offline-bundle-delta.SHA256SUMS')) // it names the same SHA256SUMS
    expect(check(far, 'offline-bundle', way().trusted).code).toBe(5)
    expect((await verify(far, way().trusted)).code).toBe(5)
  })

  test('the command of README.txt authenticates what was delivered with stock tools, and rejects what was changed', () => {
    const far = delivered()
    const readme = readFileSync(path.join(far, 'offline-bundle/README.txt'), 'utf8')
    const label = kind === 'gpg' ? 'GPG:' : 'X\\.509:'
    const [, line = ''] = new RegExp(`^ +${label} +((?:.*\\\\\n)*.*)$`, 'm').exec(readme) ?? []
    const words = line.replaceAll(/\\\n */g, '').replace('YOUR-CA.pem', way().trusted)
    const env = { ...farEnv(), ...way().env }
    const authentic = (): number | null => spawnSync('sh', ['-c', words], { cwd: far, env, stdio: 'ignore' }).status
    expect(words).toMatch(/^(?:gpg|openssl) /)
    expect(authentic()).toBe(0)
    const listed = spawnSync('sha256sum', ['-c', '--strict', '--ignore-missing', 'offline-bundle.SHA256SUMS'], {
      cwd: far,
      encoding: 'utf8',
    })
    expect(listed).toMatchObject({ status: 0, stdout: expect.stringContaining('offline-bundle/SHA256SUMS: OK') })
    appendFileSync(path.join(far, 'offline-bundle.SHA256SUMS'), '\n')
    expect(authentic()).not.toBe(0)
  })

  test('a delta whose own words were changed is rejected, though its sums are signed', () => {
    const far = delivered()
    appendFileSync(path.join(far, 'offline-bundle-delta/README.txt'), 'python run-this.py\n')
    const { code, text } = check(far, 'offline-bundle-delta', way().trusted)
    expect({ code, text }).toEqual({ code: 4, text: expect.stringContaining('altered  README.txt') })
  })

  test('the record names bundle, signer, target, who, when and what changed', () => {
    const far = delivered()
    const record = path.join(far, 'audit.jsonl')
    const site = path.join(far, 'site')
    const args = ['--target', site, '--verify-with', way().trusted, '--record', record, '--json']
    const { code, text } = installPy(path.join(far, 'offline-bundle/install.py'), args, room)
    expect({ code, ...JSON.parse(text) }).toMatchObject({ code: 0, ok: true })
    const [line = '', ...rest] = readFileSync(record, 'utf8').trimEnd().split('\n')
    expect(rest).toEqual([])
    expect(JSON.parse(line)).toEqual({
      version: 1,
      ok: true,
      task: 'install',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      who: userInfo().username,
      host: hostname(),
      bundle: 'offline-bundle',
      digest: sha256Of(path.join(far, 'offline-bundle/SHA256SUMS')),
      signer: expect.stringMatching(way().signer),
      target: targetId(far),
      python: expect.stringMatching(/python/i),
      where: site,
      changed: [
        { project: 'app', from: null, to: '1.0' },
        { project: 'more', from: null, to: '1.0' },
      ],
    })
  })

  test('the record of a rejected bundle says that it was rejected, by whom and why', () => {
    const far = delivered()
    const record = path.join(far, 'audit.jsonl')
    const args = ['--target', path.join(far, 'site'), '--verify-with', way().other, '--record', record]
    expect(installPy(path.join(far, 'offline-bundle/install.py'), args, room).code).toBe(5)
    const said: unknown = JSON.parse(readFileSync(record, 'utf8'))
    expect(said).toMatchObject({
      ok: false,
      exitCode: 5,
      task: 'install',
      who: userInfo().username,
      message: expect.stringMatching(/is not valid/),
    })
  })
})

/** Of the one target. */
function targetId(far: string): string {
  const locks = readdirSync(path.join(far, 'offline-bundle/locks')).filter((name) => name.endsWith('.txt'))
  return locks.join().replace('.txt', '')
}

function byGpg(): Way {
  const [home = '', strange = ''] = homes
  const exported = homes.map((folder, at) => {
    const gpg = ['--homedir', folder, '--batch', '--no-tty']
    const name = `Release ${at} <release@bundle.example>`
    execFileSync('gpg', [...gpg, '--passphrase', '', '--pinentry-mode', 'loopback', '--quick-gen-key', name, 'ed25519', 'sign', 'never'], {
      stdio: 'ignore',
    })
    const file = path.join(keys, `${at}.asc`)
    execFileSync('gpg', [...gpg, '--armor', '--output', file, '--export'], { stdio: 'ignore' })
    return file
  })
  const [trusted = '', other = ''] = exported
  return {
    sign: 'gpg:release@bundle.example',
    env: { GNUPGHOME: strange === '' ? '' : home },
    trusted,
    other,
    signer: /Release 0 <release@bundle\.example>/,
  }
}

function byOpenssl(): Way {
  const [trusted = '', other = ''] = ['release', 'other'].map((name) => {
    const [cert, key] = [path.join(keys, `${name}.pem`), path.join(keys, `${name}.key`)]
    const subject = ['-subj', `/O=Example/CN=${name}`]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject, '-keyout', key, '-out', cert], {
      stdio: 'ignore',
    })
    return cert
  })
  return { sign: `x509:${trusted},${path.join(keys, 'release.key')}`, env: {}, trusted, other, signer: /CN=release,O=Example/ }
}
