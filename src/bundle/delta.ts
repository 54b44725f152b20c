import * as v from 'valibot'
import { documentText } from '../core/json.ts'
import type { Sha256 } from '../core/names.ts'
import type { Infer } from '../core/schemas.ts'
import { byText } from '../core/text.ts'
import { entrySha256, sumsText } from './checksums.ts'
import type { Bundle, BundleEntry } from './contents.ts'
import type { Manifest } from './manifest.ts'
import { authenticate, check, title } from './readme.ts'

const Digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const FileList = v.array(v.strictObject({ path: v.string(), sha256: Digest, bytes: v.number() }))

/** delta.json, format 1: the required base and the expected result. */
export const DeltaSchema = v.strictObject({
  format: v.literal(1),
  base: v.strictObject({ name: v.string(), manifestSha256: Digest }),
  full: v.strictObject({ name: v.string(), manifestSha256: Digest, sumsSha256: Digest }),
  kept: v.pipe(FileList, v.description('files of the full bundle that only the base has, with the same paths')),
})

export type Delta = Infer<typeof DeltaSchema>

/** The previous bundle, which the offline machine already has. */
export interface Base {
  readonly manifest: Manifest
  /** Of its manifest.json: a delta applies to exactly one base. */
  readonly manifestSha256: Sha256
}

/** Files of the full bundle that the delta stores under `full/`, because it has its own README.txt and SHA256SUMS. */
const RESTORED = ['README.txt', 'SHA256SUMS']

/**
 * Return a bundle without the files of the base. It contains all text files of the full bundle, so that base and delta restore
 * the full bundle byte for byte (`install.py --apply`).
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
  const included = next.entries
    .filter((entry) => !isKept(entry))
    .map((entry) => (RESTORED.includes(entry.path) ? { ...entry, path: `full/${entry.path}` } : entry))
  const readme: BundleEntry = { kind: 'text', path: 'README.txt', text: deltaReadme(delta, included, next) }
  const files = [...included, readme, { kind: 'text' as const, path: 'delta.json', text: documentText(v.parse(DeltaSchema, delta)) }].sort(
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
export function withDeltas(specs: readonly { readonly name: string }[], { delta }: { readonly delta: boolean }): readonly string[] {
  const names = specs.map(({ name }) => name)
  return delta ? [...names, ...names.map(deltaName)] : names
}

function sumOf({ entries }: Bundle, path: string): Sha256 {
  const entry = entries.find((one) => one.path === path)
  if (entry === undefined) throw new TypeError(`a bundle without ${path}`)
  return entrySha256(entry)
}

function deltaReadme({ base, full, kept }: Delta, included: readonly BundleEntry[], next: Bundle): string {
  const isWheel = ({ path }: { readonly path: string }): boolean => path.startsWith('wheels/')
  const own = included.filter(isWheel)
  const bytes = own.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.bytes : 0), 0)
  const name = deltaName(next.name)
  return [
    ...title(`${name}: the files of a bundle that a previous bundle does not contain`),
    `This delta contains ${own.length} of the ${next.entries.filter(isWheel).length} wheels of ${full.name} (${bytes} bytes). ${kept.length} more files are taken from the`,
    `previous bundle ${base.name}, whose manifest.json has the sha256`,
    `${base.manifestSha256}.`,
    '',
    ...authenticate(name),
    ...check(),
    '3. Create the full bundle',
    '-------------------------',
    'A delta cannot be installed by itself. Combine it with the previous bundle, which is not modified:',
    '',
    '  python install.py --apply PREVIOUS-BUNDLE                creates the folder next to the delta',
    '  python install.py --apply PREVIOUS-BUNDLE --output DIR',
    '',
    `The result is ${full.name}, identical to the bundle that was checked. Its SHA256SUMS has the sha256`,
    `${full.sumsSha256}. See its README.txt for how to install it.`,
    '',
  ].join('\n')
}
