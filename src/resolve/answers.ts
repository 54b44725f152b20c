import * as v from 'valibot'
import { toTargetId } from '../core/names.ts'
import type { Resolution } from './resolution.ts'
import type { Reading } from './root.ts'
import { FindingSchema, marker, project, sha256, texts, wheelName } from './schemas.ts'

const target = v.pipe(v.string(), v.transform(toTargetId))

const BuiltFrom = v.object({
  kind: v.picklist(['sdist', 'vcs', 'folder']),
  url: v.string(),
  sha256: v.exactOptional(sha256),
  revision: v.exactOptional(v.string()),
  staticMetadata: v.boolean(),
  backend: v.string(),
  buildRequirements: v.exactOptional(texts),
  python: v.string(),
})

const ResolvedFile = v.object({
  project,
  version: v.string(),
  filename: wheelName,
  url: v.string(),
  sha256,
  marker: v.exactOptional(marker),
  bytes: v.exactOptional(v.number()),
  requested: v.boolean(),
  extras: texts,
  requiredBy: v.array(project),
  yanked: v.exactOptional(v.string()),
  uploadTime: v.exactOptional(v.string()),
  unhashed: v.exactOptional(v.boolean()),
  built: v.exactOptional(BuiltFrom),
  lockedSdist: v.exactOptional(v.object({ url: v.string(), hashes: v.record(v.string(), v.string()) })),
})

const WantedSdist = v.object({
  project,
  version: v.string(),
  url: v.string(),
  sha256: v.exactOptional(sha256),
  hashes: v.exactOptional(v.record(v.string(), v.string())),
  yanked: v.exactOptional(v.string()),
  uploadTime: v.exactOptional(v.string()),
  chain: texts,
})

export const SolvedSchema = v.object({
  kind: v.literal('solved'),
  target,
  files: v.array(ResolvedFile),
  sdists: v.exactOptional(v.array(WantedSdist)),
  ignored: v.exactOptional(v.array(FindingSchema)),
})

const ResolutionSchema = v.variant('kind', [
  SolvedSchema,
  v.object({ kind: v.literal('unsolved'), target, findings: v.array(FindingSchema), sdists: v.array(WantedSdist) }),
])

/** What the resolver answered for one target. */
export function parseResolution(answer: unknown): Resolution {
  return v.parse(ResolutionSchema, answer)
}

const FileEntrySchema = v.object({
  project: v.string(),
  version: v.string(),
  filename: v.string(),
  url: v.string(),
  sha256: v.exactOptional(v.string()),
  hashes: v.record(v.string(), v.string()),
  bytes: v.exactOptional(v.number()),
  requiresPython: v.exactOptional(v.string()),
  yanked: v.exactOptional(v.string()),
  uploadTime: v.exactOptional(v.string()),
  metadata: v.exactOptional(v.object({ sha256: v.exactOptional(v.string()) })),
  index: v.exactOptional(v.string()),
})

// Loose: what the reader adds (marker, version) goes back to the resolver as it came.
const RootSchema = v.looseObject({
  text: v.string(),
  name: v.nullable(v.string()),
  kind: v.picklist(['named', 'wheel', 'sdist', 'vcs', 'folder', 'url']),
  url: v.nullable(v.string()),
  hashes: texts,
  origin: v.string(),
  editable: v.boolean(),
  extras: v.exactOptional(v.array(v.string())),
  locked: v.exactOptional(v.array(FileEntrySchema)),
  lockedSdist: v.exactOptional(FileEntrySchema),
})

const IndexLine = v.object({ kind: v.string(), url: v.string() })

export const ReadingSchema = v.object({
  roots: v.array(RootSchema),
  constraints: v.array(RootSchema),
  locked: v.boolean(),
  pre: v.exactOptional(v.boolean()),
  requireHashes: v.exactOptional(v.boolean()),
  bounds: v.exactOptional(v.array(v.object({ origin: v.string(), requiresPython: v.nullable(v.string()), environments: texts }))),
  indexLines: v.exactOptional(v.array(IndexLine)),
  passedOver: v.exactOptional(texts),
  ignored: v.exactOptional(texts),
  logins: v.exactOptional(v.array(v.object({ url: v.string(), username: v.string(), password: v.string() }))),
})

/** What the worker read from arguments, requirements files, pyproject, script or lock. */
export function parseReading(answer: unknown): Reading {
  return v.parse(ReadingSchema, answer)
}
