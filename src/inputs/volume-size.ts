import { MAX_VOLUME_BYTES, MIB } from '../core/constants.ts'
import type { Parsed } from './grammar.ts'

/** `1900MiB` to bytes. */
export function parseVolumeSize(given: string): Parsed<number> {
  const bytes = Number(/^(\d{1,4})\s?MiB$/i.exec(given)?.[1] ?? Number.NaN) * MIB
  if (bytes >= MIB && bytes <= MAX_VOLUME_BYTES) return { ok: bytes }
  return { want: `give a size from 1MiB to ${MAX_VOLUME_BYTES / MIB}MiB, e.g. 1900MiB` }
}
