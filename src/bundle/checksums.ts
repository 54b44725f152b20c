import { parseSha256, type Sha256, sha256Of } from '../core/names.ts'
import type { BundleEntry } from './contents.ts'

/** One file of a SHA256SUMS. */
interface SumsLine {
  readonly path: string
  readonly sha256: Sha256
}

/** Format SHA256SUMS for `sha256sum -c` and `shasum -a 256 -c`. Paths must not contain line breaks. */
export function sumsText(lines: readonly SumsLine[]): string {
  return lines.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')
}

/** Parse SHA256SUMS: valid lines, and invalid ones (`odd`). `sha256sum` writes two spaces, or a space and `*` in binary mode. */
export function parseSums(text: string): { readonly lines: readonly SumsLine[]; readonly odd: readonly string[] } {
  const lines: SumsLine[] = []
  const odd: string[] = []
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const [, digest = '', path = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? []
    const sha256 = parseSha256(digest)
    if (sha256 === undefined) odd.push(line)
    else lines.push({ path, sha256 })
  }
  return { lines, odd }
}

/** Return the sha256 of an entry's content. */
export function entrySha256(entry: BundleEntry): Sha256 {
  return entry.kind === 'file' ? entry.sha256 : sha256Of(entry.text)
}
