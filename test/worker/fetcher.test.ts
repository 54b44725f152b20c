import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, onTestFinished, test } from 'vitest'
import { aFetcher, type FileEntry, type TestFetcher, toIndexPages, wheelsOf } from '../doubles/fetcher.ts'
import { type FileRow, type IndexFault, type IndexSpec, type RunningIndex, startIndex } from '../doubles/index.ts'
import { PIP_FOLDER, PYTHON } from '../fixtures/warm-pip.ts'

const FOO: readonly FileRow[] = [
  { name: 'foo', version: '1.0', requires: ['bar>=1; extra == "x"'], extras: ['x'], requiresPython: '>=3.8' },
  { name: 'foo', version: '1.10', tag: 'cp312-cp312-win_amd64', yanked: 'broken' },
  { name: 'foo', version: '1.10' },
  { name: 'foo', version: '1.2', kind: 'sdist' },
]

async function index(spec: IndexSpec): Promise<RunningIndex> {
  const running = await startIndex(spec)
  onTestFinished(running.close)
  return running
}

async function fetcher(options: Parameters<typeof aFetcher>[0]): Promise<TestFetcher> {
  const running = await aFetcher(options)
  onTestFinished(running.close)
  return running
}

async function temporary(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fetcher-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** The first wheel whose name holds the text. */
async function entryOf(requirementInputs: TestFetcher, project: string, part = ''): Promise<FileEntry> {
  const entry = (await wheelsOf(requirementInputs, project)).find(({ filename }) => filename.includes(part))
  if (entry === undefined) throw new Error(`no wheel ${part} of ${project} is listed`)
  return entry
}

async function versionsOf(requirementInputs: TestFetcher, project: string): Promise<readonly string[]> {
  return [...new Set((await wheelsOf(requirementInputs, project)).map(({ version }) => version))]
}

const gets = async (running: RunningIndex): Promise<readonly string[]> =>
  (await running.log()).map(({ path: requirementInputs }) => requirementInputs)

for (const format of ['json', 'html'] as const) {
  test(`the wheels of a page in ${format} are listed newest first, with what the index says of them`, async () => {
    const a = await index({ format, indexes: { a: { files: FOO } } })
    const wheels = await wheelsOf(await fetcher({ indexes: { indexUrl: a.simple() } }), 'Foo')
    expect(wheels.map(({ filename, version, yanked }) => [filename, version, yanked])).toEqual([
      ['foo-1.10-cp312-cp312-win_amd64.whl', '1.10', 'broken'],
      ['foo-1.10-py3-none-any.whl', '1.10', undefined],
      ['foo-1.0-py3-none-any.whl', '1.0', undefined],
    ])
    expect(wheels[2]).toMatchObject({
      project: 'foo',
      index: a.simple(),
      requiresPython: '>=3.8',
      url: `${a.url}/a/files/foo-1.0-py3-none-any.whl`,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      metadata: { sha256: expect.any(String) },
    })
  })
}

test('files of other projects, with broken names, or of this machine are not taken from a page', async () => {
  const files: readonly FileRow[] = [
    ...FOO,
    { name: 'foo', version: '2', filename: 'other-2-py3-none-any.whl', raw: 'x' },
    { name: 'foo', version: '3', filename: 'foo-3-none-any.whl', raw: 'x' },
    { name: 'foo', version: '4', filename: 'foo-not+a+version-py3-none-any.whl', raw: 'x' },
    { name: 'foo', version: '5', url: 'file:///etc/foo-5-py3-none-any.whl' },
    { name: 'foo', version: '6', kind: 'sdist', filename: 'foobar-6.tar.gz', raw: 'x' },
  ]
  for (const format of ['json', 'html'] as const) {
    const a = await index({ format, indexes: { a: { files } } })
    expect(await versionsOf(await fetcher({ indexes: { indexUrl: a.simple() } }), 'foo')).toEqual(['1.10', '1.0'])
  }
})

test('a project that an index does not have is absent there, and found in the other', async () => {
  const a = await index({ indexes: { a: {}, b: { files: FOO } } })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple('a'), extraIndexUrls: [a.simple('b')] } })
  expect(toIndexPages(await requirementInputs.ask('page', { project: 'foo' })).map(({ index: url, status }) => [url, status])).toEqual([
    [a.simple('a'), 'absent'],
    [a.simple('b'), 'found'],
  ])
})

test('index-for asks one index only, and an order of first stops at the first that has it', async () => {
  const a = await index({ indexes: { a: { files: FOO }, b: { files: FOO }, c: { files: FOO } } })
  const indexes = {
    indexUrl: a.simple('a'),
    extraIndexUrls: [a.simple('b')],
    indexFor: [{ project: 'FOO', url: a.simple('c') }],
    indexStrategy: 'first-index' as const,
  }
  const requirementInputs = await fetcher({ indexes })
  await requirementInputs.ask('page', { project: 'foo' })
  await (await fetcher({ indexes: { ...indexes, indexFor: [] } })).ask('page', { project: 'foo' })
  expect(await gets(a)).toEqual(['/c/simple/foo/', '/a/simple/foo/'])
})

const UNSLASHED = (url: string): string => url.replace(/\/$/, '')
const SHOUTED = (url: string): string => url.replace('//localhost', '//LocalHost')

