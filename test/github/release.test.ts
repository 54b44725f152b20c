import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { BundleError, explain } from '../../src/core/errors.ts'
import { sha256Of } from '../../src/core/names.ts'
import type { Log } from '../../src/core/ports.ts'
import { openReleaseClient } from '../../src/github/clients.ts'
import { type PublishedRelease, publishRelease } from '../../src/github/releases.ts'
import { type Releases, type ReleasesOptions, startReleases } from '../doubles/releases.ts'
import { inFolder } from '../fixtures/folder.ts'

const FILES = { 'app.tar.gz': 'archive', 'app.manifest.json': '{"one":1}', 'app.proofs.json': '{"at":"now"}' }

interface Ended {
  readonly published?: PublishedRelease
  /** Exit code, message and hint. */
  readonly failed?: string
  readonly waits: readonly number[]
}

interface Run {
  readonly files?: Readonly<Record<string, string>>
  readonly overwrite?: boolean
  readonly token?: string
  readonly stop?: AbortController
  readonly commit?: string
}

/** What the step does with a release, against the double; waits are counted and not waited. */
async function publish(
  server: Releases,
  { files = FILES, overwrite = false, token = 'token', stop = new AbortController(), commit }: Run = {},
): Promise<Ended> {
  return inFolder(async (folder) => {
    const assets = await Promise.all(
      Object.entries(files).map(async ([name, text]) => {
        await writeFile(path.join(folder, name), text)
        return { name, path: path.join(folder, name), bytes: Buffer.byteLength(text), sha256: sha256Of(text) }
      }),
    )
    const waits: number[] = []
    const host = await openReleaseClient({ repository: server.repository, apiUrl: server.url, token, signal: stop.signal })
    const sleep = async (seconds: number): Promise<void> => void waits.push(seconds)
    const retry = { log: SILENT, signal: stop.signal, sleep, now: () => 1000 }
    try {
      const order = {
        tag: 'v1',
        ...(commit === undefined ? {} : { commit }),
        names: ['app'],
        assets,
        text: { title: 'app', body: 'notes' },
        overwrite,
      }
      return { published: await publishRelease(order, host, retry), waits }
    } catch (error) {
      if (!(error instanceof BundleError)) throw error
      const { exitCode, message, hint } = explain(error.failure)
      return { failed: `${exitCode} ${message}\n${hint}`, waits }
    }
  })
}

const SILENT: Log = {
  phase: (_, work) => work(),
  info: () => undefined, notice: () => undefined, warning: () => undefined, debug: () => undefined, progress: () => undefined,
} // biome-ignore format: a value

/** The release as it is afterwards: name of each file, `?` where it is half. */
function shown({ releases }: Releases): readonly string[] {
  return releases.map(
    ({ draft, assets }) =>
      `${draft ? 'draft' : 'shown'}: ${assets
        .map(({ name, state }) => `${name}${state === 'starter' ? '?' : ''}`)
        .sort()
        .join(' ')}`,
  )
}

const WHOLE = ['shown: app.manifest.json app.proofs.json app.tar.gz']

test('a release is made as a draft, filled, compared and shown; a second run changes nothing', async () => {
  await using server = await startReleases()
  const first = await publish(server)
  expect(first.published).toEqual({ url: `${server.url}/octo/app/releases/tag/v1`, changed: true })
  expect(shown(server)).toEqual(WHOLE)
  expect(server.releases[0]).toMatchObject({ name: 'app', body: 'notes' })
  const before = server.requirementInputs.length
  const again = await publish(server, { files: { ...FILES, 'app.proofs.json': '{"at":"later"}' } })
  expect(again.published).toMatchObject({ changed: false })
  expect(server.requirementInputs.slice(before).filter(({ method }) => method !== 'GET')).toEqual([])
  expect(server.violations).toEqual([])
})

const SAME = { 'app.manifest.json': FILES['app.manifest.json'] }
const FULL = 'POST /uploads'

