import { expect, test } from 'vitest'
import type { Failure } from '../../src/core/errors.ts'
import { mergeFailures } from '../../src/resolve/resolvers.ts'

const fault = (actual: string) => ({ input: 'index-strategy', actual, expected: 'one index', hint: 'Take the first.' })
const confused = (...given: readonly string[]): Failure => ({ kind: 'usage', faults: given.map(fault) })
const outage: Failure = { kind: 'network', what: 'gone', hint: 'Wait.' }

test.each([
  { name: 'the same outage of all targets is one', given: [outage, outage], want: outage },
  { name: 'each mistake is reported once, with the hint', given: [confused('a', 'b'), confused('a', 'c')], want: confused('a', 'b', 'c') },
  {
    name: 'a mistake beside an outage is reported too',
    given: [outage, confused('a'), confused('a', 'b'), outage],
    want: { kind: 'several', failures: [confused('a', 'b'), outage] },
  },
] as const)('$name', ({ given, want }) => expect(mergeFailures(given)).toEqual(want))