test.each([
  { name: 'without its last slash', respelled: UNSLASHED },
  { name: 'with capitals in its host', respelled: SHOUTED },
  { name: 'both', respelled: (url: string) => SHOUTED(UNSLASHED(url)) },
  { name: 'with a login', respelled: (url: string) => url.replace('//', '//user:word@') },
])('an index that is written twice, $name, is one index', async ({ respelled }) => {
  const a = await index({ indexes: { a: { files: FOO }, b: {} }, faults: [{ path: '/b/*', status: 403 }] })
  const [first, second] = [a.simple('a'), a.simple('b')].map((url) => url.replace('127.0.0.1', 'localhost'))
  if (first === undefined || second === undefined) throw new Error('two indexes are there')
  const indexes = {
    indexUrl: first,
    extraIndexUrls: [respelled(first), second],
    indexFor: [{ project: 'bar', url: respelled(first) }],
    ignoredErrorCodes: [{ url: UNSLASHED(SHOUTED(second)), status: 403 }],
  }
  const requirementInputs = await fetcher({ indexes })
  const found = async (project: string): Promise<unknown> =>
    toIndexPages(await requirementInputs.ask('page', { project })).map((place) => [place.index, place.status])
  expect(await found('foo')).toEqual([[first, 'found'], [second, 'absent']]) // biome-ignore format: one value
  expect(await found('bar')).toEqual([[first, 'absent']])
})

test('an index line of a requirements file that respells an index adds none', async () => {
  const a = await index({ indexes: { a: { files: FOO } } })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple('a') } })
  const opened = await requirementInputs.ask('indexes', { lines: [{ kind: 'extra-index-url', url: UNSLASHED(a.simple('a')) }] })
  expect(opened).toMatchObject({ indexes: [{ url: a.simple('a') }] })
})

const LOGIN = '<html><body><form action="/login"><input type="password"></form></body></html>'
const OUTAGES: readonly { name: string; fault: Omit<IndexFault, 'path'>; says: RegExp }[] = [
  { name: 'a 500', fault: { status: 500 }, says: /status 500/ },
  { name: 'a 503 that names a time to wait', fault: { status: 503, headers: { 'Retry-After': '1' } }, says: /status 503/ },
  { name: 'a 403', fault: { status: 403 }, says: /rejected the request: status 403/ },
  { name: 'a 401', fault: { status: 401 }, says: /credentials.*status 401/ },
  { name: 'a 407', fault: { status: 407 }, says: /proxy.*status 407/ },
  { name: 'a 429', fault: { status: 429 }, says: /too many requests: status 429/ },
  { name: 'a login page', fault: { body: LOGIN, headers: { 'Content-Type': 'text/html' } }, says: /form.*login page/ },
  {
    name: 'a web page without links',
    fault: { body: '<html>Welcome!</html>', headers: { 'Content-Type': 'text/html' } },
    says: /without links/,
  },
  { name: 'an empty 200', fault: { body: '', headers: { 'Content-Type': 'text/html' } }, says: /body is empty/ },
  {
    name: 'JSON that is cut',
    fault: { body: '{"files": [', headers: { 'Content-Type': 'application/vnd.pypi.simple.v1+json' } },
    says: /truncated/,
  },
  {
    name: 'other JSON',
    fault: { body: '{"error": 1}', headers: { 'Content-Type': 'application/vnd.pypi.simple.v1+json' } },
    says: /not a project page/,
  },
  { name: 'another type', fault: { body: 'foo', headers: { 'Content-Type': 'text/plain' } }, says: /Content-Type is text\/plain/ },
  { name: 'a redirect to itself', fault: { redirect: '/a/simple/p12/' }, says: /too many redirects/ },
  { name: 'a redirect to a file', fault: { redirect: 'file:///etc/passwd' }, says: /redirects to a URL that is not http/ },
  { name: 'a connection that is dropped', fault: { reset: true }, says: /cannot connect/ },
  { name: 'a body that breaks off', fault: { truncate: 20 }, says: /response was interrupted/ },
]
/** One index and one fetcher for the table of outages: each row has a project of its own. */
const outages = async (): Promise<{ a: RunningIndex; requirementInputs: TestFetcher }> => {
  const a = await startIndex({
    indexes: { a: { projects: ['p15'] } },
    faults: OUTAGES.map(({ fault }, row) => ({ path: `/a/simple/p${row}/`, ...fault })),
  })
  return { a, requirementInputs: await aFetcher({ indexes: { indexUrl: a.simple('a', 'user:s3cret-word') } }) }
}
describe('an outage is named, and never an absent project', () => {
  const shared = outages()
  afterAll(async () => {
    const { a, requirementInputs } = await shared
    await requirementInputs.close()
    await a.close()
  })
  test.each(OUTAGES.map((row, number) => ({ ...row, project: `p${number}` })))('$name', async ({ project, says }) => {
    const { a, requirementInputs } = await shared
    const failed = requirementInputs.ask('page', { project })
    await expect(failed).rejects.toMatchObject({
      failure: { kind: 'network', what: expect.stringMatching(says), hint: expect.stringMatching(/./) },
    })
    await expect(failed).rejects.toMatchObject({ failure: { what: expect.stringContaining(`${a.url}/a/simple/${project}/`) } })
    expect(requirementInputs.said()).not.toContain('s3cret-word')
  })
})

