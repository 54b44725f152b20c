import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { toSha256 } from '../core/digest.ts'
import type { Sha256 } from '../core/names.ts'

/**
 * sha256 of a file on disk, memory flat in its size.
 * @throws the operating system's error
 */
export async function fileSha256(file: string): Promise<Sha256> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return toSha256(hash)
}
