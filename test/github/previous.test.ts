import { expect, test } from 'vitest'
import { BundleError, explain } from '../../src/core/errors.ts'
import { openPreviousBundleClient } from '../../src/github/clients.ts'
import { findPreviousBundle, type PreviousBundleQuery } from '../../src/github/previous.ts'
import type { PreviousBundle } from '../../src/options/request.ts'
import { type Releases, type ReleasesOptions, startReleases } from '../doubles/releases.ts'
import { zipOf } from '../fixtures/zip.ts'

const quiet = (): void => undefined
const LOG = {
  phase: <T>(_: string, work: () => Promise<T>) => work(),
  info: quiet,
  notice: quiet,
  warning: quiet,
  debug: quiet,
  progress: quiet,
}
const MANIFEST = '{"name":"app"}'
const FILES = { 'app.tar.gz': 'archive', 'app.manifest.json': MANIFEST }

async function find(server: Releases, previous: PreviousBundle, over: Partial<PreviousBundleQuery> & { readonly token?: string } = {}) {
  const { token = 'token', ...rest } = over
  const signal = new AbortController().signal
  const host = await openPreviousBundleClient({ repository: server.repository, apiUrl: server.url, token, signal })
  const retry = { log: LOG, signal, sleep: async () => undefined, now: () => 1000 }
  try {
    const found = await findPreviousBundle({ previous, name: 'app', run: 7, branch: 'main', ...rest }, host, retry)
    return found === undefined ? 'none' : `${found.from}: ${Buffer.from(found.bytes).toString('utf8')}`
  } catch (error) {
    if (!(error instanceof BundleError)) throw error
    const { exitCode, message, hint } = explain(error.failure)
    return `${exitCode} ${message} ${hint}`
  }
}

const LATEST = { kind: 'latest' } as const
const V1 = { kind: 'release', tag: 'v1' } as const
const ARTIFACT = { kind: 'artifact', name: 'bundles' } as const
const artifacts = async () => [{ id: 5, name: 'bundles', content: await zipOf({ ...FILES, 'app.tar.gz': 'x'.repeat(3_000_000) }) }]
const READ = { on: '/stored/' }

test.each<{ name: string; options: ReleasesOptions; previous: PreviousBundle; over?: Partial<PreviousBundleQuery>; says: RegExp }>([
  { name: 'the release of a tag', options: { releases: [{ tag: 'v1', assets: FILES }] }, previous: V1, says: /^release v1: \{"name":"app"\}$/ },
  { name: 'the newest release that holds such a bundle', previous: LATEST, says: /^release v2: / ,
    options: { releases: [{ tag: 'v1', assets: FILES }, { tag: 'v2', assets: FILES }, { tag: 'app-3.0', assets: { 'app.zip': 'x' } }, { tag: 'v4', draft: true, assets: FILES }] } },
  { name: 'the newest behind a hundred others', previous: LATEST, says: /^release v1: /,
    options: { releases: [{ tag: 'v1', assets: FILES }, ...Array.from({ length: 120 }, (_, at) => ({ tag: `w${at}` }))] } },
  { name: 'not the release that this run fills', options: { releases: [{ tag: 'v1', assets: FILES }, { tag: 'v2', assets: FILES }] }, previous: LATEST, over: { ownTag: 'v2' }, says: /^release v1: / },
  { name: 'nothing yet', options: {}, previous: LATEST, says: /^none$/ },
  { name: 'a tag without a release', options: { tags: ['v1'] }, previous: V1, says: /^2 since: release:v1: octo\/app has no such release/ },
  { name: 'a release without the bundle', options: { releases: [{ tag: 'v1', assets: { 'other.manifest.json': '{}' } }] }, previous: V1, says: /^2 .*has no app\.manifest\.json: does its bundle have another name/ },
  { name: 'an outage that passes', options: { releases: [{ tag: 'v1', assets: FILES }], faults: [{ on: '/releases/tags', status: 502 }, { on: '/stored/', status: 503 }] }, previous: V1, says: /^release v1: / },
  { name: 'a file that is cut on its way', options: { releases: [{ tag: 'v1', assets: FILES }], faults: [READ] }, previous: V1, says: /^release v1: / },
  { name: 'an outage that lasts', options: { releases: [{ tag: 'v1', assets: FILES }], faults: [{ ...READ, times: 99, status: 502 }] }, previous: V1, says: /^8 GitHub did not serve the bundle of since \(release:v1\) in 6 attempts/ },
])('$name', async ({ options, previous, over, says }) => {
  await using server = await startReleases(options)
  expect(await find(server, previous, over)).toMatch(says)
  expect(server.violations).toEqual([])
}) // biome-ignore format: a table