test('nobody at the address, an unknown host, a silent server and a server without TLS are outages', async () => {
  const a = await index({ indexes: { a: { files: FOO } }, faults: [{ path: '/a/simple/slow/', delay: 3 }] })
  const rows = [
    ['http://127.0.0.1:9/simple/', /cannot connect/],
    ['https://no-such-host.invalid/simple/', /cannot connect/],
    [a.simple().replace('http:', 'https:'), /TLS error/],
  ] as const
  for (const [indexUrl, says] of rows) {
    const requirementInputs = await fetcher({ indexes: { indexUrl }, env: { PIP_RETRIES: '0' } })
    await expect(requirementInputs.ask('page', { project: 'foo' })).rejects.toMatchObject({
      failure: { kind: 'network', what: expect.stringMatching(says) },
    })
  }
  const impatient = await fetcher({ indexes: { indexUrl: a.simple() }, env: { PIP_RETRIES: '0', PIP_TIMEOUT: '1' } })
  await expect(impatient.ask('page', { project: 'slow' })).rejects.toMatchObject({
    failure: { kind: 'network', what: expect.stringMatching(/timed out/) },
  })
})

const TLS = { cert: path.resolve('test/fixtures/tls/cert.pem'), key: path.resolve('test/fixtures/tls/key.pem') }

test('an authority of ones own opens its index, and without it the failure says how', async () => {
  const a = await index({ tls: TLS, indexes: { a: { files: FOO } } })
  const knowing = await fetcher({ indexes: { indexUrl: a.simple(), cert: TLS.cert } })
  expect(await versionsOf(knowing, 'foo')).toEqual(['1.10', '1.0'])
  expect(await (await fetcher({ env: { PIP_CERT: TLS.cert, PIP_INDEX_URL: a.simple() } })).ask('page', { project: 'none' })).toMatchObject({
    pages: [{ status: 'absent' }],
  })
  const strange = await fetcher({ indexes: { indexUrl: a.simple() } })
  await expect(strange.ask('page', { project: 'foo' })).rejects.toMatchObject({
    failure: { kind: 'network', what: expect.stringMatching(/TLS error.*certificate/), hint: expect.stringContaining('--cert') },
  })
})

test('the authority of --cert wins over those of the environment, which count without it', async () => {
  const a = await index({ tls: TLS, indexes: { a: { files: FOO } } })
  const others = path.join(await PIP_FOLDER, 'pip', '_vendor', 'certifi', 'cacert.pem')
  const indexUrl = a.simple()
  for (const name of ['REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE']) {
    const requirementInputs = await fetcher({ indexes: { indexUrl, cert: TLS.cert }, env: { [name]: others } })
    expect(await versionsOf(requirementInputs, 'foo')).toEqual(['1.10', '1.0'])
    const alone = await fetcher({ indexes: { indexUrl }, env: { [name]: TLS.cert } })
    expect(await versionsOf(alone, 'foo')).toEqual(['1.10', '1.0'])
  }
  const strange = await fetcher({ indexes: { indexUrl, cert: others }, env: { REQUESTS_CA_BUNDLE: TLS.cert, CURL_CA_BUNDLE: TLS.cert } })
  await expect(strange.ask('page', { project: 'foo' })).rejects.toMatchObject({ failure: { kind: 'network' } })
})

const PLAIN = 'http://no-such-host.invalid'
test('an https index leads to plain http only where a strong hash says what must come, or the host is trusted', async () => {
  const files = [{ name: 'foo', version: '1.0' }] as const
  const direct = files.map((row) => ({ ...row, url: `${PLAIN}/foo-1.0-py3-none-any.whl` }))
  const redirect = `${PLAIN}/x?secret=s3cret-word`
  const faults = ['/a/simple/bar/', '*.metadata', '*.whl'].map((place) => ({ path: place, redirect }))
  const indexes = { a: { files }, none: { files, hashes: false }, direct: { files: direct }, both: { files: direct, hashes: false } }
  const a = await index({ tls: TLS, indexes, faults })
  const at = (name: string, env = {}): Promise<TestFetcher> =>
    fetcher({ indexes: { indexUrl: a.simple(name), cert: TLS.cert }, env: { PIP_RETRIES: '0', ...env } })
  const failure = (what: RegExp): object => ({ failure: { kind: 'network', what: expect.stringMatching(what) } })
  const hop =
    /^https:\/\/127\.0\.0\.1:.* redirects to http:\/\/no-such-host\.invalid\/x.* was not followed: it is plain http and not a trusted host$/
  for (const [name, core, file] of [
    ['a', /cannot connect/, /cannot connect/],
    ['none', hop, hop],
    ['direct', /cannot connect/, /cannot connect/],
    ['both', /no strong hash/, /no strong hash/],
  ] as const) {
    const requirementInputs = await at(name)
    const entry = await entryOf(requirementInputs, 'foo')
    await expect(requirementInputs.ask('core', { file: entry })).rejects.toMatchObject(failure(core))
    await expect(requirementInputs.ask('file', { file: entry })).rejects.toMatchObject(failure(file))
    if (name === 'a') await expect(requirementInputs.ask('page', { project: 'bar' })).rejects.toMatchObject(failure(hop))
    expect(requirementInputs.said()).not.toContain('s3cret-word')
  }
  const trusting = await at('a', { PIP_TRUSTED_HOST: 'no-such-host.invalid' })
  await expect(trusting.ask('page', { project: 'bar' })).rejects.toMatchObject(failure(/cannot connect/))
})

test('a proxy that is not there is named as the cause, without its password', async () => {
  const a = await index({ indexes: { a: { files: FOO } } })
  const requirementInputs = await fetcher({
    indexes: { indexUrl: a.simple(), proxy: 'http://jane:proxy-word@127.0.0.1:9' },
    env: { PIP_RETRIES: '0' },
  })
  await expect(requirementInputs.ask('page', { project: 'foo' })).rejects.toMatchObject({
    failure: { kind: 'network', what: expect.stringMatching(/cannot connect to the proxy/) },
  })
  expect(requirementInputs.said()).not.toContain('proxy-word')
})

