import type { MissingWheels } from '../core/errors.ts'
import { matrixOf } from '../matrix/job-matrix.ts'
import type { Plan } from '../matrix/plan-file.ts'
import type { ProveResult } from '../matrix/result-file.ts'
import type { Target } from '../targets/target.ts'
import { type Outcome, withoutDeltas } from './outcome.ts'

/** Outputs of the action. action.yml and the docs are generated from this table. */
export const OUTPUTS = {
  bundle: 'Path of the bundle directory. With `split`, one path per line.',
  manifest: 'Path of the manifest next to the bundle. With `split`, one path per line.',
  archives: 'Paths of the archive or its volumes, including those of a delta, one per line.',
  'artifact-id': 'ID of the artifact. Empty if no artifact was uploaded.',
  'artifact-url': 'URL of the artifact. Empty if no artifact was uploaded.',
  'release-url': 'URL of the release. Empty if nothing was released.',
  targets: 'IDs of all targets, one per line.',
  'wheel-count': 'Number of wheels in the bundle.',
  'total-bytes': 'Total size of the wheels in bytes.',
  changed: '`false` if the bundle is identical to the one of `since` or to the one in the release, otherwise `true`.',
} as const satisfies Readonly<Record<string, string>>

type OutputName = keyof typeof OUTPUTS

/** Artifact and release of a run. */
export interface Published {
  readonly artifact?: { readonly id: number; readonly url: string }
  readonly release?: { readonly url: string; readonly changed: boolean }
}

export function outputsOf(outcomes: readonly Outcome[], { artifact, release }: Published): Readonly<Record<OutputName, string>> {
  const whole = withoutDeltas(outcomes)
  const lines = (of: (outcome: Outcome) => readonly string[]): string => [...new Set(whole.flatMap(of))].join('\n')
  const sum = (of: (outcome: Outcome) => number): string => String(whole.reduce((total, outcome) => total + of(outcome), 0))
  return {
    bundle: lines(({ folder }) => [folder]),
    manifest: lines(({ manifestPath }) => [manifestPath]),
    archives: outcomes.flatMap(({ archives }) => archives.map(({ path }) => path)).join('\n'),
    'artifact-id': artifact === undefined ? '' : String(artifact.id),
    'artifact-url': artifact?.url ?? '',
    'release-url': release?.url ?? '',
    targets: lines(({ targets }) => targets.map(({ id }) => id)),
    'wheel-count': sum(({ wheelCount }) => wheelCount),
    'total-bytes': sum(({ totalBytes }) => totalBytes),
    changed: String(isChanged(outcomes, release)),
  }
}

/** Compared with the bundle of `since`, otherwise with the release. Without either, the bundle counts as changed. */
function isChanged(outcomes: readonly Outcome[], release: Published['release']): boolean {
  const compared = outcomes.flatMap(({ difference }) => difference ?? [])
  if (compared.length > 0) return compared.some(({ changed }) => changed)
  return release?.changed ?? true
}

/** Outputs of plan. */
export const PLAN_OUTPUTS = {
  matrix: 'JSON for `strategy.matrix` with one entry per prove job: job, runs-on, python-versions (for setup-python) and architecture.',
  jobs: 'Number of prove jobs. If it is 0, skip the prove jobs, because GitHub rejects an empty matrix.',
  unproved: 'Targets that no prove job installs, one per line as `ID: REASON`. They are verified at level `dry-run`.',
  targets: 'IDs of all targets, one per line.',
  plan: 'Directory of the plan. Empty if wheels are missing.',
  'missing-wheels':
    'JSON list of the sdists that must be built before a plan can be created, each with project, version, url, sha256, targets and selectors (for CIBW_BUILD). `[]` if no wheel is missing.',
} as const satisfies Readonly<Record<string, string>>

/** Outputs of prove. */
export const PROVE_OUTPUTS = {
  result:
    'Directory of the result. Only set if all targets passed. After a failure, the directory still exists, and merge reports the failed targets.',
  levels: 'Verification level of each target, one per line as `ID LEVEL`.',
} as const satisfies Readonly<Record<string, string>>

type PlanOutputs = Readonly<Record<keyof typeof PLAN_OUTPUTS, string>>

/** @param folder of the plan, as given by the user */
export function planOutputs(plan: Plan, folder: string): PlanOutputs {
  return {
    matrix: matrixOf(plan.jobs),
    jobs: String(plan.jobs.length),
    unproved: plan.unproved.map(({ target, because }) => `${target}: ${because}`).join('\n'),
    targets: plan.targets.map(({ id }) => id).join('\n'),
    plan: folder,
    'missing-wheels': '[]',
  }
}

/** Outputs if wheels are missing, so that there is no plan. */
export function lackingOutputs(targets: readonly Target[], missing: MissingWheels): PlanOutputs {
  return {
    matrix: matrixOf([]),
    jobs: '0',
    unproved: '',
    targets: targets.map(({ id }) => id).join('\n'),
    plan: '',
    'missing-wheels': JSON.stringify(missing),
  }
}

/** @param folder of the result, as given by the user */
export function proveOutputs({ verdicts }: ProveResult, folder: string): Readonly<Record<keyof typeof PROVE_OUTPUTS, string>> {
  return { result: folder, levels: verdicts.map(({ target, level }) => `${target} ${level}`).join('\n') }
}
