import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { isCompanion } from '../../src/core/archive-kinds.ts'
import { sha256Of } from '../../src/core/names.ts'
import { storedGzip } from '../../src/output/tar.ts'
import { writeVolumes } from '../../src/output/volumes.ts'
import { crc32, tableCrc32 } from '../../src/output/zip.ts'
import { inFolder } from '../fixtures/folder.ts'
import { type Law, law } from './law.ts'
import { anyText } from './texts.ts'

async function* chunks(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}

const PARTS = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 8 })

export const PACK_LAWS: readonly Law[] = [
  law('gunzip(gzip(x)) = x, however x was cut', fc.tuple(PARTS, fc.nat({ max: 140_000 })), async ([parts, length]) => {
    const all = [...parts, new Uint8Array(length % 3 === 0 ? length : length % 500).fill(7)]
    const packed: Buffer[] = []
    for await (const piece of storedGzip(chunks(all))) packed.push(Buffer.from(piece))
    return gunzipSync(Buffer.concat(packed)).equals(Buffer.concat(all))
  }),
  law('the sum of a whole is the sum of its parts', PARTS, (parts) => {
    const whole = Buffer.concat(parts)
    return parts.reduce((sum, part) => crc32(part, sum), 0) >>> 0 === tableCrc32(whole, 0) >>> 0
  }),
  law('only what a run writes is a companion of a bundle', fc.tuple(fc.stringMatching(/^[A-Za-z0-9][\w.-]{0,6}$/), anyText(12)), ([name, rest]) => {
    return !isCompanion(`${name}${rest}`, name) || /^\.(?:tar\.gz|zip)(?:\.\d{3})?$|^\.(?:manifest|proofs)\.json$|^\.report\.html$|^\.SHA256SUMS(?:\.asc|\.p7s)?$/.test(rest)
  }),
] // biome-ignore format: a table

/** These write to the disk. */
export const VOLUME_LAWS: readonly Law[] = [
  law('join(split(x)) = x, each volume is whole and below the limit', fc.tuple(PARTS, fc.integer({ min: 1, max: 60 })), ([parts, volumeBytes]) => inFolder(async (folder) => {
    const files = await writeVolumes(chunks(parts), { folder, name: 'x', volumeBytes })
    const back = await Promise.all(files.map(({ name }) => readFile(path.join(folder, name))))
    const right = files.every(({ bytes, sha256 }, at) => bytes <= volumeBytes && sha256 === sha256Of(back[at] ?? new Uint8Array()))
    return right && Buffer.concat(back).equals(Buffer.concat(parts)) && (await readdir(folder)).length === files.length
  })),
] // biome-ignore format: a table
