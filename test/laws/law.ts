import fc from 'fast-check'

/**
 * What holds for every value. `npm test` tries some hundreds with a seed that stands still, `npm run proof` 10,000 with a new
 * one; a value that once broke it stays as a `kept` one and is tried first, every time.
 */
export interface Law {
  readonly name: string
  check(parameters: { readonly numRuns: number; readonly seed?: number }): Promise<void>
}

export function law<T>(name: string, values: fc.Arbitrary<T>, holds: (value: T) => unknown, kept: readonly NoInfer<T>[] = []): Law {
  const property = fc.asyncProperty(fc.tuple(values), async ([value]) => {
    if ((await holds(value)) === false) throw new Error('the law does not hold')
  })
  const examples = kept.map((value): [[T]] => [[value]])
  return {
    name,
    check: ({ numRuns, seed }) =>
      fc.assert(property, { numRuns: numRuns + examples.length, examples, ...(seed === undefined ? {} : { seed }) }),
  }
}

/** Of several faults in one text the first one found is enough: the value, or the failure that was thrown on purpose. */
export function outcomeOf<T>(work: () => T): { readonly value: T } | { readonly error: unknown } {
  try {
    return { value: work() }
  } catch (error) {
    return { error }
  }
}
