import { manifestIn } from '../../bundle/contents.ts'
import type { Difference } from '../../bundle/difference.ts'
import { type Manifest, type ManifestTarget, type ManifestWheel, parseManifest } from '../../bundle/manifest.ts'
import type { Finding } from '../../core/findings.ts'
import { type Group, grouped } from '../../core/objects.ts'
import { byText, count } from '../../core/text.ts'
import type { Request } from '../../options/request.ts'
import type { Proofs } from '../../output/proofs.ts'
import type { VerifiedBundle } from '../../output/publish.ts'
import type { PackedFile } from '../../output/volumes.ts'
import { licenseName } from '../../policy/licenses.ts'
import type { Closure } from '../../worker/messages.ts'

/** Everything that the page is made of. */
export interface ReportFacts {
  /** Folder name; differs from the manifest's for a delta. */
  readonly name: string
  readonly manifest: Manifest
  readonly proofs: Proofs
  /** Changes since the previous bundle, with `--since`. */
  readonly difference?: Difference
  /** Warnings of the policy. */
  readonly warnings: readonly Finding[]
  /** For a delta: the paths that it contains; its base has the others. */
  readonly held?: readonly string[]
  /** Volumes in their order, or one file, or none. */
  readonly archives: readonly PackedFile[]
  /** File extension of the signature. */
  readonly signature?: 'asc' | 'p7s'
  /** License of each wheel, by sha256: an SPDX expression if recognized; empty if the wheel states none. */
  readonly licenses: ReadonlyMap<string, string>
  /** Whether advisories and rules for licenses were given. */
  readonly checked: Readonly<Record<'advisories' | 'licenses', boolean>>
}

/** Properties of a project that a reader can filter by, the text of the filter, and the text of the project's badge. */
export const MARKS = [
  ['direct', 'direct requirements', 'direct'],
  ['changed', 'changed', 'changed'],
  ['built', 'built from source', 'built from source'],
  ['differs', 'versions differ', 'versions differ'],
  ['partial', 'not on every target', ''],
  ['noted', 'with findings', 'finding'],
  ['yanked', 'yanked', 'yanked'],
  ['unlicensed', 'no license', 'license not stated'],
] as const

export type Mark = (typeof MARKS)[number][0]

/** One target, as a column of the version table. */
export interface Column {
  readonly target: ManifestTarget
  /** `3.13t`, `PyPy 3.11`: distinguishes the targets of one platform. */
  readonly label: string
  readonly proof?: Proofs['targets'][number]
}

/** A project with all its wheels. */
export interface Project {
  /** Normalized name. */
  readonly project: string
  /** A wheel of the most common version. */
  readonly main: ManifestWheel
  /** One for each column; undefined if the target does not need the project. */
  readonly versions: readonly (string | undefined)[]
  /** Each version once, the most common first. */
  readonly distinct: readonly string[]
  readonly wheels: readonly { readonly file: ManifestWheel; readonly columns: readonly Column[] }[]
  readonly license: string
  /** As stated by the wheels. */
  readonly statedLicense: string
  readonly bytes: number
  readonly requiredBy: readonly string[]
  readonly marks: Readonly<Record<Mark, boolean>>
}

export interface Contents {
  /** Sorted by platform, then by Python version. */
  readonly columns: readonly Column[]
  /** Sorted by name. */
  readonly projects: readonly Project[]
}

interface RunFacts extends Pick<ReportFacts, 'proofs' | 'archives'> {
  readonly difference: Difference | undefined
  /** For all bundles of the run; those on other projects are left out. */
  readonly warnings: readonly Finding[]
  readonly wheels: Closure['wheels']
  readonly request: Pick<Request, 'output' | 'policy'>
}

