import { mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BundleError, errorCode } from '../core/errors.ts'
import type { Run } from '../core/ports.ts'
import { lastLine, start } from '../output/signature.ts'

interface SignedFile {
  readonly file: string
  /** `.asc` or `.p7s` */
  readonly signature: string
  /** A file of OpenPGP public keys, or of CA certificates in PEM. It must not come with the bundle. */
  readonly trusted: string
  /** Folders whose content cannot vouch for itself: the bundle's, and the one that it was delivered in. */
  readonly untrusted: readonly string[]
}

/** For the children: a path to the programs, and nothing that steers them (worker/clean-env.ts). */
type ChildEnv = Readonly<Record<string, string>>

/**
 * Who signed the file: `CN=…` with the certificate's sha256, or the user id with the key's fingerprint.
 * Only the given keys or CAs count, not those that this user or this machine trusts otherwise.
 * @throws BundleError `signature` when it does not hold, `usage` when the trusted file lies within the delivery,
 * `environment` where gpg or openssl is missing
 */
export async function verifySignature(signed: SignedFile, run: Run, env: ChildEnv): Promise<string> {
  await refuseOwnKey(signed)
  const aside = await mkdtemp(path.join(tmpdir(), 'ob-'))
  try {
    return signed.signature.endsWith('.asc') ? await byGpg(signed, aside, run, env) : await byOpenssl(signed, aside, run, env)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function refuseOwnKey({ trusted, untrusted }: SignedFile): Promise<void> {
  const key = await realpath(trusted).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error
    throw usage(trusted, 'there is no such file')
  })
  for (const folder of untrusted) {
    const inside = path.relative(await realpath(folder), key)
    const [first] = inside.split(path.sep)
    if (inside !== '' && first !== '..' && !path.isAbsolute(inside)) {
      throw usage(trusted, 'came with the bundle, which cannot vouch for itself: take the key or CA from elsewhere')
    }
  }
}

/** A home of its own, so that no key of this user counts. */
async function byGpg({ file, signature, trusted }: SignedFile, home: string, run: Run, env: ChildEnv): Promise<string> {
  const gpg = (...args: readonly string[]) =>
    start(run, 'gpg', ['--homedir', home, '--batch', '--no-tty', '--no-autostart', ...args], { env })
  const imported = await gpg('--import', trusted)
  if (!/ public key .*imported|imported: [1-9]/.test(imported.stderr)) throw refused(trusted, `holds no public key: ${lastLine(imported)}`)
  const ran = await gpg('--trust-model', 'always', '--status-fd', '1', '--verify', signature, file)
  const status = ran.stdout
    .split('\n')
    .filter((line) => line.startsWith('[GNUPG:] '))
    .map((line) => line.slice('[GNUPG:] '.length))
  const said = (word: string): string | undefined => status.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1)
  const [, user] = /^\S+ (.*)$/.exec(said('GOODSIG') ?? '') ?? []
  const fingerprint = said('VALIDSIG')?.split(' ')[0]
  // The exit code as well: a bad signature must not hide behind a good one in the same file
  if (ran.code !== 0 || user === undefined || fingerprint === undefined) throw refused(signature, lastLine(ran))
  return `${user} (${fingerprint})`
}

async function byOpenssl({ file, signature, trusted }: SignedFile, aside: string, run: Run, env: ChildEnv): Promise<string> {
  const none = path.join(aside, 'none')
  await mkdir(none)
  const signer = path.join(aside, 'signer.pem')
  // openssl adds this machine's own CAs to -CAfile unless their place is empty
  const only = { ...env, SSL_CERT_DIR: none, SSL_CERT_FILE: trusted, SSL_CERT_URI: '' }
  const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', signature, '-content', file, '-CAfile', trusted,
    '-purpose', 'any', '-signer', signer, '-out', path.join(aside, 'content')] // biome-ignore format: pairs
  const ran = await start(run, 'openssl', args, { env: only })
  if (ran.code !== 0) throw refused(signature, reasonOf(ran.stderr))
  const { stdout } = await start(
    run,
    'openssl',
    ['x509', '-in', signer, '-noout', '-subject', '-nameopt', 'RFC2253', '-fingerprint', '-sha256'],
    { env },
  )
  const subject = /^subject=\s*(.*)$/m.exec(stdout)?.[1] ?? 'unknown'
  const fingerprint = /Fingerprint=([0-9A-F:]+)/i.exec(stdout)?.[1]?.replaceAll(':', '').toLowerCase()
  if (fingerprint === undefined || (await readFile(signer, 'utf8')).trim() === '') throw refused(signature, 'it names no signer')
  return `${subject} (sha256 ${fingerprint})`
}

function reasonOf(stderr: string): string {
  return /Verify error:\s*(.*)/i.exec(stderr)?.[1] ?? stderr.trim().split('\n').at(-1) ?? ''
}

function refused(file: string, why: string): BundleError {
  return new BundleError({
    kind: 'signature',
    what: `${path.basename(file)}: ${why}`,
    hint: 'Do not use the bundle. Ask who sent it, on another way than the one it came by.',
  })
}

function usage(given: string, want: string): BundleError {
  return new BundleError({ kind: 'usage', faults: [{ input: 'verify-with', given, want }] })
}
