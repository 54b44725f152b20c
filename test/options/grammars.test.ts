import { expect, test } from 'vitest'
import { type Grammar, listOf } from '../../src/options/reader.ts'
import {
  isUrl,
  parseAdvisoryIgnore,
  parseAllowed,
  parseBundleName,
  parseExtra,
  parseIdPattern,
  parseIgnoredErrorCode,
  parseIndexFor,
  parseIndexUrl,
  parseInterpreters,
  parseJobs,
  parseLicense,
  parseProxy,
  parseSigner,
  parseUploadedPriorTo,
  parseVolumeSize,
} from '../../src/options/values.ts'

interface Row {
  readonly what: string
  readonly grammar: Grammar<unknown>
  readonly takes: readonly (readonly [string, unknown])[]
  readonly rejects: readonly string[]
}

const same = (...texts: readonly string[]): readonly (readonly [string, string])[] => texts.map((text) => [text, text])

test.each<Row>([
  {
    what: 'a volume size',
    grammar: parseVolumeSize,
    takes: [
      ['1MiB', 1_048_576],
      ['1900MiB', 1_992_294_400],
      ['1900 mib', 1_992_294_400],
      ['2000MiB', 2_097_152_000],
    ],
    rejects: ['0MiB', '2001MiB', '2GiB', '1900', '1900MB', '-1MiB', '1.5MiB', 'MiB', '1e3MiB', '99999MiB'],
  },
  {
    what: 'an index URL',
    grammar: parseIndexUrl,
    takes: same('https://index.example/simple', 'http://user:pass@index.example:8080/simple/', 'file:///srv/index'),
    rejects: ['index.example', 'ftp://index.example', 'https://', 'https://index.example/a b', 'javascript:1', './folder'],
  },
  {
    what: 'a proxy',
    grammar: parseProxy,
    takes: same('http://proxy.example:3128', 'https://user:pass@proxy.example', 'socks5h://proxy.example:1080', 'proxy.example:3128'),
    rejects: ['proxy.example', 'ftp://proxy.example', 'file:///x', 'proxy.example:port'],
  },
  {
    what: 'the index of one project, its name in normal form',
    grammar: parseIndexFor,
    takes: [
      ['Ruamel.Yaml=https://index.example/simple', { project: 'ruamel-yaml', url: 'https://index.example/simple' }],
      ['torch = https://index.example/?a=b', { project: 'torch', url: 'https://index.example/?a=b' }],
    ],
    rejects: [
      'torch',
      'torch=',
      '=https://index.example',
      'to rch=https://index.example',
      'torch=index.example',
      '-torch=https://index.example',
    ],
  },
  {
    what: 'a status that means absent',
    grammar: parseIgnoredErrorCode,
    takes: [
      ['https://index.example/simple=403', { url: 'https://index.example/simple', status: 403 }],
      ['https://index.example/?a=b=404', { url: 'https://index.example/?a=b', status: 404 }],
    ],
    // An outage must never be able to pass for "does not have it".
    rejects: [
      'https://index.example=500',
      'https://index.example=503',
      'https://index.example=200',
      'https://index.example=429',
      'https://index.example=408',
      'https://index.example',
      '403',
    ],
  },
  {
    what: 'a time or an age',
    grammar: parseUploadedPriorTo,
    takes: same('2026-01-31', '2026-01-31T12:00', '2026-01-31T12:00:00Z', '2026-01-31 23:59:59+02:00', 'P7D', 'P0D', '2024-02-29'),
    rejects: [
      '2026-02-30',
      '2026-13-01',
      '31.01.2026',
      'yesterday',
      '7d',
      'P7W',
      'PT12H',
      'P7DT1H',
      '2026-01-31T24:00',
      '2026-01-31T12:60',
      '2025-02-29',
      'P-1D',
    ],
  },
  {
    what: 'an exception that ends',
    grammar: parseAdvisoryIgnore,
    takes: [
      ['PYSEC-2026-1=2026-12-31', { id: 'PYSEC-2026-1', until: '2026-12-31' }],
      ['GHSA-aaaa-bbbb-cccc = 2027-01-01', { id: 'GHSA-aaaa-bbbb-cccc', until: '2027-01-01' }],
    ],
    rejects: ['PYSEC-2026-1', 'PYSEC-2026-1=', 'PYSEC-2026-1=never', 'PYSEC-2026-1=2026-02-30', '=2026-12-31'],
  },
  {
    what: 'an extra or group in normal form',
    grammar: parseExtra,
    takes: [
      ['Socks', 'socks'],
      ['dev_tools', 'dev-tools'],
      ['a', 'a'],
    ],
    rejects: ['-a', 'a-', 'a b', 'a[b]', 'ä'],
  },
  {
    what: 'the name of a bundle',
    grammar: parseBundleName,
    takes: same('offline-bundle', 'app_1.2', '7'),
    rejects: ['../x', 'a/b', 'a\\b', '.hidden', '-rf', 'a.', 'CON', 'nul.txt', 'com1', 'a b', 'a'.repeat(101), 'ü', 'a\nb'],
  },
  {
    what: 'target ids with a star',
    grammar: parseIdPattern,
    takes: same('cp312-windows-x86_64', 'cp313t-*', '*-glibc2.28'),
    rejects: ['cp312 windows', 'cp312/windows', '[a]', '$(id)'],
  },
  {
    what: 'a license or a project that is allowed',
    grammar: parseAllowed,
    takes: [
      ['MIT', { license: 'MIT' }],
      ['project:Foo.Bar', { project: 'foo-bar' }],
    ],
    rejects: ['MIT OR BSD', 'project:', 'project:a b', ''],
  },
  { what: 'a license', grammar: parseLicense, takes: same('MIT', 'Apache-2.0', 'GPL-2.0+'), rejects: ['MIT OR BSD', '(MIT)', ''] },
  {
    what: 'how many processes',
    grammar: parseJobs,
    takes: [
      ['1', 1],
      ['16', 16],
    ],
    rejects: ['0', '17', '-1', '2.5', 'many', '100'],
  },
  {
    what: 'a signer',
    grammar: parseSigner,
    takes: [
      ['gpg:0xDEADBEEF', { kind: 'gpg', key: '0xDEADBEEF' }],
      ['gpg:Release Key <key@index.example>', { kind: 'gpg', key: 'Release Key <key@index.example>' }],
      ['x509:cert.pem,key.pem', { kind: 'x509', cert: 'cert.pem', key: 'key.pem' }],
    ],
    rejects: ['gpg:', 'x509:cert.pem', 'x509:a,b,c', 'cosign:key', 'key'],
  },
])('the grammar of $what', ({ grammar, takes, rejects }) => {
  for (const [given, ok] of takes) expect([given, grammar(given)]).toEqual([given, { ok }])
  for (const given of rejects) expect([given, grammar(given)]).toEqual([given, { expected: expect.stringMatching(/^expected /) }])
})

