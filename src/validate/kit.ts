import type { Ports } from '../core/ports.ts'
import type { ProofSettings } from '../options/request.ts'
import type { Target } from '../targets/target.ts'
import type { UnionEntry } from '../union/union.ts'
import type { ClosureVerdict } from '../worker/closure-verdict.ts'
import type { Engine } from '../worker/engine.ts'

/** What proofs are made with. */
export interface ProofKit {
  readonly ports: Pick<Ports, 'log' | 'env' | 'signal' | 'assets'>
  readonly engine: Pick<Engine, 'python' | 'pipFolder' | 'start'>
  readonly settings: ProofSettings
  /** Processes at a time. */
  readonly jobs: number
}

/** What the proofs of a request are made with, wherever the bundle lies. */
export function proofKit(
  ports: ProofKit['ports'],
  engine: ProofKit['engine'],
  { proof, jobs }: { readonly proof: ProofSettings; readonly jobs: number },
): ProofKit {
  return { ports, engine, settings: proof, jobs }
}

/** One target of a bundle that lies staged or sealed, and what its closure found. */
export interface ProvingTarget {
  readonly target: Target
  readonly verdict: ClosureVerdict
  readonly wheels: readonly ProvingWheel[]
}

/** One entry of the target's lock. */
export interface ProvingWheel extends Pick<UnionEntry, 'project' | 'version' | 'marker' | 'requested' | 'requiredBy'> {
  readonly filename: string
  /** WheelFacts.topLevel */
  readonly topLevel: readonly string[]
}
