import { readdir, rm, stat, unlink, utimes } from 'node:fs/promises'
import path from 'node:path'
import { BundleError } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import type { Env, Log, Ports } from '../core/ports.ts'
import type { MatrixRequest } from '../options/matrix-requests.ts'
import { untilCancelled } from './retry.ts'

/**
 * The parts of the cache folder that are kept between runs: each file is hash-checked when it is used. The unpacked pip and index
 * pages are not kept, since a forged page with a valid validator would be used.
 */
const PERSISTED = ['wheels', 'core'] as const
/** Folders of a used cache. */
const OWN: readonly string[] = [...PERSISTED, 'pages', 'pip']

export interface PersistedCache {
  /** The command's cache-dir. */
  readonly folder: string
  /** Ends in the run id, so that each run saves its own. */
  readonly key: string
  /** Prefixes that find the newest cache of a previous run, best first. */
  readonly prefixes: readonly string[]
  /** Unit: bytes. */
  readonly maxBytes: number
}

/** Files that existed before the run. */
type CachedFiles = ReadonlySet<string>

/** The cache keys of a job. @param where parts of the key, most specific last: `['Linux-X64', 'job', 'offline-bundle']` */
export function cacheKeys(where: readonly string[], run: string): Pick<PersistedCache, 'key' | 'prefixes'> {
  const parts = ['offline-bundle-1', ...where].map((part) => part.replaceAll(/[^A-Za-z0-9._-]+/g, '_'))
  const whole = parts.join('-').slice(0, 400) // 512 is the service's limit
  return { key: `${whole}-${run}`, prefixes: [`${whole}-`, `${parts.slice(0, 2).join('-')}-`] }
}

/**
 * Restore an empty cache folder from a previous run. Errors of the service are warnings. Unknown files in the cache are removed, since
 * other jobs can write to it.
 * @returns the restored files
 */
export async function restoreCache(persistedCache: PersistedCache, host: CacheClient, log: Log): Promise<CachedFiles> {
  const there = await readdir(persistedCache.folder).catch((): string[] => [])
  // A self-hosted runner keeps the folder, which is newer than the stored cache
  if (OWN.some((name) => there.includes(name))) return namesOf(await filesOf(persistedCache.folder))
  return costsOnlyTime(log, 'The cache was not restored', new Set(), async () => {
    if (!(await host.available())) {
      log.info('This runner has no cache service: the cache is not kept between runs.')
      return new Set()
    }
    const found = await host.restore(pathsOf(persistedCache), persistedCache.key, persistedCache.prefixes)
    await removeForeign(persistedCache.folder, there)
    if (found === undefined) log.info('No cache of a previous run was found.')
    return namesOf(await filesOf(persistedCache.folder))
  })
}

/**
 * Save the newest files, up to the maximum size. Nothing is saved without new files.
 * @param used the wheels of this run, which count as the newest
 */
export async function saveCache(
  persistedCache: PersistedCache,
  before: CachedFiles,
  used: readonly Sha256[],
  host: CacheClient,
  log: Log,
): Promise<void> {
  await costsOnlyTime(log, 'The cache was not saved', undefined, async () => {
    await touch(persistedCache.folder, used)
    const kept = await prune(persistedCache.folder, persistedCache.maxBytes)
    if (kept.length === 0 || kept.every(({ name }) => before.has(name))) return
    if (await host.available()) await host.save(pathsOf(persistedCache), persistedCache.key)
  })
}

interface Kept {
  /** Relative to the cache folder. */
  readonly name: string
  readonly bytes: number
  readonly modified: number
}

/** Delete the oldest files until the rest fits. @returns the remaining files */
export async function prune(folder: string, maxBytes: number): Promise<readonly Kept[]> {
  const newestFirst = [...(await filesOf(folder))].sort((a, b) => b.modified - a.modified || (a.name < b.name ? -1 : 1))
  const kept: Kept[] = []
  let bytes = 0
  for (const file of newestFirst) {
    bytes += file.bytes
    if (bytes <= maxBytes) kept.push(file)
    else await unlink(path.join(folder, file.name))
  }
  return kept
}

