import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStrictJson } from '../../src/core/json.ts'

test.each([
  { name: 'a key that stands twice', text: '{"a": 1, "b": {"c": 1}, "a": 2}' },
  { name: 'a key that stands twice, spelled differently', text: '{"a": 1, "\\u0061": 2}' },
  { name: 'a key twice in an inner object', text: '[{"x": [{"a": 1, "b": 2, "a": 3}]}]' },
  { name: 'a key that names a prototype', text: '{"a": {"__proto__": {"admin": true}}}' },
  { name: 'a constructor key', text: '{"constructor": 1}' },
  { name: 'what is no JSON', text: '{"a": 1,}' },
])('$name is rejected', ({ text }) => {
  expect(() => parseStrictJson(text)).toThrow(SyntaxError)
})

test.each([
  { name: 'the same key in two objects', text: '[{"a": 1}, {"a": {"a": 2}}]' },
  { name: 'strings that look like syntax', text: '{"a": "{\\"b\\": 1, \\"b\\": 2}", "b": ["a", "a", "a"]}' },
])('$name is fine', ({ text }) => {
  expect(parseStrictJson(text)).toEqual(JSON.parse(text))
})

test('every other JSON means what JSON.parse says', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      fc.pre(!/__proto__|prototype|constructor/.test(text))
      expect(parseStrictJson(text)).toEqual(JSON.parse(text))
    }),
  )
})

test.each([
  { name: 'a string of nine million characters', text: JSON.stringify('a'.repeat(9_000_000)) },
  { name: 'a string of a million quotes and backslashes', text: JSON.stringify('\\"'.repeat(1_000_000)) },
  { name: 'a hundred thousand brackets', text: `${'['.repeat(100_000)}${']'.repeat(100_000)}` },
])('$name is read', ({ text }) => {
  expect(typeof parseStrictJson(text)).toMatch(/string|object/)
})
