import { copyFile, lstat, mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseSums } from '../bundle/checksums.ts'
import { BundleError, errorCode, onCode } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import type { Ports, Ran, Run } from '../core/ports.ts'
import type { Signer } from '../options/request.ts'
import { diskFailure, fileSha256 } from '../worker/files.ts'
import { cleanEnv } from '../worker/program.ts'

type X509Signer = Extract<Signer, { readonly kind: 'x509' }>

/**
 * Write a detached signature next to `file`: `.asc` by gpg, `.p7s` (CMS, DER) by openssl. Passphrases are left to the gpg agent or
 * the key file.
 * @returns the path of the signature
 * @throws BundleError `environment` if the program is missing, `signature` if it fails
 */
export async function signFile(file: string, signer: Signer, run: Run): Promise<string> {
  return signer.kind === 'gpg' ? signByGpg(file, signer.key, run) : signByOpenssl(file, signer, run)
}

async function signByGpg(file: string, key: string, run: Run): Promise<string> {
  const signature = `${file}.asc`
  const args = ['--batch', '--yes', '--no-tty', '--armor', '--digest-algo', 'SHA256', '--local-user', key, '--output', signature]
  const ran = await start(run, 'gpg', [...args, '--detach-sign', file])
  if (ran.code !== 0) throw signingFailed('gpg', file, ran, 'Check that `gpg --list-secret-keys` lists the key.')
  return signature
}

async function signByOpenssl(file: string, { cert, key }: X509Signer, run: Run): Promise<string> {
  const signature = `${file}.p7s`
  const chain = `${file}.chain.pem`
  const issuers = await issuersIn(cert)
  try {
    if (issuers !== '') await writeFile(chain, issuers)
    const pairs = [
      '-in',
      file,
      '-signer',
      cert,
      '-inkey',
      key,
      ...(issuers === '' ? [] : ['-certfile', chain]),
      '-outform',
      'DER',
      '-out',
      signature,
    ]
    const ran = await start(run, 'openssl', ['cms', '-sign', '-binary', '-nosmimecap', '-md', 'sha256', ...pairs])
    if (ran.code !== 0) throw signingFailed('openssl', file, ran, 'Check that the certificate and the key of --sign-with belong together.')
    return signature
  } finally {
    await rm(chain, { force: true })
  }
}

/** The certificates after the first one of a PEM file: openssl does not accept the signer's certificate twice. */
async function issuersIn(cert: string): Promise<string> {
  const text = await readFile(cert, 'utf8').catch(() => '') // openssl reports the error
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []
  return certificates
    .slice(1)
    .map((one) => `${one}\n`)
    .join('')
}

function signingFailed(program: string, file: string, ran: Ran, hint: string): BundleError {
  return new BundleError({ kind: 'signature', what: `${program} could not sign ${path.basename(file)}: ${lastLine(ran)}`, hint })
}

/** Run a program. @throws BundleError `environment` if it is not installed, `cancelled` */
export async function start(run: Run, program: string, args: readonly string[], options?: Parameters<Run>[2]): Promise<Ran> {
  try {
    return await run(program, args, options)
  } catch (cause) {
    if (errorCode(cause) === 'ABORT_ERR') throw new BundleError({ kind: 'cancelled' }, { cause })
    if (errorCode(cause) !== 'ENOENT') throw cause
    throw new BundleError(
      { kind: 'environment', what: `${program} is not installed`, hint: `Install ${program} to make and verify signatures.` },
      { cause },
    )
  }
}

/** The last line of stderr, or of stdout if stderr is empty. */
export function lastLine({ stdout, stderr }: Ran): string {
  return (stderr.trim() === '' ? stdout : stderr).trim().split('\n').at(-1)?.trim() ?? ''
}

interface SignedFile {
  readonly file: string
  /** `.asc` or `.p7s` */
  readonly signature: string
  /** A file of OpenPGP public keys, or of CA certificates in PEM. It must not come with the bundle. */
  readonly trusted: string
  /** Folders that must not contain the key: the bundle and its output folder. */
  readonly untrusted: readonly string[]
}

