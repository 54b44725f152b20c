import * as v from 'valibot'
import type { ArchiveKind } from '../core/archive-kinds.ts'
import type { UsageError } from '../core/errors.ts'
import type { ProjectName } from '../core/names.ts'
import type { Env } from '../core/ports.ts'
import type { ProofLevel } from '../core/proof-levels.ts'
import { type Infer, project, texts } from '../core/schemas.ts'
import type { OptionName, Surface } from './table.ts'

/** The inputs of one run, parsed once and frozen (options/parse.ts). */
export interface Request {
  readonly requirementInputs: RequirementInputs
  readonly targets: TargetSelection
  readonly indexes: IndexSettings
  readonly sdists: SdistPolicy
  /** Constraint files for build environments. */
  readonly buildConstraints: readonly string[]
  readonly proof: ProofSettings
  readonly policy: PolicySettings
  readonly output: OutputSettings
  readonly since: SinceSettings
  readonly cache: CacheSettings
  /** Resolver processes. */
  readonly jobs: number
  /** In the action only. */
  readonly publish?: PublishSettings
}

/** Sources of requirements; the worker reads them with pip's parsers (docs/decisions). */
export const RequirementInputsSchema = v.strictObject({
  /** PEP 508 text, a path to a wheel, sdist or folder, a glob, or `-e PATH`, each as typed. */
  packages: texts,
  /** `-r` */
  requirementFiles: texts,
  /** `-c` */
  constraintFiles: texts,
  pyproject: v.exactOptional(v.string()),
  extras: texts,
  groups: texts,
  /** A PEP 723 script. */
  script: v.exactOptional(v.string()),
  /** pylock.toml (PEP 751) or a hashed requirements file, used without resolving. */
  lock: v.exactOptional(v.string()),
  /** Projects whose locked sdist a wheel from find-links may replace (`--lock-built`). */
  lockBuilt: v.exactOptional(v.array(project)),
})
export type RequirementInputs = Infer<typeof RequirementInputsSchema>

export interface TargetSelection {
  /** Platform names, aliases resolved, e.g. `linux-x86_64-glibc2.28`. Empty with no `targets`: this machine. */
  readonly platforms: readonly string[]
  /** Python series or ranges as typed, e.g. `3.12`, `3.13t`, `>=3.10 <3.15`. */
  readonly pythons: readonly string[]
  /** JSON texts that describe.py wrote, with the path they came from. */
  readonly described: readonly { readonly path: string; readonly text: string }[]
  readonly include: readonly string[]
  readonly exclude: readonly string[]
}

export const IndexSettingsSchema = v.strictObject({
  /** Replaces the configured index. May contain credentials: mask before printing (core/text.ts). */
  indexUrl: v.exactOptional(v.string()),
  extraIndexUrls: texts,
  /** `PROJECT=URL`: the only index that is used for a project. */
  indexFor: v.array(v.strictObject({ project: v.string(), url: v.string() })),
  indexStrategy: v.picklist(['unique', 'first-index']),
  findLinks: texts,
  cert: v.exactOptional(v.string()),
  clientCert: v.exactOptional(v.string()),
  proxy: v.exactOptional(v.string()),
  pipConfig: v.picklist(['network', 'none', 'inherit']),
  /** ISO 8601 time or a duration such as `P7D` (values.ts, `momentOf`). */
  uploadedPriorTo: v.exactOptional(v.string()),
  pre: v.boolean(),
  /** Status codes of an index that mean "not found": `URL=403`. */
  ignoredErrorCodes: v.array(v.strictObject({ url: v.string(), status: v.number() })),
  allowIndexLines: v.boolean(),
})
export type IndexSettings = Infer<typeof IndexSettingsSchema>

export type SdistPolicy = 'never' | 'pure'

export interface ProofSettings {
  /** `auto`: every interpreter found on PATH and under pyenv; a list: these only. */
  readonly interpreters: 'auto' | 'none' | readonly string[]
  /** Default: `installed` if an interpreter matches, else `dry-run`. */
  readonly prove?: ProofLevel
  /** Projects whose modules are not imported at the level `imported`. */
  readonly proveExcept?: readonly ProjectName[]
}

export interface PolicySettings {
  /** SPDX identifiers of licenses and exceptions, as typed. */
  readonly licenseAllow: readonly string[]
  readonly licenseDeny: readonly string[]
  /** `project:NAME` of license-allow: any license is accepted unless it is denied. */
  readonly licenseProjects: readonly ProjectName[]
  /** OSV JSON, with the path it came from. */
  readonly advisories?: { readonly path: string; readonly text: string }
  readonly advisoryIgnore: readonly { readonly id: string; readonly until: string }[]
  /** Whether warnings about wheels fail the run. */
  readonly warnings: 'report' | 'error'
}

export interface OutputSettings {
  /** The folder of `<name>/` and its companion files. */
  readonly folder: string
  readonly name: string
  readonly archive: ArchiveKind | 'none'
  readonly split: 'none' | 'platform' | 'target'
  /** Unit: bytes. */
  readonly volumeBytes: number
  readonly signWith?: Signer
}

export type Signer = { readonly kind: 'gpg'; readonly key: string } | { readonly kind: 'x509'; readonly cert: string; readonly key: string }

export interface SinceSettings {
  /** A bundle's folder, archive or manifest, or the output folder that holds one. */
  readonly since?: string
  /** In the action only, instead of `since`: a bundle to download. */
  readonly previous?: PreviousBundle
  readonly delta: boolean
}

/** A published bundle. */
export type PreviousBundle =
  | { readonly kind: 'release'; readonly tag: string }
  /** The newest release with a bundle of this name. */
  | { readonly kind: 'latest' }
  /** From an earlier run of the workflow on the same branch; digits are an artifact id. */
  | { readonly kind: 'artifact'; readonly name: string }

export interface CacheSettings {
  /** Undefined with `--no-cache`. */
  readonly folder?: string
}

/** Where the action publishes a bundle. */
export interface PublishSettings {
  /** Undefined: no release. */
  readonly releaseTag?: string
  /** The commit to tag if the tag does not exist. Undefined: the tag must exist. */
  readonly tagCommit?: string
  /** A secret: never print. */
  readonly token?: string
  /** Undefined: no artifact. */
  readonly artifactName?: string
  readonly retentionDays?: number
  readonly overwrite: boolean
  /** Size of the cache kept between runs; 0: none. Unit: bytes. */
  readonly cacheMaxBytes: number
}

/** Unparsed inputs: the values of each option in order; a flag has `true`. */
export interface RawInputs {
  readonly surface: Surface
  /** Errors found so far, such as an unknown option. */
  readonly faults?: readonly UsageError[]
  readonly given: Readonly<Partial<Record<OptionName, readonly string[]>>>
}

/** Access to the machine for parsing; provided by the entry points. */
export interface Host {
  readonly files: Files
  /** The default cache folder. */
  readonly cacheFolder: string
  /** Errors in target names, which a later phase checks. */
  readonly targetFaults?: (selection: TargetSelection) => readonly UsageError[]
  /** For the credentials of named indexes. */
  readonly env: Env
  /** Processors that this process may use. */
  readonly processors: number
}

/** The files that inputs name. */
export interface Files {
  /** `closed`: permission denied. Never throws. */
  kind(path: string): 'file' | 'folder' | 'absent' | 'closed'
  /** Make a path absolute, because workers have another working directory. */
  absolute(path: string): string
  /** Read a UTF-8 file; undefined if it cannot be read. */
  text(path: string): string | undefined
}
