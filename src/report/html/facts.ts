import { manifestIn } from '../../bundle/bundle.ts'
import type { Difference, TargetDifference } from '../../bundle/difference.ts'
import { type Manifest, type ManifestTarget, type ManifestWheel, parseManifest } from '../../bundle/manifest.ts'
import type { Finding } from '../../core/findings.ts'
import { type Group, grouped } from '../../core/objects.ts'
import { byText, count } from '../../core/text.ts'
import type { Proofs } from '../../output/proofs.ts'
import type { VerifiedBundle } from '../../output/publish.ts'

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
}

/** Properties of a project that a reader can filter by, the text of the filter, and the text of the project's badge. */
export const MARKS = [
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
  readonly bytes: number
  readonly requested: boolean
  readonly requiredBy: readonly string[]
  readonly marks: Readonly<Record<Mark, boolean>>
}

export interface Contents {
  /** Sorted by platform, then by Python version. */
  readonly columns: readonly Column[]
  /** Sorted by name. */
  readonly projects: readonly Project[]
}

/** Facts of a staged bundle or delta. @param warnings for all bundles of the run; those on other projects are left out */
export function reportFacts(
  { spec, staged }: Pick<VerifiedBundle, 'spec' | 'staged'>,
  proofs: Proofs,
  warnings: readonly Finding[],
  difference: Difference | undefined,
): ReportFacts {
  const { entries } = staged.bundle
  const manifest = parseManifest(manifestIn(staged.bundle), 'manifest.json')
  const projects = new Set(manifest.wheels.map(({ project }) => project))
  return {
    name: spec.name,
    manifest,
    proofs,
    warnings: warnings.filter(({ severity, project }) => severity === 'warning' && (project === undefined || projects.has(project))),
    ...(difference === undefined ? {} : { difference }),
    ...(entries.some(({ path }) => path === 'delta.json') ? { held: entries.map(({ path }) => path) } : {}),
  }
}

export function contentsOf({ manifest, proofs, difference, warnings }: ReportFacts): Contents {
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
  outside: Readonly<Record<'changed' | 'noted', ReadonlySet<string>>>,
): Project {
  const versionsOf = grouped(required, ({ column }) => column)
  const versions = columns.map((column) => versionsOf.get(column)?.map(({ version }) => version).join(', ')) // biome-ignore format: one thought
  const columnsOf = grouped(required, ({ sha256 }) => sha256)
  const byVersion = [...grouped(required, ({ version }) => version)].sort(([, one], [, other]) => other.length - one.length)
  const distinct = byVersion.map(([version]) => version)
  const marks: Readonly<Record<Mark, boolean>> = {
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
    license: [...new Set(files.flatMap(({ licenses }) => licenses))].sort().join('; ') || 'not stated',
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    requested: required.some(({ requested }) => requested),
    requiredBy: [...new Set(required.flatMap(({ requiredBy }) => requiredBy))].sort(),
    marks,
  }
}

/** A finding or change, and the ids of its targets. */
export interface Shared<T> {
  readonly fact: T
  readonly ids: readonly string[]
}

export type ReportedFinding = Pick<Finding, 'severity' | 'message'> & { readonly hint?: string }

/** Each finding once, errors first. */
export function sharedFindings({ warnings, proofs: { targets } }: ReportFacts): readonly Shared<ReportedFinding>[] {
  const reported = ({ severity, message, hint }: ReportedFinding): ReportedFinding => ({
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

export interface Change {
  readonly kind: 'added' | 'removed' | 'version changed' | 'file changed'
  readonly project: string
  readonly from: string
  readonly to: string
}

/** Each change once. */
export function sharedChanges({ targets }: Difference): readonly Shared<Change>[] {
  return share(
    targets.flatMap((target) => changesOf(target).sort(byText(({ project }) => project)).map((fact) => ({ fact, ids: [target.target] }))),
  ) // biome-ignore format: one thought
}

function changesOf({ state, added, removed, moved, replaced }: TargetDifference): Change[] {
  if (state !== 'changed') return []
  return [
    ...added.map(({ project, version }) => ({ kind: 'added' as const, project, from: '', to: version })),
    ...removed.map(({ project, version }) => ({ kind: 'removed' as const, project, from: version, to: '' })),
    ...moved.map((one) => ({ kind: 'version changed' as const, ...one })),
    ...replaced.map(({ project, version }) => ({ kind: 'file changed' as const, project, from: version, to: version })),
  ]
}

function share<T>(facts: readonly Shared<T>[]): readonly Shared<T>[] {
  const groups = [...grouped(facts, ({ fact }) => JSON.stringify(fact)).values()]
  return groups.map((same) => ({ fact: same[0].fact, ids: [...new Set(same.flatMap(({ ids }) => ids))] }))
}

/** Short text for some columns: `all 25 targets`, `linux-x86_64-glibc2.28: 3.10, 3.11; windows-x86_64: all`. */
export function columnsText(some: readonly Column[], columns: readonly Column[]): string {
  if (some.length === columns.length) return columns.length === 1 ? (columns[0]?.target.id ?? '') : `all ${columns.length} targets`
  const totals = grouped(columns, ({ target }) => target.platform)
  return [...grouped(some, ({ target }) => target.platform)]
    .map(([platform, own]) => {
      const total = totals.get(platform)?.length ?? 0
      return `${platform}: ${own.length === total && total > 1 ? 'all' : own.map(({ label }) => label).join(', ')}`
    })
    .join('; ')
}

/** The same for ids, of which some may be targets of the previous bundle only. */
export function idsText(ids: readonly string[], columns: readonly Column[]): string {
  const known = columns.filter(({ target }) => ids.includes(target.id))
  return known.length === ids.length ? columnsText(known, columns) : count(ids.length, 'target')
}