/** Environment of the child processes (worker/program.ts, `cleanEnv`). */
type ChildEnv = Readonly<Record<string, string>>

/**
 * Verify a detached signature. Only the given keys or CAs are trusted, not those of the user or the machine.
 * @returns the signer: `CN=…` with the sha256 of the certificate, or the user id with the fingerprint of the key
 * @throws BundleError `signature` if it is not valid, `usage` if the trusted file is part of the delivery,
 * `environment` if gpg or openssl is missing
 */
export async function verifySignature(signed: SignedFile, run: Run, env: ChildEnv): Promise<string> {
  await checkForeignKey(signed)
  const aside = await mkdtemp(path.join(tmpdir(), 'ob-'))
  try {
    return signed.signature.endsWith('.asc') ? await byGpg(signed, aside, run, env) : await byOpenssl(signed, aside, run, env)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function checkForeignKey({ trusted, untrusted }: SignedFile): Promise<void> {
  const key = await realpath(trusted).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error
    throw usage(trusted, 'file not found')
  })
  for (const folder of untrusted) {
    const inside = path.relative(await realpath(folder), key)
    const [first] = inside.split(path.sep)
    if (inside !== '' && first !== '..' && !path.isAbsolute(inside)) {
      throw usage(trusted, 'was delivered with the bundle: obtain the key or CA certificate from another source')
    }
  }
}

/** Uses an empty GNUPGHOME, so that the user's keys are not trusted. */
async function byGpg({ file, signature, trusted }: SignedFile, home: string, run: Run, env: ChildEnv): Promise<string> {
  const gpg = (...args: readonly string[]) =>
    start(run, 'gpg', ['--homedir', home, '--batch', '--no-tty', '--no-autostart', ...args], { env })
  const imported = await gpg('--import', trusted)
  if (!/ public key .*imported|imported: [1-9]/.test(imported.stderr))
    throw invalidSignature(trusted, `contains no public key: ${lastLine(imported)}`)
  const ran = await gpg('--trust-model', 'always', '--status-fd', '1', '--verify', signature, file)
  const status = ran.stdout
    .split('\n')
    .filter((line) => line.startsWith('[GNUPG:] '))
    .map((line) => line.slice('[GNUPG:] '.length))
  const said = (word: string): string | undefined => status.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1)
  const [, user] = /^\S+ (.*)$/.exec(said('GOODSIG') ?? '') ?? []
  const fingerprint = said('VALIDSIG')?.split(' ')[0]
  // Check the exit code too: a file can contain a good and a bad signature
  if (ran.code !== 0 || user === undefined || fingerprint === undefined) throw invalidSignature(signature, lastLine(ran))
  return `${user} (${fingerprint})`
}

async function byOpenssl({ file, signature, trusted }: SignedFile, aside: string, run: Run, env: ChildEnv): Promise<string> {
  const none = path.join(aside, 'none')
  await mkdir(none)
  const signer = path.join(aside, 'signer.pem')
  // openssl adds the CAs of the machine to -CAfile unless their folder is empty
  const only = { ...env, SSL_CERT_DIR: none, SSL_CERT_FILE: trusted, SSL_CERT_URI: '' }
  const args = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', signature, '-content', file, '-CAfile', trusted,
    '-purpose', 'any', '-signer', signer, '-out', path.join(aside, 'content')] // biome-ignore format: pairs
  const ran = await start(run, 'openssl', args, { env: only })
  if (ran.code !== 0) throw invalidSignature(signature, reasonOf(ran.stderr))
  const { stdout } = await start(
    run,
    'openssl',
    ['x509', '-in', signer, '-noout', '-subject', '-nameopt', 'RFC2253', '-fingerprint', '-sha256'],
    { env },
  )
  const subject = /^subject=\s*(.*)$/m.exec(stdout)?.[1] ?? 'unknown'
  const fingerprint = /Fingerprint=([0-9A-F:]+)/i.exec(stdout)?.[1]?.replaceAll(':', '').toLowerCase()
  if (fingerprint === undefined || (await readFile(signer, 'utf8')).trim() === '')
    throw invalidSignature(signature, 'the signature does not name a signer')
  return `${subject} (sha256 ${fingerprint})`
}

