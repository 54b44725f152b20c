import type { ProjectName, Sha256, TargetId, WheelName } from '../core/names.ts'
import type { BuiltFrom, LockedSdist } from '../worker/messages.ts'

/** Which files, each once, and which targets want each. */
export interface Union {
  /** Sorted by file name. */
  readonly files: readonly UnionFile[]
  /** For each solved target, in the order of the request. */
  readonly targets: readonly UnionTarget[]
}

export interface UnionFile {
  readonly filename: WheelName
  readonly sha256: Sha256
  readonly project: ProjectName
  readonly version: string
  readonly url: string
  /** Unit: bytes; undefined until fetched where the index does not say. */
  readonly bytes?: number
  readonly uploadTime?: string
  readonly yanked?: string
  readonly built?: BuiltFrom
  readonly lockedSdist?: LockedSdist
  /** In the order of the request. */
  readonly targets: readonly TargetId[]
}

export interface UnionTarget {
  readonly target: TargetId
  /** Sorted by project name; a project has two entries only where their markers exclude each other. */
  readonly entries: readonly UnionEntry[]
}

export interface UnionEntry {
  readonly project: ProjectName
  readonly version: string
  readonly sha256: Sha256
  /** Which machines of the target need it (Dependency specifiers, "Environment markers"); undefined: all of them. */
  readonly marker?: string
  readonly requested: boolean
  readonly extras: readonly string[]
  readonly requiredBy: readonly ProjectName[]
}
