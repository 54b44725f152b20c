import type { CacheHost } from '../github/clients.ts'
import { untilCancelled } from './until-cancelled.ts'

/** The runner's cache service, by the toolkit. Loaded only here. */
export function openCacheHost(signal: AbortSignal): CacheHost {
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
