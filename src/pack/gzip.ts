import { crc32 } from './crc32.ts'

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
