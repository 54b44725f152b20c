import type { Closure } from '../closure/closure.ts'
import type { Sha256 } from '../core/names.ts'
import type { Target } from '../targets/target.ts'
import type { Union } from '../union/union.ts'
import type { Root } from '../worker/root.ts'

/** What a bundle is made of. Its bytes follow from this value and nothing else. */
export interface BundleInput {
  readonly name: string
  /** Version of offline-bundle. */
  readonly toolVersion: string
  /** Time of every entry, from SOURCE_DATE_EPOCH or OLDEST_EPOCH_SECONDS. Unit: seconds since 1970. */
  readonly epochSeconds: number
  readonly roots: readonly Root[]
  readonly constraints: readonly Root[]
  /** The roots are a whole lock: every entry was asked for. */
  readonly locked: boolean
  /** At least those of the union; more are ignored. */
  readonly targets: readonly Target[]
  readonly union: Union
  readonly closure: Closure
  /** Where each wheel of the union lies on this disk. */
  readonly pool: ReadonlyMap<Sha256, { readonly path: string }>
  /** install.py, whole. */
  readonly installer: string
  /** The wheels that bootstrapFor() names, on this disk. */
  readonly bootstrap: readonly BootstrapFile[]
}

/** A file on this disk whose bytes are known. */
export interface LocalFile {
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
