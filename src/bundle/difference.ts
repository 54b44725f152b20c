import type { Difference, Moved, Release, TargetDifference } from '../difference/difference.ts'
import type { Manifest, ManifestTarget } from './manifest.ts'

type Entry = ManifestTarget['entries'][number]

/** Per target: what came, what went, what has another version or another file. */
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

/** By project, and by marker too where machines of the target need different versions of one. */
function byKey(entries: readonly Entry[]): ReadonlyMap<string, Entry> {
  const isTwice = ({ project }: Entry): boolean => entries.filter((one) => one.project === project).length > 1
  return new Map(entries.map((entry) => [isTwice(entry) ? `${entry.project} ; ${entry.marker}` : entry.project, entry]))
}

function toRelease({ project, version }: Entry): Release {
  return { project, version }
}
