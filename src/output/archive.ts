import { ARCHIVE_KINDS, type ArchiveKind } from '../core/archive-kinds.ts'
import { diskFailure } from '../worker/files.ts'
import type { Staged } from './stage.ts'
import { storedGzip, tarOf } from './tar.ts'
import { type PackedFile, writeVolumes } from './volumes.ts'
import { zipOf } from './zip.ts'

export interface ArchiveSettings {
  readonly kind: ArchiveKind
  /** Where the volumes are written; the caller removes it after a failure. */
  readonly folder: string
  /** Unit: bytes. */
  readonly volumeBytes: number
  readonly signal?: AbortSignal
  /** Bytes packed so far. */
  readonly progress?: (bytes: number) => void
}

const STREAMS: Readonly<Record<ArchiveKind, (staged: Staged) => AsyncIterable<Uint8Array>>> = {
  'tar.gz': (staged) => storedGzip(tarOf(staged)),
  zip: zipOf,
}

/**
 * Pack the staged folder. The same folder gives the same bytes in every time zone and with every umask, Node and zlib; memory use
 * does not depend on its size.
 * @returns the volumes in order, or one file
 * @throws BundleError `environment` for disk errors, `integrity` if a file changed, `cancelled`
 */
export async function packArchive(staged: Staged, settings: ArchiveSettings): Promise<readonly PackedFile[]> {
  const { kind, folder, volumeBytes, signal } = settings
  try {
    return await writeVolumes(watched(STREAMS[kind](staged), settings), {
      folder,
      name: `${staged.bundle.name}${ARCHIVE_KINDS[kind].extension}`,
      volumeBytes,
    })
  } catch (cause) {
    throw diskFailure(cause, folder, signal)
  }
}

async function* watched(chunks: AsyncIterable<Uint8Array>, { signal, progress }: ArchiveSettings): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const chunk of chunks) {
    signal?.throwIfAborted()
    yield chunk
    bytes += chunk.length
    progress?.(bytes)
  }
}
