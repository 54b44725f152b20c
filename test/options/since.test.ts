import { expect, test } from 'vitest'
import { aHost, faultsOf, parse } from './inputs.ts'

const requirementInputs = { package: ['tomli'], 'github-token': ['t'] }
const host = aHost({ old: null, 'v9/bundle': null, latest: null })
const since = (given: string) => parse({ ...requirementInputs, since: [given] }, host, 'action').since

test.each([
  { given: 'v1.2', want: { previous: { kind: 'release', tag: 'v1.2' } } },
  { given: 'bundles/2026-10', want: { previous: { kind: 'release', tag: 'bundles/2026-10' } } },
  { given: 'release:old', want: { previous: { kind: 'release', tag: 'old' } } },
  { given: 'artifact:offline-bundle', want: { previous: { kind: 'artifact', name: 'offline-bundle' } } },
  { given: 'artifact:12345', want: { previous: { kind: 'artifact', name: '12345' } } },
  { given: 'old', want: { since: 'old' } },
  { given: 'v9/bundle', want: { since: 'v9/bundle' } },
  { given: './gone', want: { since: './gone' } },
  { given: 'gone.manifest.json', want: { since: 'gone.manifest.json' } },
  { given: 'out\\gone', want: { since: 'out\\gone' } },
])('since: $given', ({ given, want }) => expect(since(given)).toEqual({ ...want, delta: false }))

test('latest is the newest release, where nothing of that name lies here', () => {
  expect(parse({ ...requirementInputs, since: ['latest'] }, aHost(), 'action').since).toEqual({
    previous: { kind: 'latest' },
    delta: false,
  })
  expect(since('latest')).toEqual({ since: 'latest', delta: false })
})

test('the command knows files only', () => {
  expect(parse({ package: ['tomli'], since: ['v1.2'] }).since).toEqual({ since: 'v1.2', delta: false })
})

test.each(['release:', 'artifact:', 'artifact:a/b', 'a b', 'release:a..b'])('%s is a fault that says what would be right', (given) => {
  expect(faultsOf({ ...requirementInputs, since: [given] }, host, 'action')).toEqual([
    { input: 'since', actual: given, expected: expect.stringContaining('a release tag, latest, or artifact:NAME') },
  ])
})

test('what is at GitHub takes a token', () => {
  expect(faultsOf({ package: ['tomli'], since: ['v1'] }, host, 'action').map(({ input }) => input)).toEqual(['github-token'])
})

test('a tag is made at a whole commit id, and only together with its name', () => {
  const commit = 'a'.repeat(40)
  const publish = parse({ ...requirementInputs, 'release-tag': ['v1'], 'tag-commit': [commit] }, host, 'action').publish
  expect(publish).toMatchObject({ releaseTag: 'v1', tagCommit: commit })
  expect(faultsOf({ ...requirementInputs, 'tag-commit': ['main'] }, host, 'action').map(({ input }) => input)).toEqual(['tag-commit'])
  expect(faultsOf({ ...requirementInputs, 'tag-commit': [commit] }, host, 'action').map(({ input }) => input)).toEqual(['release-tag'])
})
