import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ports } from '../../src/core/ports.ts'
import type { VerifyRequest } from '../../src/options/verify-request.ts'
import { verifiedText } from '../../src/report/result-text.ts'
import { PLAIN_STYLE } from '../../src/report/text-style.ts'
import { verifyBundle } from '../../src/run/verify-bundle.ts'
import { fileSha256 } from '../../src/worker/files.ts'
import { aBundle, aRoom, hostTarget, type Room } from '../verify/a-bundle.ts'

let room: Room
let sound: string
const host = hostTarget()

beforeAll(async () => {
  room = await aRoom()
  sound = await aBundle(room, { targets: [host], roots: ['alpha'], rows: [{ name: 'alpha', version: '1.0' }] })
})
afterAll(() => room.close())

function request(folder: string, more: Partial<VerifyRequest> = {}): VerifyRequest {
  return {
    folder,
    proof: { interpreters: 'none', prove: 'closure' },
    cache: { folder: path.join(room.folder, 'cache') },
    jobs: 1,
    warnings: 'report',
    ...more,
  }
}

/** Programs that fail are values here, as everywhere else. */
function ports(): Ports {
  return { ...room.ports, run: (command, args, options) => Promise.resolve(ran(command, args, options)) }
}

function ran(...[command, args, options]: Parameters<Ports['run']>): { code: number; stdout: string; stderr: string } {
  try {
    return { code: 0, stdout: execFileSync(command, args, { ...options, encoding: 'utf8', stdio: 'pipe' }), stderr: '' }
  } catch (error) {
    return { code: 1, stdout: '', stderr: error instanceof Error ? error.message : '' }
  }
}

/** A certificate and its key, which no CA stands behind. @returns the certificate */
function certificate(name: string): string {
  const [cert, key] = [path.join(room.folder, `${name}.pem`), path.join(room.folder, `${name}.key`)]
  const subject = ['-subj', `/CN=${name}`, '-days', '2']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, ...subject], { stdio: 'pipe' })
  return cert
}

/** What `--sign-with x509:…` leaves beside the folder. */
async function signed(folder: string, name: string): Promise<void> {
  const sums = path.join(path.dirname(folder), 'offline-bundle.SHA256SUMS')
  writeFileSync(sums, `${await fileSha256(path.join(folder, 'SHA256SUMS'))}  offline-bundle/SHA256SUMS\n`)
  const [cert, key] = [path.join(room.folder, `${name}.pem`), path.join(room.folder, `${name}.key`)]
  const files = ['-in', sums, '-signer', cert, '-inkey', key, '-out', `${sums}.p7s`]
  execFileSync('openssl', ['cms', '-sign', '-binary', '-outform', 'DER', ...files], { stdio: 'pipe' })
}

test('verify fails for a bundle with a target that does not hold, though its manifest says so', async () => {
  const missing = { name: 'alpha', version: '1.0', requires: ['beta'] }
  const folder = await aBundle(room, { targets: [host], roots: ['alpha'], rows: [missing] })
  await expect(verifyBundle(request(folder), ports())).rejects.toMatchObject({
    failure: { kind: 'incomplete', targets: [{ target: host.id, findings: [{ kind: 'missing', project: 'beta' }] }] },
  })
})

test('verify says that the origin was not verified where nobody said whom to believe', async () => {
  const checked = await verifyBundle(request(sound), ports())
  expect(checked).not.toHaveProperty('signer')
  expect(verifiedText(checked, PLAIN_STYLE).trimEnd().split('\n').at(-1)).toBe('intact; origin not verified')
})

test('verify --verify-with wants a signature of the given CA over the sums of this very folder', async () => {
  const [ours, others] = [certificate('Signer'), certificate('Stranger')]
  await expect(verifyBundle(request(sound, { verifyWith: ours }), ports())).rejects.toMatchObject({ failure: { kind: 'signature' } })

  await signed(sound, 'Signer')
  const checked = await verifyBundle(request(sound, { verifyWith: ours }), ports())
  expect(verifiedText(checked, PLAIN_STYLE)).toMatch(/\nintact; origin verified: CN=Signer \(sha256 [0-9a-f]{64}\)\n$/)
  await expect(verifyBundle(request(sound, { verifyWith: others }), ports())).rejects.toMatchObject({ failure: { kind: 'signature' } })

  const sums = path.join(path.dirname(sound), 'offline-bundle.SHA256SUMS')
  const text = readFileSync(sums, 'utf8')
  appendFileSync(sums, `${'0'.repeat(64)}  evil.whl\n`)
  await expect(verifyBundle(request(sound, { verifyWith: ours }), ports())).rejects.toMatchObject({ failure: { kind: 'signature' } })
  writeFileSync(sums, text.replace(/^[0-9a-f]{64}/, '0'.repeat(64)))
  await expect(verifyBundle(request(sound, { verifyWith: ours }), ports())).rejects.toMatchObject({
    failure: { kind: 'signature', what: expect.stringContaining('lists this bundle') },
  })
})
