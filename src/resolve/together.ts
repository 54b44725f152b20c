import type { Failure } from '../core/errors.ts'

type Usage = Extract<Failure, { kind: 'usage' }>

/** One failure of those of many targets: the same outage is told once, and the mistakes that they show are told as one list. */
export function together(failures: readonly Failure[]): Failure {
  const usage = failures.filter((failure) => failure.kind === 'usage')
  const others = failures.filter((failure) => failure.kind !== 'usage')
  const all = [...(usage.length === 0 ? [] : [united(usage)]), ...distinct(others)]
  const [only] = all
  return only !== undefined && all.length === 1 ? only : { kind: 'several', failures: all }
}

function united(failures: readonly Usage[]): Usage {
  return { kind: 'usage', faults: distinct(failures.flatMap(({ faults }) => faults)) }
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
