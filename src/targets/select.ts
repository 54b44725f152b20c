import { BundleError, type UsageError } from '../core/errors.ts'
import { freeze } from '../core/objects.ts'
import type { TargetSelection } from '../options/request.ts'
import { type Described, parseDescribed } from './describe.ts'
import { withPlainKernel } from './markers.ts'
import { closestMatch, findPlatform, platformNames } from './platform-names.ts'
import { type MachinePlatform, type PlatformPreset, targetOn } from './platforms.ts'
import { parsePythons } from './python-ranges.ts'
import { pythonTag } from './pythons.ts'
import type { Target, TargetPython } from './target.ts'

interface Selected {
  readonly targets: readonly Target[]
  readonly faults: readonly UsageError[]
}

/** Remove targets that match a pattern. A pattern without a match is an error, because it may be a typo. */
function excluded(targets: readonly Target[], patterns: readonly string[]): Selected {
  const matchers = patterns.map((pattern) => ({ pattern, matches: matcher(pattern) }))
  const idle = matchers.filter(({ matches }) => !targets.some(({ id }) => matches(id)))
  const faults = idle.map(({ pattern: given }): UsageError => {
    return { input: 'exclude', actual: given, expected: `does not match any selected target${suggestion(given, targets)}` }
  })
  return { targets: targets.filter(({ id }) => !matchers.some(({ matches }) => matches(id))), faults }
}

/** The product of platforms and Pythons, before or after `exclude`. */
interface Selection {
  readonly product: readonly Target[]
  readonly kept: readonly Target[]
  readonly axes: TargetAxes
}

/**
 * The targets that `include` adds after `exclude`, like `include` of a job matrix. A part of the id without `*` can be any known Python
 * or platform; a part with `*` matches the selected ones.
 */
function included({ product, kept, axes }: Selection, patterns: readonly string[]): Selected {
  const there = new Set(kept.map(({ id }) => id))
  const results = patterns.map((pattern) => {
    const matches = matcher(pattern)
    const found = [...product, ...candidates(pattern, product, axes)].filter(({ id }) => matches(id))
    return { pattern, found, adds: !pattern.includes('*') || found.some(({ id }) => !there.has(id)) }
  })
  const faults = results.flatMap(({ pattern, found, adds }): readonly UsageError[] => {
    if (found.length === 0)
      return [{ input: 'include', actual: pattern, expected: `does not match any known target${suggestion(pattern, product)}` }]
    return adds
      ? []
      : [
          {
            input: 'include',
            actual: pattern,
            expected: 'adds no targets: all matches are already selected; use exclude to remove targets',
          },
        ]
  })
  return { targets: results.flatMap(({ found }) => found), faults }
}

function candidates(pattern: string, product: readonly Target[], axes: TargetAxes): readonly Target[] {
  const cut = pattern.indexOf('-')
  if (cut < 0) return []
  const python = pattern.slice(0, cut)
  const platform = pattern.slice(cut + 1)
  const named = python.includes('*') ? axes.pythons : parsePythons(python)
  const pythons = 'input' in named ? [] : named
  const preset = platform.includes('*') ? undefined : findPlatform(platform)
  const platforms = preset === undefined ? axes.platforms : 'input' in preset ? [] : [preset]
  const there = new Set(product.map(({ id }) => id))
  const all = platforms.flatMap((one) => pythons.map((other) => targetOn(one, other)))
  return all.filter(({ id }) => !there.has(id))
}

/** Match ids with `*` as a wildcard; a platform without `*` may be an alias. */
function matcher(pattern: string): (id: string) => boolean {
  return globOf(canonical(pattern))
}

/** Return a function that matches whole names; `*` matches any characters. */
export function globOf(pattern: string): (name: string) => boolean {
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined) return (name) => name === first
  // match each part at its first occurrence: a regular expression could backtrack exponentially
  return (name) => {
    const at = rest.reduce((from, part) => (from < 0 ? from : placeAfter(name, part, from)), name.startsWith(first) ? first.length : -1)
    return at >= 0 && name.endsWith(last) && name.length - last.length >= at
  }
}

/** Return the index after the first occurrence of `part` from `from` on, or -1. */
function placeAfter(name: string, part: string, from: number): number {
  const at = name.indexOf(part, from)
  return at < 0 ? -1 : at + part.length
}

function canonical(pattern: string): string {
  const cut = pattern.indexOf('-')
  const preset = cut < 0 ? undefined : platformNames().get(pattern.slice(cut + 1))
  return preset === undefined ? pattern : `${pattern.slice(0, cut)}-${preset.name}`
}

function suggestion(given: string, targets: readonly Target[]): string {
  const near = closestMatch(
    given,
    targets.map(({ id }) => id),
  )
  return near.length > 0 ? `; closest: ${near.join(', ')}` : ''
}

/**
 * Expand a selection into targets, in a stable order: platforms as given, the Pythons of each, described machines, then those of
 * `include`. An empty selection means the host; without Pythons, its series; without platforms, its platform.
 * @param host the interpreter of this machine, if any. The release and version of its kernel are ignored.
 * @throws BundleError `usage` with all errors of the selection
 */
