import type { Finding, FindingKind } from '../core/finding.ts'
import type { ProjectName, Sha256, TargetId, WheelName } from '../core/names.ts'
import type { Point } from '../targets/point.ts'
import type { MicroCover } from './micros.ts'

/** What our own walk found, target by target, over the files themselves. */
export interface Closure {
  readonly verdicts: readonly ClosureVerdict[]
  /** Facts read from inside every wheel, by sha256. */
  readonly wheels: ReadonlyMap<Sha256, WheelFacts>
}

export interface ClosureVerdict {
  readonly target: TargetId
  readonly complete: boolean
  /** Errors and warnings; empty when all is well. */
  readonly findings: readonly Finding[]
  /** The micro versions for which the answer is the same as for the target's own, on every `platform_machine` of the target. */
  readonly micros: MicroCover
  /** One of each kind of machine that a marker or a Requires-Python tells apart, the target's own first; none where it is incomplete. */
  readonly points: readonly Point[]
  /** Project to the projects whose own METADATA asks for it there. A lock as input does not tell. */
  readonly requiredBy?: Readonly<Record<string, readonly ProjectName[]>>
  /** Wheels of the lock that only excepted micro versions need: a bundle leaves them out. */
  readonly uncovered: readonly WheelName[]
}

/** What is so of a wheel on some targets alone, such as a name that one system cannot hold. */
export interface TargetFault {
  /** Of the finding that it becomes. */
  readonly kind: FindingKind
  readonly severity: 'error' | 'warning'
  readonly what: string
  /** `sys_platform` of the targets that it concerns; all systems without it. */
  readonly system?: string
  /** The first series of Python that it does not concern, e.g. `3.11`. */
  readonly below?: string
}

/** Read from the wheel file, never from the index (Binary distribution format; Core metadata). */
export interface WheelFacts {
  readonly sha256: Sha256
  readonly filename: WheelName
  readonly bytes: number
  readonly project: ProjectName
  /** `Name` as the project spells it. */
  readonly name: string
  readonly version: string
  readonly requiresPython?: string
  /** `Requires-Dist` lines as written. */
  readonly requiresDist: readonly string[]
  readonly providesExtra: readonly string[]
  readonly summary?: string
  /** `License-Expression`, an SPDX expression (PEP 639). */
  readonly licenceExpression?: string
  /** `License` text, cut to one line of 200 characters. */
  readonly licenceText?: string
  /** `License :: …` classifiers. */
  readonly licenceClassifiers: readonly string[]
  readonly homePage?: string
  /** Modules that a proof may import: top-level packages and modules of the wheel. */
  readonly topLevel: readonly string[]
  readonly consoleScripts: readonly string[]
  /** Uncompressed. Unit: bytes. */
  readonly unpackedBytes: number
  /** Left to the walk, which knows the target. */
  readonly targetFaults?: readonly TargetFault[]
  /** Paths in site-packages that RECORD lists and that are no files of the wheel. */
  readonly absent?: readonly string[]
  /** Where its files are put, and what tells their content apart: the lines of python/worker/wheels/placed.py. */
  readonly placed?: string
  readonly findings: readonly Finding[]
}
