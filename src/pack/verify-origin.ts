import { copyFile, lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseSums } from '../bundle/checksums.ts'
import { BundleError, onCode } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import { diskFailure } from '../output/disk.ts'
import { fileSha256 } from '../worker/files.ts'
import { cleanEnv } from '../worker/program.ts'
import { verifySignature } from './verify-signature.ts'

const BESIDE = '.SHA256SUMS'

/**
 * Who signed the bundle in `given`, by the keys or the CA in `trusted`: the signature is over the sums that were delivered
 * beside the folder, and those name the SHA256SUMS inside it. The folder may have been renamed since.
 * @throws BundleError `signature` where no such signature holds, `usage` for a key that came with the bundle, `environment`
 */
export async function verifyOrigin(given: string, trusted: string, ports: Pick<Ports, 'run' | 'env'>): Promise<string> {
  const folder = path.resolve(given)
  const out = path.dirname(folder)
  const aside = await mkdtemp(path.join(tmpdir(), 'offline-bundle-origin-'))
  try {
    const digest = await fileSha256(path.join(folder, 'SHA256SUMS'))
    const beside = await sumsThatName(digest, out)
    if (beside === undefined) throw unsigned(`No *${BESIDE} in ${out} names this bundle.`)
    const file = path.join(aside, 'SHA256SUMS')
    await copyFile(beside, file) // what is verified is what is read
    const signature = await signatureOf(beside, trusted)
    const env = { ...cleanEnv(ports.env), LC_ALL: 'C', LANGUAGE: 'C' } // gpg's words are read
    const signer = await verifySignature({ file, signature, trusted, untrusted: [folder, out] }, ports.run, env)
    if (!names(await readFile(file, 'utf8'), digest)) throw unsigned(`${path.basename(beside)} does not name this bundle.`)
    return signer
  } catch (cause) {
    throw diskFailure(cause, folder)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

async function sumsThatName(digest: Sha256, out: string): Promise<string | undefined> {
  const lists = (await readdir(out)).filter((name) => name.endsWith(BESIDE)).sort()
  for (const name of lists) if (names(await readFile(path.join(out, name), 'utf8'), digest)) return path.join(out, name)
  return undefined
}

function names(sums: string, digest: Sha256): boolean {
  return parseSums(sums).lines.some((line) => line.sha256 === digest && line.path.endsWith('/SHA256SUMS'))
}

/** A certificate can only have made the one kind, a key the other. */
async function signatureOf(sums: string, trusted: string): Promise<string> {
  const isCertificate = (await readFile(trusted, 'latin1')).includes('-----BEGIN CERTIFICATE-----')
  const signature = `${sums}${isCertificate ? '.p7s' : '.asc'}`
  const isThere = await lstat(signature).then(() => true, onCode(['ENOENT'], false)) // biome-ignore format: one thought
  if (isThere) return signature
  throw unsigned(`${path.basename(signature)} is missing: the bundle was not signed that way, or its signature was left behind.`)
}

function unsigned(what: string): BundleError {
  const hint = `Put the *${BESIDE} and its signature (.asc or .p7s), which were delivered with the bundle, beside its folder.`
  return new BundleError({ kind: 'signature', what, hint })
}
