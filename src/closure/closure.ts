import type { Sha256 } from '../core/names.ts'
import type { ClosureVerdict } from '../worker/closure-verdict.ts'
import type { WheelFacts } from '../worker/wheel-facts.ts'

/** What our own walk found, target by target, over the files themselves. */
export interface Closure {
  readonly verdicts: readonly ClosureVerdict[]
  /** Facts read from inside every wheel, by sha256. */
  readonly wheels: ReadonlyMap<Sha256, WheelFacts>
}
