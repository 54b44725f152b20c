import type { MissingWheels } from '../core/missing-wheels.ts'
import { matrixOf } from '../matrix/job-matrix.ts'
import type { Plan } from '../matrix/plan-file.ts'
import type { Part } from '../matrix/result-file.ts'
import type { Target } from '../targets/target.ts'

/** What the first station gives; its action.yml and the docs are written from it. */
export const PLAN_OUTPUTS = {
  matrix: 'JSON for `strategy: matrix:`, one row a leg: leg, runs-on, python-versions (for setup-python), architecture.',
  legs: 'How many legs there are. 0: leave the job of the legs out, for GitHub takes no empty matrix.',
  unproved: 'The targets that no leg installs, one a line, each with the reason: ID: REASON. They are proved to pip.',
  targets: 'The ids of all targets, one a line.',
  plan: 'The folder of the plan; empty where wheels are missing.',
  'missing-wheels':
    'JSON: the sdists that a wheel has to be built of before there can be a plan, each with project, version, url, sha256, targets and selectors (for CIBW_BUILD). [] where none is missing.',
} as const satisfies Readonly<Record<string, string>>

/** What a leg gives. */
export const LEG_OUTPUTS = {
  part: 'The folder of what this leg found. Set only where every target holds; the folder is there all the same, and merge names the target.',
  levels: 'How far each target is proved, one a line: ID LEVEL.',
} as const satisfies Readonly<Record<string, string>>

type PlanOutputs = Readonly<Record<keyof typeof PLAN_OUTPUTS, string>>

/** @param folder of the plan, as it was typed */
export function planOutputs(plan: Plan, folder: string): PlanOutputs {
  return {
    matrix: matrixOf(plan.legs),
    legs: String(plan.legs.length),
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
    legs: '0',
    unproved: '',
    targets: targets.map(({ id }) => id).join('\n'),
    plan: '',
    'missing-wheels': JSON.stringify(missing),
  }
}

/** @param folder of the part, as it was typed */
export function legOutputs({ verdicts }: Part, folder: string): Readonly<Record<keyof typeof LEG_OUTPUTS, string>> {
  return { part: folder, levels: verdicts.map(({ target, level }) => `${target} ${level}`).join('\n') }
}
