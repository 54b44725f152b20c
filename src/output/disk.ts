import { BundleError, errorCode } from '../core/errors.ts'

/** What each answer of the operating system means to the person who waits. */
const HINTS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: free some space, or choose another --output folder.',
  EDQUOT: 'The quota of this user is used up: free some space, or choose another --output folder.',
  EFBIG: 'This filesystem cannot hold a file of that size: choose another --output folder or a smaller --volume-size.',
  EROFS: 'The filesystem is read-only: choose another --output folder.',
  EACCES: 'This user may not write there: choose another --output folder.',
  EPERM: 'This user may not write there: choose another --output folder.',
  ENAMETOOLONG: 'The path is too long: choose a shorter --output folder or --name.',
  ENOENT: 'A folder of that path is missing and cannot be made: choose another --output folder.',
  ENOTDIR: 'A part of the path is a file: choose another --output folder.',
  EEXIST: 'A file has that name: choose another --output folder.',
  EMFILE: 'Too many open files: raise the limit (ulimit -n).',
  ENOLCK: 'The filesystem has no file locks: choose another --output folder.',
  ENOTSUP: 'The filesystem has no file locks: choose another --output folder.',
  EOPNOTSUPP: 'The filesystem has no file locks: choose another --output folder.',
  EIO: 'The disk reports a fault.',
}

/** A failure of the disk as people see it; every other error as it is. */
export function diskFailure(cause: unknown, folder: string): unknown {
  if (cause instanceof BundleError) return cause
  const code = errorCode(cause)
  const hint = HINTS[code]
  if (hint === undefined) return cause
  return new BundleError({ kind: 'environment', what: `${folder} could not be written (${code}).`, hint }, { cause })
}
