import { chmod, constants, copyFile, link, mkdir, open, rm, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pLimit from 'p-limit'
import type { Bundle, BundleEntry } from '../bundle/contents.ts'
import { BundleError, errorCode } from '../core/errors.ts'
import { diskFailure } from '../worker/files.ts'

/** A bundle on disk, not yet published. */
export interface Staged {
  readonly bundle: Bundle
  /** Ends in the name of the bundle. */
  readonly folder: string
}

/** Files written at once: enough to keep a disk busy. */
const WRITERS = 8
/** Errors of link(2) after which a copy may work: other disk, no support, too many links, not the owner. */
const NO_LINK = ['EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL']

/**
 * Write the folder of a bundle. Wheels are hard links to the pool where the disk supports them. On failure no folder remains.
 * @param to exists, and is on the filesystem of the output folder
 * @throws BundleError `environment` that names the folder, e.g. when the disk is full; `cancelled`
 */
export async function stage(bundle: Bundle, to: string, signal?: AbortSignal): Promise<Staged> {
  const folder = path.join(to, bundle.name)
  try {
    await mkdir(folder)
    await writeEntries(bundle, folder, signal)
    return { bundle, folder }
  } catch (cause) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined) // the first failure is the one to report
    throw diskFailure(cause, folder, signal)
  }
}

/** The mode of an entry, independent of the umask: only Python files are executable. */
function modeOf(file: string): number {
  return file.endsWith('.py') ? 0o755 : 0o644
}

/** All folders of the bundle, parents first; '' is the bundle folder. */
export function foldersOf({ entries }: Bundle): readonly string[] {
  const folders = new Set([''])
  for (const { path: file } of entries) {
    const parts = file.split('/').slice(0, -1)
    for (const at of parts.keys()) folders.add(parts.slice(0, at + 1).join('/'))
  }
  return [...folders].sort()
}

async function writeEntries(bundle: Bundle, folder: string, signal?: AbortSignal): Promise<void> {
  const folders = foldersOf(bundle)
  for (const name of folders.filter((one) => one !== '')) await mkdir(path.join(folder, name))
  let failure: { readonly cause: unknown } | undefined
  // Wait for all writers, so that none still writes into the folder when it is removed
  await pLimit(WRITERS).map(bundle.entries, async (entry) => {
    if (failure !== undefined) return
    try {
      signal?.throwIfAborted()
      await writeEntry(entry, path.join(folder, entry.path), bundle.epochSeconds)
    } catch (cause) {
      failure ??= { cause }
    }
  })
  if (failure !== undefined) throw failure.cause
  for (const name of folders.toReversed()) {
    await chmod(path.join(folder, name), 0o755)
    await utimes(path.join(folder, name), bundle.epochSeconds, bundle.epochSeconds)
  }
}

async function writeEntry(entry: BundleEntry, target: string, epochSeconds: number): Promise<void> {
  if (entry.kind === 'text') await writeFile(target, entry.text, { flag: 'wx' })
  else if (entry.path.startsWith('wheels/')) await linkOrCopy(entry.source, target)
  else await copyFile(entry.source, target)
  await chmod(target, modeOf(entry.path))
  await utimes(target, epochSeconds, epochSeconds)
}

async function linkOrCopy(source: string, target: string): Promise<void> {
  try {
    await link(source, target)
  } catch (error) {
    if (!NO_LINK.includes(errorCode(error))) throw error
    await copyFile(source, target, constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE)
  }
}

/** One member of an archive, in the order of the archive. */
export interface ArchiveEntry {
  readonly kind: 'folder' | 'file'
  /** With the bundle's own folder before it; folders end in `/`. */
  readonly name: string
  /** Path in the bundle's folder; '' for the folder itself. */
  readonly path: string
  readonly mode: number
  /** Unit: bytes. */
  readonly bytes: number
}

/** Folders first, so that an extractor does not create them with another mode; then files by code unit. */
export function archiveEntries(bundle: Bundle): readonly ArchiveEntry[] {
  const folders = foldersOf(bundle).map((path): ArchiveEntry => {
    return { kind: 'folder', name: path === '' ? `${bundle.name}/` : `${bundle.name}/${path}/`, path, mode: 0o755, bytes: 0 }
  })
  const files = bundle.entries.map((entry): ArchiveEntry => {
    const bytes = entry.kind === 'file' ? entry.bytes : Buffer.byteLength(entry.text)
    return { kind: 'file', name: `${bundle.name}/${entry.path}`, path: entry.path, mode: modeOf(entry.path), bytes }
  })
  return [...folders, ...files]
}

/**
 * Read a staged file in chunks. The yielded buffer is `buffer`, which is reused: consume it before the next iteration.
 * @param bytes its expected size
 * @throws BundleError `integrity` if the size changed
 */
export async function* contentOf(file: string, bytes: number, buffer: Buffer): AsyncGenerator<Uint8Array> {
  const handle = await open(file)
  try {
    let total = 0
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, total)
      total += bytesRead
      if (total > bytes || (bytesRead === 0 && total < bytes)) throw sizeChanged(file)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

function sizeChanged(file: string): BundleError {
  return new BundleError({
    kind: 'integrity',
    what: `the size of ${file} changed after the file was checked`,
    hint: 'Make sure that no other program writes to the output folder, and run again.',
  })
}
