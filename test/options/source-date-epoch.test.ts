import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import { sourceDateEpoch } from '../../src/options/values.ts'

test.each([
  { given: undefined, seconds: 315_532_800 },
  { given: '', seconds: 315_532_800 },
  { given: '1700000000', seconds: 1_700_000_000 },
  { given: '2147483647', seconds: 2_147_483_647 },
])('SOURCE_DATE_EPOCH $given is $seconds', ({ given, seconds }) => {
  expect(sourceDateEpoch({ SOURCE_DATE_EPOCH: given })).toBe(seconds)
})

test.each(['0', '-1', 'now', '2147483648', '1e9'])('SOURCE_DATE_EPOCH %s is a usage error that names it', (given) => {
  expect(() => sourceDateEpoch({ SOURCE_DATE_EPOCH: given })).toThrow(BundleError)
  expect(() => sourceDateEpoch({ SOURCE_DATE_EPOCH: given })).toThrow(`SOURCE_DATE_EPOCH: ${given}: `)
})
