import { stringify } from 'smol-toml'
import type { Target } from '../targets/target.ts'
import type { UnionEntry } from '../union/union.ts'
import type { BundledTarget } from './manifest-of.ts'
import { markerOf, markersOverlap, unitedMarker } from './pylock-markers.ts'

/** A wheel as a lock names it. */
export interface LockedWheel {
  readonly filename: string
  /** Unit: bytes. */
  readonly bytes: number
  readonly requiresPython?: string
}

/** Path in the bundle. The standard allows one dotless word between `pylock.` and `.toml`. */
export function pylockPath(id: string): string {
  return `locks/pylock.${id.replaceAll('.', '_')}.toml`
}

/**
 * The exact set of one target, and the environments that it is for, so that an installer elsewhere refuses it.
 * Source: pylock.toml, lock-version 1.0 (PEP 751).
 */
export function pylockText(one: BundledTarget, wheel: (entry: UnionEntry) => LockedWheel): string {
  const { target, entries, verdict } = one
  return toToml({
    'lock-version': '1.0',
    environments: [markerOf(target, verdict.micros)],
    'requires-python': `==${target.python.series}.*`,
    'created-by': 'offline-bundle',
    packages: entries.map((entry) => packageOf(entry, wheel(entry), '../wheels/', entry.marker)),
  })
}

/** Two targets that no marker can tell apart, and whose locks differ. */
export interface Alike {
  readonly one: Target
  readonly other: Target
}

/** Why there can be no pylock.toml for all; undefined where there can. */
export function alikeTargets(targets: readonly BundledTarget[]): Alike | undefined {
  for (const [at, one] of targets.entries()) {
    const other = targets.slice(at + 1).find((later) => markersOverlap(one.target, later.target) && lockKey(one) !== lockKey(later))
    if (other !== undefined) return { one: one.target, other: other.target }
  }
  return undefined
}

/**
 * One lock for all targets. Each file is its own `[[packages]]` entry with the marker of the targets that want it: two
 * wheels in one entry would leave the choice to the installer's tags.
 */
export function commonPylockText(targets: readonly BundledTarget[], wheel: (entry: UnionEntry) => LockedWheel): string {
  const all = targets.map(({ target }) => target)
  const wanted = new Map<string, { readonly entry: UnionEntry; readonly by: Wanting[] }>()
  for (const { target, entries } of targets) {
    for (const entry of entries) {
      const wanting = { target, marker: entry.marker }
      const known = wanted.get(entry.sha256)
      if (known === undefined) wanted.set(entry.sha256, { entry, by: [wanting] })
      else known.by.push(wanting)
    }
  }
  const sorted = [...wanted.values()].sort((a, b) => (wheel(a.entry).filename < wheel(b.entry).filename ? -1 : 1))
  return toToml({
    'lock-version': '1.0',
    environments: [...new Set(targets.map(({ target, verdict }) => markerOf(target, verdict.micros)))],
    'created-by': 'offline-bundle',
    packages: sorted.map(({ entry, by }) => packageOf(entry, wheel(entry), 'wheels/', markerOfAll(by, all))),
  })
}

interface Wanting {
  readonly target: Target
  /** Of the target's entry: which of its machines need the file. */
  readonly marker: string | undefined
}

/** Holds on each machine that needs the file. Entries with one marker are told apart by their targets alone. */
function markerOfAll(by: readonly Wanting[], all: readonly Target[]): string | undefined {
  const markers = [...new Set(by.map(({ marker }) => marker))]
  const parts = markers.map((marker) => {
    const some = by.filter((one) => one.marker === marker).map(({ target }) => target)
    return [unitedMarker(some, all), marker].filter((part) => part !== undefined)
  })
  const texts = parts.map((both) => (both.length > 1 ? both.map((part) => `(${part})`).join(' and ') : both[0]))
  return texts.length > 1 ? texts.map((text) => `(${text})`).join(' or ') : texts[0]
}

function lockKey({ entries }: BundledTarget): string {
  return entries
    .map(({ sha256, marker = '' }) => `${sha256} ${marker}`)
    .sort()
    .join()
}

function packageOf({ project, version, sha256 }: UnionEntry, wheel: LockedWheel, folder: string, marker?: string): Record<string, unknown> {
  return {
    name: project,
    version,
    ...(marker === undefined ? {} : { marker }),
    ...(wheel.requiresPython === undefined ? {} : { 'requires-python': wheel.requiresPython }),
    wheels: [{ name: wheel.filename, path: `${folder}${wheel.filename}`, size: wheel.bytes, hashes: { sha256 } }],
  }
}

/** A wheel is one inline table, as pip and uv write it; smol-toml alone would write a table header for each. */
function toToml({ packages, ...head }: { readonly packages: readonly Record<string, unknown>[] } & Record<string, unknown>): string {
  const tables = packages.map(({ wheels, ...rest }) => `[[packages]]\n${stringify(rest).trimEnd()}\nwheels = [${inlineList(wheels)}]\n`)
  return [`${stringify(head).trimEnd()}\n`, ...tables].join('\n')
}

function inlineList(wheels: unknown): string {
  return Array.isArray(wheels) ? wheels.map((wheel) => inline(wheel)).join(', ') : ''
}

function inline(table: object): string {
  const pairs = Object.entries(table).map(([key, value]) =>
    typeof value === 'object' && value !== null ? `${key} = ${inline(value)}` : stringify({ [key]: value }).trim(),
  )
  return `{ ${pairs.join(', ')} }`
}
