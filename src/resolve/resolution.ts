import type { Finding } from '../core/finding.ts'
import type { ProjectName, Sha256, TargetId, WheelName } from '../core/names.ts'

/** What the resolver chose for one target, or why it could not. */
export type Resolution = Solved | Unsolved

export interface Solved {
  readonly kind: 'solved'
  readonly target: TargetId
  readonly files: readonly ResolvedFile[]
  /** sdists that would have to be built so that more of the target's micro versions are covered. */
  readonly sdists?: readonly WantedSdist[]
  /** Files that pip could not install, and that others were taken for. */
  readonly ignored?: readonly Finding[]
}

export interface Unsolved {
  readonly kind: 'unsolved'
  readonly target: TargetId
  readonly findings: readonly Finding[]
  /** sdists that would have to be built for it (`--sdists pure`); empty when that is not the reason. */
  readonly sdists: readonly WantedSdist[]
}

/** One wheel for one target. */
export interface ResolvedFile {
  readonly project: ProjectName
  readonly version: string
  readonly filename: WheelName
  /** Where it comes from, without credentials; `file:` for what the user handed in or was built here. */
  readonly url: string
  readonly sha256: Sha256
  /** Which machines of the target need it (Dependency specifiers, "Environment markers"); undefined: all of them. */
  readonly marker?: string
  /** As the index states it. Unit: bytes. */
  readonly bytes?: number
  /** True when the user asked for it by name. */
  readonly requested: boolean
  readonly extras: readonly string[]
  readonly requiredBy: readonly ProjectName[]
  /** The reason, or '' where the index gives none. */
  readonly yanked?: string
  /** ISO 8601, as the index states it. */
  readonly uploadTime?: string
  /** Neither an index nor a lock states a hash of it: `sha256` is that of what arrived. */
  readonly unhashed?: boolean
  /** Set when the wheel was built here. */
  readonly built?: BuiltFrom
  /** Set when the wheel comes from find-links in place of the sdist that the lock names (`--lock-built`). */
  readonly lockedSdist?: LockedSdist
}

/** The sdist of a lock entry. */
export interface LockedSdist {
  /** Without credentials. */
  readonly url: string
  /** By algorithm, in hexadecimal, as the lock states them. */
  readonly hashes: Readonly<Record<string, string>>
}

export interface WantedSdist {
  readonly project: ProjectName
  readonly version: string
  /** An index URL, a `git+https:` URL, or a `file:` URL of a folder. */
  readonly url: string
  readonly sha256?: Sha256
  /** By algorithm, in hexadecimal: what a lock or an index says of the archive. The file has to have all of them. */
  readonly hashes?: Readonly<Record<string, string>>
  /** As an index says it of the archive: the reason, or '' where it gives none. */
  readonly yanked?: string
  /** Of the archive; ISO 8601. */
  readonly uploadTime?: string
  readonly chain: readonly string[]
}

/** How a wheel came out of a source (Source distribution format; PEP 517, 643). */
export interface BuiltFrom {
  readonly kind: 'sdist' | 'vcs' | 'folder'
  readonly url: string
  /** Of the sdist; for VCS the commit stands in `revision`. */
  readonly sha256?: Sha256
  readonly revision?: string
  /** Metadata 2.2 or newer and neither Requires-Dist nor Requires-Python is Dynamic. */
  readonly staticMetadata: boolean
  readonly backend: string
  /** File names of the wheels that were in the build environment. */
  readonly buildRequirements?: readonly string[]
  /** Full version of the Python that built it. */
  readonly python: string
}