test('what passes by itself is asked again', async () => {
  const faults = [
    { path: '/a/simple/foo/', status: 502, times: 1 },
    { path: '/a/simple/bar/', truncate: 10, times: 2 },
  ]
  const a = await index({ indexes: { a: { files: [...FOO, { name: 'bar', version: '1' }] } }, faults })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() }, env: { PIP_RETRIES: '2' } })
  expect(await versionsOf(requirementInputs, 'foo')).toEqual(['1.10', '1.0'])
  expect(await versionsOf(requirementInputs, 'bar')).toEqual(['1'])
  const once = await fetcher({ indexes: { indexUrl: a.simple() }, env: { PIP_RETRIES: '0' } })
  await a.addFault({ path: '/a/simple/bar/', truncate: 10, times: 1 })
  await expect(once.ask('page', { project: 'bar' })).rejects.toMatchObject({ failure: { kind: 'network' } })
})

test('requests say which pip asks, and no program is started to say more of this machine', async () => {
  const a = await index({ indexes: { a: { files: FOO } } })
  const programs = await temporary()
  for (const name of ['rustc', 'lsb_release']) {
    await writeFile(path.join(programs, name), `#!/bin/sh\ntouch ${programs}/started\n`, { mode: 0o755 })
  }
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() }, env: { PATH: `${programs}:${process.env['PATH'] ?? ''}` } })
  await requirementInputs.ask('page', { project: 'foo' })
  expect((await a.log()).map(({ headers }) => headers['User-Agent'] ?? headers['user-agent'])).toEqual(['pip/26.3 offline-bundle'])
  expect(await readdir(programs)).not.toContain('started')
})

test('a 403 means absent where the user says so, and only there', async () => {
  const a = await index({ indexes: { a: {}, b: {} }, faults: [{ path: '*', status: 403 }] })
  const ignoredErrorCodes = [{ url: a.simple('a').replace(/\/$/, ''), status: 403 }]
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple('a', 'u:word'), ignoredErrorCodes } })
  expect(toIndexPages(await requirementInputs.ask('page', { project: 'foo' }))).toEqual([
    { index: a.simple('a'), status: 'absent', pageFile: null },
  ])
  const strict = await fetcher({ indexes: { indexUrl: a.simple('b'), ignoredErrorCodes } })
  await expect(strict.ask('page', { project: 'foo' })).rejects.toMatchObject({
    failure: { kind: 'network', hint: expect.stringContaining('--ignore-error-codes') },
  })
})

test('one GET for each URL, however many ask at once, with no ETag, no PEP 658 and no-store', async () => {
  const a = await index({ etag: false, metadata: false, cacheControl: 'no-store', indexes: { a: { files: FOO } } })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() }, cacheFolder: await temporary() })
  await Promise.all(Array.from({ length: 40 }, () => requirementInputs.ask('page', { project: 'foo' })))
  const file = await entryOf(requirementInputs, 'foo', 'foo-1.0')
  const cores = await Promise.all(
    Array.from({ length: 20 }, () =>
      Promise.all([
        requirementInputs.ask('core', { file }),
        requirementInputs.ask('file', { file }),
        requirementInputs.ask('core', { file, hint: true }),
      ]),
    ),
  )
  expect(cores[7]?.[0]).toMatchObject({
    core: { name: 'foo', version: '1.0', requiresPython: '>=3.8', providesExtra: ['x'], requiresDist: ['bar>=1; extra == "x"'] },
    sha256: file.sha256,
  })
  expect([...(await gets(a))].sort()).toEqual(['/a/files/foo-1.0-py3-none-any.whl', '/a/simple/foo/'])
})

test('announced metadata saves the wheel; metadata that is announced but not there is read from the wheel', async () => {
  const a = await index({ indexes: { a: { files: FOO } }, faults: [{ path: '*1.10-py3*.metadata', status: 404 }] })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() } })
  await requirementInputs.ask('core', { file: await entryOf(requirementInputs, 'foo', 'foo-1.0-') })
  expect(await readdir(requirementInputs.pool)).toEqual([])
  expect(await requirementInputs.ask('core', { file: await entryOf(requirementInputs, 'foo', '1.10-py3') })).toMatchObject({
    core: { version: '1.10' },
  })
  expect((await readdir(requirementInputs.pool, { recursive: true })).filter((name) => name.includes('foo'))).toEqual([
    expect.stringContaining('foo-1.10-py3-none-any.whl'),
  ])
})

test('metadata that is not what the index announced is an integrity failure', async () => {
  const a = await index({ indexes: { a: { files: FOO } }, faults: [{ path: '*.metadata', corrupt: true }] })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() } })
  const file = await entryOf(requirementInputs, 'foo')
  await expect(requirementInputs.ask('core', { file })).rejects.toMatchObject({
    failure: { kind: 'integrity', what: expect.stringContaining('.metadata has sha256') },
  })
})

