import { createReadStream, type ReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import zlib from 'node:zlib'
import type { ZipWriterAddDataOptions } from '@zip.js/zip.js'
import { KIB, OLDEST_EPOCH_SECONDS } from '../core/constants.ts'
import { type ArchiveEntry, archiveEntries, type Staged, sizeChanged } from './stage.ts'

/** What is read of a file at once. Unit: bytes. */
const READ_BYTES = 512 * KIB

/** What zip.js takes in place of a stream, to know the size before the bytes. */
interface SizedReader {
  readonly readable: ReadableStream<Uint8Array>
  readonly size: number
}

/**
 * The staged folder as a zip of stored members, zip64 where needed. Each file is read twice, for its CRC and for its
 * bytes: sizes then stand before the bytes, and no unpacker has to cope with a data descriptor after a stored member.
 * @throws BundleError integrity, when a file changed its length
 * Source: APPNOTE 6.3.10.
 */
export async function* zipOf(staged: Staged): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const feeding = feed(staged, writable).catch(async (error: unknown) => {
    await writable.abort(error).catch(() => undefined) // it may be closed already; the reader below gets the error
    throw error
  })
  feeding.catch(() => undefined) // awaited below
  yield* readable
  await feeding
}

async function feed({ bundle, folder }: Staged, writable: WritableStream<Uint8Array>): Promise<void> {
  // Loaded only here: whoever wants no zip does not wait for it
  const { configure, ZipWriter } = await import('@zip.js/zip.js')
  configure({ useWebWorkers: false, useCompressionStream: false })
  const zip = new ZipWriter(writable, memberOptions(bundle.epochSeconds))
  const room = Buffer.allocUnsafe(READ_BYTES)
  for (const entry of archiveEntries(bundle)) {
    if (entry.kind === 'folder') await zip.add(entry.name, undefined, { directory: true, unixMode: 0o40000 | entry.mode })
    else await zip.add(entry.name, ...(await fileMember(entry, path.join(folder, entry.path), room)))
  }
  await zip.close()
}

/** A reader of known size and a known CRC: the member is streamed, and needs no data descriptor. */
async function fileMember(entry: ArchiveEntry, file: string, room: Buffer): Promise<[SizedReader, ZipWriterAddDataOptions]> {
  const options = {
    unixMode: 0o100000 | entry.mode,
    passThrough: true,
    compressionMethod: 0,
    uncompressedSize: entry.bytes,
    crc32: await crcOf(file, entry.bytes, room),
  }
  return [{ readable: toByteStream(Readable.toWeb(openStream(file, entry.bytes))), size: entry.bytes }, options]
}

/** @param room for what is read; one for all files, or memory would grow with theirs until it is collected */
async function crcOf(file: string, bytes: number, room: Buffer): Promise<number> {
  const handle = await open(file)
  let crc = 0
  let total = 0
  try {
    for (;;) {
      const { bytesRead } = await handle.read(room)
      if (bytesRead === 0) break
      crc = crc32(room.subarray(0, bytesRead), crc)
      total += bytesRead
    }
  } finally {
    await handle.close()
  }
  if (total === bytes) return crc
  throw sizeChanged(file)
}

function memberOptions(epochSeconds: number) {
  return { level: 0, rawLastModDate: toDosTime(epochSeconds), extendedTimestamp: false, versionMadeBy: 3 << 8, keepOrder: true }
}

/** In UTC, so that the time zone of this machine does not show; even seconds, 1980 at the earliest. Source: APPNOTE, 4.4.6. */
export function toDosTime(epochSeconds: number): number {
  const at = new Date(Math.max(epochSeconds, OLDEST_EPOCH_SECONDS) * 1000)
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return ((date << 16) | time) >>> 0
}

/** Large chunks: each costs its way through three streams. */
function openStream(file: string, bytes: number): ReadStream {
  return createReadStream(file, { highWaterMark: Math.max(1, Math.min(bytes, READ_BYTES)) })
}

/** Node's own type of a web stream is not the DOM's, though the value is. */
function toByteStream(stream: unknown): ReadableStream<Uint8Array> {
  return stream as ReadableStream<Uint8Array>
}

/** CRC-32 of the bytes after those that gave `before`. Node 20 has it in zlib only from 20.15 on. Source: RFC 1952. */
export function crc32(bytes: Uint8Array, before: number): number {
  return typeof zlib.crc32 === 'function' ? zlib.crc32(bytes, before) : tableCrc32(bytes, before)
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** Byte by byte, for a Node without zlib.crc32. */
export function tableCrc32(bytes: Uint8Array, before: number): number {
  let crc = ~before
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0)
  return ~crc >>> 0
}
