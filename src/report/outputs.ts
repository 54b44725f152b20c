import type { MissingWheels } from '../core/errors.ts'
import { matrixOf } from '../matrix/job-matrix.ts'
import type { Plan } from '../matrix/plan-file.ts'
import type { ProveResult } from '../matrix/result-file.ts'
import type { Target } from '../targets/target.ts'
import { type Outcome, withoutDeltas } from './outcome.ts'

/** What the action gives, said once: action.yml and the docs are written from it. */
export const OUTPUTS = {
  bundle: 'The folder of the bundle; with split one path a line.',
  manifest: 'The manifest beside it; with split one path a line.',
  archives: 'The archive or its volumes, and those of a delta, one path a line.',
  'artifact-id': 'The id of the artifact; empty without one.',
  'artifact-url': 'The page of the artifact; empty without one.',
  'release-url': 'The page of the release; empty without one.',
  targets: 'The ids of all targets, one a line.',
  'wheel-count': 'How many wheels the bundle holds.',
  'total-bytes': 'The size of those wheels, in bytes.',
  changed: 'false when the bundle is what `since` or the release already held, else true.',
} as const satisfies Readonly<Record<string, string>>

type OutputName = keyof typeof OUTPUTS

/** Where the bundles went. */
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

/** Compared with what the workflow named; else with what the release held; else everything is new. */
function isChanged(outcomes: readonly Outcome[], release: Published['release']): boolean {
  const compared = outcomes.flatMap(({ difference }) => difference ?? [])
  if (compared.length > 0) return compared.some(({ changed }) => changed)
  return release?.changed ?? true
}

/** What the plan job outputs; its action.yml and the docs are written from it. */
export const PLAN_OUTPUTS = {
  matrix: 'JSON for `strategy: matrix:`, one row a prove job: job, runs-on, python-versions (for setup-python), architecture.',
  jobs: 'How many jobs there are. 0: skip the prove jobs, for GitHub takes no empty matrix.',
  unproved: 'The targets that no prove job installs, one a line, each with the reason: ID: REASON. They are proved to dry-run.',
  targets: 'The ids of all targets, one a line.',
  plan: 'The folder of the plan; empty where wheels are missing.',
  'missing-wheels':
    'JSON: the sdists that a wheel has to be built of before there can be a plan, each with project, version, url, sha256, targets and selectors (for CIBW_BUILD). [] where none is missing.',
} as const satisfies Readonly<Record<string, string>>

/** What a prove job gives. */
export const PROVE_OUTPUTS = {
  result:
    'The folder of what this job found. Set only where every target holds; the folder is there all the same, and merge names the target.',
  levels: 'How far each target is proved, one a line: ID LEVEL.',
} as const satisfies Readonly<Record<string, string>>

type PlanOutputs = Readonly<Record<keyof typeof PLAN_OUTPUTS, string>>

/** @param folder of the plan, as it was typed */
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

/** Of a plan that cannot be made yet. */
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

/** @param folder of the result, as it was typed */
export function proveOutputs({ verdicts }: ProveResult, folder: string): Readonly<Record<keyof typeof PROVE_OUTPUTS, string>> {
  return { result: folder, levels: verdicts.map(({ target, level }) => `${target} ${level}`).join('\n') }
}