test.each([
  { name: 'nothing is auto', given: [], want: { ok: 'auto' } },
  { name: 'one word', given: ['none'], want: { ok: 'none' } },
  { name: 'paths', given: ['/usr/bin/python3', 'python3.12'], want: { ok: ['/usr/bin/python3', 'python3.12'] } },
  { name: 'a word and a path mean neither', given: ['auto', '/usr/bin/python3'], want: { expected: expect.stringContaining('auto') } },
  { name: 'two words', given: ['auto', 'none'], want: { expected: expect.stringContaining('auto') } },
])('interpreters: $name', ({ given, want }) => expect(parseInterpreters(given)).toEqual(want))

test.each([
  { name: 'a value a line', text: 'tomli>=2, <3\n\n  keyring [dev]\r\n', cut: 'lines', want: ['tomli>=2, <3', 'keyring [dev]'] },
  { name: 'comments at the start and after a blank', text: '# all\ntomli # small\n', cut: 'lines', want: ['tomli'] },
  {
    name: 'no comment inside a word',
    text: 'https://index.example/a.whl#sha256=00',
    cut: 'lines',
    want: ['https://index.example/a.whl#sha256=00'],
  },
  { name: 'words by commas, blanks and lines', text: 'a, b c\nd,,e # f', cut: 'words', want: ['a', 'b', 'c', 'd', 'e'] },
  { name: 'nothing', text: ' \n ', cut: 'words', want: [] },
  { name: 'no comment with an odd separator', text: 'a #\u2028b\n##[\r', cut: 'lines', want: ['a'] },
] as const)('a list has $name', ({ text, cut, want }) => expect(listOf(text, cut)).toEqual(want))

test.each([
  ['https://index.example/r.txt', true],
  ['git+https://index.example/r', true],
  ['file:///r.txt', true],
  ['C:\\requirements.txt', false],
  ['requirements.txt', false],
  ['./a:b', false],
])('%s is a URL: %s', (text, want) => expect(isUrl(text)).toBe(want))