export function expandTargets(selection: TargetSelection, host: Described | undefined): readonly Target[] {
  const read = readSelection(selection, host === undefined ? undefined : { ...host, target: withPlainKernel(host.target) })
  const named = merge([...read.host, ...productOf(read), ...read.described])
  // report these first: a pattern may not match because of them
  raise([...read.faults, ...named.faults])
  const kept = excluded(named.targets, selection.exclude)
  const added = included({ product: named.targets, kept: kept.targets, axes: read }, selection.include)
  raise([...kept.faults, ...added.faults])
  const { targets, faults } = merge([...kept.targets, ...added.targets])
  raise(faults)
  if (targets.length === 0) raise([{ input: 'exclude', actual: selection.exclude.join(', '), expected: 'excludes every target' }])
  return freeze(targets)
}

interface Read extends TargetAxes {
  readonly host: readonly Target[]
  readonly described: readonly Target[]
  readonly faults: readonly UsageError[]
}

function readSelection(selection: TargetSelection, host: Described | undefined): Read {
  const platforms = selection.platforms.map(findPlatform)
  const pythons = selection.pythons.map((given) => parsePythons(given))
  const described = selection.described.map(({ path, text }) => parseDescribed(path, text))
  const faults = [
    ...platforms.flatMap((one) => ('input' in one ? [one] : [])),
    ...pythons.flatMap((one) => ('input' in one ? [one] : [])),
    ...described.flatMap((one) => ('target' in one ? [] : one)),
  ]
  const axes = {
    platforms: platforms.filter((one) => 'system' in one),
    pythons: pythons.flatMap((one) => ('input' in one ? [] : one)),
  }
  const rest = { described: described.flatMap((one) => ('target' in one ? [one.target] : [])), faults }
  return platforms.length + pythons.length === 0
    ? { ...axes, ...rest, ...hostAlone(selection, host, faults) }
    : filled(axes, rest, selection, host)
}

/** Fill a missing axis from the host, unless the other axis is invalid. */
function filled(
  axes: TargetAxes,
  rest: Omit<Read, 'host' | keyof TargetAxes>,
  selection: TargetSelection,
  host: Described | undefined,
): Read {
  const bad = (selection.platforms.length > 0 && axes.platforms.length === 0) || (selection.pythons.length > 0 && axes.pythons.length === 0)
  if (bad) return { ...axes, ...rest, host: [] }
  const both = fillFromHost(axes, host)
  return { ...axes, ...rest, ...both, host: [], faults: [...rest.faults, ...both.faults] }
}

/** Without platforms and Pythons, select the host, unless there are described machines or single targets. */
function hostAlone(selection: TargetSelection, host: Described | undefined, faults: readonly UsageError[]): Pick<Read, 'host' | 'faults'> {
  const others = selection.described.length > 0 || selection.include.some((pattern) => !pattern.includes('*'))
  if (others) return { host: [], faults }
  return host === undefined ? { host: [], faults: [...faults, needed('platform'), needed('python')] } : { host: [host.target], faults }
}

function productOf({ platforms, pythons }: TargetAxes): readonly Target[] {
  return platforms.flatMap((platform) => pythons.map((python) => targetOn(platform, python)))
}

interface Merged {
  readonly targets: readonly Target[]
  readonly faults: readonly UsageError[]
}

/** Merge targets with the same id; a described one wins. Two micro versions with one id are an error. */
function merge(targets: readonly Target[]): Merged {
  const byId = new Map<string, Target>()
  const faults: UsageError[] = []
  for (const target of targets) {
    const there = byId.get(target.id)
    if (there !== undefined && there.python.version !== target.python.version) faults.push(twoMicros(there, target))
    byId.set(target.id, target)
  }
  return { targets: [...byId.values()], faults }
}

function twoMicros(one: Target, other: Target): UsageError {
  const given = `${one.python.version} and ${other.python.version}`
  return {
    input: 'python',
    actual: given,
    expected: `both belong to the target ${one.id}: specify one of them; the report lists the micro versions that the bundle covers`,
  }
}

function raise(faults: readonly UsageError[]): void {
  if (faults.length > 0) throw new BundleError({ kind: 'usage', faults })
}

/** The platforms and Pythons of a product of targets. */
interface TargetAxes {
  readonly platforms: readonly (PlatformPreset | MachinePlatform)[]
  readonly pythons: readonly TargetPython[]
}

type Filled = (TargetAxes & { readonly faults: readonly [] }) | { readonly faults: readonly [UsageError] }

/** The missing axis of a selection, from this machine: its series, or its platform with the exact C library or OS version. */
function fillFromHost(axes: TargetAxes, host: Described | undefined): Filled {
  if (axes.platforms.length === 0) return fillPlatform(axes, host?.target)
  if (axes.pythons.length === 0) return fillPython(axes, host?.target)
  return { ...axes, faults: [] }
}

/** An axis that is required because this machine has no usable interpreter. */
function needed(input: string): UsageError {
  return { input, actual: '', expected: 'required: no Python interpreter was detected on this machine' }
}

function fillPython({ platforms }: TargetAxes, host: Target | undefined): Filled {
  if (host === undefined) return { faults: [needed('python')] }
  const { implementation, series, freeThreaded } = host.python
  const named = implementation === 'cp' ? parsePythons(`${series}${freeThreaded ? 't' : ''}`) : undefined
  if (named !== undefined && !('input' in named)) return { platforms, pythons: named, faults: [] }
  return {
    faults: [
      { input: 'python', actual: '', expected: `required: the Python of this machine, ${pythonTag(host.python)}, is not a known CPython` },
    ],
  }
}

function fillPlatform({ pythons }: TargetAxes, host: Target | undefined): Filled {
  return host === undefined
    ? { faults: [needed('platform')] }
    : { platforms: [{ name: host.platform, machine: host }], pythons, faults: [] }
}