function reasonOf(stderr: string): string {
  return /Verify error:\s*(.*)/i.exec(stderr)?.[1] ?? stderr.trim().split('\n').at(-1) ?? ''
}

function invalidSignature(file: string, why: string): BundleError {
  return new BundleError({
    kind: 'signature',
    what: `${path.basename(file)}: ${why}`,
    hint: 'Do not use this bundle; contact the sender through a different channel.',
  })
}

function usage(given: string, expected: string): BundleError {
  return new BundleError({ kind: 'usage', faults: [{ input: 'verify-with', actual: given, expected }] })
}

const SUMS_SUFFIX = '.SHA256SUMS'

/**
 * Verify the signature of the bundle folder `given` with the keys or the CA in `trusted`. The signature covers the checksums next to
 * the folder, which list the SHA256SUMS inside it. The folder may have been renamed.
 * @returns the signer
 * @throws BundleError `signature` without a valid signature, `usage` for a key that was delivered with the bundle, `environment`
 */
export async function verifyOrigin(given: string, trusted: string, ports: Pick<Ports, 'run' | 'env'>): Promise<string> {
  const folder = path.resolve(given)
  const out = path.dirname(folder)
  const aside = await mkdtemp(path.join(tmpdir(), 'offline-bundle-origin-'))
  try {
    const digest = await fileSha256(path.join(folder, 'SHA256SUMS'))
    const sums = await sumsThatName(digest, out)
    if (sums === undefined) throw unsigned(`no *${SUMS_SUFFIX} in ${out} lists this bundle`)
    const file = path.join(aside, 'SHA256SUMS')
    await copyFile(sums, file) // verify the same bytes that are read
    const signature = await signatureOf(sums, trusted)
    const env = { ...cleanEnv(ports.env), LC_ALL: 'C', LANGUAGE: 'C' } // the output of gpg is parsed
    const signer = await verifySignature({ file, signature, trusted, untrusted: [folder, out] }, ports.run, env)
    if (!names(await readFile(file, 'utf8'), digest)) throw unsigned(`${path.basename(sums)} does not list this bundle`)
    return signer
  } catch (cause) {
    throw diskFailure(cause, folder)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function sumsThatName(digest: Sha256, out: string): Promise<string | undefined> {
  const lists = (await readdir(out)).filter((name) => name.endsWith(SUMS_SUFFIX)).sort()
  for (const name of lists) if (names(await readFile(path.join(out, name), 'utf8'), digest)) return path.join(out, name)
  return undefined
}

function names(sums: string, digest: Sha256): boolean {
  return parseSums(sums).lines.some((line) => line.sha256 === digest && line.path.endsWith('/SHA256SUMS'))
}

/** `.p7s` for a certificate, `.asc` for an OpenPGP key. */
async function signatureOf(sums: string, trusted: string): Promise<string> {
  const isCertificate = (await readFile(trusted, 'latin1')).includes('-----BEGIN CERTIFICATE-----')
  const signature = `${sums}${isCertificate ? '.p7s' : '.asc'}`
  const isThere = await lstat(signature).then(() => true, onCode(['ENOENT'], false)) // biome-ignore format: one thought
  if (isThere) return signature
  throw unsigned(
    `${path.basename(signature)} is missing: the bundle has no signature of this kind, or the signature was not copied with it`,
  )
}

function unsigned(what: string): BundleError {
  const hint = `Copy the *${SUMS_SUFFIX} file and its signature (.asc or .p7s) next to the bundle folder.`
  return new BundleError({ kind: 'signature', what, hint })
}
