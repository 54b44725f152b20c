import type { Finding } from '../core/findings.ts'
import type { Sha256 } from '../core/names.ts'
import type { Difference } from '../difference/difference.ts'
import type { Target } from '../targets/target.ts'
import type { Union } from '../union/union.ts'
import type { Verdict } from '../verify/verdict.ts'

/** What is true of a bundle that lies sealed or was verified at rest. */
export interface Checked {
  /** The bundle's own folder, under its final name. */
  readonly folder: string
  readonly name: string
  /** In the order of the request. */
  readonly targets: readonly Target[]
  readonly verdicts: readonly Verdict[]
  readonly wheelCount: number
  /** Of all wheels. Unit: bytes. */
  readonly totalBytes: number
  /** From start to seal. */
  readonly seconds: number
  /** What is worth saying although the run ended well: warnings of all phases. */
  readonly findings: readonly Finding[]
  /** Who signed it, where `verify` was told whom to believe. */
  readonly signer?: string
}

/** What one run made. */
export interface Outcome extends Checked {
  readonly manifestPath: string
  /** Volumes in their order, or one file, or none. */
  readonly archives: readonly ArchiveFile[]
  /** Everything that lies beside the folder, the archives too: what is published. */
  readonly beside: readonly ArchiveFile[]
  readonly union: Union
  /** With `--since`: what changed. */
  readonly difference?: Difference
}

export interface ArchiveFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: Sha256
}
