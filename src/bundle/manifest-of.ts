import { BundleError } from '../core/errors.ts'
import { type Sha256, toProjectName } from '../core/names.ts'
import { plainLine, recordedOrigin, recordedUrl, safeWord } from '../core/text.ts'
import type { Target } from '../targets/target.ts'
import type { UnionEntry, UnionFile } from '../union/union.ts'
import type { ClosureVerdict } from '../worker/closure-verdict.ts'
import type { Root } from '../worker/root.ts'
import type { WheelFacts } from '../worker/wheel-facts.ts'
import { bootstrapOf } from './bootstrap.ts'
import type { BundleInput } from './input.ts'
import { licencesOf } from './licences.ts'
import { lockPath } from './locks.ts'
import type { Manifest, ManifestFile, ManifestTarget, ManifestWheel } from './manifest.ts'
import { byText } from './order.ts'
import { plainFinding } from './plain-finding.ts'
import { pylockPath } from './pylock.ts'

/** One target with what is locked for it and what our walk found. */
export interface BundledTarget {
  readonly target: Target
  readonly entries: readonly UnionEntry[]
  readonly verdict: ClosureVerdict
}

/** The targets of the union, sorted by id so that the order they were asked in changes no byte. */
export function bundledTargets({ union, targets, closure }: BundleInput): readonly BundledTarget[] {
  return union.targets
    .map(({ target: id, entries }) => {
      const target = targets.find((one) => one.id === id)
      const verdict = closure.verdicts.find((one) => one.target === id)
      if (target === undefined || verdict === undefined) throw bug(`the union has the target ${id}, the closure has not`)
      return { target, verdict, entries: entries.map((entry) => toSafeEntry(withParents(entry, verdict))) }
    })
    .sort(byText(({ target }) => target.id))
}

export function factsOf({ closure }: BundleInput, sha256: Sha256): WheelFacts {
  const facts = closure.wheels.get(sha256)
  if (facts === undefined) throw bug(`no facts of the wheel ${sha256}`)
  return facts
}

/** `files` are those that are neither wheels nor the manifest and the sums themselves. */
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
    path: `wheels/${safeWord(file.filename, 'The wheel')}`,
    sha256: file.sha256,
    bytes: facts.bytes,
    project: file.project,
    name: plainLine(facts.name),
    version: file.version,
    url: recordedUrl(file.url),
    ...(requiresPython === undefined ? {} : { requiresPython: plainLine(requiresPython) }),
    ...(uploadTime === undefined ? {} : { uploadTime: plainLine(uploadTime) }),
    ...(yanked === undefined ? {} : { yanked: plainLine(yanked) }),
    licences: licencesOf(facts),
    ...(summary === undefined ? {} : { summary: plainLine(summary) }),
    ...(homePage === undefined ? {} : { homePage: plainLine(homePage) }),
    ...(built === undefined ? {} : { built: builtOf(built) }),
    ...(lockedSdist === undefined ? {} : { lockedSdist: { url: recordedUrl(lockedSdist.url), hashes: lockedSdist.hashes } }),
  }
}

/** Backend and Python that built it are facts of the run: they go to the proofs, not here. */
function builtOf({ kind, url, sha256, revision, staticMetadata }: NonNullable<UnionFile['built']>): NonNullable<ManifestWheel['built']> {
  return {
    kind,
    url: recordedUrl(url),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(revision === undefined ? {} : { revision: plainLine(revision) }),
    staticMetadata,
  }
}

/** The installer takes a part of a bundle with all that it needs: where the resolver had no graph, as of a lock, the walk has it. */
function withParents(entry: UnionEntry, { requiredBy = {} }: ClosureVerdict): UnionEntry {
  if (entry.requiredBy.length > 0) return entry
  const parents = new Map(Object.entries(requiredBy)) // a project may be called `constructor`
  return { ...entry, requiredBy: parents.get(entry.project) ?? [] }
}

function toSafeEntry(entry: UnionEntry): UnionEntry {
  safeWord(entry.project, 'The project name')
  safeWord(entry.version, 'The version')
  return { ...entry, extras: entry.extras.map(toProjectName).sort(), requiredBy: [...entry.requiredBy].sort() }
}

function bug(what: string): BundleError {
  return new BundleError({ kind: 'bug', what })
}
