import { expect, test } from 'vitest'
import { SEE_HELP } from '../../src/core/errors.ts'
import type { RawInputs } from '../../src/options/request.ts'
import { aHost, faultsOf, parse } from './inputs.ts'

test('the least that can be asked for has every default', () => {
  expect(parse({ package: ['tomli'] })).toEqual({
    requirementInputs: { packages: ['tomli'], requirementFiles: [], constraintFiles: [], extras: [], groups: [] },
    targets: { platforms: [], pythons: [], described: [], include: [], exclude: [] },
    indexes: {
      extraIndexUrls: [],
      indexFor: [],
      indexStrategy: 'unique',
      findLinks: [],
      pipConfig: 'network',
      pre: false,
      ignoredErrorCodes: [],
      allowIndexLines: false,
    },
    sdists: 'never',
    buildConstraints: [],
    proof: { interpreters: 'auto' },
    policy: { licenseAllow: [], licenseDeny: [], licenseProjects: [], advisoryIgnore: [], warnings: 'report' },
    output: { folder: 'offline-bundle-out', name: 'offline-bundle', archive: 'tar.gz', split: 'none', volumeBytes: 2_097_152_000 },
    since: { delta: false },
    cache: { folder: '/cache' },
    jobs: 2,
  })
})

test('every option arrives in its place', () => {
  const files = {
    'r.txt': '',
    'c.txt': '',
    'b.txt': '',
    'pyproject.toml': '',
    's.py': '',
    't.json': '{}',
    'ca.pem': '',
    'me.pem': '',
    'osv.json': '',
    links: null,
    '/usr/bin/python3': '',
  }
  const request = parse(
    {
      requirement: ['r.txt', 'https://index.example/r.txt'],
      constraint: ['c.txt'],
      'build-constraint': ['b.txt'],
      pyproject: ['pyproject.toml'],
      extra: ['Dev_Tools'],
      group: ['lint,docs'],
      script: ['s.py'],
      platform: ['windows-x86_64', 'macos-14-arm64,alpine-x86_64'],
      python: ['>=3.10 <3.15'],
      target: ['t.json'],
      include: ['cp313t-*'],
      exclude: ['*-windows-x86'],
      'index-url': ['https://user:secret@index.example/simple'],
      'extra-index-url': ['https://two.example/simple'],
      'index-for': ['torch=https://two.example/simple'],
      'index-strategy': ['first-index'],
      'find-links': ['links', 'https://two.example/wheels'],
      cert: ['ca.pem'],
      'client-cert': ['me.pem'],
      proxy: ['http://proxy.example:3128'],
      'pip-config': ['none'],
      'uploaded-prior-to': ['P7D'],
      pre: ['true'],
      'ignore-error-codes': ['https://two.example/simple=403'],
      'allow-index-lines': ['true'],
      sdists: ['pure'],
      interpreters: ['/usr/bin/python3'],
      prove: ['imported'],
      'license-allow': ['MIT project:Foo.Bar'],
      'license-deny': ['GPL-3.0-only'],
      advisories: ['osv.json'],
      'advisory-ignore': ['PYSEC-2026-1=2026-12-31'],
      'policy-warnings': ['error'],
      output: ['out'],
      name: ['app'],
      archive: ['zip'],
      split: ['none'],
      'volume-size': ['100MiB'],
      since: ['old'],
      delta: ['true'],
      'sign-with': ['gpg:KEY'],
      'cache-dir': ['/elsewhere'],
      jobs: ['7'],
    },
    aHost(files),
  )
  expect(request).toMatchSnapshot()
})

test('the request cannot be changed by a later phase', () => {
  const request = parse({ package: ['tomli'], platform: ['windows-x86_64'] })
  expect(Object.isFrozen(request) && Object.isFrozen(request.targets) && Object.isFrozen(request.targets.platforms)).toBe(true)
})

test('all faults are shown at once, in the words of the command', () => {
  const faults = faultsOf({ package: ['tomli'], archive: ['rar'], jobs: ['none'], requirement: ['a.txt', 'b.txt'], 'volume-size': ['9'] })
  expect(faults.map(({ input, actual }) => `${input} ${actual}`)).toEqual([
    '--requirement a.txt',
    '--requirement b.txt',
    '--archive rar',
    '--volume-size 9',
    '--jobs none',
  ])
})

test('the action is reported its own names', () => {
  const faults = faultsOf({ package: ['tomli'], requirement: ['a.txt # ours\nb.txt'] }, aHost(), 'action')
  expect(faults.map(({ input, actual }) => `${input} ${actual}`)).toEqual(['requirements a.txt', 'requirements b.txt'])
})

test('what is wrong with the targets is shown with the rest', () => {
  const host = aHost({}, { targetFaults: () => [{ input: 'platform', actual: 'windos', expected: 'unknown' }] })
  expect(faultsOf({ package: ['tomli'], archive: ['rar'] }, host).map(({ input }) => input)).toEqual(['--archive', '--platform'])
})

test('--help is hinted at where an option is wrong, not where a file is, and never in a workflow', () => {
  const given = { package: ['tomli'], archive: ['rar'], requirement: ['a.txt'] }
  expect(faultsOf(given).map(({ input, hint }) => [input, hint])).toEqual([['--requirement', undefined], ['--archive', SEE_HELP]]) // biome-ignore format: one value
  expect(faultsOf(given, aHost(), 'action').map(({ hint }) => hint)).toEqual([undefined, undefined])
})

test('a fault shows no credential', () => {
  const [fault] = faultsOf({ package: ['tomli'], 'index-url': ['ftp://user:hunter2@index.example/simple'] })
  expect(fault?.actual).toBe('ftp://****@index.example/simple')
})

