import * as v from 'valibot'
import { FindingFields, FindingSchema } from '../core/findings.ts'
import type { Sha256 } from '../core/names.ts'
import { type Infer, marker, project, sha256, targetId, texts, wheelName } from '../core/schemas.ts'
import { MicroCoverSchema } from '../targets/micro-versions.ts'
import { PointSchema } from '../targets/target.ts'

/** How a wheel was built from a source (Source distribution format; PEP 517, 643). */
const BuiltFromSchema = v.strictObject({
  kind: v.picklist(['sdist', 'vcs', 'folder']),
  url: v.string(),
  /** Of the sdist; a VCS source has `revision` instead. */
  sha256: v.exactOptional(sha256),
  revision: v.exactOptional(v.string()),
  /** Metadata 2.2 or newer and neither Requires-Dist nor Requires-Python is Dynamic. */
  staticMetadata: v.boolean(),
  backend: v.string(),
  /** File names of the wheels in the build environment. */
  buildRequirements: v.exactOptional(texts),
  /** Full version of the Python that ran the build. */
  python: v.string(),
})
export type BuiltFrom = Infer<typeof BuiltFromSchema>

/** The sdist of a lock entry. */
const LockedSdistSchema = v.strictObject({
  /** Without credentials. */
  url: v.string(),
  /** Hexadecimal, by algorithm, as in the lock. */
  hashes: v.record(v.string(), v.string()),
})
export type LockedSdist = Infer<typeof LockedSdistSchema>

/** One wheel for one target. */
const ResolvedFileSchema = v.strictObject({
  project,
  version: v.string(),
  filename: wheelName,
  /** Without credentials; `file:` for a local or built wheel. */
  url: v.string(),
  sha256,
  /** Which machines of the target need it (Dependency specifiers, "Environment markers"); undefined: all of them. */
  marker: v.exactOptional(marker),
  /** As the index states it. Unit: bytes. */
  bytes: v.exactOptional(v.number()),
  /** Whether a requirement names it directly. */
  requested: v.boolean(),
  extras: texts,
  requiredBy: v.array(project),
  /** The reason, or '' if the index has none. */
  yanked: v.exactOptional(v.string()),
  /** ISO 8601, as the index states it. */
  uploadTime: v.exactOptional(v.string()),
  /** Neither an index nor a lock has a hash: `sha256` is that of the downloaded file. */
  unhashed: v.exactOptional(v.boolean()),
  /** Set if the wheel was built in this run. */
  built: v.exactOptional(BuiltFromSchema),
  /** Set if a wheel from find-links replaces the sdist of the lock (`--lock-built`). */
  lockedSdist: v.exactOptional(LockedSdistSchema),
})
export type ResolvedFile = Infer<typeof ResolvedFileSchema>

const WantedSdistSchema = v.strictObject({
  project,
  version: v.string(),
  /** An index URL, a `git+https:` URL, or a `file:` URL of a folder. */
  url: v.string(),
  sha256: v.exactOptional(sha256),
  /** Hexadecimal, by algorithm, from a lock or an index. The archive must match all of them. */
  hashes: v.exactOptional(v.record(v.string(), v.string())),
  /** Of the archive: the reason, or '' if the index has none. */
  yanked: v.exactOptional(v.string()),
  /** Of the archive; ISO 8601. */
  uploadTime: v.exactOptional(v.string()),
  chain: texts,
})
export type WantedSdist = Infer<typeof WantedSdistSchema>

export const SolvedSchema = v.strictObject({
  kind: v.literal('solved'),
  target: targetId,
  files: v.array(ResolvedFileSchema),
  /** sdists to build so that more micro versions of the target are covered. */
  sdists: v.exactOptional(v.array(WantedSdistSchema)),
  /** Files that pip cannot install and that were replaced by others. */
  ignored: v.exactOptional(v.array(FindingSchema)),
})
export type Solved = Infer<typeof SolvedSchema>

