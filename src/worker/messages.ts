import * as v from 'valibot'
import { FindingFields, FindingSchema } from '../core/findings.ts'
import { type Infer, marker, project, sha256, targetId, texts, wheelName } from '../core/json.ts'
import { MicroCoverSchema } from '../targets/micro-versions.ts'
import { PointSchema } from '../targets/target.ts'

/** How a wheel came out of a source (Source distribution format; PEP 517, 643). */
const BuiltFromSchema = v.strictObject({
  kind: v.picklist(['sdist', 'vcs', 'folder']),
  url: v.string(),
  /** Of the sdist; for VCS the commit stands in `revision`. */
  sha256: v.exactOptional(sha256),
  revision: v.exactOptional(v.string()),
  /** Metadata 2.2 or newer and neither Requires-Dist nor Requires-Python is Dynamic. */
  staticMetadata: v.boolean(),
  backend: v.string(),
  /** File names of the wheels that were in the build environment. */
  buildRequirements: v.exactOptional(texts),
  /** Full version of the Python that built it. */
  python: v.string(),
})
export type BuiltFrom = Infer<typeof BuiltFromSchema>

/** The sdist of a lock entry. */
const LockedSdistSchema = v.strictObject({
  /** Without credentials. */
  url: v.string(),
  /** By algorithm, in hexadecimal, as the lock states them. */
  hashes: v.record(v.string(), v.string()),
})
export type LockedSdist = Infer<typeof LockedSdistSchema>

/** One wheel for one target. */
const ResolvedFileSchema = v.strictObject({
  project,
  version: v.string(),
  filename: wheelName,
  /** Where it comes from, without credentials; `file:` for what the user handed in or was built here. */
  url: v.string(),
  sha256,
  /** Which machines of the target need it (Dependency specifiers, "Environment markers"); undefined: all of them. */
  marker: v.exactOptional(marker),
  /** As the index states it. Unit: bytes. */
  bytes: v.exactOptional(v.number()),
  /** True when the user asked for it by name. */
  requested: v.boolean(),
  extras: texts,
  requiredBy: v.array(project),
  /** The reason, or '' where the index gives none. */
  yanked: v.exactOptional(v.string()),
  /** ISO 8601, as the index states it. */
  uploadTime: v.exactOptional(v.string()),
  /** Neither an index nor a lock states a hash of it: `sha256` is that of what arrived. */
  unhashed: v.exactOptional(v.boolean()),
  /** Set when the wheel was built here. */
  built: v.exactOptional(BuiltFromSchema),
  /** Set when the wheel comes from find-links in place of the sdist that the lock names (`--lock-built`). */
  lockedSdist: v.exactOptional(LockedSdistSchema),
})
export type ResolvedFile = Infer<typeof ResolvedFileSchema>

const WantedSdistSchema = v.strictObject({
  project,
  version: v.string(),
  /** An index URL, a `git+https:` URL, or a `file:` URL of a folder. */
  url: v.string(),
  sha256: v.exactOptional(sha256),
  /** By algorithm, in hexadecimal: what a lock or an index says of the archive. The file has to have all of them. */
  hashes: v.exactOptional(v.record(v.string(), v.string())),
  /** As an index says it of the archive: the reason, or '' where it gives none. */
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
  /** sdists that would have to be built so that more of the target's micro versions are covered. */
  sdists: v.exactOptional(v.array(WantedSdistSchema)),
  /** Files that pip could not install, and that others were taken for. */
  ignored: v.exactOptional(v.array(FindingSchema)),
})
export type Solved = Infer<typeof SolvedSchema>

const UnsolvedSchema = v.strictObject({
  kind: v.literal('unsolved'),
  target: targetId,
  findings: v.array(FindingSchema),
  /** sdists that would have to be built for it (`--sdists pure`); empty when that is not the reason. */
  sdists: v.array(WantedSdistSchema),
})
export type Unsolved = Infer<typeof UnsolvedSchema>

/** What the resolver chose for one target, or why it could not. */
export const ResolutionSchema = v.variant('kind', [SolvedSchema, UnsolvedSchema])
export type Resolution = Infer<typeof ResolutionSchema>

/** A file on an index page, or one that the user handed in. */
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
  /** The index announces the metadata as a file of its own, with these hashes (PEP 658, 714). */
  metadata: v.exactOptional(v.record(v.string(), v.string())),
  index: v.exactOptional(v.string()),
  /** Of a wheel that was built here: the `url` of the root or of the WantedSdist that it was built from. */
  builtFrom: v.exactOptional(v.string()),
  /** Of such a wheel: the sha256 of the archive that it was built from. */
  sourceSha256: v.exactOptional(v.string()),
})
export type FileEntry = Infer<typeof FileEntrySchema>

