import * as v from 'valibot'
import { BundleError } from '../core/errors.ts'
import { type Infer, targetId, texts } from '../core/json.ts'
import { toTargetId } from '../core/names.ts'
import type { OwnRunner, PlanRequest } from '../options/matrix-requests.ts'
import { globOf } from '../targets/select.ts'
import type { System, Target, TargetPython } from '../targets/target.ts'

/** One job of the matrix: these targets, on such a runner. */
export const ProveJobSchema = v.strictObject({
  /** Of its platform, or of its target; it becomes a folder and part of an artifact's name. */
  name: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
  targets: v.array(targetId),
  runsOn: texts,
  /** What setup-python is asked for, the tool's own last; empty on a runner of the user's, which brings its own. */
  pythons: texts,
  /** As setup-python spells it; empty where it is not asked. */
  architecture: v.string(),
})
export type ProveJob = Infer<typeof ProveJobSchema>

/** A target that no job proves. */
export const UnprovedSchema = v.strictObject({ target: targetId, because: v.string() })
export type Unproved = Infer<typeof UnprovedSchema>

interface ProveJobs {
  readonly jobs: readonly ProveJob[]
  readonly unproved: readonly Unproved[]
}

/** GitHub starts at most so many jobs of one matrix. Source: GitHub docs, "Actions limits". */
const MAX_JOBS = 256
/** What every job's own Python can be: on every runner that there is, and new enough to run the pinned pip. */
const TOOL_SERIES = '3.13'

type Settings = Pick<PlanRequest, 'provePer' | 'runners' | 'prove'>

/**
 * Which job proves which target, in the order of the targets.
 * @throws BundleError `usage` for more jobs than a matrix has
 */
export function proveJobsOf(targets: readonly Target[], settings: Settings): ProveJobs {
  const { prove } = settings
  if (prove === 'closure' || prove === 'dry-run')
    return { jobs: [], unproved: targets.map(({ id }) => ({ target: id, because: `prove is ${prove}` })) }
  const unproved: Unproved[] = []
  const groups = new Map<string, { readonly place: Place; readonly targets: Target[] }>()
  for (const target of targets) {
    const place = placeFor(target, settings.runners)
    if ('because' in place) {
      unproved.push({ target: target.id, because: place.because })
      continue
    }
    const name = toTargetId(settings.provePer === 'target' ? target.id : target.platform)
    const group = groups.get(name) ?? { place, targets: [] }
    group.targets.push(target)
    groups.set(name, group)
  }
  const jobs = [...groups].map(([name, group]) => proveJobOf(name, group.place, group.targets))
  if (jobs.length > MAX_JOBS) throw tooMany(jobs.length, settings)
  return { jobs, unproved }
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

function proveJobOf(name: string, { runsOn, architecture }: Place, targets: readonly Target[]): ProveJob {
  const requirementInputs = targets.map(({ python }) => versionOf(python)).filter((series) => series !== TOOL_SERIES)
  const pythons = architecture === '' ? [] : [...new Set(requirementInputs), TOOL_SERIES]
  return { name, targets: targets.map(({ id }) => id), runsOn, pythons, architecture }
}

/** setup-python takes the newest micro of it: the verdict says for which ones the bundle holds. */
function versionOf({ series, freeThreaded }: TargetPython): string {
  return freeThreaded ? `${series}t` : series
}

function tooMany(count: number, { provePer }: Settings): BundleError {
  const want = `results in ${count} jobs, but a matrix has at most ${MAX_JOBS}: ${provePer === 'target' ? 'use "platform", or select' : 'select'} fewer targets`
  return new BundleError({ kind: 'usage', faults: [{ input: 'prove-per', given: provePer, want }] })
}

/** The matrix as a job's `strategy: matrix:` takes it by fromJSON: one row a prove job. */
export function matrixOf(jobs: readonly ProveJob[]): string {
  const include = jobs.map(({ name, runsOn, pythons, architecture }) => ({
    job: name,
    'runs-on': runsOn,
    'python-versions': pythons.join('\n'),
    architecture,
  }))
  return JSON.stringify({ include })
}

/** A kind of machine that GitHub lends out, and what stands on it for targets. */
interface Runner {
  readonly label: string
  /** As actions/setup-python spells it. */
  readonly architecture: 'x64' | 'x86' | 'arm64'
  readonly system: System
  /** The first CPython 3 minor that setup-python has for it. */
  readonly firstMinor: number
}

/**
 * Source of labels and systems: GitHub docs, "GitHub-hosted runners". A floor is what the machine itself has: it takes the
 * wheels of every lower one. Source of Pythons: versions-manifest.json of actions/python-versions, as of 2026-08-12.
 */
// biome-ignore format: a table
export const RUNNERS: readonly Runner[] = [
  { label: 'ubuntu-24.04', architecture: 'x64', system: { os: 'linux', machine: 'x86_64', libc: 'glibc', floor: [2, 39] }, firstMinor: 8 },
  { label: 'ubuntu-24.04-arm', architecture: 'arm64', system: { os: 'linux', machine: 'aarch64', libc: 'glibc', floor: [2, 39] }, firstMinor: 8 },
  { label: 'macos-15', architecture: 'arm64', system: { os: 'macos', machine: 'arm64', floor: [15, 0] }, firstMinor: 8 },
  { label: 'macos-15-intel', architecture: 'x64', system: { os: 'macos', machine: 'x86_64', floor: [15, 0] }, firstMinor: 8 },
  { label: 'windows-2025', architecture: 'x64', system: { os: 'windows', machine: 'AMD64' }, firstMinor: 8 },
  { label: 'windows-2025', architecture: 'x86', system: { os: 'windows', machine: 'x86' }, firstMinor: 8 },
  { label: 'windows-11-arm', architecture: 'arm64', system: { os: 'windows', machine: 'ARM64' }, firstMinor: 11 },
]

/** The newest CPython 3 minor that setup-python has, candidates included. Source: as above. */
export const NEWEST_MINOR = 15

/** The runner that a target installs on for real, or why there is none. */
function runnerFor({ system, python, platform }: Target): Runner | { readonly because: string } {
  const runner = RUNNERS.find((one) => serves(one.system, system))
  if (runner === undefined) return { because: `GitHub has no runner for ${platform}` }
  if (python.implementation !== 'cp') return { because: `setup-python is used for CPython only, not for ${python.implementation}` }
  const minor = Number(python.series.split('.')[1])
  if (minor >= runner.firstMinor && minor <= NEWEST_MINOR) return runner
  return { because: `setup-python has no ${python.series} for ${runner.label} (${runner.architecture})` }
}

function serves(runner: System, target: System): boolean {
  if (runner.os !== target.os || runner.machine !== target.machine) return false
  if (runner.os === 'linux' && target.os === 'linux') return runner.libc === target.libc && reaches(runner.floor, target.floor)
  if (runner.os === 'macos' && target.os === 'macos') return reaches(runner.floor, target.floor)
  return true
}

function reaches([major, minor]: readonly [number, number], [wantMajor, wantMinor]: readonly [number, number]): boolean {
  return major > wantMajor || (major === wantMajor && minor >= wantMinor)
}