const BIG: readonly FileRow[] = [{ name: 'big', version: '1', payload: 3_000_000 }]
const BREAKS: readonly { name: string; options: Partial<IndexSpec>; resumed: boolean }[] = [
  { name: 'is resumed where it broke off', options: {}, resumed: true },
  { name: 'is resumed without an ETag too, for the hash proves the whole', options: { etag: false }, resumed: true },
  { name: 'starts again on a server without ranges', options: { ranges: false }, resumed: false },
]
test.each(BREAKS)('a transfer that breaks off $name', async ({ options, resumed }) => {
  const a = await index({ ...options, indexes: { a: { files: BIG } }, faults: [{ path: '/a/files/*', truncate: 2_500_000, times: 1 }] })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() } })
  const file = await entryOf(requirementInputs, 'big')
  const downloaded = (await requirementInputs.ask('file', { file })) as { path: string; sha256: string; bytes: number }
  const content = await readFile(downloaded.path)
  expect([downloaded.sha256, downloaded.bytes]).toEqual([createHash('sha256').update(content).digest('hex'), content.length])
  expect(downloaded.sha256).toBe(file.sha256)
  const answers = (await a.log()).filter(({ path: one }) => one.startsWith('/a/files/')).map(({ status }) => status)
  expect(answers).toEqual(resumed ? [200, 206] : [200, 200])
})

test('a transfer that breaks off again and again ends as an outage and leaves no part', async () => {
  const a = await index({ indexes: { a: { files: BIG } }, faults: [{ path: '/a/files/*', truncate: 0 }] })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() } })
  await expect(requirementInputs.ask('file', { file: await entryOf(requirementInputs, 'big') })).rejects.toMatchObject({
    failure: { kind: 'network', what: expect.stringContaining('was interrupted') },
  })
  expect(await readdir(requirementInputs.pool)).toEqual([])
})

test('a wrong hash or size names the file, what was expected and what was found, and leaves nothing', async () => {
  const files = [
    { name: 'foo', version: '1' },
    { name: 'bar', version: '1', sha256: 'ab'.repeat(32) },
    { name: 'baz', version: '1' },
  ] as const
  const a = await index({ indexes: { a: { files } }, faults: [{ path: '/a/files/foo*whl', corrupt: true }] })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() } })
  for (const project of ['foo', 'bar']) {
    const file = await entryOf(requirementInputs, project)
    const what = expect.stringMatching(new RegExp(`${project}-1-py3-none-any.whl from .* has sha256 [0-9a-f]{64}, expected ${file.sha256}`))
    await expect(requirementInputs.ask('file', { file })).rejects.toMatchObject({ failure: { kind: 'integrity', what } })
  }
  const baz = { ...(await entryOf(requirementInputs, 'baz')), bytes: 7 }
  await expect(requirementInputs.ask('file', { file: baz })).rejects.toMatchObject({
    failure: { kind: 'integrity', what: expect.stringContaining('expected 7') },
  })
  expect(await readdir(requirementInputs.pool)).toEqual([])
})

test('a login page in place of a wheel is an outage, not a broken file', async () => {
  const a = await index({
    indexes: { a: { files: FOO } },
    faults: [{ path: '/a/files/*whl', body: LOGIN, headers: { 'Content-Type': 'text/html' } }],
  })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() } })
  await expect(requirementInputs.ask('file', { file: await entryOf(requirementInputs, 'foo') })).rejects.toMatchObject({
    failure: { kind: 'network', what: expect.stringContaining('web page') },
  })
})

test('a wheel that a server calls a web page is the wheel when its hash is right', async () => {
  const a = await index({
    indexes: { a: { files: [{ name: 'foo', version: '2', raw: 'x' }] } },
    faults: [{ path: '/a/files/*whl', body: 'x', headers: { 'Content-Type': 'text/html' } }],
  })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() } })
  expect(await requirementInputs.ask('file', { file: await entryOf(requirementInputs, 'foo') })).toMatchObject({
    filename: 'foo-2-py3-none-any.whl',
    bytes: 1,
  })
})

test('a full disk is named with its folder, and no part stays', async () => {
  const a = await index({ indexes: { a: { files: BIG } } })
  const python = path.join(await temporary(), 'python')
  await writeFile(python, '#!/bin/sh\nulimit -f 2000\nexec python3 "$@"\n') // 1 MB: what a file may hold before writes fail
  await chmod(python, 0o755)
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() }, python })
  const what = expect.stringContaining(requirementInputs.pool)
  await expect(requirementInputs.ask('file', { file: await entryOf(requirementInputs, 'big') })).rejects.toMatchObject({
    failure: { kind: 'environment', what },
  })
  expect(await readdir(requirementInputs.pool)).toEqual([])
})

test('two indexes with different files of one name both land', async () => {
  const a = await index({
    indexes: { a: { files: [{ name: 'foo', version: '1' }] }, b: { files: [{ name: 'foo', version: '1', payload: 9 }] } },
  })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple('a'), extraIndexUrls: [a.simple('b')] } })
  const listed = await wheelsOf(requirementInputs, 'foo')
  const downloaded = await Promise.all(listed.map((file) => requirementInputs.ask('file', { file })))
  const found = await Promise.all(
    downloaded.map(async (one) =>
      createHash('sha256')
        .update(await readFile((one as { path: string }).path))
        .digest('hex'),
    ),
  )
  expect([new Set(found).size, found]).toEqual([2, listed.map(({ sha256 }) => sha256)])
})

const AUTH = { user: 'jane', password: 'p@ss:w/rd' }