test.each<{ name: string; given: RawInputs['given']; input: string; want: string }>([
  { name: 'nothing at all', given: {}, input: '--package', want: 'no requirements given' },
  { name: 'constraints alone', given: { constraint: ['here'] }, input: '--package', want: 'no requirements given' },
  { name: 'an extra of no pyproject', given: { package: ['a'], extra: ['b'] }, input: '--extra', want: 'pyproject' },
  {
    name: 'a previous bundle for a split',
    given: { package: ['a'], since: ['here'], split: ['platform'] },
    input: '--since',
    want: 'cannot be combined with split',
  },
  { name: 'a lock with a package', given: { lock: ['here'], package: ['a'] }, input: '--package', want: 'exactly as it is' },
  { name: 'a lock with a constraint', given: { lock: ['here'], constraint: ['here'] }, input: '--constraint', want: 'exactly as it is' },
  { name: 'a delta from nothing', given: { package: ['a'], delta: ['true'] }, input: '--delta', want: 'since' },
  {
    name: 'no cache and where it lies',
    given: { package: ['a'], 'no-cache': ['true'], 'cache-dir': ['d'] },
    input: '--no-cache',
    want: 'cannot be combined with',
  },
  {
    name: 'quiet and verbose',
    given: { package: ['a'], quiet: ['true'], verbose: ['true'] },
    input: '--quiet',
    want: 'cannot be combined with',
  },
  { name: 'a switch that is neither on nor off', given: { package: ['a'], pre: ['maybe'] }, input: '--pre', want: 'true or false' },
  { name: 'a switch that two rules look at, once', given: { package: ['a'], 'no-cache': ['maybe'] }, input: '--no-cache', want: 'true or' },
  {
    name: 'a repeated option that two rules look at, once',
    given: { package: ['a'], since: ['here'], split: ['none', 'none'] },
    input: '--split',
    want: 'specified more than once',
  },
  { name: 'a folder as requirements', given: { requirement: ['dir'] }, input: '--requirement', want: 'folder' },
  { name: 'links that are not there', given: { package: ['a'], 'find-links': ['gone'] }, input: '--find-links', want: 'does not exist' },
  {
    name: 'an interpreter that is not there',
    given: { package: ['a'], interpreters: ['/p'] },
    input: '--interpreters',
    want: 'does not exist',
  },
  { name: 'a folder as interpreter', given: { package: ['a'], interpreters: ['.'] }, input: '--interpreters', want: 'does not exist' },
  { name: 'a file as output folder', given: { package: ['a'], output: ['here'] }, input: '--output', want: 'is a file' },
  { name: 'an output folder in a file', given: { package: ['a'], output: ['here/out'] }, input: '--output', want: 'is a file' },
  { name: 'interpreters of two minds', given: { package: ['a'], interpreters: ['auto', '/p'] }, input: '--interpreters', want: 'auto' },
])('rejects $name', ({ given, input, want }) => {
  const faults = faultsOf(given, aHost({ here: '', dir: null }))
  expect(faults.map((fault) => [fault.input, fault.expected])).toEqual([[input, expect.stringContaining(want)]])
})

test('an empty action input is as none', () => {
  expect(parse({ package: ['tomli'], archive: [''], platform: [' \n'], cert: [''] }, aHost(), 'action').output.archive).toBe('tar.gz')
})

test.each([
  { processors: 0, jobs: 1 },
  { processors: 3, jobs: 3 },
  { processors: 64, jobs: 4 },
])('$processors processors give $jobs resolver processes', ({ processors, jobs }) => {
  expect(parse({ package: ['tomli'] }, aHost({}, { processors })).jobs).toBe(jobs)
})

const LOGINS: readonly { name: string; url: string; env: Readonly<Record<string, string>>; want: string }[] = [
  { name: 'no name', url: 'https://index.example/simple', env: { USERNAME: 'jane', PASSWORD: 'pw' }, want: 'https://index.example/simple' },
  { name: 'a name without variables', url: 'Team.a-b=https://index.example/simple', env: {}, want: 'https://index.example/simple' },
  {
    name: 'user and password',
    url: 'Team.a-b=https://index.example/?a=b',
    env: { USERNAME: 'a@b', PASSWORD: 'p:/w' },
    want: 'https://a%40b:p%3A%2Fw@index.example/?a=b',
  },
  {
    name: 'a password alone',
    url: 'Team.a-b=https://index.example',
    env: { USERNAME: '', PASSWORD: '$&' },
    want: 'https://:%24%26@index.example',
  },
  {
    name: 'a user alone, as a token',
    url: 'Team.a-b=https://index.example',
    env: { USERNAME: 'token' },
    want: 'https://token@index.example',
  },
  {
    name: 'others in the URL',
    url: 'Team.a-b=https://old:word@index.example',
    env: { USERNAME: 'new', PASSWORD: 'pw' },
    want: 'https://new:pw@index.example',
  },
]
test.each(LOGINS)('the login of an index in environment variables: $name', ({ url, env, want }) => {
  const host = aHost(
    {},
    { env: Object.fromEntries(Object.entries(env).map(([name, value]) => [`OFFLINE_BUNDLE_INDEX_TEAM_A_B_${name}`, value])) },
  )
  const { indexes } = parse({ package: ['a'], 'index-url': [url], 'extra-index-url': [url] }, host)
  expect(indexes).toMatchObject({ indexUrl: want, extraIndexUrls: [want] })
})

test('a named index with an invalid URL is reported without its login', () => {
  const host = aHost({}, { env: { OFFLINE_BUNDLE_INDEX_TEAM_PASSWORD: 'secret' } })
  const [fault] = faultsOf({ package: ['a'], 'index-url': ['team=index.example'] }, host)
  expect(fault).toMatchObject({ input: '--index-url', actual: 'team=index.example', expected: expect.stringContaining('team=https://') })
})
