import { allOf, BundleError, type Failure, type TargetFailure } from '../core/errors.ts'
import type { Finding } from '../core/findings.ts'
import type { Sha256, TargetId } from '../core/names.ts'
import { isRealProof, type ProofLevel, strongestOf } from '../core/proof-levels.ts'
import type { Check, Verdict } from '../verify/verdict.ts'
import type { ProveJob } from './job-matrix.ts'
import type { Plan } from './plan-file.ts'
import type { ProveResult } from './result-file.ts'

const USE_ONE_RUN = 'Use plan, prove and merge of one workflow run, and run all of them again.'

/**
 * Merge the results of the prove jobs.
 * @param sha256 of plan.json
 * @returns the real installs and imports by target
 * @throws BundleError that names all failures: `integrity` for results of another plan or with other files, `incomplete` for failed or
 * missing jobs
 */
export function mergeResults(plan: Plan, sha256: Sha256, results: readonly ProveResult[]): ReadonlyMap<TargetId, readonly Check[]> {
  const foreign = results.flatMap((result) => mismatch(result, plan, sha256) ?? [])
  const own = results.filter((result) => mismatch(result, plan, sha256) === undefined)
  const wrong = [...foreign, ...conflicts(plan, own), ...twice(own)]
  const lacking = [...plan.jobs.flatMap((job) => missingResult(job, results)), ...own.flatMap(failuresOf)]
  const failures: readonly Failure[] = [
    ...(wrong.length === 0 ? [] : [{ kind: 'integrity', what: wrong.join('\n'), hint: USE_ONE_RUN } as const]),
    ...(lacking.length === 0 ? [] : [{ kind: 'incomplete', targets: lacking, complete: proved(own) } as const]),
  ]
  if (failures.length > 0) throw new BundleError(allOf(failures))
  return new Map(
    own.flatMap(({ verdicts }) => verdicts.map(({ target, checks }) => [target, checks.filter((check) => isRealProof(check.level))])),
  )
}

/** Add the checks of a prove job to the verdict of the merge job. */
export function withChecks(own: Verdict, proved: readonly Check[]): Verdict {
  const checks = [...own.checks, ...proved]
  const level = own.level === 'none' ? 'none' : strongestOf(checks.flatMap((check) => (check.passed ? [check.level] : [])))
  return { ...own, level, checks, findings: [...own.findings, ...proved.flatMap(({ findings }) => findings)] }
}

/** Why a result does not belong to this plan; undefined if it does. */
function mismatch(result: ProveResult, plan: Plan, sha256: Sha256): string | undefined {
  if (result.inputs !== plan.inputs) return `the result of job ${result.job} was made from other inputs than this plan`
  if (result.plan !== sha256) return `the result of job ${result.job} was made from another plan of the same inputs`
  const job = plan.jobs.find(({ name }) => name === result.job)
  const proved = result.verdicts.map(({ target }) => target)
  if (job === undefined || job.targets.join(' ') !== proved.join(' '))
    return `the result of job ${result.job} has other targets than the job: ${proved.join(', ')}`
  return undefined
}

/** Files whose content differs from the plan. */
function conflicts({ resolutions }: Plan, results: readonly ProveResult[]): readonly string[] {
  const planned = new Map(resolutions.flatMap(({ files }) => files.map((file) => [file.filename, file.sha256])))
  return results.flatMap(({ job, files }) =>
    files
      .filter(({ filename, sha256 }) => planned.get(filename) !== sha256)
      .map(
        ({ filename, sha256 }) =>
          `job ${job} installed ${filename} with sha256 ${sha256}, but the plan has ${planned.get(filename) ?? 'no such file'}`,
      ),
  )
}

function twice(results: readonly ProveResult[]): readonly string[] {
  const names = results.map(({ job }) => job)
  return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))].map((name) => `there are several results of job ${name}`)
}

/** A job whose result was rejected is not missing. */
function missingResult({ name, targets }: ProveJob, results: readonly ProveResult[]): readonly TargetFailure[] {
  if (results.some(({ job }) => job === name)) return []
  const message = `job ${name} has no result: it failed early, was canceled, or did not run`
  return targets.map((target) => ({ target, findings: [failed(message, 'Read the log of that job, and run it again.')] }))
}

function failuresOf({ job, verdicts }: ProveResult): readonly TargetFailure[] {
  return verdicts.flatMap(({ target, findings }) => {
    const errors = findings.filter(({ severity }) => severity === 'error')
    return errors.length === 0
      ? []
      : [{ target, findings: errors.map((one) => ({ ...one, message: `job ${job} failed: ${one.message}` })) }]
  })
}

function proved(results: readonly ProveResult[]): readonly TargetId[] {
  return results.flatMap(({ verdicts }) =>
    verdicts.filter(({ findings }) => findings.every(({ severity }) => severity !== 'error')).map(({ target }) => target),
  )
}

function failed(message: string, hint: string): Finding {
  return { kind: 'job', severity: 'error', message, hint }
}

/**
 * Make a prove job fail if no interpreter of its runner matches the target.
 * @param want the level that the job must reach
 */
export function requireLevel(verdict: Verdict, want: ProofLevel): Verdict {
  const tried = verdict.checks.some(({ level }) => isRealProof(level))
  if (verdict.level === 'none' || tried) return verdict
  const message = `${verdict.target} is not verified at level "${want}": no interpreter on the runner of this job matches it`
  const hint = 'Put its Python on PATH, in a micro version that the bundle supports, on a machine that accepts every tag of the target.'
  const findings = verdict.findings.filter(({ kind }) => kind !== 'unproved')
  return { ...verdict, findings: [...findings, { kind: 'unproved', severity: 'error', message, hint }] }
}
