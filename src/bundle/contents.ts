import type { Sha256 } from '../core/names.ts'
import type { Union, UnionEntry } from '../resolve/union.ts'
import type { Target } from '../targets/target.ts'
import type { Closure, ClosureVerdict, Root } from '../worker/messages.ts'

/** All files of a bundle. Paths use `/` and are sorted by code unit. */
export interface Bundle {
  readonly name: string
  /** Time of every entry. Unit: seconds since 1970. */
  readonly epochSeconds: number
  readonly entries: readonly BundleEntry[]
}

export type BundleEntry =
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  /** A file on disk: a wheel of the pool or a bootstrap wheel. */
  | { readonly kind: 'file'; readonly path: string; readonly source: string; readonly sha256: Sha256; readonly bytes: number }

/** Everything that determines the bytes of a bundle. */
export interface BundleInput {
  readonly name: string
  /** Version of offline-bundle. */
  readonly toolVersion: string
  /** Time of every entry, from SOURCE_DATE_EPOCH or OLDEST_EPOCH_SECONDS. Unit: seconds since 1970. */
  readonly epochSeconds: number
  readonly roots: readonly Root[]
  readonly constraints: readonly Root[]
  /** The roots are a complete lock: every entry is a requirement. */
  readonly locked: boolean
  /** At least those of the union; others are ignored. */
  readonly targets: readonly Target[]
  readonly union: Union
  readonly closure: Closure
  /** The local path of each wheel of the union. */
  readonly pool: ReadonlyMap<Sha256, { readonly path: string }>
  /** The text of install.py. */
  readonly installer: string
  /** The wheels of `bootstrapFor`. */
  readonly bootstrap: readonly BootstrapFile[]
}

/** A local file with known hash and size. */
interface LocalFile {
  readonly path: string
  readonly sha256: Sha256
  /** Unit: bytes. */
  readonly bytes: number
}

export interface BootstrapFile extends LocalFile {
  readonly filename: string
  readonly project: string
  readonly version: string
}

/** The text of manifest.json. @throws TypeError for a bundle that bundleOf did not make */
export function manifestIn({ entries }: Bundle): string {
  const entry = entries.find(({ path }) => path === 'manifest.json')
  if (entry?.kind !== 'text') throw new TypeError('a bundle without manifest.json')
  return entry.text
}

/** One target with its lock entries and the result of the closure check. */
export interface BundledTarget {
  readonly target: Target
  readonly entries: readonly UnionEntry[]
  readonly verdict: ClosureVerdict
}