test("what a virtual environment holds of the user's network settings counts: its pip.conf, and a keyring", async () => {
  const venv = path.join(await temporary(), 'venv')
  execFileSync((await PYTHON).path, ['-m', 'venv', '--without-pip', venv])
  const windows = process.platform === 'win32'
  const [python, config] = windows ? ['Scripts/python.exe', 'pip.ini'] : ['bin/python', 'pip.conf']
  const [site] = windows ? [path.join(venv, 'Lib/site-packages')] : globSync(path.join(venv, 'lib/python*/site-packages'))
  const a = await index({ auth: AUTH, indexes: { a: { files: FOO } } })
  await writeFile(path.join(venv, config), `[global]\nindex-url = ${a.simple().replace('//', '//jane@')}\nkeyring-provider = import\n`)
  const keyring = `class Login:\n    username, password = "jane", "${AUTH.password}"\n\ndef get_credential(service, username):\n    return Login()\n`
  await writeFile(path.join(site ?? '', 'keyring.py'), keyring)
  const requirementInputs = await fetcher({ python: path.join(venv, python) })
  expect(toIndexPages(await requirementInputs.ask('page', { project: 'foo' })).map(({ status }) => status)).toEqual(['found'])
})

const LOGINS: readonly { name: string; login?: string; netrc?: boolean }[] = [
  { name: 'in the index URL, percent-encoded', login: 'jane:p%40ss%3Aw%2Frd' },
  { name: 'in ~/.netrc', netrc: true },
]
test.each(LOGINS)('a login $name opens pages, metadata and files, and is reported to nobody', async ({ login, netrc }) => {
  const a = await index({ auth: AUTH, metadata: false, indexes: { a: { files: FOO } } })
  const prepare = async (home: string): Promise<void> => {
    if (netrc) await writeFile(path.join(home, '.netrc'), `machine 127.0.0.1 login jane password ${AUTH.password}\n`, { mode: 0o600 })
  }
  const cacheFolder = await temporary()
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple('a', login) }, prepare, cacheFolder })
  const file = await entryOf(requirementInputs, 'foo', 'foo-1.0')
  await requirementInputs.ask('core', { file })
  await expect(requirementInputs.ask('file', { file: { ...file, url: `${file.url}?gone`, sha256: '00' } })).rejects.toThrow()
  const written = await allText([cacheFolder, path.join(requirementInputs.folder, 'run')])
  for (const secret of [AUTH.password, 'p%40ss', Buffer.from(`jane:${AUTH.password}`).toString('base64')])
    expect(requirementInputs.said() + written).not.toContain(secret)
})

test('a login in a URL that the user wrote opens that URL alone, and is reported to nobody', async () => {
  const files: readonly FileRow[] = [...FOO, { name: 'r', version: '1', filename: 'requirements.txt', raw: 'foo\n' }]
  const a = await index({ auth: AUTH, indexes: { a: { files }, b: { auth: null } } })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple('b') } })
  const url = `${a.simple('a', 'jane:p%40ss%3Aw%2Frd').replace('simple/', 'files/')}`
  expect(await requirementInputs.ask('text', { url: `${url}requirements.txt` })).toMatchObject({ path: expect.any(String) })
  const file = { project: 'foo', filename: 'foo-1.0-py3-none-any.whl', url: `${url}foo-1.0-py3-none-any.whl` }
  expect(await requirementInputs.ask('core', { file })).toMatchObject({ core: { name: 'foo' } })
  await expect(requirementInputs.ask('text', { url: `${url}none.txt` })).rejects.toMatchObject({ failure: { kind: 'network' } })
  for (const secret of [AUTH.password, 'p%40ss']) expect(requirementInputs.said()).not.toContain(secret)
})

test('a rejected login says so, and keeps the password to itself', async () => {
  const a = await index({ auth: AUTH, indexes: { a: { files: FOO } } })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple('a', 'jane:wrong-word') } })
  await expect(requirementInputs.ask('page', { project: 'foo' })).rejects.toMatchObject({
    failure: { kind: 'network', what: expect.stringContaining('credentials') },
  })
  expect(requirementInputs.said()).not.toContain('wrong-word')
})

async function allText(folders: readonly string[]): Promise<string> {
  const texts: string[] = []
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) texts.push(entry.name, await readFile(path.join(entry.parentPath, entry.name), 'latin1'))
    }
  }
  return texts.join('\n')
}

test('a second run asks for changed pages only, and takes wheels and metadata from the cache folder', async () => {
  const a = await index({ indexes: { a: { files: FOO } } })
  const options = { indexes: { indexUrl: a.simple() }, cacheFolder: await temporary() }
  for (const _ of ['cold', 'warm']) {
    const requirementInputs = await fetcher(options)
    const file = await entryOf(requirementInputs, 'foo', 'foo-1.0')
    expect(await requirementInputs.ask('core', { file })).toMatchObject({ core: { version: '1.0' } })
    expect(await requirementInputs.ask('file', { file })).toMatchObject({ sha256: file.sha256 })
  }
  const statuses = (await a.log()).map(({ path: one, status }) => `${status} ${one}`)
  expect(statuses.slice(0, 3).sort()).toEqual([
    '200 /a/files/foo-1.0-py3-none-any.whl',
    '200 /a/files/foo-1.0-py3-none-any.whl.metadata',
    '200 /a/simple/foo/',
  ])
  expect(statuses.slice(3)).toEqual(['304 /a/simple/foo/'])
  expect(await readFile(path.join(options.cacheFolder, 'CACHEDIR.TAG'), 'utf8')).toContain('8a477f597d28d172789f06886806bc55')
})

