import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closestMatch, editDistance } from '../../src/targets/platform-names.ts'

test.each([
  { from: 'arm64', to: 'arm64', far: 0, rule: 'the same' },
  { from: 'amr64', to: 'arm64', far: 1, rule: 'two neighbours swapped' },
  { from: 'x86_64', to: 'x86-64', far: 1, rule: 'one replaced' },
  { from: 'window', to: 'windows', far: 1, rule: 'one missing' },
  { from: '', to: 'abc', far: 3, rule: 'everything missing' },
])('"$from" is $far from "$to": $rule', ({ from, to, far }) => expect(editDistance(from, to)).toBe(far))

test('the distance is symmetric and zero only between equals', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (one, other) => {
      expect(editDistance(one, other)).toBe(editDistance(other, one))
      expect(editDistance(one, other) === 0).toBe(one === other)
    }),
  )
})

test('a name that shares nothing is not offered', () => expect(closestMatch('zzzzzzzz', ['macos-14-arm64'])).toEqual([]))
