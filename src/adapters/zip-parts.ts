import { HostError } from '../github/clients.ts'

/** A piece of a file at a server. @param range as HTTP has it (RFC 9110, 14.1.2), e.g. `0-99` */
export type Part = (range: string) => Promise<{ readonly bytes: Uint8Array; readonly total: number }>

/**
 * One member of a zip, read without the rest of it: an artifact may be gigabytes, the file that is wanted is small.
 * @param file without its folder
 * @returns undefined where the zip has no such member
 * @throws HostError for what is no zip, or a member of more than `most` bytes
 */
export async function fileInZip(part: Part, file: string, most: number): Promise<Uint8Array | undefined> {
  const { Reader, Uint8ArrayWriter, ZipReader } = await import('@zip.js/zip.js')
  const { total } = await part('0-0') // storage of Azure knows no range from the end
  const readUint8Array = async (from: number, length: number): Promise<Uint8Array> =>
    length === 0 ? new Uint8Array() : (await part(`${from}-${Math.min(total, from + length) - 1}`)).bytes
  const reader = Object.assign(new Reader(undefined), { size: total, readUint8Array })
  try {
    const zip = new ZipReader(reader, { useWebWorkers: false, checkSignature: true })
    const found = (await zip.getEntries()).find(({ filename }) => filename.split('/').at(-1) === file)
    if (found === undefined || found.directory) return undefined
    if (found.uncompressedSize > most) throw new HostError({ status: 413, message: `${file} is too large` })
    return await found.getData(new Uint8ArrayWriter())
  } catch (cause) {
    if (cause instanceof HostError) throw cause
    throw new HostError(
      { status: 422, message: `the artifact is no zip that can be read: ${cause instanceof Error ? cause.message : String(cause)}` },
      { cause },
    )
  }
}
