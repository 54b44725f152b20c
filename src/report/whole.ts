import type { Outcome } from './outcome.ts'

/** The bundles alone: a delta is another shape of one that is told of already. */
export function wholeOf(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(({ name }) => !outcomes.some((one) => name === `${one.name}-delta`))
}