const UnsolvedSchema = v.strictObject({
  kind: v.literal('unsolved'),
  target: targetId,
  findings: v.array(FindingSchema),
  /** sdists to build for it (`--sdists pure`); empty if that would not help. */
  sdists: v.array(WantedSdistSchema),
})
export type Unsolved = Infer<typeof UnsolvedSchema>

/** The resolution of one target, or the reasons why there is none. */
export const ResolutionSchema = v.variant('kind', [SolvedSchema, UnsolvedSchema])
export type Resolution = Infer<typeof ResolutionSchema>

/** A file on an index page, or a local one. */
export const FileEntrySchema = v.strictObject({
  project: v.string(),
  version: v.string(),
  filename: v.string(),
  /** Absolute, without credentials or fragment. */
  url: v.string(),
  sha256: v.exactOptional(v.string()),
  hashes: v.record(v.string(), v.string()),
  /** Unit: bytes. */
  bytes: v.exactOptional(v.number()),
  requiresPython: v.exactOptional(v.string()),
  yanked: v.exactOptional(v.string()),
  uploadTime: v.exactOptional(v.string()),
  /** Hashes of the separate metadata file that the index announces (PEP 658, 714). */
  metadata: v.exactOptional(v.record(v.string(), v.string())),
  index: v.exactOptional(v.string()),
  /** Of a wheel that was built here: the `url` of the root or of the WantedSdist that it was built from. */
  builtFrom: v.exactOptional(v.string()),
  /** The sha256 of the archive that it was built from. */
  sourceSha256: v.exactOptional(v.string()),
})
export type FileEntry = Infer<typeof FileEntrySchema>

/** A requirement of the user or a constraint, normalized by python/worker/requirements. */
export const RootSchema = v.strictObject({
  /** Normalized PEP 508, or `url ; marker` if the name is only known after a build. */
  text: v.string(),
  name: v.nullable(v.string()),
  kind: v.picklist(['named', 'wheel', 'sdist', 'vcs', 'folder', 'url']),
  url: v.nullable(v.string()),
  /** `sha256:…`, as in pip's `--hash`. */
  hashes: texts,
  /** `requirements.txt:3`, `argument`, `pyproject.toml [project.dependencies]`. */
  origin: v.string(),
  editable: v.boolean(),
  /** Normalized. */
  extras: v.exactOptional(texts),
  marker: v.exactOptional(v.nullable(v.string())),
  /** Of a lock entry that is a direct reference. */
  version: v.exactOptional(v.string()),
  /** The files of a lock entry (`--lock`); one is selected for each target. */
  locked: v.exactOptional(v.array(FileEntrySchema)),
  /** The sdist of a lock entry, used if no wheel is compatible. */
  lockedSdist: v.exactOptional(FileEntrySchema),
  /** A wheel from find-links may replace the sdist of this entry (`--lock-built`). */
  lockBuilt: v.exactOptional(v.boolean()),
})
export type Root = Infer<typeof RootSchema>

/** An index line of a requirements file. As in pip, `index-url` replaces all earlier indexes and `extra-index-url` adds one. The URL has no credentials. */
export const IndexLineSchema = v.strictObject({ kind: v.string(), url: v.string() })
export type IndexLine = Infer<typeof IndexLineSchema>

/** The credentials of a URL. */
export const LoginSchema = v.strictObject({ url: v.string(), username: v.string(), password: v.string() })
export type Login = Infer<typeof LoginSchema>

/** All requirements from arguments, files and locks. */
export const ParsedRequirementsSchema = v.strictObject({
  roots: v.array(RootSchema),
  constraints: v.array(RootSchema),
  /** The roots are a complete lock, used without resolving. */
  locked: v.boolean(),
  /** A requirements file has `--pre`. */
  pre: v.exactOptional(v.boolean()),
  /** A requirement has hashes, or a file has `--require-hashes`: pip then requires hashes for all files of indexes. */
  requireHashes: v.exactOptional(v.boolean()),
  /** The targets that a lock, script or project supports. A target must match one of the markers in `environments`; empty: any target. */
  bounds: v.exactOptional(v.array(v.strictObject({ origin: v.string(), requiresPython: v.nullable(v.string()), environments: texts }))),
  /** Index lines of requirements files, if they are allowed. */
  indexLines: v.exactOptional(v.array(IndexLineSchema)),
  /** Ignored index options of a lock, each with its location, without credentials. */
  passedOver: v.exactOptional(texts),
  /** Ignored tables of other tools, each with the projects that they affect. */
  ignored: v.exactOptional(texts),
  /** The credentials of URLs; no other field contains any. */
  logins: v.exactOptional(v.array(LoginSchema)),
})
export type ParsedRequirements = Infer<typeof ParsedRequirementsSchema>

