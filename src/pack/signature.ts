import path from 'node:path'
import { BundleError } from '../core/failure.ts'
import type { Ran, Run } from '../core/ports.ts'
import type { Signer } from '../inputs/request.ts'
import { errorCode } from '../stage/disk.ts'

/**
 * Signs `file` with a detached signature beside it: `.asc` by gpg, `.p7s` (CMS, DER) by openssl. Passphrases are the
 * agent's or the key file's business: none passes through here.
 * @returns the signature's path
 * @throws BundleError `environment` where the program is missing, `signature` where it refuses
 */
export async function signFile(file: string, signer: Signer, run: Run): Promise<string> {
  const signature = `${file}${signer.kind === 'gpg' ? '.asc' : '.p7s'}`
  const program = signer.kind === 'gpg' ? 'gpg' : 'openssl'
  const ran = await start(run, program, signer.kind === 'gpg' ? gpgSign(file, signature, signer.key) : opensslSign(file, signature, signer))
  if (ran.code === 0) return signature
  throw new BundleError({
    kind: 'signature',
    what: `${program} could not sign ${path.basename(file)}: ${lastLine(ran)}`,
    hint:
      signer.kind === 'gpg'
        ? 'Does `gpg --list-secret-keys` show the key?'
        : 'Do the certificate and the key of --sign-with belong together?',
  })
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

function gpgSign(file: string, signature: string, key: string): readonly string[] {
  return [
    '--batch',
    '--yes',
    '--no-tty',
    '--armor',
    '--digest-algo',
    'SHA256',
    '--local-user',
    key,
    '--output',
    signature,
    '--detach-sign',
    file,
  ]
}

function opensslSign(file: string, signature: string, { cert, key }: Extract<Signer, { kind: 'x509' }>): readonly string[] {
  // the certificate's file may hold the chain to the CA as well
  return ['cms', '-sign', '-binary', '-md', 'sha256', '-in', file, '-signer', cert, '-inkey', key, '-certfile', cert,
    '-outform', 'DER', '-out', signature, '-nosmimecap'] // biome-ignore format: pairs
}
