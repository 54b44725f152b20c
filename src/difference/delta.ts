import * as v from 'valibot'
import type { Bundle, BundleEntry } from '../bundle/bundle.ts'
import type { Manifest } from '../bundle/manifest.ts'
import { byText } from '../bundle/order.ts'
import { entrySha256 } from '../bundle/sums.ts'
import type { Sha256 } from '../core/names.ts'

const Digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const FileList = v.pipe(v.array(v.strictObject({ path: v.string(), sha256: Digest, bytes: v.number() })), v.readonly())

/** delta.json, format 1: what a delta needs, and what base and delta together must come to. */
export const DeltaSchema = v.strictObject({
  format: v.literal(1),
  base: v.strictObject({ name: v.string(), manifestSha256: Digest }),
  full: v.strictObject({ name: v.string(), manifestSha256: Digest, sumsSha256: Digest }),
  kept: v.pipe(FileList, v.description('files of the full bundle that only the base holds, under the same path')),
})

export type Delta = v.InferOutput<typeof DeltaSchema>

/** A bundle that the far side has already. */
export interface Base {
  readonly manifest: Manifest
  /** Of its manifest.json as it lies there: a delta fits exactly one base. */
  readonly manifestSha256: Sha256
}

/**
 * The next bundle without the files that the base holds. Every text file of the full bundle is in it, so base and delta
 * give the full bundle byte for byte (`install.py --apply`).
 */
export function deltaOf(base: Base, next: Bundle): Bundle {
  const held = new Set([...base.manifest.wheels, ...base.manifest.files].map(({ path, sha256 }) => `${sha256} ${path}`))
  const isKept = (entry: BundleEntry): boolean =>
    entry.kind === 'file' && entry.path !== 'install.py' && held.has(`${entry.sha256} ${entry.path}`)
  const kept = next.entries.flatMap((entry) =>
    entry.kind === 'file' && isKept(entry) ? [{ path: entry.path, sha256: entry.sha256, bytes: entry.bytes }] : [],
  )
  const delta: Delta = {
    format: 1,
    base: { name: base.manifest.name, manifestSha256: base.manifestSha256 },
    full: { name: next.name, manifestSha256: sumOf(next, 'manifest.json'), sumsSha256: sumOf(next, 'SHA256SUMS') },
    kept,
  }
  const own: readonly BundleEntry[] = [
    { kind: 'text', path: 'delta.json', text: `${JSON.stringify(delta, null, 1)}\n` },
    { kind: 'text', path: 'DELTA.txt', text: deltaText(delta) },
  ]
  const entries = [...next.entries.filter((entry) => !isKept(entry)), ...own].sort(byText(({ path }) => path))
  return { name: deltaName(next.name), epochSeconds: next.epochSeconds, entries }
}

/** The folder's name. */
export function deltaName(name: string): string {
  return `${name}-delta`
}

function sumOf({ entries }: Bundle, path: string): Sha256 {
  const entry = entries.find((one) => one.path === path)
  if (entry === undefined) throw new TypeError(`a bundle without ${path}`)
  return entrySha256(entry)
}

function deltaText({ base, full, kept }: Delta): string {
  return [
    'This is a delta, not a whole bundle',
    '===================================',
    `It holds what changed. ${kept.length} more files come from the bundle that you have:`,
    '',
    `  ${base.name}, whose manifest.json has the sha256 ${base.manifestSha256}`,
    '',
    'Make the whole bundle of the two, anywhere with Python 3.6 or newer; the old one is not touched:',
    '',
    '  python install.py --apply BASE-FOLDER',
    '',
    `The result is ${full.name}, byte for byte the bundle that was checked. Its SHA256SUMS, which lies here already, has the`,
    `sha256 ${full.sumsSha256}. Until then \`sha256sum -c --ignore-missing SHA256SUMS\` checks what is here.`,
    '',
  ].join('\n')
}
