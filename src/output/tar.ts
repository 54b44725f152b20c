import { once } from 'node:events'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { type Header, pack } from 'tar-stream'
import { MIB } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import { archiveEntries } from '../pack/archive-entries.ts'
import type { Staged } from './stage.ts'

type Named = Partial<Header> & Pick<Header, 'name'>

/** What is read of a file at once. Unit: bytes. */
const READ_BYTES = MIB
/** Everything in a tar is padded to this. Unit: bytes. */
const RECORD = 512

/**
 * The staged folder as a tar stream (ustar, pax for long names): sorted, owner 0, the bundle's time, fixed modes. The
 * bytes come from the files on disk, so a file whose length has changed is found out.
 * One buffer holds what is yielded, and is used again: a stream's own chunks would pile up until the next collection.
 * @throws BundleError integrity
 * Source: POSIX pax, "ustar Interchange Format".
 */
export async function* tarOf({ bundle, folder }: Staged): AsyncGenerator<Uint8Array> {
  const mtime = new Date(bundle.epochSeconds * 1000)
  const buffer = Buffer.allocUnsafe(READ_BYTES)
  for (const entry of archiveEntries(bundle)) {
    const header: Named = { name: entry.name, mode: entry.mode, mtime, uid: 0, gid: 0, uname: '', gname: '' }
    yield* await headerBlocks({ ...header, type: entry.kind === 'folder' ? 'directory' : 'file', size: entry.bytes })
    if (entry.kind === 'folder') continue
    yield* contentOf(path.join(folder, entry.path), entry.bytes, buffer)
    yield new Uint8Array((RECORD - (entry.bytes % RECORD)) % RECORD)
  }
  yield new Uint8Array(2 * RECORD)
}

/** The library writes the header, and before it the pax record that a long name needs. */
async function headerBlocks(header: Named): Promise<readonly Uint8Array[]> {
  const tar = pack()
  tar.on('error', () => undefined) // it is dropped before the content that it waits for
  tar.entry(header).on('error', () => undefined)
  await once(tar, 'readable')
  const blocks: Uint8Array[] = []
  for (let block = toBytes(tar.read()); block !== null; block = toBytes(tar.read())) blocks.push(block)
  tar.destroy()
  return blocks
}

async function* contentOf(file: string, bytes: number, buffer: Buffer): AsyncGenerator<Uint8Array> {
  const handle = await open(file)
  try {
    let total = 0
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, total)
      total += bytesRead
      if (total > bytes || (bytesRead === 0 && total < bytes)) throw changed(file)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

function changed(file: string): BundleError {
  return new BundleError({
    kind: 'integrity',
    what: `${file} changed its length after it was checked.`,
    hint: 'Does another program write into the output folder? Run again.',
  })
}

/** The stream's type does not say what it carries. */
function toBytes(chunk: unknown): Uint8Array | null {
  return chunk as Uint8Array | null
}