/** A finding about a wheel that only applies to some targets, such as a file name that Windows does not support. */
const TargetFaultSchema = v.strictObject({
  /** Of the resulting finding. */
  ...v.pick(FindingFields, ['kind', 'severity']).entries,
  what: v.string(),
  /** `sys_platform` of the affected targets; undefined: all. */
  system: v.exactOptional(v.string()),
  /** The first Python series that is not affected, e.g. `3.11`. */
  below: v.exactOptional(v.string()),
})

/** Read from the wheel file, never from the index (Binary distribution format; Core metadata). */
export const WheelFactsSchema = v.strictObject({
  sha256,
  filename: wheelName,
  bytes: v.number(),
  project,
  /** `Name`, not normalized. */
  name: v.string(),
  version: v.string(),
  requiresPython: v.exactOptional(v.string()),
  /** `Requires-Dist` lines as written. */
  requiresDist: texts,
  providesExtra: texts,
  summary: v.exactOptional(v.string()),
  /** `License-Expression`, an SPDX expression (PEP 639). */
  licenseExpression: v.exactOptional(v.string()),
  /** `License` text, cut to one line of 200 characters. */
  licenseText: v.exactOptional(v.string()),
  /** `License :: …` classifiers. */
  licenseClassifiers: texts,
  homePage: v.exactOptional(v.string()),
  /** Top-level packages and modules that a proof imports. */
  topLevel: texts,
  consoleScripts: texts,
  /** Uncompressed. Unit: bytes. */
  unpackedBytes: v.number(),
  /** Evaluated by the closure check for each target. */
  targetFaults: v.exactOptional(v.array(TargetFaultSchema)),
  /** Paths in RECORD that the wheel does not contain. */
  absent: v.exactOptional(texts),
  /** Installed paths and a digest of each file, as python/worker/inspector/installed_files.py writes them. */
  placed: v.exactOptional(v.string()),
  findings: v.array(FindingSchema),
})
export type WheelFacts = Infer<typeof WheelFactsSchema>

/** Result of the closure check for one target. */
export const ClosureVerdictSchema = v.strictObject({
  target: targetId,
  complete: v.boolean(),
  /** Errors and warnings. */
  findings: v.array(FindingSchema),
  /** Projects that require each project, from their METADATA: a lock as input does not contain this. */
  requiredBy: v.exactOptional(v.record(v.string(), v.array(project))),
  /** Wheels that only excepted micro versions need; the bundle omits them. */
  uncovered: v.array(wheelName),
  /** Micro versions with the same result as the target's own, for every `platform_machine` of the target. */
  micros: MicroCoverSchema,
  /** One machine for each set of marker and Requires-Python results, the target's own first; empty if the target is incomplete. */
  points: v.array(PointSchema),
})
export type ClosureVerdict = Infer<typeof ClosureVerdictSchema>

/** How a version differs from the one before: `major` is an upgrade with another first number; `other`: equal, or cannot be compared. */
export const VersionChangeSchema = v.picklist(['upgrade', 'major', 'downgrade', 'other'])
export type VersionChange = Infer<typeof VersionChangeSchema>

/** Result of the closure check. */
export interface Closure {
  readonly verdicts: readonly ClosureVerdict[]
  /** Facts about every wheel, by sha256. */
  readonly wheels: ReadonlyMap<Sha256, WheelFacts>
}
