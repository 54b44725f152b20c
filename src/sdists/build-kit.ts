import type { Finding } from '../core/findings.ts'
import type { Sha256 } from '../core/names.ts'
import type { Env, Log, Run } from '../core/ports.ts'
import type { BuiltFrom, WantedSdist } from '../worker/messages.ts'
import type { FileEntry } from '../worker/root.ts'

/** What builds need from outside; everything that has a network is a function of the caller. */
export interface BuildKit {
  /** Downloads a source archive and checks its hashes, by algorithm. @returns the path of a file with the archive's own name */
  readonly fetch: (url: string, hashes: Readonly<Record<string, string>>) => Promise<string>
  /** Resolves build requirements for this machine, under the build constraints. @returns paths of wheels, all that is needed */
  readonly buildRequirements: (requirements: readonly string[]) => Promise<readonly string[]>
  /** The host's CPython, absolute. */
  readonly python: string
  /** The pinned pip, unpacked. */
  readonly pipFolder: string
  /** `python/worker/building/build_wheel.py` */
  readonly script: string
  readonly run: Run
  readonly log: Log
  /** Sources, environments and wheels of builds go here; the caller removes it. */
  readonly workFolder: string
  /** The environment of the run. A build sees almost nothing of it, git a little more (build-env.ts). */
  readonly env: Env
  readonly signal: AbortSignal
  /** For URLs that held credentials where they were read. */
  readonly logins?: readonly Login[]
  /** Folders inside a local project that are not its source, e.g. the output folder. */
  readonly skip?: readonly string[]
  /** What one hook of a backend may take; half an hour by default. Unit: seconds. */
  readonly hookSeconds?: number
}

export interface Login {
  readonly url: string
  readonly username: string
  readonly password: string
}

/** A wheel that came out of a source, ready for the resolver (`entry`) and the pool (`path`). */
export interface BuiltWheel {
  readonly entry: FileEntry & { readonly sha256: Sha256; readonly bytes: number }
  readonly path: string
  readonly built: BuiltFrom
  /** Which source it was. */
  readonly wanted: WantedSdist
}

/** A source that gave no acceptable wheel, and why. */
export interface RefusedSource {
  readonly wanted: WantedSdist
  readonly finding: Finding
}

export interface Builds {
  readonly wheels: readonly BuiltWheel[]
  readonly refused: readonly RefusedSource[]
}

/** Where a source lies on disk, and what pins it. */
export interface Source {
  readonly kind: BuiltFrom['kind']
  readonly folder: string
  readonly subdirectory: string
  readonly sha256?: Sha256
  readonly revision?: string
}
