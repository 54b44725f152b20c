import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { BundleError, errorCode } from '../core/errors.ts'
import { type Sha256, toSha256 } from '../core/names.ts'

/**
 * Create a folder and its parents, as `mkdir -p`. Node's recursive mkdir never ends if an existing parent such as /proc fails with
 * ENOENT, and reports ENOENT for a read-only filesystem.
 * @returns the topmost folder that was created; undefined if all existed
 * @throws the operating system's error
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    return await makeOne(folder)
  } catch (error) {
    const parent = path.dirname(folder)
    if (errorCode(error) !== 'ENOENT' || parent === folder) throw error
    // another process may have created the parent: retry once
    const topmost = (await isFolder(parent)) ? undefined : await makeFolder(parent)
    const made = await makeOne(folder)
    return topmost ?? made
  }
}

/** @returns undefined if the folder exists, e.g. because another process created it at the same time */
async function makeOne(folder: string): Promise<string | undefined> {
  try {
    await mkdir(folder)
    return folder
  } catch (error) {
    if (await isFolder(folder)) return undefined
    throw error
  }
}

/** Whether the path is a folder, or a link to one. */
export async function isFolder(folder: string): Promise<boolean> {
  return stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** Whether the path exists and this user can reach it. */
export async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

/** Return the sha256 of a file, read in chunks. @throws the operating system's error */
export async function fileSha256(file: string): Promise<Sha256> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return toSha256(hash)
}

/** Hints by error code of the operating system. */
const HINTS: Readonly<Record<string, string>> = {
  ENOSPC: 'No disk space left: free some space or choose another --output folder.',
  EDQUOT: 'Disk quota exceeded: free some space or choose another --output folder.',
  EFBIG: 'The file is too large for this filesystem: choose another --output folder or a smaller --volume-size.',
  EROFS: 'The filesystem is read-only: choose another --output folder.',
  EACCES: 'No write permission: choose another --output folder.',
  EPERM: 'No write permission: choose another --output folder.',
  ENAMETOOLONG: 'The path is too long: choose a shorter --output folder or --name.',
  ENOENT: 'A parent folder does not exist and cannot be created: choose another --output folder.',
  ENOTDIR: 'A parent of this path is a file: choose another --output folder.',
  EEXIST: 'A file with this name already exists: choose another --output folder.',
  EMFILE: 'Too many open files: raise the limit (ulimit -n).',
  ENOLCK: 'The filesystem does not support file locks: choose another --output folder.',
  ENOSYS: 'The filesystem does not support file locks: choose another --output folder.',
  ENOTSUP: 'The filesystem does not support file locks: choose another --output folder.',
  EOPNOTSUPP: 'The filesystem does not support file locks: choose another --output folder.',
  EIO: 'The disk reported an I/O error: check its health.',
}

/**
 * Convert a filesystem error into an `environment` failure; return any other error unchanged.
 * @param signal of the run: once it is aborted, the failure is that the run was cancelled
 */
export function diskFailure(cause: unknown, folder: string, signal?: AbortSignal): unknown {
  if (signal?.aborted) return new BundleError({ kind: 'cancelled' }, { cause })
  if (cause instanceof BundleError) return cause
  const code = errorCode(cause)
  const hint = HINTS[code]
  if (hint === undefined) return cause
  return new BundleError({ kind: 'environment', what: `cannot write to ${folder} (${code})`, hint }, { cause })
}
