import * as v from 'valibot'
import { BundleError } from '../core/errors.ts'
import { toTargetId } from '../core/names.ts'
import { type Infer, targetId, texts } from '../core/schemas.ts'
import type { OwnRunner, PlanRequest } from '../options/matrix-requests.ts'
import { lookUpPlatform } from '../targets/platform-names.ts'
import { globOf } from '../targets/select.ts'
import type { System, Target, TargetPython } from '../targets/target.ts'

/** A prove job: its targets and its runner. */
export const ProveJobSchema = v.strictObject({
  /** Platform or target id; also a folder name and part of the artifact name. */
  name: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
  targets: v.array(targetId),
  runsOn: texts,
  /** Versions for setup-python, that of offline-bundle itself last; empty on the user's own runners. */
  pythons: texts,
  /** As spelled by setup-python; empty if setup-python is not used. */
  architecture: v.string(),
})
export type ProveJob = Infer<typeof ProveJobSchema>

/** A target without a prove job. */
export const UnprovedSchema = v.strictObject({ target: targetId, because: v.string() })
export type Unproved = Infer<typeof UnprovedSchema>

interface ProveJobs {
  readonly jobs: readonly ProveJob[]
  readonly unproved: readonly Unproved[]
}

/** Maximum number of jobs in a matrix. Source: GitHub docs, "Actions limits". */
const MAX_JOBS = 256
/** The Python that runs offline-bundle: available on every runner, and supported by the pinned pip. */
const TOOL_SERIES = '3.13'

type Settings = Pick<PlanRequest, 'provePer' | 'runners' | 'prove'>

/**
 * Assign targets to prove jobs, in the order of the targets.
 * @throws BundleError `usage` for more than 256 jobs
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

/** The first matching `--runners` pattern, otherwise a GitHub-hosted runner. */
function placeFor(target: Target, own: readonly OwnRunner[]): Place | { readonly because: string } {
  const named = own.find(({ pattern }) => globOf(lookUpPlatform(pattern)?.name ?? pattern)(target.platform))
  if (named !== undefined) return { runsOn: named.labels, architecture: '' }
  const runner = runnerFor(target)
  return 'because' in runner ? runner : { runsOn: [runner.label], architecture: runner.architecture }
}

function proveJobOf(name: string, { runsOn, architecture }: Place, targets: readonly Target[]): ProveJob {
  const series = targets.map(({ python }) => versionOf(python)).filter((one) => one !== TOOL_SERIES)
  const pythons = architecture === '' ? [] : [...new Set(series), TOOL_SERIES]
  return { name, targets: targets.map(({ id }) => id), runsOn, pythons, architecture }
}

/** setup-python installs the newest micro version. */
function versionOf({ series, freeThreaded }: TargetPython): string {
  return freeThreaded ? `${series}t` : series
}

function tooMany(count: number, { provePer }: Settings): BundleError {
  const expected = `results in ${count} jobs, but a matrix has at most ${MAX_JOBS}: ${provePer === 'target' ? 'use "platform", or select' : 'select'} fewer targets`
  return new BundleError({ kind: 'usage', faults: [{ input: 'prove-per', actual: provePer, expected }] })
}

/** JSON for `strategy: matrix: ${{ fromJSON(…) }}`, one entry per prove job. */
export function matrixOf(jobs: readonly ProveJob[]): string {
  const include = jobs.map(({ name, runsOn, pythons, architecture }) => ({
    job: name,
    'runs-on': runsOn,
    'python-versions': pythons.join('\n'),
    architecture,
  }))
  return JSON.stringify({ include })
}

/** A GitHub-hosted runner and the targets that it can verify. */
interface Runner {
  readonly label: string
  /** As actions/setup-python spells it. */
  readonly architecture: 'x64' | 'x86' | 'arm64'
  readonly system: System
  /** The first CPython 3 minor that setup-python has for it. */
  readonly firstMinor: number
}

/**
 * Source of labels and systems: GitHub docs, "GitHub-hosted runners". `minimum` is the version of the runner itself, which
 * supports the wheels for all older ones. Source of Pythons: versions-manifest.json of actions/python-versions, as of 2026-08-12.
 */
// biome-ignore format: a table
export const RUNNERS: readonly Runner[] = [
  { label: 'ubuntu-24.04', architecture: 'x64', system: { os: 'linux', machine: 'x86_64', libc: 'glibc', minimum: [2, 39] }, firstMinor: 8 },
  { label: 'ubuntu-24.04-arm', architecture: 'arm64', system: { os: 'linux', machine: 'aarch64', libc: 'glibc', minimum: [2, 39] }, firstMinor: 8 },
  { label: 'macos-15', architecture: 'arm64', system: { os: 'macos', machine: 'arm64', minimum: [15, 0] }, firstMinor: 8 },
  { label: 'macos-15-intel', architecture: 'x64', system: { os: 'macos', machine: 'x86_64', minimum: [15, 0] }, firstMinor: 8 },
  { label: 'windows-2025', architecture: 'x64', system: { os: 'windows', machine: 'AMD64' }, firstMinor: 8 },
  { label: 'windows-2025', architecture: 'x86', system: { os: 'windows', machine: 'x86' }, firstMinor: 8 },
  { label: 'windows-11-arm', architecture: 'arm64', system: { os: 'windows', machine: 'ARM64' }, firstMinor: 11 },
]

/** The newest CPython 3 minor that setup-python has, candidates included. Source: as above. */
export const NEWEST_MINOR = 15

/** The GitHub-hosted runner for a target, or why there is none. */
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
  if (runner.os === 'linux' && target.os === 'linux') return runner.libc === target.libc && reaches(runner.minimum, target.minimum)
  if (runner.os === 'macos' && target.os === 'macos') return reaches(runner.minimum, target.minimum)
  return true
}

function reaches([major, minor]: readonly [number, number], [wantMajor, wantMinor]: readonly [number, number]): boolean {
  return major > wantMajor || (major === wantMajor && minor >= wantMinor)
}
