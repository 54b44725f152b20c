import { expect, test } from 'vitest'
import { credentialsIn } from '../../src/core/text.ts'
import { parseArtifactName, parseCacheSize, parseReleaseTag, parseRetentionDays } from '../../src/options/publishing.ts'
import { listOf } from '../../src/options/reader.ts'
import { faultsOf, parse } from './inputs.ts'

const requirementInputs = { package: ['tomli'] }
const action = (given: Parameters<typeof parse>[0]) => parse({ ...requirementInputs, ...given }, undefined, 'action').publish

test('an action that is given nothing makes an artifact named after the bundle, and no release', () => {
  expect(action({ name: ['tools'], 'release-tag': [''], 'github-token': ['t'] })).toEqual({
    token: 't',
    artifactName: 'tools',
    overwrite: false,
    cacheMaxBytes: 2 * 1024 ** 3,
  })
})

test('the command knows nothing of it', () => expect(parse(requirementInputs).publish).toBeUndefined())

test('`none` is no artifact', () => expect(action({ 'artifact-name': ['none'] })).not.toHaveProperty('artifactName'))

test('a release without a token is a fault, together with all others', () => {
  expect(
    faultsOf({ ...requirementInputs, 'release-tag': ['v1'], 'retention-days': ['x'] }, undefined, 'action').map(({ input }) => input),
  ).toEqual(['retention-days', 'github-token'])
})

test.each([
  { given: 'v1.2', want: { ok: 'v1.2' } },
  { given: 'refs/tags/v1', want: { ok: 'v1' } },
  { given: 'release/2026-01', want: { ok: 'release/2026-01' } },
  ...['a b', '-v1', 'v..1', 'v1.lock', 'refs/heads/main', 'v1~2', 'v1/', 'a@{1}', '../v1'].map((given) => ({
    given,
    want: { expected: expect.any(String) },
  })),
])('the tag $given', ({ given, want }) => expect(parseReleaseTag(given)).toEqual(want))

test.each([
  { given: '0', want: { ok: 0 } },
  { given: '1MiB', want: { ok: 1024 ** 2 } },
  { given: '10GiB', want: { ok: 10 * 1024 ** 3 } },
  ...['11GiB', '1GB', '-1MiB', '0MiB', 'much'].map((given) => ({ given, want: { expected: expect.any(String) } })),
])('the cache size $given', ({ given, want }) => expect(parseCacheSize(given)).toEqual(want))

test.each([['1', true], ['400', true], ['0', false], ['401', false], ['1.5', false]] as const)('%s days are right: %s', (given, right) => expect('ok' in parseRetentionDays(given)).toBe(right)) // biome-ignore format: a table

test.each([['bundle', true], ['a b', true], ['a/b', false], ['a:b', false], ['a"b', false]] as const)('the artifact name %j is right: %s', (given, right) => expect('ok' in parseArtifactName(given)).toBe(right)) // biome-ignore format: a table

test.each([
  { name: 'a line, a comment, a comma, a blank', cut: 'words', text: 'a, b c # d\n#e\nf', want: ['a', 'b', 'c', 'f'] },
  {
    name: 'paths keep their blanks',
    cut: 'commas',
    text: 'my box.json, other.json # old\n# none\r\nthird.json',
    want: ['my box.json', 'other.json', 'third.json'],
  },
  { name: 'a comma of a range stays', cut: 'lines', text: '>=3.10,<3.15 # soon\n3.9', want: ['>=3.10,<3.15', '3.9'] },
  {
    name: 'a hash inside a word is no comment',
    cut: 'lines',
    text: 'pip @ https://index.example/a.whl#sha256=1',
    want: ['pip @ https://index.example/a.whl#sha256=1'],
  },
] as const)('a list: $name', ({ cut, text, want }) => expect(listOf(text, cut)).toEqual(want))

test.each([
  { name: 'a password, as written and decoded', text: 'https://user:p%40ss@index.example/simple', want: ['p%40ss', 'p@ss'] },
  { name: 'a token without a user', text: 'https://t0ken@index.example', want: ['t0ken'] },
  { name: 'each of several', text: 'a=https://u:one@x.example\nhttps://u:two@y.example', want: ['one', 'two'] },
  { name: 'a stray percent sign', text: 'https://u:100%@x.example', want: ['100%'] },
  { name: 'none', text: 'https://index.example/simple@1 someone@mail.example', want: [] },
  { name: 'a user with an empty password', text: 'https://user:@x.example', want: [] },
])('credentials: $name', ({ text, want }) => expect(credentialsIn(text)).toEqual(want))