/** Facts of a staged bundle or delta. */
export function reportFacts({ spec, staged }: Pick<VerifiedBundle, 'spec' | 'staged'>, run: RunFacts): ReportFacts {
  const { proofs, archives, difference, warnings, wheels } = run
  const { output: { signWith }, policy } = run.request // biome-ignore format: one thought
  const { entries } = staged.bundle
  const manifest = parseManifest(manifestIn(staged.bundle), 'manifest.json')
  const projects = new Set(manifest.wheels.map(({ project }) => project))
  return {
    name: spec.name,
    manifest,
    proofs,
    archives,
    ...(signWith === undefined ? {} : { signature: signWith.kind === 'gpg' ? 'asc' : 'p7s' }),
    licenses: new Map([...wheels].map(([sha256, facts]) => [sha256, licenseName(facts)])),
    checked: {
      advisories: policy.advisories !== undefined,
      licenses: policy.licenseAllow.length + policy.licenseDeny.length + policy.licenseProjects.length > 0,
    },
    warnings: warnings.filter(({ severity, project }) => severity === 'warning' && (project === undefined || projects.has(project))),
    ...(difference === undefined ? {} : { difference }),
    ...(entries.some(({ path }) => path === 'delta.json') ? { held: entries.map(({ path }) => path) } : {}),
  }
}

export function contentsOf({ manifest, proofs, difference, warnings, licenses }: ReportFacts): Contents {
  const columns = manifest.targets
    .map((target) => toColumn(target, proofs))
    .sort(byText(({ target: { platform, python } }) => `${platform} ${pythonOrder(python)}`))
  const required = grouped(
    columns.flatMap((column) => column.target.entries.map((entry) => ({ ...entry, column }))),
    ({ project }) => project,
  )
  const changes = (difference?.targets ?? []).flatMap(({ added, moved, replaced }) => [...added, ...moved, ...replaced])
  const findings = [...warnings, ...proofs.targets.flatMap((target) => target.findings)]
  const outside = {
    licenses,
    // each entry of a lock is a requirement
    direct: new Set(
      manifest.locked ? [] : [...required].filter(([, entries]) => entries.some(({ requested }) => requested)).map(([project]) => project),
    ),
    changed: new Set(changes.map(({ project }) => project)),
    noted: new Set(findings.flatMap(({ project }) => project ?? [])),
  }
  const projects = [...grouped(manifest.wheels, ({ project }) => project)].map(([project, wheels]) =>
    toProject(project, wheels, required.get(project) ?? [], columns, outside),
  )
  return { columns, projects: projects.sort(byText(({ project }) => project)) }
}

function toColumn(target: ManifestTarget, proofs: Proofs): Column {
  const { implementation, series, freeThreaded } = target.python
  const prefix = implementation === 'cp' ? '' : implementation === 'pp' ? 'PyPy ' : `${implementation} `
  const proof = proofs.targets.find((one) => one.target === target.id)
  return { target, label: `${prefix}${series}${freeThreaded ? 't' : ''}`, ...(proof === undefined ? {} : { proof }) }
}

/** CPython first, older series first, free-threaded builds after the others. */
function pythonOrder({ implementation, series, freeThreaded }: ManifestTarget['python']): string {
  return `${implementation === 'cp' ? 0 : 1} ${series.replace(/\d+$/, (minor) => minor.padStart(3, '0'))}${freeThreaded ? 't' : ''}`
}

type Required = ManifestTarget['entries'][number] & { readonly column: Column }

function toProject(
  project: string,
  files: Group<ManifestWheel>,
  required: readonly Required[],
  columns: readonly Column[],
  outside: Pick<ReportFacts, 'licenses'> & Readonly<Record<'direct' | 'changed' | 'noted', ReadonlySet<string>>>,
): Project {
  const versionsOf = grouped(required, ({ column }) => column)
  const versions = columns.map((column) => versionsOf.get(column)?.map(({ version }) => version).join(', ')) // biome-ignore format: one thought
  const columnsOf = grouped(required, ({ sha256 }) => sha256)
  const byVersion = [...grouped(required, ({ version }) => version)].sort(([, one], [, other]) => other.length - one.length)
  const distinct = byVersion.map(([version]) => version)
  const marks: Readonly<Record<Mark, boolean>> = {
    direct: outside.direct.has(project),
    differs: distinct.length > 1,
    partial: versions.includes(undefined),
    changed: outside.changed.has(project),
    built: files.some(({ built }) => built !== undefined),
    noted: outside.noted.has(project),
    unlicensed: files.some(({ licenses }) => licenses.length === 0),
    yanked: files.some(({ yanked }) => yanked !== undefined),
  }
  return {
    project,
    main: files.find(({ version }) => version === distinct[0]) ?? files[0],
    versions,
    distinct,
    wheels: files.map((file) => ({ file, columns: [...new Set(columnsOf.get(file.sha256)?.map(({ column }) => column))] })),
    license: licenseText(files.map(({ sha256 }) => outside.licenses.get(sha256) ?? '')),
    statedLicense: [...new Set(files.flatMap(({ licenses }) => licenses))].sort().join('; '),
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    requiredBy: [...new Set(required.flatMap(({ requiredBy }) => requiredBy))].sort(),
    marks,
  }
}

