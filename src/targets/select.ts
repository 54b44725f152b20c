import { BundleError, type UsageError } from '../core/errors.ts'
import { freeze } from '../core/objects.ts'
import type { TargetSelection } from '../options/request.ts'
import { type Described, parseDescribed } from './describe.ts'
import { withPlainKernel } from './markers.ts'
import { closestMatch, findPlatform, lookUpPlatform, type NamedPlatform } from './platform-names.ts'
import { type MachinePlatform, type PlatformPreset, targetOn } from './platforms.ts'
import { parsePythons } from './python-ranges.ts'
import { knownPythons, parseFullVersion, pythonTag } from './pythons.ts'
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
  const preset = platformOfId(pattern)
  return preset === undefined ? pattern : `${pattern.slice(0, pattern.indexOf('-'))}-${preset.name}`
}

/** The platform of an id such as `cp312-rhel-9`, unless its name has a wildcard or is unknown. */
function platformOfId(id: string): NamedPlatform | undefined {
  const cut = id.indexOf('-')
  return cut < 0 ? undefined : lookUpPlatform(id.slice(cut + 1))
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
 * `include`. An empty selection means the host. Without Pythons, a distribution has its own and other platforms the series of the host;
 * without platforms, the Pythons are for the platform of the host.
 * @param host the interpreter of this machine, if any. The release and version of its kernel are ignored.
 * @throws BundleError `usage` with all errors of the selection
 */
export function expandTargets(selection: TargetSelection, host: Described | undefined): readonly Target[] {
  const read = readSelection(selection, host === undefined ? undefined : { ...host, target: withPlainKernel(host.target) })
  const named = merge([...read.product, ...read.described])
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

interface Read extends Product {
  readonly described: readonly Target[]
}

/** The targets of the platforms and Pythons, with the axes that patterns of `include` refer to. */
interface Product extends TargetAxes {
  readonly product: readonly Target[]
  readonly faults: readonly UsageError[]
}

function readSelection(selection: TargetSelection, host: Described | undefined): Read {
  const { faults, described, ...named } = readNames(selection)
  const nothing = selection.platforms.length + selection.pythons.length === 0
  const found = nothing ? hostAlone(selection, host) : productOf(selection, named, host?.target)
  return { ...found, described, faults: [...faults, ...found.faults] }
}

/** Faults of a selection that need no Python, so that they are reported with those of other options. */
export function selectionFaults(selection: TargetSelection): readonly UsageError[] {
  return readNames(selection).faults
}

interface Names {
  readonly platforms: readonly NamedPlatform[]
  /** The selected ones, for all platforms. */
  readonly pythons: readonly TargetPython[]
  /** By the name of a distribution, if no Pythons are selected. */
  readonly own: ReadonlyMap<string, TargetPython>
  readonly described: readonly Target[]
  readonly faults: readonly UsageError[]
}

function readNames(selection: TargetSelection): Names {
  const [platforms, badPlatforms] = split(selection.platforms.map(findPlatform))
  const [pythons, badPythons] = split(selection.pythons.map((given) => parsePythons(given)))
  const own = selection.pythons.length > 0 ? [] : platforms.map((platform) => ({ given: platform.given, python: ownPython(platform) }))
  const [, badOwn] = split(own.flatMap(({ python }) => (python === undefined ? [] : [python])))
  const described = selection.described.map(({ path, text }) => parseDescribed(path, text))
  return {
    platforms,
    pythons: pythons.flat(),
    own: new Map(own.flatMap(({ given, python }) => (python === undefined || 'input' in python ? [] : [[given, python]]))),
    described: described.flatMap((one) => ('target' in one ? [one.target] : [])),
    faults: [...badPlatforms, ...badPythons, ...badOwn, ...described.flatMap((one) => ('target' in one ? [] : one))],
  }
}

function split<T extends object>(results: readonly (T | UsageError)[]): readonly [readonly T[], readonly UsageError[]] {
  const isFault = (one: T | UsageError): one is UsageError => 'input' in one && 'expected' in one
  return [results.filter((one): one is T => !isFault(one)), results.filter(isFault)]
}

/** The Python of a distribution. */
function ownPython({ given, distribution }: NamedPlatform): TargetPython | UsageError | undefined {
  if (distribution === undefined) return undefined
  const { python, newerPython } = distribution
  const found = parsePythons(python)
  if (!('input' in found)) return found[0]
  const instead =
    newerPython === undefined ? 'another Python that is installed there' : `a newer Python of the distribution, such as ${newerPython}`
  const oldest = knownPythons()[0]?.name
  return {
    input: 'python',
    actual: '',
    expected: `required for ${given}: its own Python ${python} is not supported (${oldest} or newer is); select ${instead}`,
  }
}

/** Without platforms and Pythons, select the host, unless there are described machines or single targets. */
function hostAlone(selection: TargetSelection, host: Described | undefined): Product {
  const empty = { platforms: [], pythons: [], product: [], faults: [] }
  const others = selection.described.length > 0 || selection.include.some((pattern) => !pattern.includes('*'))
  if (others) return empty
  return host === undefined ? { ...empty, faults: [needed('platform'), needed('python')] } : { ...empty, product: [host.target] }
}

/** The missing axis comes from the distributions and the host, unless the other axis is invalid. */
function productOf(selection: TargetSelection, names: Omit<Names, 'faults' | 'described'>, host: Target | undefined): Product {
  const { platforms, pythons } = names
  if (selection.platforms.length === 0) return hostPlatform(pythons, host)
  if (selection.pythons.length > 0) return { platforms, pythons, product: cross(platforms, pythons), faults: [] }
  const series = platforms.every(({ distribution }) => distribution !== undefined) ? [] : hostSeries(host)
  if ('input' in series) return { platforms, pythons, product: [], faults: [series] }
  const all = platforms.flatMap((platform) => {
    const python = platform.distribution === undefined ? series[0] : names.own.get(platform.given)
    return python === undefined ? [] : [targetOn(platform, python)]
  })
  const product = oldestMicros(all, ({ id }) => id)
  const seen = oldestMicros(all, ({ python }) => pythonTag(python))
  return { platforms, pythons: [...new Map(seen.map(({ python }) => [pythonTag(python), python])).values()], product, faults: [] }
}

/**
 * Distributions with the same glibc and series can have different micro versions. The target covers both, and its resolution starts with
 * the older one, which fewer releases of projects support.
 */
function oldestMicros(targets: readonly Target[], keyOf: (target: Target) => string): readonly Target[] {
  const micro = ({ python }: Target): number => parseFullVersion(python.version)?.micro ?? 0
  return targets.filter((one) => !targets.some((other) => keyOf(other) === keyOf(one) && micro(other) < micro(one)))
}

function cross(platforms: TargetAxes['platforms'], pythons: readonly TargetPython[]): readonly Target[] {
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

/** An axis that is required because this machine has no usable interpreter. */
function needed(input: string): UsageError {
  return { input, actual: '', expected: 'required: no Python interpreter was detected on this machine' }
}

/** The series of this machine, with its newest known micro version. */
function hostSeries(host: Target | undefined): readonly TargetPython[] | UsageError {
  if (host === undefined) return needed('python')
  const { implementation, series, freeThreaded } = host.python
  const named = implementation === 'cp' ? parsePythons(`${series}${freeThreaded ? 't' : ''}`) : undefined
  if (named !== undefined && !('input' in named)) return named
  return {
    input: 'python',
    actual: '',
    expected: `required: the Python of this machine, ${pythonTag(host.python)}, is not a known CPython`,
  }
}

/** The platform of this machine, with its exact C library or OS version. */
function hostPlatform(pythons: readonly TargetPython[], host: Target | undefined): Product {
  if (host === undefined) return { platforms: [], pythons, product: [], faults: pythons.length > 0 ? [needed('platform')] : [] }
  const platforms = [{ name: host.platform, machine: host }]
  return { platforms, pythons, product: cross(platforms, pythons), faults: [] }
}

/** What a selected name leaves to this program: the architecture or minimum version of the platform, or the Python of a distribution. */
export interface Assumption {
  /** The name as typed. */
  readonly given: string
  readonly platform: string
  /** Series or full version. */
  readonly python?: string
}

/** The assumptions of a valid selection, each once. */
export function assumptionsOf({ platforms, pythons, include }: TargetSelection): readonly Assumption[] {
  const named = [
    ...platforms.map((name) => ({ platform: lookUpPlatform(name), own: pythons.length === 0 })),
    ...include.map((id) => ({ platform: platformOfId(id), own: false })),
  ]
  const all = named.flatMap(({ platform, own }): readonly Assumption[] => {
    if (platform === undefined) return []
    const { given, name, assumed, distribution } = platform
    const python = own ? distribution?.python : undefined
    return assumed || python !== undefined ? [{ given, platform: name, ...(python === undefined ? {} : { python }) }] : []
  })
  return [...new Map(all.map((one) => [one.given, one])).values()]
}
