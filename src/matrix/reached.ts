import { isRealProof, type ProofLevel } from '../core/proof-levels.ts'
import type { Verdict } from '../verify/verdict.ts'

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