test('a manifest of an artifact is read without the gigabytes beside it, and no token leaves the API', async () => {
  await using server = await startReleases({ artifacts: await artifacts() })
  expect(await find(server, ARTIFACT)).toBe(`artifact bundles of run 1: ${MANIFEST}`)
  const stored = server.requirementInputs.filter(({ path }) => path.startsWith('/stored/'))
  const bytes = stored.reduce((sum, { headers }) => sum + lengthOf(headers.range), 0)
  expect(bytes).toBeLessThan(200_000)
  expect(stored.length).toBeGreaterThan(1)
  expect(stored.filter(({ headers }) => headers.authorization !== undefined)).toEqual([])
  expect(server.violations).toEqual([])
})

function lengthOf(range = 'bytes=0-9999999'): number {
  const [, from, to] = /(\d+)-(\d+)/.exec(range) ?? []
  return Number(to) - Number(from) + 1
}

test('of artifacts of that name the newest counts that a previous run of this branch has made', async () => {
  const content = await zipOf(FILES)
  const some = [
    { id: 9, name: 'bundles', content, run: 9, foreign: true },
    { id: 8, name: 'bundles', content, run: 8, branch: 'other' },
    { id: 7, name: 'bundles', content, run: 7 },
    { id: 6, name: 'bundles', content, run: 6, expired: true },
    { id: 4, name: 'bundles', content, run: 4 },
    { id: 5, name: 'bundles', content, run: 5 },
  ]
  await using server = await startReleases({ artifacts: some })
  expect(await find(server, ARTIFACT)).toContain('artifact bundles of run 5: ')
  expect(await find(server, { kind: 'artifact', name: '8' })).toContain('artifact bundles of run 8: ')
  expect(await find(server, ARTIFACT, { branch: 'new' })).toBe('none')
})

test.each<{ name: string; options: ReleasesOptions; previous: PreviousBundle; token?: string; says: RegExp }>([
  { name: 'an artifact that is not there', options: {}, previous: { kind: 'artifact', name: '99' }, says: /^2 since: artifact:99: octo\/app has no such artifact/ },
  { name: 'an artifact without the bundle', options: { artifacts: [{ id: 5, name: 'bundles', content: await zipOf({ a: 'b' }) }] }, previous: ARTIFACT, says: /^2 .*artifact 5 has no app\.manifest\.json/ },
  { name: 'an artifact that is no zip', options: { artifacts: [{ id: 5, name: 'bundles', content: Buffer.from('x'.repeat(100)) }] }, previous: ARTIFACT, says: /^7 .*not a readable zip/ },
  { name: 'a token that may not read artifacts', options: { faults: [{ on: '/actions/artifacts', status: 403, message: 'Resource not accessible by integration' }] }, previous: ARTIFACT,
    says: /^7 the bundle of since \(artifact:bundles\) could not be read .*permissions: \{ actions: read \}/ },
  { name: 'a token that is wrong', options: {}, previous: LATEST, token: 'stale', says: /^8 GitHub rejected the token/ },
  { name: 'a limit', options: { faults: [{ on: '/releases', times: 9, status: 429, headers: { 'retry-after': '3600' } }] }, previous: LATEST, says: /^8 GitHub's API rate limit is exceeded/ },
])('$name ends with what to do', async ({ options, previous, token = 'token', says }) => {
  await using server = await startReleases(options)
  expect(await find(server, previous, { token })).toMatch(says)
}) // biome-ignore format: a table
