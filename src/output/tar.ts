import { once } from 'node:events'
import path from 'node:path'
import { type Header, pack } from 'tar-stream'
import { MIB } from '../core/constants.ts'
import { archiveEntries, contentOf, type Staged } from './stage.ts'
import { crc32 } from './zip.ts'

type Named = Partial<Header> & Pick<Header, 'name'>

/** Read size. Unit: bytes. */
const READ_BYTES = MIB
/** Members are padded to this size. Unit: bytes. */
const RECORD = 512

/**
 * The staged folder as a tar stream (ustar, pax for long names): sorted, owner 0, the bundle's time, fixed modes.
 * The yielded buffer is reused: separate chunks would accumulate until the next garbage collection.
 * @throws BundleError `integrity` if the size of a file changed
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
  tar.on('error', () => undefined) // destroyed below before its content is written
  tar.entry(header).on('error', () => undefined)
  await once(tar, 'readable')
  const blocks: Uint8Array[] = []
  for (let block = toBytes(tar.read()); block !== null; block = toBytes(tar.read())) blocks.push(block)
  tar.destroy()
  return blocks
}

/** The type of `read()` is `any`. */
function toBytes(chunk: unknown): Uint8Array | null {
  return chunk as Uint8Array | null
}

/** Maximum size of a stored block. Unit: bytes. Source: RFC 1951, section 3.2.4. */
const BLOCK = 65_535
/** Blocks per write. */
const BLOCKS = 16
/** No name, no time, unknown system, so that the bytes are reproducible. Source: RFC 1952, section 2.3. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)
/** An empty last block. */
const LAST_BLOCK = Uint8Array.of(1, 0, 0, 0xff, 0xff)

/**
 * The chunks as gzip with stored blocks: wheels are compressed already, and the bytes do not depend on the version of zlib or on
 * the chunk boundaries. The yielded buffer is reused: consume it before the next iteration.
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

/** Offset of content byte `filled`: each block has a header of five bytes. */
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
