import type { MicroCover } from '../closure/micros.ts'
import type { Finding } from '../core/finding.ts'
import type { TargetId } from '../core/names.ts'
import type { ProofLevel } from '../inputs/request.ts'
import type { Point } from '../targets/point.ts'

/** What was checked for one target, by what, and found. */
export interface Verdict {
  readonly target: TargetId
  /** The highest level that passed; `none` when the closure failed. */
  readonly level: ProofLevel | 'none'
  readonly checks: readonly Check[]
  readonly findings: readonly Finding[]
  readonly micros: MicroCover
}

export interface Check {
  readonly level: ProofLevel
  readonly passed: boolean
  /** What did it: `closure walk`, `pip 26.3`, or the interpreter. */
  readonly by: string
  /** Full version of the interpreter that installed or imported. */
  readonly python?: string
  /** `glibc 2.36`, `musl 1.2.5`, `macOS 15.1`, `Windows 11`. */
  readonly system?: string
  readonly how?: 'native' | 'emulated'
  /** Of a dry run that was repeated: the machines that it was run for. */
  readonly points?: readonly Point[]
  readonly findings: readonly Finding[]
}
