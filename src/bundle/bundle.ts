import type { Sha256 } from '../core/names.ts'

/** Everything that crosses, as a value: path in the bundle -> its bytes. Paths use `/`, sorted by code unit. */
export interface Bundle {
  readonly name: string
  /** Time of every entry. Unit: seconds since 1970. */
  readonly epochSeconds: number
  readonly entries: readonly BundleEntry[]
}

export type BundleEntry =
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  /** A file that lies on this disk already: a wheel of the pool, a bootstrap wheel. */
  | { readonly kind: 'file'; readonly path: string; readonly source: string; readonly sha256: Sha256; readonly bytes: number }
