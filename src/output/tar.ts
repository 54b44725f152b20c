import { once } from 'node:events'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { type Header, pack } from 'tar-stream'
import { MIB } from '../core/constants.ts'
import { archiveEntries, type Staged, sizeChanged } from './stage.ts'
import { crc32 } from './zip.ts'

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
      if (total > bytes || (bytesRead === 0 && total < bytes)) throw sizeChanged(file)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** The stream's type does not say what it carries. */
function toBytes(chunk: unknown): Uint8Array | null {
  return chunk as Uint8Array | null
}

/** The most that one stored block can hold. Unit: bytes. Source: RFC 1951, section 3.2.4. */
const BLOCK = 65_535
/** Blocks handed on at once: large writes, small memory. */
const BLOCKS = 16
/** No name, no time, unknown system: nothing of this machine. Source: RFC 1952, section 2.3. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)
/** A last block that is empty. */
const LAST_BLOCK = Uint8Array.of(1, 0, 0, 0xff, 0xff)

/**
 * The chunks as gzip of stored blocks. Wheels are compressed already, and bytes that no compressor chose do not depend
 * on the version of zlib. Where a block ends does not depend on how the chunks were cut.
 * The buffer that is yielded is used again: consume it before asking for the next.
 */
export async function* storedGzip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const out = Buffer.allocUnsafe(BLOCKS * (BLOCK + 5))
  let crc = 0
  let total = 0
  let filled = 0 // bytes of content in `out`
  yield HEADER
  for await (const chunk of chunks) {
    crc = crc32(chunk, crc)
    total += chunk.length
    let taken = 0
    while (taken < chunk.length) {
      const within = filled % BLOCK
      const part = chunk.subarray(taken, taken + BLOCK - within)
      out.set(part, placeOf(filled))
      filled += part.length
      taken += part.length
      if (filled === BLOCKS * BLOCK) {
        yield framed(out, filled)
        filled = 0
      }
    }
  }
  yield framed(out, filled)
  yield LAST_BLOCK
  yield trailer(crc, total)
}

/** Where the content byte number `filled` stands: each block has five bytes before it. */
function placeOf(filled: number): number {
  return filled + 5 * (Math.floor(filled / BLOCK) + 1)
}

function framed(out: Buffer, filled: number): Uint8Array {
  for (let start = 0; start < filled; start += BLOCK) {
    const length = Math.min(BLOCK, filled - start)
    const at = placeOf(start) - 5
    out[at] = 0
    out.writeUInt16LE(length, at + 1)
    out.writeUInt16LE(length ^ 0xffff, at + 3)
  }
  return out.subarray(0, filled === 0 ? 0 : filled + 5 * Math.ceil(filled / BLOCK))
}

function trailer(crc: number, total: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32LE(crc >>> 0, 0)
  bytes.writeUInt32LE(total % 2 ** 32, 4)
  return bytes
}
