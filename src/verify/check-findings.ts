import { allOf, BundleError, type Failure, type MissingWheels, type TargetFailure } from '../core/errors.ts'
import { FINDING_KINDS, type Finding, type FindingClass, shareFindings } from '../core/findings.ts'
import type { TargetId } from '../core/names.ts'
import type { Resolution } from '../worker/messages.ts'
import type { Verdict } from './verdict.ts'

/**
 * Throw one error for all unsolved targets, failed checks and policy breaches; it also names the complete targets.
 * @param breaches findings of the policy; warnings are ignored
 * @param missingWheels wheels that could be built elsewhere
 * @throws BundleError `integrity` for damaged files, `policy`, `incomplete` for all other errors, or `several`
 */
export function failOnFindings(
  resolutions: readonly Resolution[],
  verdicts: readonly Verdict[],
  breaches: readonly Finding[] = [],
  missingWheels: MissingWheels = [],
): void {
  const failures = failuresOf(resolutions, verdicts)
  const broken = breaches.filter(({ severity }) => severity === 'error')
  if (failures.length + broken.length === 0) return
  const failed = new Set(failures.map(({ target }) => target))
  const complete = verdicts.map(({ target }) => target).filter((target) => !failed.has(target))
  const findings = [...broken, ...ruledOut(failures)]
  const policy: readonly Failure[] = findings.length === 0 ? [] : [{ kind: 'policy', findings }]
  throw new BundleError(allOf([...brokenFiles(failures), ...policy, ...lacking(failures, complete, missingWheels)]))
}

/** The errors by target: unsolved targets, then failed checks. */
function failuresOf(resolutions: readonly Resolution[], verdicts: readonly Verdict[]): readonly TargetFailure[] {
  const unsolved = resolutions.flatMap((one) => (one.kind === 'unsolved' ? [{ target: one.target, findings: one.findings }] : []))
  const unproved = verdicts.flatMap(({ target, findings }) => {
    const errors = findings.filter(({ severity }) => severity === 'error')
    return errors.length > 0 ? [{ target, findings: errors }] : []
  })
  return [...unsolved, ...unproved]
}

const isOf =
  (wanted: FindingClass) =>
  ({ kind }: Finding): boolean =>
    FINDING_KINDS[kind].class === wanted

function brokenFiles(failures: readonly TargetFailure[]): readonly Failure[] {
  const broken = withTargets(failures, isOf('integrity'))
  const lines = (of: (finding: Finding) => string | undefined): string => [...new Set(broken.flatMap((one) => of(one) ?? []))].join('\n')
  return broken.length === 0 ? [] : [{ kind: 'integrity', what: lines(({ message }) => message), hint: lines(({ hint }) => hint) }]
}

/** Policy findings of the resolution, e.g. wheels excluded by --uploaded-prior-to. */
function ruledOut(failures: readonly TargetFailure[]): readonly Finding[] {
  return withTargets(failures, isOf('policy'))
}

/** Each finding once, with its targets. */
function withTargets(failures: readonly TargetFailure[], counts: (finding: Finding) => boolean): readonly Finding[] {
  return shareFindings(failures, counts).map(({ finding, targets }) => ({
    ...finding,
    message: `${targets.join(', ')}: ${finding.message}`,
  }))
}

function lacking(failures: readonly TargetFailure[], complete: readonly TargetId[], missingWheels: MissingWheels): readonly Failure[] {
  const targets = failures
    .map(({ target, findings }) => ({ target, findings: findings.filter((one) => !isOf('integrity')(one) && !isOf('policy')(one)) }))
    .filter(({ findings }) => findings.length > 0)
  const missing = missingWheels.length === 0 ? {} : { missingWheels }
  return targets.length === 0 ? [] : [{ kind: 'incomplete', targets, complete, ...missing }]
}
