import { createHash, type Hash } from 'node:crypto'
import { parseSha256, type Sha256 } from './names.ts'

/** sha256 of the bytes, or of the text as UTF-8. */
export function sha256Of(content: string | Uint8Array): Sha256 {
  return toSha256(createHash('sha256').update(content))
}

/** The digest of all that this sha256 was fed. */
export function toSha256(hash: Hash): Sha256 {
  const digest = parseSha256(hash.digest('hex'))
  if (digest === undefined) throw new TypeError('node:crypto gave no sha256')
  return digest
}