test('what was changed in the cache folder is dropped and fetched again', async () => {
  const a = await index({ indexes: { a: { files: FOO } } })
  const options = { indexes: { indexUrl: a.simple() }, cacheFolder: await temporary() }
  const first = await fetcher(options)
  const file = await entryOf(first, 'foo', 'foo-1.0')
  await first.ask('core', { file })
  await first.ask('file', { file })
  for (const folder of ['pages', 'core', 'wheels']) {
    for (const entry of await readdir(path.join(options.cacheFolder, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const kept = path.join(entry.parentPath, entry.name)
      await writeFile(kept, (await readFile(kept, 'latin1')).replaceAll('1.0', '9.9'), 'latin1')
    }
  }
  await a.forgetLog()
  const second = await fetcher(options)
  expect(await versionsOf(second, 'foo')).toEqual(['1.10', '1.0'])
  expect(await second.ask('core', { file })).toMatchObject({ core: { version: '1.0' } })
  expect(await second.ask('file', { file })).toMatchObject({ sha256: file.sha256 })
  expect((await a.log()).map(({ status }) => status)).toEqual([200, 200, 200])
})

test('what a killed run left half in the cache folder goes a day later, and nothing of it stays on the way', async () => {
  const a = await index({ indexes: { a: { files: FOO } } })
  const cacheFolder = await temporary()
  const [old, young] = ['tmp/old', 'tmp/young'].map((name) => path.join(cacheFolder, name))
  await mkdir(path.join(cacheFolder, 'tmp/old-pip/pip'), { recursive: true })
  for (const file of [old, young]) await writeFile(file ?? '', 'half')
  for (const file of ['tmp/old', 'tmp/old-pip']) await utimes(path.join(cacheFolder, file), 1, 1)
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() }, cacheFolder })
  await requirementInputs.ask('file', { file: await entryOf(requirementInputs, 'foo') })
  expect(await readdir(path.join(cacheFolder, 'tmp'))).toEqual(['young'])
})

test('pages in a cache folder that others may write are not believed', async () => {
  const a = await index({ indexes: { a: { files: FOO } } })
  const options = { indexes: { indexUrl: a.simple() }, cacheFolder: await temporary() }
  await wheelsOf(await fetcher(options), 'foo')
  await chmod(options.cacheFolder, 0o777)
  await wheelsOf(await fetcher(options), 'foo')
  expect((await a.log()).map(({ status }) => status)).toEqual([200, 200])
})

test('a cache folder that cannot be written costs the cache, not the run', async () => {
  const a = await index({ indexes: { a: { files: FOO } } })
  const blocked = path.join(await temporary(), 'a-file')
  await writeFile(blocked, '')
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() }, cacheFolder: blocked })
  expect(await requirementInputs.ask('file', { file: await entryOf(requirementInputs, 'foo') })).toMatchObject({
    filename: expect.any(String),
  })
})

test('network takes the index, its extras and the authority from pip, but never find-links', async () => {
  const a = await index({ indexes: { a: {}, b: { files: FOO } } })
  const wheels = await temporary()
  await writeFile(path.join(wheels, 'foo-9-py3-none-any.whl'), 'planted')
  const env = { PIP_INDEX_URL: a.simple('a'), PIP_EXTRA_INDEX_URL: a.simple('b'), PIP_FIND_LINKS: wheels, PIP_NO_INDEX: '1' }
  const requirementInputs = await fetcher({ env })
  expect(toIndexPages(await requirementInputs.ask('page', { project: 'foo' })).map(({ index: url }) => url)).toEqual([
    a.simple('a'),
    a.simple('b'),
  ])
  const config = `[global]\nindex-url = ${a.simple('b')}\n[install]\nfind-links = ${wheels}\n`
  const folder = await temporary()
  await writeFile(path.join(folder, 'pip.conf'), config)
  const read = await fetcher({ env: { PIP_CONFIG_FILE: path.join(folder, 'pip.conf') } })
  expect(toIndexPages(await read.ask('page', { project: 'foo' })).map(({ index: url, status }) => [url, status])).toEqual([
    [a.simple('b'), 'found'],
  ])
})

test('an index that was asked for goes before the configured one, and none reads no configuration', async () => {
  const a = await index({ indexes: { a: {}, b: { files: FOO } } })
  const requirementInputs = await fetcher({ env: { PIP_INDEX_URL: a.simple('a') }, indexes: { indexUrl: a.simple('b') } })
  expect(toIndexPages(await requirementInputs.ask('page', { project: 'foo' })).map(({ index: url }) => url)).toEqual([a.simple('b')])
  const alone = await fetcher({
    env: { PIP_EXTRA_INDEX_URL: a.simple('a'), PIP_CERT: '/no/such/file' },
    indexes: { indexUrl: a.simple('b'), pipConfig: 'none' },
  })
  expect(toIndexPages(await alone.ask('page', { project: 'foo' })).map(({ index: url }) => url)).toEqual([a.simple('b')])
})

const MISTAKES: readonly { name: string; options: Parameters<typeof aFetcher>[0]; says: RegExp }[] = [
  { name: 'an authority file that is not there', options: { indexes: { cert: '/no/such/ca.pem' } }, says: /cert.*ca\.pem/ },
  {
    name: 'an authority file that holds a key only',
    options: { indexes: { cert: TLS.key } },
    says: /cert: .*key\.pem: contains no PEM certificate/,
  },
  {
    name: 'an authority file of pip that is no certificate',
    options: { env: { PIP_CERT: path.resolve('package.json') } },
    says: /cert: .*package\.json: contains no PEM/,
  },
  {
    name: 'a client certificate that is none',
    options: { indexes: { clientCert: TLS.key } },
    says: /client-cert: .*key\.pem: contains no PEM/,
  },
  {
    name: 'a folder as a client certificate',
    options: { indexes: { clientCert: path.resolve('test') } },
    says: /client-cert: .*test: cannot be read/,
  },
  { name: 'a timeout that is no number', options: { env: { PIP_TIMEOUT: 'soon' } }, says: /timeout/ },
  { name: 'an index over http that is not trusted', options: { indexes: { indexUrl: 'http://index.example/simple/' } }, says: /https/ },
  { name: 'an index that is no URL', options: { indexes: { indexUrl: 'ftp://index.example/' } }, says: /http\(s\)/ },
  { name: 'find-links that are not there', options: { indexes: { findLinks: ['/no/such/folder'] } }, says: /find-links/ },
]
test.each(MISTAKES)('$name is a mistake in the settings', async ({ options, says }) => {
  await expect(aFetcher(options)).rejects.toMatchObject({ failure: { kind: 'usage' }, message: expect.stringMatching(says) })
})

