import { BundleError, type Failure, type TargetFailure } from '../core/errors.ts'
import type { Finding } from '../core/findings.ts'
import type { Sha256, TargetId } from '../core/names.ts'
import { isRealProof, type ProofLevel, strongestOf } from '../core/proof-levels.ts'
import type { Check, Verdict } from '../verify/verdict.ts'
import type { Leg } from './job-matrix.ts'
import type { Plan } from './plan-file.ts'
import type { Part } from './result-file.ts'

const TAKE_ONE_RUN = 'Take plan, legs and merge from one workflow run, and run all of them again.'

/**
 * What the legs proved on their machines, by target.
 * @param sha256 of plan.json
 * @throws BundleError that names everything at once: `integrity` for parts that are not of this plan, or tell of other files
 * under its names; `incomplete` for legs that failed, or left nothing
 */
export function uniteParts(plan: Plan, sha256: Sha256, parts: readonly Part[]): ReadonlyMap<TargetId, readonly Check[]> {
  const foreign = parts.flatMap((part) => foreignness(part, plan, sha256) ?? [])
  const own = parts.filter((part) => foreignness(part, plan, sha256) === undefined)
  const wrong = [...foreign, ...conflicts(plan, own), ...twice(own)]
  const lacking = [...plan.legs.flatMap((leg) => absence(leg, parts)), ...own.flatMap(failuresOf)]
  const failures: readonly Failure[] = [
    ...(wrong.length === 0 ? [] : [{ kind: 'integrity', what: wrong.join('\n'), hint: TAKE_ONE_RUN } as const]),
    ...(lacking.length === 0 ? [] : [{ kind: 'incomplete', targets: lacking, complete: proved(own) } as const]),
  ]
  const [first] = failures
  if (first !== undefined) throw new BundleError(failures.length === 1 ? first : { kind: 'several', failures })
  return new Map(
    own.flatMap(({ verdicts }) => verdicts.map(({ target, checks }) => [target, checks.filter((check) => isRealProof(check.level))])),
  )
}

/** The verdict of the merge itself, and what a leg saw on the real machine. */
export function withChecks(own: Verdict, told: readonly Check[]): Verdict {
  const checks = [...own.checks, ...told]
  const level = own.level === 'none' ? 'none' : strongestOf(checks.flatMap((check) => (check.passed ? [check.level] : [])))
  return { ...own, level, checks, findings: [...own.findings, ...told.flatMap(({ findings }) => findings)] }
}

/** Why a part is none of this plan's; undefined when it is. */
function foreignness(part: Part, plan: Plan, sha256: Sha256): string | undefined {
  if (part.inputs !== plan.inputs) return `The part of the leg ${part.leg} was made from other inputs than this plan`
  if (part.plan !== sha256) return `The part of the leg ${part.leg} was made from another plan of the same inputs`
  const leg = plan.legs.find(({ name }) => name === part.leg)
  const told = part.verdicts.map(({ target }) => target)
  if (leg === undefined || leg.targets.join(' ') !== told.join(' '))
    return `The part of the leg ${part.leg} tells of other targets than its own: ${told.join(', ')}`
  return undefined
}

/** One name stands for one content, whoever fetched it. */
function conflicts({ resolutions }: Plan, parts: readonly Part[]): readonly string[] {
  const planned = new Map(resolutions.flatMap(({ files }) => files.map((file) => [file.filename, file.sha256])))
  return parts.flatMap(({ leg, files }) =>
    files
      .filter(({ filename, sha256 }) => planned.get(filename) !== sha256)
      .map(
        ({ filename, sha256 }) =>
          `The leg ${leg} installed ${filename} with sha256 ${sha256}, the plan has ${planned.get(filename) ?? 'no such file'}`,
      ),
  )
}

function twice(parts: readonly Part[]): readonly string[] {
  const names = parts.map(({ leg }) => leg)
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map((name) => `There are two parts of the leg ${name}`)
}

/** Also of a leg whose part was refused: it did run. */
function absence({ name, targets }: Leg, parts: readonly Part[]): readonly TargetFailure[] {
  if (parts.some(({ leg }) => leg === name)) return []
  const message = `the leg ${name} left no part: its job failed early, was cancelled, or did not run`
  return targets.map((target) => ({ target, findings: [failed(message, 'See the log of that job, and run it again.')] }))
}

function failuresOf({ leg, verdicts }: Part): readonly TargetFailure[] {
  return verdicts.flatMap(({ target, findings }) => {
    const errors = findings.filter(({ severity }) => severity === 'error')
    return errors.length === 0
      ? []
      : [{ target, findings: errors.map((one) => ({ ...one, message: `the leg ${leg} failed: ${one.message}` })) }]
  })
}

function proved(parts: readonly Part[]): readonly TargetId[] {
  return parts.flatMap(({ verdicts }) =>
    verdicts.filter(({ findings }) => findings.every(({ severity }) => severity !== 'error')).map(({ target }) => target),
  )
}

function failed(message: string, hint: string): Finding {
  return { kind: 'leg', severity: 'error', message, hint }
}

/**
 * The verdict of a leg: where no interpreter of its machine stood for the target, the leg did not do what it is there for.
 * @param want the level that the leg is to reach
 */
export function heldTo(verdict: Verdict, want: ProofLevel): Verdict {
  const tried = verdict.checks.some(({ level }) => isRealProof(level))
  if (verdict.level === 'none' || tried) return verdict
  const message = `${verdict.target} is not proved to "${want}": no interpreter of this leg's runner stands for it`
  const hint =
    'Its Python has to be on PATH, in a micro version that the bundle holds for, on a machine that takes every tag of the target.'
  const findings = verdict.findings.filter(({ kind }) => kind !== 'unproved')
  return { ...verdict, findings: [...findings, { kind: 'unproved', severity: 'error', message, hint }] }
}
