import * as v from 'valibot'
import { BundleError } from '../core/errors.ts'
import type { Finding } from '../core/findings.ts'
import { documentText, parseDocument } from '../core/json.ts'
import { type Sha256, toProjectName } from '../core/names.ts'
import { type Infer, marker } from '../core/schemas.ts'
import { byText, plainLine, portableText, recordedOrigin, recordedUrl, safeWord } from '../core/text.ts'
import type { UnionEntry, UnionFile } from '../resolve/union.ts'
import { MicroCoverSchema } from '../targets/micro-versions.ts'
import { TARGET_FIELDS } from '../targets/target.ts'
import type { ClosureVerdict, Root, WheelFacts } from '../worker/messages.ts'
import { bootstrapOf } from './bootstrap.ts'
import type { BundledTarget, BundleInput } from './contents.ts'
import { lockPath, pylockPath } from './locks.ts'

const Digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.description('sha256, lower-case hexadecimal'))
/** A relative path in the bundle: no `..`, backslash, drive or line break. */
const BundlePath = v.pipe(
  v.string(),
  v.regex(/^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9._][A-Za-z0-9._+!-]*(?:\/[A-Za-z0-9._][A-Za-z0-9._+!-]*)*$/),
)
const Id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/), v.description('target ID, e.g. cp312-linux-x86_64-glibc2.28'))
const Project = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/), v.description('normal form of PEP 503'))
const Version = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9.!+_-]*$/))
const Marker = v.pipe(marker, v.description('marker (PEP 508) of the machines of the target that need it; omitted if all do'))
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

