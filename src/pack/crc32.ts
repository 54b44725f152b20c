import zlib from 'node:zlib'

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
