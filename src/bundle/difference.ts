import type { Manifest, ManifestTarget } from './manifest.ts'

type Entry = ManifestTarget['entries'][number]

/** Compare two bundles: added, removed, updated and replaced wheels of each target. */
export function differenceOf(old: Manifest, next: Manifest): Difference {
  const before = new Map(old.targets.map((target) => [target.id, target]))
  const after = new Map(next.targets.map((target) => [target.id, target]))
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort()
  const targets = ids.map((id) => targetDifference(id, before.get(id), after.get(id)))
  return { changed: targets.some(({ state }) => state !== 'same'), targets }
}

function targetDifference(target: string, old: ManifestTarget | undefined, next: ManifestTarget | undefined): TargetDifference {
  const before = byKey(old?.entries ?? [])
  const after = byKey(next?.entries ?? [])
  const both = [...after].flatMap(([key, entry]) => {
    const was = before.get(key)
    return was === undefined ? [] : [{ was, entry }]
  })
  const moved: readonly Moved[] = both
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

function toRelease({ project, version }: Entry): Release {
  return { project, version }
}

/** The changes from one bundle to the next. */
export interface Difference {
  readonly changed: boolean
  /** Sorted by id. */
  readonly targets: readonly TargetDifference[]
}

export interface TargetDifference {
  readonly target: string
  /** `new` and `gone`: the other bundle does not have the target. */
  readonly state: 'new' | 'gone' | 'changed' | 'same'
  readonly added: readonly Release[]
  readonly removed: readonly Release[]
  /** Another version; whether it is newer is decided in Python. */
  readonly moved: readonly Moved[]
  /** The same version, another file. */
  readonly replaced: readonly Release[]
}

interface Release {
  readonly project: string
  readonly version: string
}

interface Moved {
  readonly project: string
  readonly from: string
  readonly to: string
}

/** Format a difference; targets with the same changes are grouped. */
export function differenceText({ changed, targets }: Difference): string {
  if (!changed) return 'Nothing changed.\n'
  const groups = new Map<string, string[]>()
  for (const one of targets) {
    const lines = linesOf(one).join('\n')
    groups.set(lines, [...(groups.get(lines) ?? []), one.target])
  }
  return [...groups].map(([lines, ids]) => `${heading(ids, targets.length)}\n${lines}\n`).join('\n')
}

function heading(ids: readonly string[], all: number): string {
  if (ids.length === all && all > 1) return `all ${all} targets:`
  return `${ids.join('\n')}:`
}

function linesOf({ state, added, removed, moved, replaced }: TargetDifference): readonly string[] {
  if (state === 'same') return ['  nothing changed']
  const head = state === 'new' ? ['  new target'] : state === 'gone' ? ['  removed target'] : []
  if (state !== 'changed') return [...head, `  ${added.length + removed.length} projects`]
  return [
    ...added.map(({ project, version }) => `  + ${project} ${version}`),
    ...removed.map(({ project, version }) => `  - ${project} ${version}`),
    ...moved.map(({ project, from, to }) => `  ~ ${project} ${from} -> ${to}`),
    ...replaced.map(({ project, version }) => `  = ${project} ${version}, different file`),
  ]
}
