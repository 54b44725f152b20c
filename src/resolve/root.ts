/** One thing the user asked for, or a constraint on it, in normal form (python/worker/reading makes it). */
export interface Root {
  /** PEP 508 in normal form, or `url ; marker` where only a build can tell the name. */
  readonly text: string
  readonly name: string | null
  readonly kind: 'named' | 'wheel' | 'sdist' | 'vcs' | 'folder' | 'url'
  readonly url: string | null
  /** `sha256:…`, as pip's `--hash` gives them. */
  readonly hashes: readonly string[]
  /** `requirements.txt:3`, `argument`, `pyproject.toml [project.dependencies]`. */
  readonly origin: string
  readonly editable: boolean
  /** In normal form. */
  readonly extras?: readonly string[]
  /** For `--lock`: the files this entry names; one of them is chosen for each target. */
  readonly locked?: readonly FileEntry[]
  /** The sdist of a lock's entry, for where none of its wheels suits. */
  readonly lockedSdist?: FileEntry
}

/** A file on an index page, or one that the user handed in. */
export interface FileEntry {
  readonly project: string
  readonly version: string
  readonly filename: string
  /** Absolute, without credentials or fragment. */
  readonly url: string
  readonly sha256?: string
  readonly hashes: Readonly<Record<string, string>>
  /** Unit: bytes. */
  readonly bytes?: number
  readonly requiresPython?: string
  readonly yanked?: string
  readonly uploadTime?: string
  /** The index announces the metadata as a file of its own (PEP 658, 714). */
  readonly metadata?: { readonly sha256?: string }
  readonly index?: string
  /** Of a wheel that was built here: the `url` of the root or of the WantedSdist that it was built from. */
  readonly builtFrom?: string
  /** Of such a wheel: the sha256 of the archive that it was built from. */
  readonly sourceSha256?: string
}

/** What a file says of the targets that it is for. */
export interface Bound {
  readonly origin: string
  readonly requiresPython: string | null
  /** Markers; a target must meet one of them. Empty: any target. */
  readonly environments: readonly string[]
}

/** What the requirements files, arguments and locks come to. */
export interface Reading {
  readonly roots: readonly Root[]
  readonly constraints: readonly Root[]
  /** The roots are a whole lock: exactly these, nothing resolved. */
  readonly locked: boolean
  /** `--pre` stood in a requirements file. */
  readonly pre?: boolean
  /** Which targets a lock, a script or a project is for; the resolver holds each target against them. */
  readonly bounds?: readonly Bound[]
  /** Some requirement has hashes, or `--require-hashes` stood in a file: pip then wants them of every index file. */
  readonly requireHashes?: boolean
  /** Of URLs that held credentials; no other part of the answer holds one. */
  readonly logins?: readonly { readonly url: string; readonly username: string; readonly password: string }[]
  /** `--index-url` lines of requirements files, where they are allowed. */
  readonly indexLines?: readonly { readonly kind: string; readonly url: string }[]
  /** Lines of a lock that say where its files were found, which is for the user to say: each with its place, no credentials. */
  readonly passedOver?: readonly string[]
  /** Tables that only another tool knows, each with the projects that it is about. */
  readonly ignored?: readonly string[]
}
