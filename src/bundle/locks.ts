import { stringify } from 'smol-toml'
import { safeWord } from '../core/text.ts'
import type { UnionEntry } from '../resolve/union.ts'
import { coveredRanges, type MicroCover } from '../targets/micro-versions.ts'
import type { Target } from '../targets/target.ts'
import type { BundledTarget } from './contents.ts'
import { htmlPage, linkTo } from './simple-index.ts'

/** Path in the bundle. */
export function lockPath(id: string): string {
  return `locks/${id}.txt`
}

/** Path in the bundle of the page with the wheels of a lock. */
export function lockPagePath(id: string): string {
  return `locks/${id}.html`
}

/**
 * Format the lock of one target for `pip install -r` from any folder: pip 18.1 and newer resolve `--find-links` relative to
 * the lock. Each entry has one hash, that of the checked file. There is no `--no-deps`, so that a missing dependency is an error.
 * `--find-links` points to a page with the files of this lock only: with a folder, pip selects the wheel with the best tag before
 * it compares hashes.
 * @throws BundleError `integrity` for an unsafe name or version
 * Source: Requirements file format; pip's hash-checking mode.
 */
export function lockText(target: Target, entries: readonly UnionEntry[]): string {
  return [
    `# ${target.id}: the files that offline-bundle checked for ${target.platform}, ${pythonLabel(target.python)} ${target.python.version}`,
    '--no-index',
    `--find-links ${target.id}.html`,
    '--only-binary :all:',
    ...entries.map(lockLine),
    '',
  ].join('\n')
}

/** Format the page for the `--find-links` of a lock: links to its wheels, with hashes. */
export function lockPageText(id: string, wheels: readonly { readonly filename: string; readonly sha256: string }[]): string {
  return htmlPage(`Wheels of ${id}`, [...new Set(wheels.map((wheel) => linkTo('../wheels/', wheel)))].sort())
}

/** Return the display name of a Python. */
export function pythonLabel({ implementation, freeThreaded }: Pick<Target['python'], 'implementation' | 'freeThreaded'>): string {
  return implementation === 'pp' ? 'PyPy' : freeThreaded ? 'free-threaded Python' : 'Python'
}

/** The marker must precede the hash: after it, pip silently ignores the marker. */
function lockLine({ project, version, sha256, marker }: UnionEntry): string {
  const condition = marker === undefined ? '' : ` ; ${marker}`
  return `${safeWord(project, 'project name')}==${safeWord(version, 'version')}${condition} --hash=sha256:${sha256}`
}

/** A wheel in a lock. */
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
 * Format the pylock.toml of one target, with `environments` so that installers reject it on other machines.
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

/** Two targets that no marker can distinguish and whose locks differ. */
export interface Alike {
  readonly one: Target
  readonly other: Target
}

/** Return the targets that prevent a pylock.toml for all targets; undefined if it is possible. */
export function alikeTargets(targets: readonly BundledTarget[]): Alike | undefined {
  for (const [at, one] of targets.entries()) {
    const other = targets.slice(at + 1).find((later) => markersOverlap(one.target, later.target) && lockKey(one) !== lockKey(later))
    if (other !== undefined) return { one: one.target, other: other.target }
  }
  return undefined
}

/**
 * Format one pylock.toml for all targets. Each file is its own `[[packages]]` entry with a marker for its targets: with two wheels
 * in one entry, the installer would choose by tags.
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

/** Return the marker of all machines that need a file. Entries with the same marker differ only in their targets. */
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

/** Write wheels as inline tables, as pip and uv do; smol-toml would write a table header for each. */
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

/**
 * Return the marker of a target. Markers cannot express the libc, its version, the macOS version or a free-threaded build.
 * Source: Dependency specifiers, "Environment markers" (PEP 508).
 */
function markerOf(target: Target, micros: MicroCover): string {
  return [...platformMarkers(target), `python_version == "${target.python.series}"`, ...microMarkers(micros)].join(' and ')
}

/** The range is open at an end if the first or newest known micro version is covered. */
function microMarkers(micros: MicroCover): readonly string[] {
  const ranges = coveredRanges(micros).map(({ from, to }) =>
    [
      ...(from === micros.from ? [] : [`python_full_version >= "${from}"`]),
      ...(to === micros.to ? [] : [`python_full_version <= "${to}"`]),
    ].join(' and '),
  )
  const union = ranges.filter((range) => range !== '')
  return union.length > 1 ? [`(${union.join(' or ')})`] : union
}

/** Whether one machine can match both targets. */
export function markersOverlap(one: Target, other: Target): boolean {
  return (
    one.markers.sys_platform === other.markers.sys_platform &&
    one.markers.implementation_name === other.markers.implementation_name &&
    one.python.series === other.python.series &&
    one.machines.some((machine) => other.machines.includes(machine))
  )
}

/** Return a marker that is true for `some` of `all` targets only; undefined if no condition is needed. */
export function unitedMarker(some: readonly Target[], all: readonly Target[]): string | undefined {
  if (some.length === all.length) return undefined
  const allSeries = seriesByPlatform(all)
  const parts = [...seriesByPlatform(some)].map(([platform, series]) => {
    if (series.length === allSeries.get(platform)?.length) return platform
    const versions = series.map((one) => `python_version == "${one}"`).join(' or ')
    return `${platform} and ${series.length > 1 ? `(${versions})` : versions}`
  })
  return parts.length > 1 ? parts.map((part) => `(${part})`).join(' or ') : parts[0]
}

function seriesByPlatform(targets: readonly Target[]): ReadonlyMap<string, readonly string[]> {
  const platforms = new Map<string, string[]>()
  for (const target of targets) {
    const platform = platformMarkers(target).join(' and ')
    const known = platforms.get(platform) ?? []
    platforms.set(platform, known.includes(target.python.series) ? known : [...known, target.python.series])
  }
  return platforms
}

function platformMarkers({ markers, machines }: Target): readonly string[] {
  const machine = machines.map((one) => `platform_machine == "${one}"`).join(' or ')
  return [
    `sys_platform == "${markers.sys_platform}"`,
    machines.length > 1 ? `(${machine})` : machine,
    `implementation_name == "${markers.implementation_name}"`,
  ]
}
