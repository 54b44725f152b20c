import * as v from 'valibot'
import type { ArchiveKind } from '../core/archive-kinds.ts'
import type { UsageError } from '../core/errors.ts'
import { type Infer, project, texts } from '../core/json.ts'
import type { ProjectName } from '../core/names.ts'
import type { ProofLevel } from '../core/proof-levels.ts'
import type { OptionName, Surface } from './table.ts'

/** What one run was asked for, parsed once and frozen. Only inputs/parse.ts makes it. */
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

/** Where the requirements come from; the worker reads them with pip's own parsers (docs/decisions). */
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
  /** pylock.toml (PEP 751) or a hashed requirements file; the run then reproduces exactly that. */
  lock: v.exactOptional(v.string()),
  /** Projects of the lock whose sdist a wheel from find-links may stand for (`--lock-built`). */
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
  /** Replaces the configured index. May hold credentials: never print, see core/secrets.ts. */
  indexUrl: v.exactOptional(v.string()),
  extraIndexUrls: texts,
  /** `PROJECT=URL`: the one index that may serve a project. */
  indexFor: v.array(v.strictObject({ project: v.string(), url: v.string() })),
  indexStrategy: v.picklist(['unique', 'first-index']),
  findLinks: texts,
  cert: v.exactOptional(v.string()),
  clientCert: v.exactOptional(v.string()),
  proxy: v.exactOptional(v.string()),
  pipConfig: v.picklist(['network', 'none', 'inherit']),
  /** ISO 8601 time or a duration such as `P7D`; the run makes one moment of it (times.ts, `momentOf`). */
  uploadedPriorTo: v.exactOptional(v.string()),
  pre: v.boolean(),
  /** What an index means by a status: `URL=403` declares it "absent". */
  ignoredErrorCodes: v.array(v.strictObject({ url: v.string(), status: v.number() })),
  allowIndexLines: v.boolean(),
})
export type IndexSettings = Infer<typeof IndexSettingsSchema>

export type SdistPolicy = 'never' | 'pure'

export interface ProofSettings {
  /** `auto`: every interpreter found on PATH and under pyenv; a list: these only. */
  readonly interpreters: 'auto' | 'none' | readonly string[]
  /** Undefined: `installed` where an interpreter matches, else `dry-run`. */
  readonly prove?: ProofLevel
  /** Projects whose modules need not load at the level `imported`. */
  readonly proveExcept?: readonly ProjectName[]
}

export interface PolicySettings {
  /** SPDX identifiers of licenses and exceptions, as typed. */
  readonly licenseAllow: readonly string[]
  readonly licenseDeny: readonly string[]
  /** `project:NAME` of license-allow: accepted whatever its license is, so long as none is denied. */
  readonly licenseProjects: readonly ProjectName[]
  /** OSV JSON, with the path it came from. */
  readonly advisories?: { readonly path: string; readonly text: string }
  readonly advisoryIgnore: readonly { readonly id: string; readonly until: string }[]
  /** Whether what is odd about wheels that pip installs is a warning or a breach. */
  readonly warnings: 'report' | 'error'
}

export interface OutputSettings {
  /** The folder that gets `<name>/` and what lies beside it. */
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
  /** In the action only, in place of `since`: what has to be fetched first. */
  readonly previous?: PreviousBundle
  readonly delta: boolean
}

/** A bundle that was published before. */
export type PreviousBundle =
  | { readonly kind: 'release'; readonly tag: string }
  /** The newest release that holds a bundle of this name. */
  | { readonly kind: 'latest' }
  /** Of a previous run of a workflow on the same branch; digits are the id of exactly one. */
  | { readonly kind: 'artifact'; readonly name: string }

export interface CacheSettings {
  /** Undefined with `--no-cache`. */
  readonly folder?: string
}

/** Where a runner puts what was made. */
export interface PublishSettings {
  /** Undefined: no release. */
  readonly releaseTag?: string
  /** Where the tag is made that is not there yet. Undefined: it has to be there. */
  readonly tagCommit?: string
  /** A secret: never print. */
  readonly token?: string
  /** Undefined: no artifact. */
  readonly artifactName?: string
  readonly retentionDays?: number
  readonly overwrite: boolean
  /** 0: nothing crosses runs. Unit: bytes. */
  readonly cacheMaxBytes: number
}

/** What the reader typed, before anything is understood: option -> each value given, in order; a flag has `true`. */
export interface RawInputs {
  readonly surface: Surface
  /** What reading them found already, e.g. an unknown option: shown together with all the rest. */
  readonly faults?: readonly UsageError[]
  readonly given: Readonly<Partial<Record<OptionName, readonly string[]>>>
}

/** What parsing may ask of the machine; the edge answers. */
export interface Host {
  readonly files: Files
  /** Where the cache lies when nobody says so. */
  readonly cacheFolder: string
  /** What is wrong with the targets, which a later phase knows the names of. */
  readonly targetFaults?: (selection: TargetSelection) => readonly UsageError[]
  /** Processors that this process may use. */
  readonly processors: number
}

/** The files that inputs name. */
export interface Files {
  /** `closed`: this user may not look. Never throws. */
  kind(path: string): 'file' | 'folder' | 'absent' | 'closed'
  /** Workers have folders of their own to work in: a path that is theirs too has to be whole. */
  absolute(path: string): string
  /** UTF-8; undefined where it cannot be read. */
  text(path: string): string | undefined
}
