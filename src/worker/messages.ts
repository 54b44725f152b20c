import * as v from 'valibot'
import { FindingSchema } from '../core/findings.ts'
import { type Infer, marker, project, sha256, targetId, texts, wheelName } from '../core/schemas.ts'

/** How a wheel came out of a source (Source distribution format; PEP 517, 643). */
const BuiltFromSchema = v.object({
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
const LockedSdistSchema = v.object({
  /** Without credentials. */
  url: v.string(),
  /** By algorithm, in hexadecimal, as the lock states them. */
  hashes: v.record(v.string(), v.string()),
})
export type LockedSdist = Infer<typeof LockedSdistSchema>

/** One wheel for one target. */
const ResolvedFileSchema = v.object({
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

const WantedSdistSchema = v.object({
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

export const SolvedSchema = v.object({
  kind: v.literal('solved'),
  target: targetId,
  files: v.array(ResolvedFileSchema),
  /** sdists that would have to be built so that more of the target's micro versions are covered. */
  sdists: v.exactOptional(v.array(WantedSdistSchema)),
  /** Files that pip could not install, and that others were taken for. */
  ignored: v.exactOptional(v.array(FindingSchema)),
})
export type Solved = Infer<typeof SolvedSchema>

const UnsolvedSchema = v.object({
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
