import { BundleError, type Fault } from '../core/errors.ts'
import { freeze } from '../core/values.ts'
import type { TargetSelection } from '../options/request.ts'
import { type Described, parseDescribed } from './describe.ts'
import { fillFromHost, type Halves, needed } from './halves.ts'
import { withPlainKernel } from './markers.ts'
import { findPlatform } from './platforms.ts'
import { targetOn } from './preset-target.ts'
import { parsePythons } from './python-ranges.ts'
import { excluded, included } from './select.ts'
import type { Target } from './target.ts'

/**
 * The targets that a selection names, in a stable order: platforms as given, Pythons within each, then described machines,
 * then what `include` adds. Nothing given: the host itself. Only platforms: the host's series; only Pythons: the host's platform.
 * @param host what describe.py said of this machine's interpreter; undefined when there is none. Its kernel's release and version
 * are none of the bundle's business.
 * @throws BundleError `usage` with every fault of the selection at once
 */
export function expandTargets(selection: TargetSelection, host: Described | undefined): readonly Target[] {
  const read = readSelection(selection, host === undefined ? undefined : { ...host, target: withPlainKernel(host.target) })
  const named = merge([...read.host, ...productOf(read), ...read.described])
  // Before the patterns: one that matches nothing may have meant what is wrong here.
  raise([...read.faults, ...named.faults])
  const kept = excluded(named.targets, selection.exclude)
  const added = included({ product: named.targets, kept: kept.targets, halves: read }, selection.include)
  raise([...kept.faults, ...added.faults])
  const { targets, faults } = merge([...kept.targets, ...added.targets])
  raise(faults)
  if (targets.length === 0) raise([{ input: 'exclude', given: selection.exclude.join(', '), want: 'no target is left' }])
  return freeze(targets)
}

interface Read extends Halves {
  readonly host: readonly Target[]
  readonly described: readonly Target[]
  readonly faults: readonly Fault[]
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
  const halves = {
    platforms: platforms.filter((one) => 'system' in one),
    pythons: pythons.flatMap((one) => ('input' in one ? [] : one)),
  }
  const rest = { described: described.flatMap((one) => ('target' in one ? [one.target] : [])), faults }
  return platforms.length + pythons.length === 0
    ? { ...halves, ...rest, ...hostAlone(selection, host, faults) }
    : filled(halves, rest, selection, host)
}

/** A half that was given and is wrong must not be filled from the host: its own fault says enough. */
function filled(halves: Halves, rest: Omit<Read, 'host' | keyof Halves>, selection: TargetSelection, host: Described | undefined): Read {
  const bad =
    (selection.platforms.length > 0 && halves.platforms.length === 0) || (selection.pythons.length > 0 && halves.pythons.length === 0)
  if (bad) return { ...halves, ...rest, host: [] }
  const both = fillFromHost(halves, host)
  return { ...halves, ...rest, ...both, host: [], faults: [...rest.faults, ...both.faults] }
}

/** With neither platforms nor Pythons the host is meant, unless machines were described or single targets named. */
function hostAlone(selection: TargetSelection, host: Described | undefined, faults: readonly Fault[]): Pick<Read, 'host' | 'faults'> {
  const others = selection.described.length > 0 || selection.include.some((pattern) => !pattern.includes('*'))
  if (others) return { host: [], faults }
  return host === undefined ? { host: [], faults: [...faults, needed('platform'), needed('python')] } : { host: [host.target], faults }
}

function productOf({ platforms, pythons }: Halves): readonly Target[] {
  return platforms.flatMap((platform) => pythons.map((python) => targetOn(platform, python)))
}

interface Merged {
  readonly targets: readonly Target[]
  readonly faults: readonly Fault[]
}

/** The same id twice is one target, a described machine's word being the better; two micro versions under one id are a fault. */
function merge(targets: readonly Target[]): Merged {
  const byId = new Map<string, Target>()
  const faults: Fault[] = []
  for (const target of targets) {
    const there = byId.get(target.id)
    if (there !== undefined && there.python.version !== target.python.version) faults.push(twoMicros(there, target))
    byId.set(target.id, target)
  }
  return { targets: [...byId.values()], faults }
}

function twoMicros(one: Target, other: Target): Fault {
  const given = `${one.python.version} and ${other.python.version}`
  return {
    input: 'python',
    given,
    want: `both are the target ${one.id}: give one of them; the verdict says which micro versions the bundle holds for`,
  }
}

function raise(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new BundleError({ kind: 'usage', faults })
}
