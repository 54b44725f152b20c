import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { BundleError, errorCode } from '../core/errors.ts'
import type { Ran, Run } from '../core/ports.ts'
import type { Signer } from '../options/request.ts'

type X509Signer = Extract<Signer, { readonly kind: 'x509' }>

/**
 * Signs `file` with a detached signature beside it: `.asc` by gpg, `.p7s` (CMS, DER) by openssl. Passphrases are the
 * agent's or the key file's business: none passes through here.
 * @returns the signature's path
 * @throws BundleError `environment` where the program is missing, `signature` where it refuses
 */
export async function signFile(file: string, signer: Signer, run: Run): Promise<string> {
  return signer.kind === 'gpg' ? signByGpg(file, signer.key, run) : signByOpenssl(file, signer, run)
}

async function signByGpg(file: string, key: string, run: Run): Promise<string> {
  const signature = `${file}.asc`
  const args = ['--batch', '--yes', '--no-tty', '--armor', '--digest-algo', 'SHA256', '--local-user', key, '--output', signature]
  const ran = await start(run, 'gpg', [...args, '--detach-sign', file])
  if (ran.code !== 0) throw refused('gpg', file, ran, 'Does `gpg --list-secret-keys` show the key?')
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
    if (ran.code !== 0) throw refused('openssl', file, ran, 'Do the certificate and the key of --sign-with belong together?')
    return signature
  } finally {
    await rm(chain, { force: true })
  }
}

/** What follows the first certificate of a PEM file: openssl refuses to be given the signer's own a second time. */
async function issuersIn(cert: string): Promise<string> {
  const text = await readFile(cert, 'utf8').catch(() => '') // openssl says what is wrong with it
  const certificates = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g) ?? []
  return certificates
    .slice(1)
    .map((one) => `${one}\n`)
    .join('')
}

function refused(program: string, file: string, ran: Ran, hint: string): BundleError {
  return new BundleError({ kind: 'signature', what: `${program} could not sign ${path.basename(file)}: ${lastLine(ran)}`, hint })
}

/** Starts a program; that it is missing is the environment's fault. */
export async function start(run: Run, program: string, args: readonly string[], options?: Parameters<Run>[2]): Promise<Ran> {
  try {
    return await run(program, args, options)
  } catch (cause) {
    if (errorCode(cause) === 'ABORT_ERR') throw new BundleError({ kind: 'cancelled' }, { cause })
    if (errorCode(cause) !== 'ENOENT') throw cause
    throw new BundleError(
      { kind: 'environment', what: `${program} is not on this machine.`, hint: `Install ${program} for signatures.` },
      { cause },
    )
  }
}

/** The line that says why. */
export function lastLine({ stdout, stderr }: Ran): string {
  return (stderr.trim() === '' ? stdout : stderr).trim().split('\n').at(-1)?.trim() ?? ''
}
