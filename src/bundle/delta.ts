import * as v from 'valibot'
import type { Infer } from '../core/json.ts'
import { documentText } from '../core/json.ts'
import type { Sha256 } from '../core/names.ts'
import { byText } from '../core/text.ts'
import type { Bundle, BundleEntry } from './bundle.ts'
import { entrySha256, sumsText } from './checksums.ts'
import type { Manifest } from './manifest.ts'
import { authenticate, check, title } from './readme.ts'

const Digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const FileList = v.array(v.strictObject({ path: v.string(), sha256: Digest, bytes: v.number() }))

/** delta.json, format 1: what a delta needs, and what base and delta together must come to. */
export const DeltaSchema = v.strictObject({
  format: v.literal(1),
  base: v.strictObject({ name: v.string(), manifestSha256: Digest }),
  full: v.strictObject({ name: v.string(), manifestSha256: Digest, sumsSha256: Digest }),
  kept: v.pipe(FileList, v.description('files of the full bundle that only the base holds, under the same path')),
})

export type Delta = Infer<typeof DeltaSchema>

/** A bundle that the far side has already. */
export interface Base {
  readonly manifest: Manifest
  /** Of its manifest.json as it lies there: a delta fits exactly one base. */
  readonly manifestSha256: Sha256
}

/** What base and delta restore under its own path: the delta has a README.txt and a SHA256SUMS of its own. */
const RESTORED = ['README.txt', 'SHA256SUMS']

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
  const carried = next.entries
    .filter((entry) => !isKept(entry))
    .map((entry) => (RESTORED.includes(entry.path) ? { ...entry, path: `full/${entry.path}` } : entry))
  const readme: BundleEntry = { kind: 'text', path: 'README.txt', text: deltaReadme(delta, carried, next) }
  const files = [...carried, readme, { kind: 'text' as const, path: 'delta.json', text: documentText(v.parse(DeltaSchema, delta)) }].sort(
    byPath,
  )
  const sums = sumsText(files.map((entry) => ({ path: entry.path, sha256: entrySha256(entry) })))
  const entries = [...files, { kind: 'text' as const, path: 'SHA256SUMS', text: sums }].sort(byPath)
  return { name: deltaName(next.name), epochSeconds: next.epochSeconds, entries }
}

const byPath = byText(({ path }: BundleEntry) => path)

/** The folder's name. */
export function deltaName(name: string): string {
  return `${name}-delta`
}

/** The names of all bundles of a run. */
export function withDeltas(names: readonly string[], { delta }: { readonly delta: boolean }): readonly string[] {
  return delta ? [...names, ...names.map(deltaName)] : names
}

function sumOf({ entries }: Bundle, path: string): Sha256 {
  const entry = entries.find((one) => one.path === path)
  if (entry === undefined) throw new TypeError(`a bundle without ${path}`)
  return entrySha256(entry)
}

function deltaReadme({ base, full, kept }: Delta, carried: readonly BundleEntry[], next: Bundle): string {
  const isWheel = ({ path }: { readonly path: string }): boolean => path.startsWith('wheels/')
  const own = carried.filter(isWheel)
  const bytes = own.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes : 0), 0)
  const name = deltaName(next.name)
  return [
    ...title(`${name}: the part of a bundle that a previous bundle lacks`),
    `It holds ${own.length} of the ${next.entries.filter(isWheel).length} wheels of ${full.name} (${bytes} bytes). ${kept.length} more files come from the previous bundle,`,
    `${base.name}, whose manifest.json has the sha256`,
    `${base.manifestSha256}.`,
    '',
    ...authenticate(name),
    ...check(),
    '3. Make the full bundle',
    '-----------------------',
    'Nothing can be installed from a delta alone. With the previous bundle, which does not change, it makes the full one:',
    '',
    '  python install.py --apply PREVIOUS-BUNDLE                makes the folder beside the delta',
    '  python install.py --apply PREVIOUS-BUNDLE --output DIR',
    '',
    `The result is ${full.name}, byte for byte the bundle that was checked; its SHA256SUMS has the sha256`,
    `${full.sumsSha256}. Its README.txt says how to install it.`,
    '',
  ].join('\n')
}
