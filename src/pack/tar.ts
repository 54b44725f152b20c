import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import path from 'node:path'
import { type Header, pack as newPack, type Pack } from 'tar-stream'
import { BundleError } from '../core/failure.ts'
import type { Sealed } from '../seal/seal.ts'
import { archiveEntries } from './archive-entries.ts'

type Named = Partial<Header> & Pick<Header, 'name'>

/**
 * The sealed folder as a tar stream (ustar, pax for long names): sorted, owner 0, the bundle's time, fixed modes. The
 * bytes come from the files on disk, so a file whose length has changed is found out.
 * @throws BundleError integrity
 * Source: POSIX pax, "ustar Interchange Format".
 */
export async function* tarOf(sealed: Pick<Sealed, 'bundle' | 'folder'>): AsyncGenerator<Uint8Array> {
  const tar = newPack()
  const feeding = feed(tar, sealed).catch((error: unknown) => {
    tar.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    for await (const chunk of tar) yield toBytes(chunk)
  } finally {
    tar.destroy()
    await feeding
  }
}

async function feed(tar: Pack, { bundle, folder }: Pick<Sealed, 'bundle' | 'folder'>): Promise<void> {
  const mtime = new Date(bundle.epochSeconds * 1000)
  for (const entry of archiveEntries(bundle)) {
    const header = { name: entry.name, mode: entry.mode, mtime, uid: 0, gid: 0, uname: '', gname: '' }
    if (entry.kind === 'folder') await addFolder(tar, { ...header, type: 'directory' })
    else await addFile(tar, { ...header, type: 'file', size: entry.bytes }, path.join(folder, entry.path))
  }
  tar.finalize()
}

async function addFolder(tar: Pack, header: Named): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    tar.entry(header, (error) => (error ? reject(error) : resolve()))
  })
}

async function addFile(tar: Pack, header: Named, file: string): Promise<void> {
  const sink = tar.entry(header)
  const broken = once(sink, 'error').then(([error]: unknown[]) => Promise.reject(error))
  broken.catch(() => undefined) // seen by the race below, or of no matter any more
  let bytes = 0
  for await (const chunk of createReadStream(file)) {
    bytes += chunk.length
    if (!sink.write(chunk)) await Promise.race([once(sink, 'drain'), broken])
  }
  if (bytes !== header.size) throw changed(file)
  sink.end(null)
  await Promise.race([once(sink, 'close'), broken])
}

function changed(file: string): BundleError {
  return new BundleError({
    kind: 'integrity',
    what: `${file} changed its length after it was checked.`,
    hint: 'Does another program write into the output folder? Run again.',
  })
}

/** The stream's type does not say what it carries. */
function toBytes(chunk: unknown): Uint8Array {
  return chunk as Uint8Array
}
