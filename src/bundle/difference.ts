import * as v from 'valibot'
import type { Infer } from '../core/schemas.ts'
import { byText } from '../core/text.ts'
import { type VersionChange, VersionChangeSchema } from '../worker/messages.ts'
import type { Manifest, ManifestTarget } from './manifest.ts'

const Release = v.strictObject({ project: v.string(), version: v.string() })
const Moved = v.strictObject({ project: v.string(), from: v.string(), to: v.string(), change: VersionChangeSchema })

/** The changes from one bundle to the next. */
export const DifferenceSchema = v.strictObject({
  changed: v.boolean(),
  targets: v.pipe(
    v.array(
      v.strictObject({
        target: v.string(),
        state: v.pipe(
          v.picklist(['new', 'gone', 'changed', 'same']),
          v.description('`new` and `gone`: the other bundle does not have the target'),
        ),
        added: v.array(Release),
        removed: v.array(Release),
        moved: v.pipe(v.array(Moved), v.description('another version')),
        replaced: v.pipe(v.array(Release), v.description('the same version, another file')),
      }),
    ),
    v.description('sorted by ID'),
  ),
})
export type Difference = Infer<typeof DifferenceSchema>
export type TargetDifference = Difference['targets'][number]

type Entry = ManifestTarget['entries'][number]
type Moves = readonly { readonly project: string; readonly from: string; readonly to: string }[]

/**
 * Compare two bundles: added, removed, updated and replaced wheels of each target.
 * @param compare versions, in Python: one result for each move (VersionQueries.changes)
 */
export async function differenceOf(
  old: Manifest,
  next: Manifest,
  compare: (moves: Moves) => Promise<readonly VersionChange[]>,
): Promise<Difference> {
  const before = new Map(old.targets.map((target) => [target.id, target]))
  const after = new Map(next.targets.map((target) => [target.id, target]))
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort()
  const compared = ids.map((id) => targetDifference(id, before.get(id), after.get(id)))
  const moves = new Map(compared.flatMap(({ moved }) => moved.map((move) => [keyOf(move), move])))
  const changes = await compare([...moves.values()])
  const known = new Map([...moves.keys()].map((key, at) => [key, changes[at]]))
  const targets = compared.map((one) => ({
    ...one,
    moved: one.moved.map((move) => ({ ...move, change: known.get(keyOf(move)) ?? 'other' })),
  }))
  return { changed: targets.some(({ state }) => state !== 'same'), targets }
}

function keyOf({ from, to }: Moves[number]): string {
  return `${from} ${to}`
}

type Compared = Omit<TargetDifference, 'moved'> & { readonly moved: Moves }

function targetDifference(target: string, old: ManifestTarget | undefined, next: ManifestTarget | undefined): Compared {
  const before = byKey(old?.entries ?? [])
  const after = byKey(next?.entries ?? [])
  const both = [...after].flatMap(([key, entry]) => {
    const was = before.get(key)
    return was === undefined ? [] : [{ was, entry }]
  })
  const moved = both
    .filter(({ was, entry }) => was.version !== entry.version)
    .map(({ was, entry }) => ({ project: entry.project, from: was.version, to: entry.version }))
  const replaced = both
    .filter(({ was, entry }) => was.version === entry.version && was.sha256 !== entry.sha256)
    .map(({ entry }) => toRelease(entry))
  const added = [...after].filter(([key]) => !before.has(key)).map(([, entry]) => toRelease(entry))
  const removed = [...before].filter(([key]) => !after.has(key)).map(([, entry]) => toRelease(entry))
  const same = added.length + removed.length + moved.length + replaced.length === 0
  const state = old === undefined ? 'new' : next === undefined ? 'gone' : same ? 'same' : 'changed'
  return { target, state, added, removed, moved, replaced }
}

/** Key by project, and by marker if machines of the target need different versions. */
function byKey(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const isTwice = ({ project }: Entry): boolean => entries.filter((one) => one.project === project).length > 1
  return new Map(entries.map((entry) => [isTwice(entry) ? `${entry.project} ; ${entry.marker}` : entry.project, entry]))
}

function toRelease({ project, version }: Entry): { readonly project: string; readonly version: string } {
  return { project, version }
}

/** What happened to a project: most important first. */
export const CHANGE_KINDS = ['downgrade', 'major', 'upgrade', 'other', 'added', 'removed', 'replaced'] as const

export interface Change {
  readonly kind: (typeof CHANGE_KINDS)[number]
  readonly project: string
  /** Undefined if the project was added. */
  readonly from?: string
  /** Undefined if it was removed. */
  readonly to?: string
}

/** Changes that the same targets have. */
export interface ChangeGroup {
  readonly targets: readonly string[]
  /** The most important kind first, then by project. */
  readonly changes: readonly Change[]
}

/** Each change of the targets that both bundles have, once. Groups with more targets come first. */
export function changeGroups({ targets }: Difference): readonly ChangeGroup[] {
  const holders = new Map<string, { readonly change: Change; readonly ids: string[] }>()
  for (const { target, ...one } of targets.filter(({ state }) => state === 'changed')) {
    for (const change of changesOf(one)) {
      const key = JSON.stringify(change)
      const known = holders.get(key) ?? { change, ids: [] }
      known.ids.push(target)
      holders.set(key, known)
    }
  }
  const groups = new Map<string, { readonly targets: readonly string[]; readonly changes: Change[] }>()
  for (const { change, ids } of holders.values()) {
    const group = groups.get(ids.join(' ')) ?? { targets: ids, changes: [] }
    group.changes.push(change)
    groups.set(ids.join(' '), group)
  }
  const sorted = [...groups.values()].map((one) => ({ ...one, changes: one.changes.toSorted(byText(orderOf)) }))
  return sorted.sort((a, b) => b.targets.length - a.targets.length)
}

function changesOf({ added, removed, moved, replaced }: Omit<TargetDifference, 'target'>): readonly Change[] {
  return [
    ...moved.map(({ project, from, to, change }) => ({ kind: change, project, from, to })),
    ...added.map(({ project, version }) => ({ kind: 'added' as const, project, to: version })),
    ...removed.map(({ project, version }) => ({ kind: 'removed' as const, project, from: version })),
    ...replaced.map(({ project, version }) => ({ kind: 'replaced' as const, project, from: version, to: version })),
  ]
}

function orderOf({ kind, project }: Change): string {
  return `${CHANGE_KINDS.indexOf(kind)} ${project}`
}
