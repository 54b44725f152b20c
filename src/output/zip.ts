import { createReadStream, type ReadStream } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import zlib from 'node:zlib'
import type { ZipWriterAddDataOptions } from '@zip.js/zip.js'
import { KIB, OLDEST_EPOCH_SECONDS } from '../core/constants.ts'
import { type ArchiveEntry, archiveEntries, contentOf, type Staged } from './stage.ts'

/** Read size. Unit: bytes. */
const READ_BYTES = 512 * KIB

/** A zip.js reader whose size is known in advance. */
interface SizedReader {
  readonly readable: ReadableStream<Uint8Array>
  readonly size: number
}

/**
 * The staged folder as a zip of stored members, zip64 where needed. Each file is read twice, for its CRC and for its content, so
 * that sizes precede the data: many extractors reject a stored member with a data descriptor.
 * @throws BundleError `integrity` if the size of a file changed
 * Source: APPNOTE 6.3.10.
 */
export async function* zipOf(staged: Staged): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
  const feeding = feed(staged, writable).catch(async (error: unknown) => {
    await writable.abort(error).catch(() => undefined) // may be closed already; the reader below receives the error
    throw error
  })
  feeding.catch(() => undefined) // awaited below
  yield* readable
  await feeding
}

async function feed({ bundle, folder }: Staged, writable: WritableStream<Uint8Array>): Promise<void> {
  // Imported on demand, for startup time
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

/** Size and CRC are known in advance, so the streamed member needs no data descriptor. */
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

/** @param room read buffer, shared by all files to keep memory use constant */
async function crcOf(file: string, bytes: number, room: Buffer): Promise<number> {
  let crc = 0
  for await (const chunk of contentOf(file, bytes, room)) crc = crc32(chunk, crc)
  return crc
}

function memberOptions(epochSeconds: number) {
  return { level: 0, rawLastModDate: toDosTime(epochSeconds), extendedTimestamp: false, versionMadeBy: 3 << 8, keepOrder: true }
}

/** Convert to a DOS time in UTC: even seconds, 1980 at the earliest. Source: APPNOTE, 4.4.6. */
export function toDosTime(epochSeconds: number): number {
  const at = new Date(Math.max(epochSeconds, OLDEST_EPOCH_SECONDS) * 1000)
  const date = ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate()
  const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1)
  return ((date << 16) | time) >>> 0
}

/** Large chunks, since each passes through three streams. */
function openStream(file: string, bytes: number): ReadStream {
  return createReadStream(file, { highWaterMark: Math.max(1, Math.min(bytes, READ_BYTES)) })
}

/** Node's type of a web stream differs from the DOM type. */
function toByteStream(stream: unknown): ReadableStream<Uint8Array> {
  return stream as ReadableStream<Uint8Array>
}

/** Update a CRC-32. `zlib.crc32` exists from Node 20.15 on. Source: RFC 1952. */
export function crc32(bytes: Uint8Array, before: number): number {
  return typeof zlib.crc32 === 'function' ? zlib.crc32(bytes, before) : tableCrc32(bytes, before)
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32 without `zlib.crc32`. */
export function tableCrc32(bytes: Uint8Array, before: number): number {
  let crc = ~before
  for (const byte of bytes) crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] ?? 0)
  return ~crc >>> 0
}