/** Some wheels contain the whole text of their license. Unit: characters. */
const MAX_LICENSE_TEXT = 80

function licenseText(names: readonly string[]): string {
  const texts = names.map((name) => (name.length > MAX_LICENSE_TEXT ? `${name.slice(0, MAX_LICENSE_TEXT)}…` : name))
  return [...new Set(texts)].filter(Boolean).sort().join('; ') || 'not stated'
}

/** A finding, and the ids of its targets. */
export interface Shared<T> {
  readonly fact: T
  readonly ids: readonly string[]
}

export type ReportedFinding = Pick<Finding, 'severity' | 'message'> & { readonly kind: string; readonly hint?: string }

/** Each finding once, errors first. */
export function sharedFindings({ warnings, proofs: { targets } }: ReportFacts): readonly Shared<ReportedFinding>[] {
  const reported = ({ kind, severity, message, hint }: ReportedFinding): ReportedFinding => ({
    kind,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
  })
  const found = targets.flatMap(({ target, findings, checks }) =>
    [...findings, ...checks.flatMap((check) => check.findings)].map((one) => ({ fact: reported(one), ids: [target] })),
  )
  const shared = share([...found, ...warnings.map((one) => ({ fact: reported(one), ids: [] }))])
  return shared.toSorted(byText(({ fact }) => fact.severity))
}

function share<T>(facts: readonly Shared<T>[]): readonly Shared<T>[] {
  const groups = [...grouped(facts, ({ fact }) => JSON.stringify(fact)).values()]
  return groups.map((same) => ({ fact: same[0].fact, ids: [...new Set(same.flatMap(({ ids }) => ids))] }))
}

/** Short text for some columns: `all 25 targets`, `Python 3.11 on every platform`, `Python 3.10, 3.11 on macos-14-arm64; every Python on windows-x86_64`. */
export function columnsText(some: readonly Column[], columns: readonly Column[]): string {
  if (some.length === columns.length) return allText(columns)
  const totals = grouped(columns, ({ target }) => target.platform)
  const own = grouped(some, ({ target }) => target.platform)
  const labels = new Set(some.map(({ label }) => label))
  const alike = columns.filter(({ label }) => labels.has(label))
  if (own.size > 1 && own.size === totals.size && alike.length === some.length) return `${labelsText([...labels])} on every platform`
  return [...own]
    .map(([platform, group]) => {
      const total = totals.get(platform)?.length ?? 0
      return `${group.length === total && total > 1 ? 'every Python' : labelsText(group.map(({ label }) => label))} on ${platform}`
    })
    .join('; ')
}

/** `both targets`, or the ID of the only one. */
export function allText(columns: readonly Column[]): string {
  const [first] = columns
  if (columns.length === 1 && first !== undefined) return first.target.id
  return columns.length === 2 ? 'both targets' : `all ${columns.length} targets`
}

function labelsText(labels: readonly string[]): string {
  const text = labels.join(', ')
  return /^\d/.test(text) ? `Python ${text}` : text
}

/** The same for ids, of which some may be targets of the previous bundle only. */
export function idsText(ids: readonly string[], columns: readonly Column[]): string {
  const known = columns.filter(({ target }) => ids.includes(target.id))
  return known.length === ids.length ? columnsText(known, columns) : count(ids.length, 'target')
}