/** One thing the user asked for, or a constraint on it, in normal form (python/worker/requirements makes it). */
export const RootSchema = v.strictObject({
  /** PEP 508 in normal form, or `url ; marker` where only a build can tell the name. */
  text: v.string(),
  name: v.nullable(v.string()),
  kind: v.picklist(['named', 'wheel', 'sdist', 'vcs', 'folder', 'url']),
  url: v.nullable(v.string()),
  /** `sha256:…`, as pip's `--hash` gives them. */
  hashes: texts,
  /** `requirements.txt:3`, `argument`, `pyproject.toml [project.dependencies]`. */
  origin: v.string(),
  editable: v.boolean(),
  /** In normal form. */
  extras: v.exactOptional(texts),
  marker: v.exactOptional(v.nullable(v.string())),
  /** Of a lock's entry that is a direct reference. */
  version: v.exactOptional(v.string()),
  /** For `--lock`: the files this entry names; one of them is chosen for each target. */
  locked: v.exactOptional(v.array(FileEntrySchema)),
  /** The sdist of a lock's entry, for where none of its wheels suits. */
  lockedSdist: v.exactOptional(FileEntrySchema),
  /** A wheel of find-links may stand for the sdist of this entry (`--lock-built`). */
  lockBuilt: v.exactOptional(v.boolean()),
})
export type Root = Infer<typeof RootSchema>

/** What the requirements files, arguments and locks come to. */
export const ParsedRequirementsSchema = v.strictObject({
  roots: v.array(RootSchema),
  constraints: v.array(RootSchema),
  /** The roots are a whole lock: exactly these, nothing resolved. */
  locked: v.boolean(),
  /** `--pre` stood in a requirements file. */
  pre: v.exactOptional(v.boolean()),
  /** Some requirement has hashes, or `--require-hashes` stood in a file: pip then wants them of every index file. */
  requireHashes: v.exactOptional(v.boolean()),
  /** Which targets a lock, a script or a project is for; the resolver holds each target against them. `environments` are markers, of which a target must meet one. Empty: any target. */
  bounds: v.exactOptional(v.array(v.strictObject({ origin: v.string(), requiresPython: v.nullable(v.string()), environments: texts }))),
  /** `--index-url` lines of requirements files, where they are allowed. */
  indexLines: v.exactOptional(v.array(v.strictObject({ kind: v.string(), url: v.string() }))),
  /** Lines of a lock that say where its files were found, which is for the user to say: each with its place, no credentials. */
  passedOver: v.exactOptional(texts),
  /** Tables that only another tool knows, each with the projects that it is about. */
  ignored: v.exactOptional(texts),
  /** Of URLs that held credentials; no other part of the answer holds one. */
  logins: v.exactOptional(v.array(v.strictObject({ url: v.string(), username: v.string(), password: v.string() }))),
})
export type ParsedRequirements = Infer<typeof ParsedRequirementsSchema>

/** What is so of a wheel on some targets alone, such as a name that one system cannot hold. */
const TargetFaultSchema = v.strictObject({
  /** Of the finding that it becomes. */
  ...v.pick(FindingFields, ['kind', 'severity']).entries,
  what: v.string(),
  /** `sys_platform` of the targets that it concerns; all systems without it. */
  system: v.exactOptional(v.string()),
  /** The first series of Python that it does not concern, e.g. `3.11`. */
  below: v.exactOptional(v.string()),
})

/** Read from the wheel file, never from the index (Binary distribution format; Core metadata). */
export const WheelFactsSchema = v.strictObject({
  sha256,
  filename: wheelName,
  bytes: v.number(),
  project,
  /** `Name` as the project spells it. */
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
  /** Modules that a proof may import: top-level packages and modules of the wheel. */
  topLevel: texts,
  consoleScripts: texts,
  /** Uncompressed. Unit: bytes. */
  unpackedBytes: v.number(),
  /** Left to the walk, which knows the target. */
  targetFaults: v.exactOptional(v.array(TargetFaultSchema)),
  /** Paths in site-packages that RECORD lists and that are no files of the wheel. */
  absent: v.exactOptional(texts),
  /** Where its files are put, and what tells their content apart: the lines of python/worker/inspector/installed_files.py. */
  placed: v.exactOptional(v.string()),
  findings: v.array(FindingSchema),
})
export type WheelFacts = Infer<typeof WheelFactsSchema>

/** What the walk found for one target. */
export const ClosureVerdictSchema = v.strictObject({
  target: targetId,
  complete: v.boolean(),
  /** Errors and warnings; empty when all is well. */
  findings: v.array(FindingSchema),
  /** Project to the projects whose own METADATA asks for it there. A lock as input does not tell. */
  requiredBy: v.exactOptional(v.record(v.string(), v.array(project))),
  /** Wheels of the lock that only excepted micro versions need: a bundle leaves them out. */
  uncovered: v.array(wheelName),
  /** The micro versions for which the answer is the same as for the target's own, on every `platform_machine` of the target. */
  micros: MicroCoverSchema,
  /** One of each kind of machine that a marker or a Requires-Python tells apart, the target's own first; none where it is incomplete. */
  points: v.array(PointSchema),
})
export type ClosureVerdict = Infer<typeof ClosureVerdictSchema>
