import * as v from 'valibot'
import { BundleError } from '../core/errors.ts'
import { toTargetId } from '../core/names.ts'
import { type Infer, targetId, texts } from '../core/schemas.ts'
import type { OwnRunner, PlanRequest } from '../options/matrix-requests.ts'
import { globOf } from '../targets/select.ts'
import type { Target, TargetPython } from '../targets/target.ts'
import { runnerFor } from './runners.ts'

/** One job of the matrix: these targets, on such a runner. */
export const LegSchema = v.strictObject({
  /** Of its platform, or of its target; it becomes a folder and a part of the name of an artifact. */
  name: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
  targets: v.array(targetId),
  runsOn: texts,
  /** What setup-python is asked for, the tool's own last; empty on a runner of the user's, which brings its own. */
  pythons: texts,
  /** As setup-python spells it; empty where it is not asked. */
  architecture: v.string(),
})
export type Leg = Infer<typeof LegSchema>

/** A target that no leg proves. */
export const UnprovedSchema = v.strictObject({ target: targetId, because: v.string() })
export type Unproved = Infer<typeof UnprovedSchema>

export interface Legs {
  readonly legs: readonly Leg[]
  readonly unproved: readonly Unproved[]
}

/** GitHub starts at most so many jobs of one matrix. Source: GitHub docs, "Actions limits". */
export const MOST_LEGS = 256
/** What every leg's own Python can be: on every runner that there is, and new enough to run the pinned pip. */
const TOOL_SERIES = '3.13'

type Settings = Pick<PlanRequest, 'legs' | 'runners' | 'prove'>

/**
 * Which job proves which target, in the order of the targets.
 * @throws BundleError `usage` for more legs than a matrix has
 */
export function legsOf(targets: readonly Target[], settings: Settings): Legs {
  const { prove } = settings
  if (prove === 'closure' || prove === 'pip')
    return { legs: [], unproved: targets.map(({ id }) => ({ target: id, because: `prove is ${prove}` })) }
  const unproved: Unproved[] = []
  const groups = new Map<string, { readonly place: Place; readonly targets: Target[] }>()
  for (const target of targets) {
    const place = placeFor(target, settings.runners)
    if ('because' in place) {
      unproved.push({ target: target.id, because: place.because })
      continue
    }
    const name = toTargetId(settings.legs === 'target' ? target.id : target.platform)
    const group = groups.get(name) ?? { place, targets: [] }
    group.targets.push(target)
    groups.set(name, group)
  }
  const legs = [...groups].map(([name, group]) => legOf(name, group.place, group.targets))
  if (legs.length > MOST_LEGS) throw tooMany(legs.length, settings)
  return { legs, unproved }
}

interface Place {
  readonly runsOn: readonly string[]
  readonly architecture: string
}

/** The user's own word comes first; of several patterns the first that fits. */
function placeFor(target: Target, own: readonly OwnRunner[]): Place | { readonly because: string } {
  const named = own.find(({ pattern }) => globOf(pattern)(target.platform))
  if (named !== undefined) return { runsOn: named.labels, architecture: '' }
  const runner = runnerFor(target)
  return 'because' in runner ? runner : { runsOn: [runner.label], architecture: runner.architecture }
}

function legOf(name: string, { runsOn, architecture }: Place, targets: readonly Target[]): Leg {
  const asked = targets.map(({ python }) => versionOf(python)).filter((series) => series !== TOOL_SERIES)
  const pythons = architecture === '' ? [] : [...new Set(asked), TOOL_SERIES]
  return { name, targets: targets.map(({ id }) => id), runsOn, pythons, architecture }
}

/** setup-python takes the newest micro of it: the verdict says for which ones the bundle holds. */
function versionOf({ series, freeThreaded }: TargetPython): string {
  return freeThreaded ? `${series}t` : series
}

function tooMany(count: number, { legs }: Settings): BundleError {
  const want = `this gives ${count} legs, and a matrix has at most ${MOST_LEGS}: ${legs === 'target' ? 'give "platform", or' : 'ask for'} fewer targets`
  return new BundleError({ kind: 'usage', faults: [{ input: 'legs', given: legs, want }] })
}

/** The matrix as a job's `strategy: matrix:` takes it by fromJSON: one row a leg. */
export function matrixOf(legs: readonly Leg[]): string {
  const include = legs.map(({ name, runsOn, pythons, architecture }) => ({
    leg: name,
    'runs-on': runsOn,
    'python-versions': pythons.join('\n'),
    architecture,
  }))
  return JSON.stringify({ include })
}