test('find-links that the user names are a place of their own: folder, page and file', async () => {
  const a = await index({ format: 'html', indexes: { a: { files: FOO } } })
  const source = await fetcher({ indexes: { indexUrl: a.simple() } })
  const file = await entryOf(source, 'foo', 'foo-1.0')
  const wheels = await temporary()
  const downloaded = (await source.ask('file', { file })) as { path: string }
  await writeFile(path.join(wheels, file.filename), await readFile(downloaded.path))
  const page = `${a.url}/a/simple/foo/`
  const requirementInputs = await fetcher({
    indexes: { indexUrl: a.simple('b'), findLinks: [wheels, page, page.replace('/simple/foo/', '/files/foo-1.10-py3-none-any.whl')] },
  })
  expect(toIndexPages(await requirementInputs.ask('page', { project: 'bar' }))[1]).toEqual({
    index: 'find-links',
    status: 'absent',
    pageFile: null,
  })
  const listed = await wheelsOf(requirementInputs, 'foo')
  expect(listed.map((one) => one.index)).toEqual(listed.map(() => 'find-links'))
  expect(await versionsOf(requirementInputs, 'foo')).toEqual(['1.10', '1.0'])
  const local = listed.find(({ url }) => url.startsWith('file:'))
  expect(await requirementInputs.ask('file', { file: local })).toMatchObject({ sha256: file.sha256 })
  expect(await requirementInputs.ask('core', { file: local })).toMatchObject({ core: { name: 'foo' }, sha256: file.sha256 })
})

test('the folder of a mirror is an index too', async () => {
  const mirror = await temporary()
  const a = await index({ format: 'html', indexes: { a: { files: FOO } } })
  const html = await (await fetch(`${a.url}/a/simple/foo/`)).text()
  await mkdir(path.join(mirror, 'simple', 'foo'), { recursive: true })
  await writeFile(path.join(mirror, 'simple', 'foo', 'index.html'), html)
  const requirementInputs = await fetcher({ indexes: { indexUrl: path.join(mirror, 'simple') } })
  expect(await versionsOf(requirementInputs, 'foo')).toEqual(['1.10', '1.0'])
  expect((await entryOf(requirementInputs, 'foo')).url).toMatch(/^file:.*\/files\/foo-1\.10/)
  expect(toIndexPages(await requirementInputs.ask('page', { project: 'bar' }))[0]?.status).toBe('absent')
})

test('another resource by URL is put beside the run with its type', async () => {
  const a = await index({ indexes: { a: { files: [{ name: 'r', version: '1', filename: 'requirements.txt', raw: 'foo\n' }] } } })
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() } })
  const answer = (await requirementInputs.ask('text', { url: `${a.url}/a/files/requirements.txt` })) as {
    path: string
    contentType: string
  }
  expect([await readFile(answer.path, 'utf8'), answer.contentType]).toEqual(['foo\n', 'application/octet-stream'])
  await expect(requirementInputs.ask('text', { url: `${a.url}/a/files/none.txt` })).rejects.toMatchObject({
    failure: { kind: 'network', what: expect.stringContaining('404') },
  })
})

test('a caller that goes away leaves no half file', async () => {
  const a = await index({ indexes: { a: { files: BIG } }, faults: [{ path: '/a/files/*', delay: 0.5 }] })
  const pool = await temporary()
  const requirementInputs = await fetcher({ indexes: { indexUrl: a.simple() }, pool })
  const running = requirementInputs.ask('file', { file: await entryOf(requirementInputs, 'big') }).catch(() => 'cancelled')
  await expect.poll(() => readdir(pool)).toHaveLength(1)
  await requirementInputs.close()
  expect([await running, await readdir(pool)]).toEqual(['cancelled', []])
})

test('a wait that the index asks for is reported with its reason', async () => {
  const a = await index({ indexes: { a: { files: FOO } } })
  const running = await fetcher({ indexes: { indexUrl: a.simple() } })
  await a.addFault({ path: '/a/simple/foo/*', status: 503, headers: { 'Retry-After': '1' }, times: 1 })
  expect(await versionsOf(running, 'foo')).toContain('1.10')
  expect(running.events).toEqual([{ op: 'retrying', why: '127.0.0.1: HTTP status 503', seconds: 1 }])
})

test('the bytes of a download and its interruption are reported', async () => {
  const a = await index({ indexes: { a: { files: FOO } } })
  const running = await fetcher({ indexes: { indexUrl: a.simple() } })
  const file = await entryOf(running, 'foo', '1.10-py3')
  await a.addFault({ path: '*/foo-1.10-py3-none-any.whl', truncate: 20, times: 1 })
  await running.ask('file', { file })
  expect(running.events).toEqual([
    { op: 'receiving', bytes: 20 },
    { op: 'retrying', why: 'foo-1.10-py3-none-any.whl was interrupted after 20 bytes', seconds: 0.1 },
  ])
})
