import { parseList, toHostError } from '../adapters/release-answers.ts'
import { HostError } from './clients.ts'

const PAGE = 100

export interface GithubAccess {
  /** `owner/name` */
  readonly repository: string
  /** `https://api.github.com`, or that of another server. */
  readonly apiUrl: string
  readonly token: string
  readonly signal: AbortSignal
}

/** What a route answers, its body as it came. */
export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly data: unknown
}

/** Routes of GitHub's REST API for one repository. Everything rejects with a HostError. */
export interface GithubApi {
  answer(route: string, parameters?: Readonly<Record<string, unknown>>, settings?: object): Promise<Answered>
  /** The body alone. */
  ask(route: string, parameters?: Readonly<Record<string, unknown>>, settings?: object): Promise<unknown>
  /** Page after page, until one is not full or has `enough`. */
  pages<T>(
    route: string,
    listOf: (answer: unknown) => readonly T[],
    enough: (some: readonly T[]) => boolean,
    parameters?: Readonly<Record<string, unknown>>,
    settings?: object,
  ): Promise<readonly T[]>
}

/** Loaded only here: a run without GitHub's API never reads octokit. */
export async function openGithubApi({ repository, apiUrl, token, signal }: GithubAccess): Promise<GithubApi> {
  const { getOctokit } = await import('@actions/github')
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: quiet })
  const [owner = '', repo = ''] = repository.split('/')

  const answer: GithubApi['answer'] = async (route, parameters = {}, settings = {}) => {
    try {
      return await octokit.request(route, { owner, repo, ...parameters, request: { signal, ...settings } })
    } catch (error) {
      throw toHostError(error)
    }
  }
  const ask: GithubApi['ask'] = async (...asked) => (await answer(...asked)).data
  const pages: GithubApi['pages'] = async (route, listOf, enough, parameters = {}, settings = {}) => {
    const found: ReturnType<typeof listOf>[number][] = []
    for (let page = 1; ; page += 1) {
      const some = listOf(await ask(route, { ...parameters, per_page: PAGE, page }, settings))
      found.push(...some)
      if (some.length < PAGE || enough(some)) return found
    }
  }
  return { answer, ask, pages }
}

/** A list that is the whole body. */
export function listed<T>(parse: (one: unknown) => T): (answer: unknown) => readonly T[] {
  return (answer) => parseList(answer, parse)
}

/** Undefined where the host says that it is not there. */
export async function orAbsent<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof HostError && error.answer.status === 404) return undefined
    throw error
  }
}
