import { createHash } from 'node:crypto'
import { open, rename } from 'node:fs/promises'
import path from 'node:path'
import { BundleError } from '../core/errors.ts'
import { type Sha256, toSha256 } from '../core/names.ts'

/** A finished file. */
export interface PackedFile {
  readonly name: string
  readonly sha256: Sha256
  /** Unit: bytes. */
  readonly bytes: number
}

interface VolumeSettings {
  readonly folder: string
  /** Name of the file; volumes append `.001`, `.002`, … */
  readonly name: string
  /** Maximum file size. Unit: bytes. */
  readonly volumeBytes: number
}

/** `.001` to `.999`: sorting the names sorts the volumes. */
const MAX_VOLUMES = 999

/**
 * Write the stream as one file, or as volumes if it is longer than `volumeBytes`; the concatenated volumes are the stream. Files
 * are hashed while they are written, and end in `.part` until complete; after a failure, the caller removes the folder.
 * @throws BundleError `usage` if more than 999 volumes would be needed
 */
export async function writeVolumes(chunks: AsyncIterable<Uint8Array>, settings: VolumeSettings): Promise<readonly PackedFile[]> {
  const { folder, name, volumeBytes } = settings
  const done: PackedFile[] = []
  let volume = await openVolume(settings, 1)
  try {
    for await (const chunk of chunks) {
      let rest = chunk
      while (rest.length > 0) {
        if (volume.bytes() === volumeBytes) {
          done.push(await volume.finish())
          volume = await openVolume(settings, done.length + 1)
        }
        const part = rest.subarray(0, volumeBytes - volume.bytes())
        await volume.write(part)
        rest = rest.subarray(part.length)
      }
    }
    done.push(await volume.finish())
  } finally {
    await volume.close()
  }
  const [only] = done
  if (only === undefined || done.length > 1) return done
  await rename(path.join(folder, only.name), path.join(folder, name))
  return [{ ...only, name }]
}

interface Volume {
  bytes(): number
  write(part: Uint8Array): Promise<void>
  finish(): Promise<PackedFile>
  close(): Promise<void>
}

async function openVolume({ folder, name, volumeBytes }: VolumeSettings, number: number): Promise<Volume> {
  if (number > MAX_VOLUMES) throw tooMany(volumeBytes)
  const final = `${name}.${String(number).padStart(3, '0')}`
  const part = path.join(folder, `${final}.part`)
  const handle = await open(part, 'wx', 0o644)
  const hash = createHash('sha256')
  let bytes = 0
  return {
    bytes: () => bytes,
    write: async (chunk) => {
      hash.update(chunk)
      await handle.appendFile(chunk) // unlike `write`, it writes the whole chunk
      bytes += chunk.length
    },
    finish: async () => {
      await handle.chmod(0o644)
      await handle.close()
      await rename(part, path.join(folder, final))
      return { name: final, sha256: toSha256(hash), bytes }
    },
    close: () => handle.close(), // does nothing if it is closed
  }
}

function tooMany(volumeBytes: number): BundleError {
  return new BundleError({
    kind: 'usage',
    faults: [{ input: 'volume-size', actual: `${volumeBytes} bytes`, expected: `choose a size that needs at most ${MAX_VOLUMES} volumes` }],
  })
}
