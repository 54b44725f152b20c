import { BundleError } from '../core/errors.ts'
import { parseSha256, parseWheelName, type Sha256, type WheelName } from '../core/names.ts'
import type { Door } from '../worker/fetcher.ts'
import type { ResolvedFile } from '../worker/messages.ts'
import type { Landed } from '../worker/protocol.ts'

/** A wheel on this disk, its hash checked while it came in. */
export interface PoolFile {
  readonly filename: WheelName
  readonly sha256: Sha256
  readonly path: string
  /** Unit: bytes. */
  readonly bytes: number
}

/** The one folder of wheels. It is open while targets settle, so that files arrive while others still resolve. */
export interface Pool {
  want(files: readonly ResolvedFile[]): void
  /**
   * Waits for everything that was wanted.
   * @throws BundleError `network`, `integrity` or `environment`, all of them together.
   */
  close(): Promise<ReadonlyMap<Sha256, PoolFile>>
}

/** `landed` is told of each file once, as soon as it is there. */
export function openPool(door: Pick<Door, 'file'>, landed: (file: PoolFile) => void): Pool {
  const wanted = new Map<Sha256, Promise<PoolFile | BundleError>>()
  const bring = async (file: ResolvedFile): Promise<PoolFile | BundleError> => {
    try {
      const { project, version, filename, url, sha256, bytes } = file
      const there = toPoolFile(
        await door.file({ project, version, filename, url, sha256, hashes: { sha256 }, ...(bytes === undefined ? {} : { bytes }) }),
      )
      landed(there)
      return there
    } catch (error) {
      if (error instanceof BundleError) return error
      throw error
    }
  }
  return {
    want: (files) => {
      for (const file of files) {
        if (wanted.has(file.sha256)) continue
        const coming = bring(file)
        coming.catch(() => undefined) // whoever closes the pool hears of it; it may fail long before
        wanted.set(file.sha256, coming)
      }
    },
    close: async () => {
      const all = await Promise.all(wanted.values())
      const failures = all.filter((one) => one instanceof BundleError).map(({ failure }) => failure)
      if (failures.length > 0) throw new BundleError({ kind: 'several', failures })
      return new Map(all.flatMap((one) => (one instanceof BundleError ? [] : [[one.sha256, one]])))
    },
  }
}

/** @throws TypeError for what is no wheel */
export function toPoolFile({ path, filename, sha256, bytes }: Landed): PoolFile {
  const name = parseWheelName(filename)
  const digest = parseSha256(sha256)
  if (name === undefined || digest === undefined) throw new TypeError(`the door brought ${filename} with digest ${sha256}`)
  return { filename: name, sha256: digest, path, bytes }
}
