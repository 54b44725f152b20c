import { BundleError, type TargetFailure } from '../core/failure.ts'
import type { Resolution } from '../resolve/resolution.ts'
import type { Verdict } from './verdict.ts'

/**
 * Ends the run when a target has no solution, or its proof found an error. All of them are named together, and so are
 * those that are complete: they need no second look.
 * @throws BundleError `incomplete`
 */
export function refuseIncomplete(resolutions: readonly Resolution[], verdicts: readonly Verdict[]): void {
  const failures = resolutions.flatMap((resolution): readonly TargetFailure[] => {
    const { target } = resolution
    if (resolution.kind === 'unsolved') return [{ target, findings: resolution.findings }]
    const errors = verdicts.find((verdict) => verdict.target === target)?.findings.filter(({ severity }) => severity === 'error') ?? []
    return errors.length > 0 ? [{ target, findings: errors }] : []
  })
  if (failures.length === 0) return
  const failed = new Set(failures.map(({ target }) => target))
  const complete = verdicts.map(({ target }) => target).filter((target) => !failed.has(target))
  throw new BundleError({ kind: 'incomplete', targets: failures, complete })
}
