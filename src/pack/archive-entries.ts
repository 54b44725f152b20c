import type { Bundle } from '../bundle/bundle.ts'
import { foldersOf, modeOf } from '../output/stage.ts'

/** One member of an archive, in the order of the archive. */
export interface ArchiveEntry {
  readonly kind: 'folder' | 'file'
  /** With the bundle's own folder before it; folders end in `/`. */
  readonly name: string
  /** Path in the bundle's folder; '' for the folder itself. */
  readonly path: string
  readonly mode: number
  /** Unit: bytes. */
  readonly bytes: number
}

/** Folders first, then files by code unit: an unpacker makes no folder by itself, with a mode of its own. */
export function archiveEntries(bundle: Bundle): readonly ArchiveEntry[] {
  const folders = foldersOf(bundle).map((path): ArchiveEntry => {
    return { kind: 'folder', name: path === '' ? `${bundle.name}/` : `${bundle.name}/${path}/`, path, mode: 0o755, bytes: 0 }
  })
  const files = bundle.entries.map((entry): ArchiveEntry => {
    const bytes = entry.kind === 'file' ? entry.bytes : Buffer.byteLength(entry.text)
    return { kind: 'file', name: `${bundle.name}/${entry.path}`, path: entry.path, mode: modeOf(entry.path), bytes }
  })
  return [...folders, ...files]
}
