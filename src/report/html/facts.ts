import type { Difference } from '../../bundle/difference.ts'
import type { Manifest, ManifestWheel } from '../../bundle/manifest.ts'
import type { Finding } from '../../core/findings.ts'
import { byText } from '../../core/text.ts'
import type { Proofs } from '../../seal/proofs.ts'
import { type Column, columnsOf } from './column.ts'
import { grouped } from './grouped.ts'

/** What the page is made of; nothing else goes in. */
export interface ReportFacts {
  /** The folder's name; for a delta not the manifest's. */
  readonly name: string
  readonly manifest: Manifest
  readonly proofs: Proofs
  /** With `--since`: what changed. */
  readonly difference?: Difference
  /** What the policy warns of. */
  readonly warnings: readonly Finding[]
  /** For a delta: the paths that it holds itself; the rest lies in its base. */
  readonly held?: readonly string[]
}

/** What a reader may want to see alone. */
export const MARKS = ['differs', 'partial', 'built', 'changed', 'noted', 'unlicensed', 'yanked'] as const
export type Mark = (typeof MARKS)[number]

/** One project with all its files. */
export interface Project {
  readonly project: string
  /** As the project spells it. */
  readonly name: string
  readonly summary?: string
  readonly homePage?: string
  /** One for each column; undefined where the target does not need it. */
  readonly versions: readonly (string | undefined)[]
  /** Each once, the most common first. */
  readonly distinct: readonly string[]
  readonly wheels: readonly Wheel[]
  readonly licences: readonly string[]
  readonly bytes: number
  readonly requested: boolean
  readonly requiredBy: readonly string[]
  readonly marks: ReadonlySet<Mark>
}

export interface Wheel {
  readonly file: ManifestWheel
  /** Numbers of the columns that install it. */
  readonly columns: ReadonlySet<number>
}

export interface Contents {
  readonly columns: readonly Column[]
  /** Sorted by name. */
  readonly projects: readonly Project[]
}

export function contentsOf({ manifest, proofs, difference, warnings }: ReportFacts): Contents {
  const columns = columnsOf(manifest, proofs)
  const wanted = wantedOf(columns)
  const files = grouped(manifest.wheels, ({ project }) => project)
  const changed = changedIn(difference)
  const found = [...warnings, ...proofs.targets.flatMap(({ findings }) => findings)]
  const noted = new Set<string>(found.flatMap(({ project }) => project ?? []))
  const projects = [...files].map(([project, wheels]) => {
    const own = projectOf(project, wheels, wanted.get(project) ?? [], columns.length)
    const outside = [changed.has(project) ? ('changed' as const) : [], noted.has(project) ? ('noted' as const) : []].flat()
    return { ...own, marks: new Set([...own.marks, ...outside]) }
  })
  return { columns, projects: projects.sort(byText(({ project }) => project)) }
}

/** What each column wants of each project. */
type Wanted = Column['target']['entries'][number] & { readonly column: number }

function wantedOf(columns: readonly Column[]): ReadonlyMap<string, readonly Wanted[]> {
  const all = columns.flatMap(({ target }, column) => target.entries.map((entry) => ({ ...entry, column })))
  return grouped(all, ({ project }) => project)
}

function projectOf(project: string, files: readonly ManifestWheel[], wanted: readonly Wanted[], all: number): Project {
  const versions: (string | undefined)[] = Array.from({ length: all }, () => undefined)
  for (const { column, version } of wanted) versions[column] = [versions[column] ?? [], version].flat().join(', ')
  const wheels = files.map((file) => ({
    file,
    columns: new Set(wanted.filter(({ sha256 }) => sha256 === file.sha256).map(({ column }) => column)),
  }))
  const distinct = byFrequency(wanted.map(({ version }) => version))
  const told = files.find(({ version }) => version === distinct[0]) ?? files[0]
  const licences = [...new Set(files.flatMap((file) => file.licences))].sort()
  const marks: readonly (readonly [Mark, boolean])[] = [
    ['differs', distinct.length > 1],
    ['partial', versions.includes(undefined)],
    ['built', files.some(({ built }) => built !== undefined)],
    ['unlicensed', files.some((file) => file.licences.length === 0)],
    ['yanked', files.some(({ yanked }) => yanked !== undefined)],
  ]
  return {
    project,
    name: told?.name ?? project,
    ...(told?.summary === undefined ? {} : { summary: told.summary }),
    ...(told?.homePage === undefined ? {} : { homePage: told.homePage }),
    versions,
    distinct,
    wheels,
    licences,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    requested: wanted.some(({ requested }) => requested),
    requiredBy: [...new Set(wanted.flatMap(({ requiredBy }) => requiredBy))].sort(),
    marks: new Set(marks.flatMap(([mark, is]) => (is ? [mark] : []))),
  }
}

function byFrequency(texts: readonly string[]): readonly string[] {
  return [...grouped(texts, (text) => text)].toSorted(([, one], [, other]) => other.length - one.length).map(([text]) => text)
}

function changedIn(difference: Difference | undefined): ReadonlySet<string> {
  const lists = (difference?.targets ?? []).map(({ added, moved, replaced }) => [...added, ...moved, ...replaced])
  return new Set(lists.flat().map(({ project }) => project))
}
