import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BundleError, explain } from '../../src/core/errors.ts'
import { sha256Of } from '../../src/core/names.ts'
import { publishArtifact } from '../../src/github/artifacts.ts'
import { cacheKeys, openCacheClient, restoreCache, saveCache } from '../../src/github/cache.ts'
import type { Fault } from '../doubles/loopback.ts'
import { type Results, startResults } from '../doubles/results.ts'
import { inFolder } from '../fixtures/folder.ts'

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true) // the toolkit says much
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** The toolkit reads its environment by itself. */
function asJobOf({ env }: Results, folder: string): Readonly<Record<string, string>> {
  const all = { ...env, GITHUB_SERVER_URL: 'http://github.localhost', GITHUB_REPOSITORY: 'octo/app', GITHUB_RUN_ID: '1', GITHUB_WORKSPACE: folder, RUNNER_TEMP: folder } // biome-ignore format: a list of words
  for (const [name, value] of Object.entries(all)) vi.stubEnv(name, value)
  return all
}

const CREATE = 'ArtifactService/CreateArtifact'

test.each<{ name: string; faults: readonly Fault[]; ends: string | RegExp }>([
  { name: 'a bad gateway', faults: [{ on: CREATE, status: 502 }], ends: 'uploaded' },
  { name: 'too many requests', faults: [{ on: CREATE, status: 429 }], ends: 'uploaded' },
  { name: 'a storage that answers 503 in the middle', faults: [{ on: 'PUT /blobs', status: 503 }], ends: 'uploaded' },
  { name: 'a slow service', faults: [{ on: CREATE, delay: 300 }, { on: 'PUT /blobs', delay: 300 }], ends: 'uploaded' },
  { name: 'a token that has expired', faults: [{ on: CREATE, times: 9, status: 401, message: 'token expired' }], ends: /^8 the artifact app was not uploaded .*401.*artifact-name: none/s },
  { name: 'a job that has 500 artifacts', faults: [{ on: CREATE, times: 9, status: 400, message: 'the job has reached its limit of 500 artifacts' }], ends: /^7 .*a job can have 500 artifacts/s },
  { name: 'a quota that is used up', faults: [{ on: CREATE, times: 9, status: 403, message: 'Artifact storage quota has been hit' }], ends: /^7 .*Free artifact storage/s },
])('an artifact, with $name', async ({ faults, ends }) => {
  await using results = await startResults({ faults })
  await inFolder(async (folder) => {
    const env = asJobOf(results, folder)
    await mkdir(path.join(folder, '.out'))
    await writeFile(path.join(folder, '.out', 'app.tar.gz'), 'archive') // a hidden folder is no hindrance
    const upload = publishArtifact([path.join(folder, '.out', 'app.tar.gz')], folder, { name: 'app', overwrite: false }, { env, signal: new AbortController().signal })
    const ended = await upload.then(() => 'uploaded', worded)
    if (typeof ends === 'string') expect(ended).toBe(ends)
    else expect(ended).toMatch(ends)
    const whole = results.artifacts.filter(({ size }) => size !== undefined).map(({ blob }) => results.content(blob).includes('.out/app.tar.gz'))
    expect(whole).toEqual(ends === 'uploaded' ? [true] : [])
  })
}) // biome-ignore format: a table

function worded(error: unknown): string {
  if (!(error instanceof BundleError)) throw error
  const { exitCode, message, hint } = explain(error.failure)
  return `${exitCode} ${message} ${hint}`
}

const WHEEL = path.join('wheels', sha256Of('a').slice(0, 2), `${sha256Of('a')}.whl`)
const GET = 'CacheService/GetCacheEntryDownloadURL'

test.each<{ name: string; faults?: readonly Fault[]; planted?: string; comes: boolean }>([
  { name: 'nothing wrong', comes: true },
  { name: 'a slow service', faults: [{ on: GET, delay: 300 }], comes: true },
  { name: 'too many requests', faults: [{ on: GET, times: 9, status: 429 }], comes: false },
  { name: 'a token that has expired', faults: [{ on: GET, times: 9, status: 401 }], comes: false },
  { name: 'a token without the right', faults: [{ on: GET, times: 9, status: 403 }], comes: false },
  { name: 'an archive that is no archive', planted: 'this is no archive', comes: false },
])('a cache, with $name, is restored: $comes; the run goes on', async ({ faults = [], planted, comes }) => {
  await using results = await startResults()
  await inFolder(async (folder) => {
    asJobOf(results, folder)
    const cache = path.join(folder, 'cache')
    const log = quietLog()
    const host = openCacheClient(new AbortController().signal)
    const persistedCacheOf = (run: string) => ({ folder: cache, maxBytes: 2 ** 20, ...cacheKeys(['Linux-X64', 'job', 'app'], run) })
    await mkdir(path.dirname(path.join(cache, WHEEL)), { recursive: true })
    await writeFile(path.join(cache, WHEEL), 'a')
    await saveCache(persistedCacheOf('1'), new Set(), [], host, log)
    expect(results.caches.map(({ key }) => key)).toEqual(['offline-bundle-1-Linux-X64-job-app-1'])
    if (planted !== undefined) {
      const version = results.caches[0]?.version ?? ''
      results.plantCache({ key: 'offline-bundle-1-Linux-X64-job-app-2', version, content: Buffer.from(planted) })
    }
    for (const fault of faults) results.addFault(fault)
    await rm(cache, { recursive: true })
    const restored = await restoreCache(persistedCacheOf('3'), host, log)
    expect([...restored]).toEqual(comes ? [WHEEL] : [])
    expect(await readdir(path.join(cache, path.dirname(WHEEL))).catch(() => [])).toEqual(comes ? [path.basename(WHEEL)] : [])
  })
}) // biome-ignore format: a table

function quietLog() {
  const quiet = (): void => undefined
  return {
    phase: <T>(_: string, work: () => Promise<T>) => work(),
    info: quiet, notice: quiet, warning: quiet, debug: quiet, progress: quiet,
  } // biome-ignore format: a value
}
