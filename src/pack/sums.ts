import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { parseSha256, type Sha256 } from '../core/names.ts'

/**
 * sha256 of a file on disk, memory flat in its size.
 * @throws the operating system's error
 */
export async function fileSha256(file: string): Promise<Sha256> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  const digest = parseSha256(hash.digest('hex'))
  if (digest === undefined) throw new TypeError('node:crypto gave no sha256')
  return digest
}