const TargetFields = v.strictObject({
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
  name: v.pipe(v.string(), v.description('name as spelled by the project')),
  version: Version,
  url: v.pipe(v.string(), v.description('source URL without credentials; file:NAME for a local or built file')),
  requiresPython: v.exactOptional(v.string()),
  uploadTime: v.exactOptional(v.string()),
  yanked: v.exactOptional(v.string()),
  licenses: v.array(v.string()),
  summary: v.exactOptional(v.string()),
  homePage: v.exactOptional(v.string()),
  built: v.exactOptional(Built),
  lockedSdist: v.exactOptional(
    v.pipe(
      v.strictObject({ url: v.string(), hashes: v.record(v.string(), v.string()) }),
      v.description('the sdist in the lock that this wheel from find-links replaces (lock-built), with its locked hashes'),
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
  epochSeconds: v.pipe(v.number(), v.integer(), v.description('time of every entry, in seconds since 1970')),
  requirements: v.array(Requirement),
  constraints: v.array(Requirement),
  locked: v.pipe(v.boolean(), v.description('whether the requirements are a complete lock')),
  targets: v.array(TargetFields),
  wheels: v.array(Wheel),
  files: v.pipe(
    v.array(v.strictObject({ path: BundlePath, sha256: Digest, bytes: Bytes })),
    v.description('all other files except manifest.json and SHA256SUMS'),
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
  hint: 'Copy the bundle again.',
  otherFormat: 'Use the version of offline-bundle that created the bundle, or recreate the bundle with this version and without --since.',
} as const

/** Parse manifest.json. @throws BundleError `integrity` with `where` and the invalid field */
export function parseManifest(text: string, where: string): Manifest {
  return parseDocument(MANIFEST, text, where)
}

/**
 * Serialize a manifest, with keys in the order of the schema.
 * @throws BundleError `integrity` for a value from an index that does not match the schema
 */
export function manifestText(manifest: Manifest): string {
  const checked = v.safeParse(ManifestSchema, manifest)
  if (!checked.success) {
    const [issue] = checked.issues
    const hint = 'The index or the wheel is corrupt or malicious: check its source.'
    throw new BundleError({
      kind: 'integrity',
      what: `invalid value in the manifest: ${v.getDotPath(issue) ?? 'document'}: ${issue.message}`,
      hint,
    })
  }
  return documentText(checked.output)
}

/** Return the targets of the union, sorted by id so that the bytes do not depend on the order of the request. */
export function bundledTargets({ union, targets, closure }: BundleInput): readonly BundledTarget[] {
  return union.targets
    .map(({ target: id, entries }) => {
      const target = targets.find((one) => one.id === id)
      const verdict = closure.verdicts.find((one) => one.target === id)
      if (target === undefined || verdict === undefined) throw bug(`the closure check has no result for the target ${id}`)
      return { target, verdict, entries: entries.map((entry) => toSafeEntry(withParents(entry, verdict))) }
    })
    .sort(byText(({ target }) => target.id))
}

export function factsOf({ closure }: BundleInput, sha256: Sha256): WheelFacts {
  const facts = closure.wheels.get(sha256)
  if (facts === undefined) throw bug(`no facts about the wheel ${sha256}`)
  return facts
}

/** @param files all files except wheels, manifest.json and SHA256SUMS */
export function manifestOf(input: BundleInput, targets: readonly BundledTarget[], files: readonly ManifestFile[]): Manifest {
  return {
    format: 2,
    name: input.name,
    tool: { name: 'offline-bundle', version: input.toolVersion },
    epochSeconds: input.epochSeconds,
    requirements: requirementsOf(input.roots),
    constraints: requirementsOf(input.constraints),
    locked: input.locked,
    targets: targets.map((one) => targetOf(one, files)),
    wheels: [...input.union.files].sort(byText(({ filename }) => filename)).map((file) => wheelOf(file, factsOf(input, file.sha256))),
    files: [...files].sort(byText(({ path }) => path)),
  }
}

function requirementsOf(roots: readonly Root[]): Manifest['requirements'] {
  const plain = roots.map(({ text, name, kind, url, hashes, origin }) => ({
    text: url === null ? plainLine(text) : plainLine(text.replace(url, () => recordedUrl(url))),
    name: name === null ? null : plainLine(name),
    kind,
    url: url === null ? null : recordedUrl(url),
    hashes: hashes.map(plainLine).sort(),
    origin: recordedOrigin(origin),
  }))
  return plain.sort(byText((one) => `${one.text}\n${one.origin}`))
}

function targetOf({ target, entries, verdict }: BundledTarget, files: readonly ManifestFile[]): ManifestTarget {
  const { id, platform, system, python, abis, platformTags, markers, machines, microVersions } = target
  const pip = `bootstrap/${bootstrapOf(python.series)?.filename}`
  const { implementation, version, series, freeThreaded } = python
  return {
    id,
    platform: plainLine(platform),
    system,
    python: { implementation, version, series, freeThreaded },
    abis,
    platformTags,
    markers,
    machines,
    microVersions,
    lock: lockPath(id),
    pylock: pylockPath(id),
    ...(files.some(({ path }) => path === pip) ? { bootstrap: pip } : {}),
    closure: { complete: verdict.complete, micros: verdict.micros, findings: verdict.findings.map(plainFinding) },
    entries: entries.map(({ project, version: locked, sha256, marker, requested, extras, requiredBy }) => ({
      project, version: locked, sha256, ...(marker === undefined ? {} : { marker }), requested, extras, requiredBy,
    })), // biome-ignore format: the order of the schema
  }
}

function wheelOf(file: UnionFile, facts: WheelFacts): ManifestWheel {
  const { uploadTime, yanked, built, lockedSdist } = file
  const { requiresPython, summary, homePage } = facts
  return {
    path: `wheels/${safeWord(file.filename, 'wheel')}`,
    sha256: file.sha256,
    bytes: facts.bytes,
    project: file.project,
    name: plainLine(facts.name),
    version: file.version,
    url: recordedUrl(file.url),
    ...(requiresPython === undefined ? {} : { requiresPython: plainLine(requiresPython) }),
    ...(uploadTime === undefined ? {} : { uploadTime: plainLine(uploadTime) }),
    ...(yanked === undefined ? {} : { yanked: plainLine(yanked) }),
    licenses: licensesOf(facts),
    ...(summary === undefined ? {} : { summary: plainLine(summary) }),
    ...(homePage === undefined ? {} : { homePage: plainLine(homePage) }),
    ...(built === undefined ? {} : { built: builtOf(built) }),
    ...(lockedSdist === undefined ? {} : { lockedSdist: { url: recordedUrl(lockedSdist.url), hashes: lockedSdist.hashes } }),
  }
}

/** Backend and Python of the build depend on the run and are in the proofs instead. */
function builtOf({ kind, url, sha256, revision, staticMetadata }: NonNullable<UnionFile['built']>): NonNullable<ManifestWheel['built']> {
  return {
    kind,
    url: recordedUrl(url),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(revision === undefined ? {} : { revision: plainLine(revision) }),
    staticMetadata,
  }
}

/** install.py can install a part of a bundle with its dependencies. A lock as input has no graph, so that it is taken from the closure check. */
function withParents(entry: UnionEntry, { requiredBy = {} }: ClosureVerdict): UnionEntry {
  if (entry.requiredBy.length > 0) return entry
  const parents = new Map(Object.entries(requiredBy)) // safe for a project named `constructor`
  return { ...entry, requiredBy: parents.get(entry.project) ?? [] }
}

function toSafeEntry(entry: UnionEntry): UnionEntry {
  safeWord(entry.project, 'project name')
  safeWord(entry.version, 'version')
  return { ...entry, extras: entry.extras.map(toProjectName).sort(), requiredBy: [...entry.requiredBy].sort() }
}

function bug(what: string): BundleError {
  return new BundleError({ kind: 'bug', what })
}

export type LicenseFacts = Pick<WheelFacts, 'licenseExpression' | 'licenseClassifiers' | 'licenseText'>

/**
 * Return the licenses of a wheel from the best source: the SPDX expression, else the last parts of the classifiers, else the
 * free text. Empty if it states none.
 * Source: Core metadata, License-Expression (PEP 639).
 */
export function licensesOf({ licenseExpression, licenseClassifiers, licenseText }: LicenseFacts): readonly string[] {
  if (licenseExpression !== undefined) return [plainLine(licenseExpression)]
  const named = licenseClassifiers
    .map((line) => plainLine(line.split('::').at(-1) ?? ''))
    .filter((name) => name !== '' && name !== 'OSI Approved')
  if (named.length > 0) return [...new Set(named)].sort()
  return licenseText === undefined || plainLine(licenseText) === '' ? [] : [plainLine(licenseText)]
}

/** Prepare a finding for a file: keys in the order of the schema, no line breaks, no local folders. */
export function plainFinding({ kind, severity, message, hint, project, version, origin, chain }: Finding): Finding {
  return {
    kind,
    severity,
    message: portableText(message),
    ...(hint === undefined ? {} : { hint: portableText(hint) }),
    ...(project === undefined ? {} : { project }),
    ...(version === undefined ? {} : { version: plainLine(version) }),
    ...(origin === undefined ? {} : { origin: recordedOrigin(origin) }),
    ...(chain === undefined ? {} : { chain: chain.map(portableText) }),
  }
}
