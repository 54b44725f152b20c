import type { Sha256 } from '../core/names.ts'
import type { Env, Ports } from '../core/ports.ts'
import { type Carry, cacheKeys, restoreCarried, saveCarried } from '../github/cache.ts'
import type { StationRequest } from '../options/matrix-requests.ts'
import { openCacheHost } from './cache.ts'

/**
 * The work of a job, done with what an earlier run of this job left of its cache folder.
 * @param used the wheels that the work needed: they are kept first
 */
export async function withCache<T>(
  carry: Carry | undefined,
  { log, signal }: Ports,
  work: () => Promise<T>,
  used: (made: T) => readonly Sha256[],
): Promise<T> {
  if (carry === undefined) return work()
  const host = openCacheHost(signal)
  const before = await log.phase('Restore the cache', () => restoreCarried(carry, host, log))
  const made = await work()
  await log.phase('Save the cache', () => saveCarried(carry, before, used(made), host, log))
  return made
}

/** @param name what tells this cache from others of the same job; undefined where nothing is carried */
export function carryOf(
  { cache, cacheMaxBytes }: Pick<StationRequest, 'cache' | 'cacheMaxBytes'>,
  name: string,
  env: Env,
): Carry | undefined {
  if (cache.folder === undefined || cacheMaxBytes === 0) return undefined
  const { RUNNER_OS: os = process.platform, RUNNER_ARCH: arch = process.arch, GITHUB_JOB: job = 'job', GITHUB_RUN_ID: run = '0' } = env
  return { folder: cache.folder, maxBytes: cacheMaxBytes, ...cacheKeys([`${os}-${arch}`, job, name], run) }
}
