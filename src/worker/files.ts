import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../core/errors.ts'
import { type Sha256, toSha256 } from '../core/names.ts'

/**
 * The folder with all that it lies in, as `mkdir -p`. Node's own recursion never ends where a parent is there and takes no
 * folder with "no such file" (/proc), and says the same of a disk that is read-only.
 * @returns the topmost folder that was made, undefined where all were there
 * @throws the system's own reason
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    return await makeOne(folder)
  } catch (error) {
    const parent = path.dirname(folder)
    if (errorCode(error) !== 'ENOENT' || parent === folder) throw error
    // a parent that is there may have come since: so once more, and no more than once
    const topmost = (await isFolder(parent)) ? undefined : await makeFolder(parent)
    const made = await makeOne(folder)
    return topmost ?? made
  }
}

/** Undefined where it is there: somebody else may make it at the same time. */
async function makeOne(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder)
    return folder
  } catch (error) {
    if (await isFolder(folder)) return undefined
    throw error
  }
}

async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/**
 * sha256 of a file on disk, memory flat in its size.
 * @throws the operating system's error
 */
export async function fileSha256(file: string): Promise<Sha256> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return toSha256(hash)
}
