import * as v from 'valibot'
import { documentText, parseDocument } from '../core/document.ts'
import { BundleError } from '../core/errors.ts'
import { type Infer, marker } from '../core/schemas.ts'
import { MicroCoverSchema } from '../targets/micro-versions.ts'
import { TARGET_FIELDS } from '../targets/target.ts'

const Digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.description('sha256, lower-case hexadecimal'))
/** One file of the folder: no step up, no absolute path, no backslash, no drive, no line break. */
const BundlePath = v.pipe(
  v.string(),
  v.regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._][A-Za-z0-9._+!-]*(?:\/[A-Za-z0-9._][A-Za-z0-9._+!-]*)*$/),
)
const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/), v.description('target id, e.g. cp312-linux-x86_64-glibc2.28'))
const Project = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/), v.description('normal form of PEP 503'))
const Version = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9.!+_-]*$/))
const Marker = v.pipe(marker, v.description('which machines of the target need it (PEP 508); absent: all of them'))
const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0))

export const FindingSchema = v.strictObject({
  kind: v.string(),
  severity: v.picklist(['error', 'warning']),
  message: v.string(),
  hint: v.exactOptional(v.string()),
  project: v.exactOptional(v.string()),
  version: v.exactOptional(v.string()),
  origin: v.exactOptional(v.string()),
  chain: v.exactOptional(v.array(v.string())),
})

const Target = v.strictObject({
  id: Id,
  ...TARGET_FIELDS,
  lock: BundlePath,
  pylock: BundlePath,
  bootstrap: v.exactOptional(BundlePath),
  closure: v.strictObject({ complete: v.boolean(), micros: MicroCoverSchema, findings: v.array(FindingSchema) }),
  entries: v.array(
    v.strictObject({
      project: Project,
      version: Version,
      sha256: Digest,
      marker: v.exactOptional(Marker),
      requested: v.boolean(),
      extras: v.array(Project),
      requiredBy: v.array(Project),
    }),
  ),
})

const Built = v.strictObject({
  kind: v.picklist(['sdist', 'vcs', 'folder']),
  url: v.string(),
  sha256: v.exactOptional(Digest),
  revision: v.exactOptional(v.string()),
  staticMetadata: v.boolean(),
})

const Wheel = v.strictObject({
  path: BundlePath,
  sha256: Digest,
  bytes: Bytes,
  project: Project,
  name: v.pipe(v.string(), v.description('as the project spells it')),
  version: Version,
  url: v.pipe(v.string(), v.description('where it came from; file:NAME for a local or built file')),
  requiresPython: v.exactOptional(v.string()),
  uploadTime: v.exactOptional(v.string()),
  yanked: v.exactOptional(v.string()),
  licences: v.array(v.string()),
  summary: v.exactOptional(v.string()),
  homePage: v.exactOptional(v.string()),
  built: v.exactOptional(Built),
  lockedSdist: v.exactOptional(
    v.pipe(
      v.strictObject({ url: v.string(), hashes: v.record(v.string(), v.string()) }),
      v.description('the sdist of the lock that this wheel from find-links was taken for (lock-built), with its locked hashes'),
    ),
  ),
})

const Requirement = v.strictObject({
  text: v.string(),
  name: v.nullable(v.string()),
  kind: v.picklist(['named', 'wheel', 'sdist', 'vcs', 'folder', 'url']),
  url: v.nullable(v.string()),
  hashes: v.array(v.string()),
  origin: v.string(),
})

/** Of the manifest and of the bundle's layout. From format 2 on each lock has a page of its wheels, entries can have markers and targets list their micro versions. */
const FORMAT = 2

/** manifest.json (docs/bundle-format.md). scripts/json-schema.ts writes docs/schema/manifest-2.json from it. */
export const ManifestSchema = v.strictObject({
  format: v.literal(FORMAT),
  name: v.string(),
  tool: v.strictObject({ name: v.literal('offline-bundle'), version: v.string() }),
  epochSeconds: v.pipe(v.number(), v.integer(), v.description('time of every entry, seconds since 1970')),
  requirements: v.array(Requirement),
  constraints: v.array(Requirement),
  locked: v.pipe(v.boolean(), v.description('the requirements are a whole lock: every entry was asked for')),
  targets: v.array(Target),
  wheels: v.array(Wheel),
  files: v.pipe(
    v.array(v.strictObject({ path: BundlePath, sha256: Digest, bytes: Bytes })),
    v.description('every other file but manifest.json and SHA256SUMS'),
  ),
})

export type Manifest = Infer<typeof ManifestSchema>
export type ManifestTarget = Manifest['targets'][number]
export type ManifestWheel = Manifest['wheels'][number]
export type ManifestFile = Manifest['files'][number]

const MANIFEST = {
  noun: `a manifest of format ${FORMAT}`,
  format: FORMAT,
  schema: ManifestSchema,
  hint: 'Take the bundle again from where it was made.',
  otherFormat: 'Use the version of offline-bundle that made the bundle, or make the bundle again with this version, without --since.',
} as const

/** @throws BundleError integrity, that names `where` it was read and what is wrong in it. */
export function parseManifest(text: string, where: string): Manifest {
  return parseDocument(MANIFEST, text, where)
}

/**
 * Keys in the order of the schema.
 * @throws BundleError `integrity`, when a name from an index is none that the far side would read back
 */
export function manifestText(manifest: Manifest): string {
  const checked = v.safeParse(ManifestSchema, manifest)
  if (!checked.success) {
    const [issue] = checked.issues
    const hint = 'The index or the wheel is broken or hostile: look at where it came from.'
    throw new BundleError({ kind: 'integrity', what: `The manifest cannot hold ${v.getDotPath(issue) ?? 'this'}: ${issue.message}`, hint })
  }
  return documentText(checked.output)
}
