/** What changed from one bundle to the next. */
export interface Difference {
  readonly changed: boolean
  /** Sorted by id. */
  readonly targets: readonly TargetDifference[]
}

export interface TargetDifference {
  readonly target: string
  /** `new` and `gone`: the other bundle does not have the target. */
  readonly state: 'new' | 'gone' | 'changed' | 'same'
  readonly added: readonly Release[]
  readonly removed: readonly Release[]
  /** Another version. Which is newer only Python can tell. */
  readonly moved: readonly Moved[]
  /** The same version, another file. */
  readonly replaced: readonly Release[]
}

export interface Release {
  readonly project: string
  readonly version: string
}

export interface Moved {
  readonly project: string
  readonly from: string
  readonly to: string
}