async function touch(folder: string, used: readonly Sha256[]): Promise<void> {
  const now = new Date()
  for (const sha256 of used) {
    const names = [path.join('wheels', sha256.slice(0, 2), `${sha256}.whl`), path.join('core', `${sha256}.metadata`)]
    for (const name of names) await utimes(path.join(folder, name), now, now).catch(() => undefined) // not every wheel is kept
  }
}

async function removeForeign(folder: string, before: readonly string[]): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const ours = PERSISTED.some((one) => one === name) || before.includes(name)
    if (!ours) await rm(path.join(folder, name), { recursive: true, force: true })
  }
}

async function filesOf(folder: string): Promise<readonly Kept[]> {
  const files: Kept[] = []
  for (const part of PERSISTED) {
    const entries = await readdir(path.join(folder, part), { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      if (!entry.isFile()) continue
      const file = path.join(entry.parentPath, entry.name)
      const { size, mtimeMs } = await stat(file)
      files.push({ name: path.relative(folder, file), bytes: size, modified: mtimeMs })
    }
  }
  return files
}

function namesOf(files: readonly Kept[]): CachedFiles {
  return new Set(files.map(({ name }) => name))
}

function pathsOf({ folder }: PersistedCache): readonly string[] {
  return PERSISTED.map((part) => path.join(path.resolve(folder), part))
}

async function costsOnlyTime<T>(log: Log, what: string, fallback: T, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof BundleError) throw error // cancelled
    log.warning(`${what}: ${error instanceof Error ? error.message : String(error)}; the result is not affected`)
    return fallback
  }
}

/** A cache service that keeps folders between workflow runs. */
export interface CacheClient {
  /** Whether the runner has a cache service. */
  available(): Promise<boolean>
  /** @returns the key of the restored cache, if any */
  restore(folders: readonly string[], key: string, prefixes: readonly string[]): Promise<string | undefined>
  save(folders: readonly string[], key: string): Promise<void>
}

/** Open a client of the runner's cache service. The toolkit is imported on demand. */
export function openCacheClient(signal: AbortSignal): CacheClient {
  return {
    available: async () => (await import('@actions/cache')).isFeatureAvailable(),
    restore: async (folders, key, prefixes) => {
      const { restoreCache } = await import('@actions/cache')
      return untilCancelled(restoreCache([...folders], key, [...prefixes]), signal)
    },
    save: async (folders, key) => {
      const { saveCache } = await import('@actions/cache')
      await untilCancelled(saveCache([...folders], key), signal)
    },
  }
}

/**
 * Restore the cache, run `work`, and save the cache.
 * @param used the wheels that the work needed, which are kept first
 */
export async function withCache<T>(
  persistedCache: PersistedCache | undefined,
  { log, signal }: Ports,
  work: () => Promise<T>,
  used: (made: T) => readonly Sha256[],
): Promise<T> {
  if (persistedCache === undefined) return work()
  const host = openCacheClient(signal)
  const before = await log.phase('Restore the cache', () => restoreCache(persistedCache, host, log))
  const made = await work()
  await log.phase('Save the cache', () => saveCache(persistedCache, before, used(made), host, log))
  return made
}

/** The settings of the persisted cache; undefined if it is disabled. @param name distinguishes caches of the same job */
export function persistedCacheOf(
  { cache, cacheMaxBytes }: Pick<MatrixRequest, 'cache' | 'cacheMaxBytes'>,
  name: string,
  env: Env,
): PersistedCache | undefined {
  if (cache.folder === undefined || cacheMaxBytes === 0) return undefined
  const { RUNNER_OS: os = process.platform, RUNNER_ARCH: arch = process.arch, GITHUB_JOB: job = 'job', GITHUB_RUN_ID: run = '0' } = env
  return { folder: cache.folder, maxBytes: cacheMaxBytes, ...cacheKeys([`${os}-${arch}`, job, name], run) }
}
