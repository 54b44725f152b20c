import { setTimeout } from 'node:timers/promises'
import type { Ports } from '../core/ports.ts'
import type { GithubAccess } from '../github/api.ts'
import type { Patience } from '../github/retry.ts'

/** How requests to GitHub are repeated here. */
export function patienceOf({ log, signal, clock }: Ports): Patience {
  return {
    log,
    signal,
    now: () => clock.now().getTime() / 1000,
    sleep: async (seconds) => void (await setTimeout(seconds * 1000, undefined, { signal }).catch(() => undefined)),
  }
}

/** The repository of the workflow, at the server that runs it. */
export function githubAccess(token: string, { env, signal }: Ports): GithubAccess {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_API_URL: apiUrl = 'https://api.github.com' } = env
  return { repository, apiUrl, token, signal }
}
