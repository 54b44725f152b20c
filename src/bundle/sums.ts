import { sha256Of } from '../core/digest.ts'
import type { Sha256 } from '../core/names.ts'
import type { BundleEntry } from './bundle.ts'

/** The format that `sha256sum -c` and `shasum -a 256 -c` read: text mode, two spaces. Paths must be one line. */
export function sumsText(lines: readonly { readonly path: string; readonly sha256: Sha256 }[]): string {
  return lines.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}

/** The sha256 of an entry's bytes. */
export function entrySha256(entry: BundleEntry): Sha256 {
  return entry.kind === 'file' ? entry.sha256 : sha256Of(entry.text)
}