test.each<{ name: string; options: ReleasesOptions; run?: Run; want: readonly string[]; waits?: readonly number[] }>([
  { name: 'a draft for the tag is filled and shown', options: { releases: [{ tag: 'v1', draft: true, assets: SAME }] }, want: WHOLE },
  { name: 'a shown release without our files gets them', options: { releases: [{ tag: 'v1', assets: { 'notes.txt': 'x' } }] },
    want: ['shown: app.manifest.json app.proofs.json app.tar.gz notes.txt'] },
  { name: 'another manifest is replaced on request', options: { releases: [{ tag: 'v1', assets: { 'app.manifest.json': 'old', 'app.tar.gz.002': 'old' } }] },
    run: { overwrite: true }, want: WHOLE },
  { name: 'a draft behind a hundred releases is found', want: [...WHOLE, ...Array.from({ length: 120 }, () => 'shown: ')],
    options: { releases: [{ tag: 'v1', draft: true }, ...Array.from({ length: 120 }, (_, at) => ({ tag: `v0.${at}` }))] } },
  { name: 'a bad gateway in the middle of a file leaves a starter, which is replaced', options: { faults: [{ on: FULL, after: 3, status: 502 }] }, want: WHOLE, waits: [1] },
  { name: 'a connection cut in the middle of a file', options: { faults: [{ on: FULL, after: 3 }] }, want: WHOLE, waits: [1] },
  { name: 'an answer that got lost: the file is there, whole', options: { faults: [{ on: FULL, message: 'lost answer' }] }, want: WHOLE, waits: [1] },
  { name: 'a file that arrives damaged is sent again', options: { faults: [{ on: FULL, message: 'corrupt' }] }, want: WHOLE, waits: [1] },
  { name: 'a slow host', options: { faults: [{ on: FULL, times: 3, delay: 200 }] }, want: WHOLE },
  { name: 'a secondary limit with Retry-After', options: { faults: [{ on: FULL, status: 429, headers: { 'retry-after': '3' } }] }, want: WHOLE, waits: [3] },
  { name: 'a primary limit until its reset', want: WHOLE, waits: [20],
    options: { faults: [{ on: 'PATCH', status: 403, message: 'API rate limit exceeded', headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1020' } }] } },
  { name: 'outages of every kind of request', want: WHOLE, waits: [1, 1, 1, 1, 1, 1],
    options: { faults: [{ on: '/releases/tags/', status: 503 }, { on: '/git/ref', status: 500 }, { on: /POST \/repos/, status: 502 },
      { on: /GET .*assets/, status: 504 }, { on: FULL, status: 408 }, { on: 'PATCH', status: 500 }] } },
  { name: 'a draft whose answer got lost is not made twice', options: { faults: [{ on: /POST \/repos/, headers: {} }] }, want: WHOLE, waits: [1] },
  { name: 'a server without digests', options: { digests: false }, want: WHOLE },
])('$name', async ({ options, run = {}, want, waits = [] }) => {
  await using server = await startReleases(options)
  const ended = await publish(server, run)
  expect(ended).toMatchObject({ published: { changed: true }, waits })
  expect(shown(server).toSorted()).toEqual([...want].sort())
  expect(server.violations).toEqual([])
}) // biome-ignore format: a table

test.each<{ name: string; options: ReleasesOptions; run?: Run; says: RegExp; left: readonly string[] }>([
  { name: 'a tag that is not there', options: { tags: [] }, says: /^2 release-tag: v1: octo\/app has no such tag: push it first/, left: [] },
  { name: 'a token that may only read', options: { permission: 'read' }, says: /^7 the token has no permission to write releases of octo\/app[\s\S]*permissions: \{ contents: write \}/, left: [] },
  { name: 'a token that is wrong', options: {}, run: { token: 'stale' }, says: /^8 GitHub rejected the token \(401: Bad credentials/, left: [] },
  { name: 'another manifest under the same name', options: { releases: [{ tag: 'v1', assets: { 'app.manifest.json': 'old' } }] },
    says: /^2 release-tag: v1: .*another bundle of this name \(app\.manifest\.json\): use another tag or name, or set overwrite: true/, left: ['shown: app.manifest.json'] },
  { name: 'a locked release that lacks a file', options: { releases: [{ tag: 'v1', immutable: true, assets: SAME }] },
    says: /^2 release-tag: v1: .*published and immutable.*use a new tag/, left: ['shown: app.manifest.json'] },
  { name: 'an outage that lasts takes the draft back', options: { faults: [{ on: FULL, times: 99, status: 502 }] },
    says: /^8 GitHub did not accept the release v1 of octo\/app in 6 attempts \(502: Server Error\)/, left: [] },
  { name: 'a draft that cannot be taken back is named', options: { faults: [{ on: FULL, times: 99, status: 502 }, { on: /DELETE .*releases\/\d+/, times: 9, status: 500 }] },
    says: /the draft release http.*untagged-\d+ was not deleted/, left: ['draft: '] },
  { name: 'a limit that lasts an hour is not waited for', left: [],
    options: { faults: [{ on: FULL, times: 9, status: 403, message: 'API rate limit exceeded', headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '5000' } }] },
    says: /^8 GitHub's API rate limit is exceeded[\s\S]*after 01:23 UTC/ },
  { name: 'a page in place of an answer', options: { faults: [{ on: '/releases/tags/', times: 9, status: 511, message: 'log in first' }] }, says: /^8 .*511: log in first/, left: [] },
  { name: 'a release of somebody else that got half filled is named', options: { releases: [{ tag: 'v1', draft: true }], faults: [{ on: FULL, skip: 1, times: 99, status: 502 }] },
    says: /the draft release http.* is incomplete[\s\S]*Run the job again/, left: ['draft: app.tar.gz'] },
])('$name', async ({ options, run = {}, says, left }) => {
  await using server = await startReleases(options)
  expect((await publish(server, run)).failed).toMatch(says)
  expect(shown(server)).toEqual(left)
  expect(server.violations).toEqual([])
}) // biome-ignore format: a table

test.each([
  { when: 'in the middle of a file', fault: { on: FULL, delay: 60_000 }, requirementInputs: /^POST \/uploads/, left: [] },
  { when: 'while a draft is made that nobody hears of', fault: { on: /POST \/repos/, delay: 60_000, late: true }, requirementInputs: /^POST \/repos/, left: [] },
  { when: 'while it is published, which cannot be taken back', fault: { on: 'PATCH', delay: 60_000, late: true }, requirementInputs: /^PATCH/, left: WHOLE,
    says: /^130 Canceled\.\nthe release http\S+ was already published and is complete/ },
  { when: 'and the draft cannot be taken back', fault: { on: FULL, delay: 60_000 }, requirementInputs: /^POST \/uploads/, left: ['draft: '], also: { on: 'DELETE', status: 500 },
    says: /^130 Canceled\.\nthe draft release http\S+ was not deleted/ },
  { when: 'and nobody says whether a draft was made', fault: { on: /POST \/repos/, delay: 60_000, late: true }, requirementInputs: /^POST \/repos/, left: ['draft: '], also: { on: 'GET /repos/octo/app/releases?', skip: 1, status: 500 },
    says: /^130 Canceled\.\na draft release for v1 may remain in octo\/app/ },
])('cancelled $when', async ({ fault, requirementInputs, left, also, says = /^130 Canceled/ }) => {
  await using server = await startReleases({ faults: [fault, ...(also === undefined ? [] : [also])] })
  const stop = new AbortController()
  const running = publish(server, { stop })
  while (!server.requirementInputs.some(({ method, path: at }) => requirementInputs.test(`${method} ${at}`))) await new Promise((wait) => setTimeout(wait, 20))
  await new Promise((wait) => setTimeout(wait, 100)) // the double has done by then what it answers late
  stop.abort()
  expect((await running).failed).toMatch(says)
  expect(shown(server)).toEqual(left)
}) // biome-ignore format: a table

const COMMIT = 'c'.repeat(40)

test('a tag that is not there is made by the release, at the commit that was given, and not before the release is shown', async () => {
  await using server = await startReleases({ tags: [] })
  expect((await publish(server, { commit: COMMIT })).published).toMatchObject({ changed: true })
  expect([server.tags, server.releases[0]?.commit, shown(server)]).toEqual([['v1'], COMMIT, WHOLE])
  await using failing = await startReleases({ tags: [], faults: [{ on: FULL, times: 99, status: 502 }] })
  expect((await publish(failing, { commit: COMMIT })).failed).toMatch(/^8 /)
  expect([failing.tags, shown(failing)]).toEqual([[], []])
})
