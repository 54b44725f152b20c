import { createReadStream } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import * as v from 'valibot'
import { ARCHIVE_KINDS, archiveKindOf } from '../core/archive-kinds.ts'
import { parseSha256 } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import {
  ApiError,
  type Asset,
  type ReleaseClient,
  type RemoteArtifact,
  type RemoteAsset,
  type RemoteRelease,
  type ShownRelease,
} from './clients.ts'
import type { RetryPolicy } from './retry.ts'

const PAGE = 100

export interface GithubAccess {
  /** `owner/name` */
  readonly repository: string
  /** `https://api.github.com`, or that of another server. */
  readonly apiUrl: string
  readonly token: string
  readonly signal: AbortSignal
}

/** A response, its body unparsed. */
interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly data: unknown
}

/** Routes of GitHub's REST API for one repository. All methods reject with an ApiError. */
interface GithubApi {
  answer(route: string, parameters?: Readonly<Record<string, unknown>>, settings?: object): Promise<Answered>
  /** The body alone. */
  ask(route: string, parameters?: Readonly<Record<string, unknown>>, settings?: object): Promise<unknown>
  /** Read pages until the last one, or until `enough`. */
  pages<T>(
    route: string,
    listOf: (answer: unknown) => readonly T[],
    enough: (some: readonly T[]) => boolean,
    parameters?: Readonly<Record<string, unknown>>,
    settings?: object,
  ): Promise<readonly T[]>
}

/** Open GitHub's REST API. octokit is imported on demand, for startup time. */
export async function openGithubApi({ repository, apiUrl, token, signal }: GithubAccess): Promise<GithubApi> {
  const { getOctokit } = await import('@actions/github')
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: quiet })
  const [owner = '', repo = ''] = repository.split('/')

  const answer: GithubApi['answer'] = async (route, parameters = {}, settings = {}) => {
    try {
      return await octokit.request(route, { owner, repo, ...parameters, request: { signal, ...settings } })
    } catch (error) {
      throw toApiError(error)
    }
  }
  const ask: GithubApi['ask'] = async (...request) => (await answer(...request)).data
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

/** Parser of a response whose body is a list. */
export function listed<T>(parse: (one: unknown) => T): (answer: unknown) => readonly T[] {
  return (answer) => parseList(answer, parse)
}

/** Undefined for a 404 response. @throws ApiError for other errors */
export async function orAbsent<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof ApiError && error.answer.status === 404) return undefined
    throw error
  }
}

/** The used fields of GitHub's responses (REST API, "Releases", "Release assets", "Artifacts"). */
const ReleaseAnswer = v.object({
  id: v.number(),
  tag_name: v.string(),
  draft: v.boolean(),
  published_at: v.nullish(v.string(), null),
  // Absent on servers without immutable releases
  immutable: v.optional(v.boolean(), false),
  html_url: v.string(),
  upload_url: v.string(),
  assets: v.array(v.unknown()),
})

const AssetAnswer = v.object({
  id: v.number(),
  name: v.string(),
  state: v.string(),
  size: v.number(),
  digest: v.nullish(v.string()),
})

/** Parse a release. @throws ApiError for another response, e.g. the page of a proxy */
export function parseRelease(answer: unknown): RemoteRelease & { readonly tag: string } {
  const { id, tag_name, draft, immutable, html_url, upload_url, assets } = parsed(ReleaseAnswer, answer)
  return { id, tag: tag_name, draft, immutable, url: html_url, uploadUrl: upload_url, files: assets.length }
}

/** @throws ApiError */
export function parseAsset(answer: unknown): RemoteAsset {
  const { id, name, state, size, digest } = parsed(AssetAnswer, answer)
  const sha256 = parseSha256(digest?.replace(/^sha256:/, '') ?? '')
  return { id, name, bytes: size, state: state === 'uploaded' ? 'uploaded' : 'starter', ...(sha256 === undefined ? {} : { sha256 }) }
}

/** A release with its files. @throws ApiError */
export function parseShown(answer: unknown): ShownRelease & { readonly draft: boolean } {
  const { tag_name, draft, published_at, assets } = parsed(ReleaseAnswer, answer)
  return { tag: tag_name, draft, published: published_at ?? '', assets: assets.map(parseAsset) }
}

const ArtifactAnswer = v.object({
  id: v.number(),
  name: v.string(),
  expired: v.boolean(),
  workflow_run: v.nullish(
    v.object({
      id: v.optional(v.number()),
      repository_id: v.optional(v.number()),
      head_repository_id: v.optional(v.number()),
      head_branch: v.optional(v.string()),
    }),
  ),
})

/** @throws ApiError */
export function parseArtifact(answer: unknown): RemoteArtifact {
  const { id, name, expired, workflow_run: run } = parsed(ArtifactAnswer, answer)
  const foreign = run?.head_repository_id === undefined || run.head_repository_id !== run.repository_id
  return { id, name, expired, run: run?.id ?? 0, branch: run?.head_branch ?? '', foreign }
}

/** @throws ApiError */
export function parseArtifacts(answer: unknown): readonly RemoteArtifact[] {
  return parseList(parsed(v.object({ artifacts: v.unknown() }), answer).artifacts, parseArtifact)
}

/** @throws ApiError */
export function parseList<T>(answer: unknown, parse: (one: unknown) => T): readonly T[] {
  return parsed(v.array(v.unknown()), answer).map(parse)
}

function parsed<const T extends v.GenericSchema>(schema: T, answer: unknown): v.InferOutput<T> {
  const result = v.safeParse(schema, answer)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new ApiError({ message: `the response is not GitHub's: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}` })
}

const Failed = v.object({
  message: v.string(),
  status: v.number(),
  response: v.optional(v.object({ headers: v.record(v.string(), v.unknown()) })),
})

/** Convert an error of octokit. Its status is meaningless without a response. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  const result = v.safeParse(Failed, error)
  const failed = result.success ? result.output : undefined
  const message = failed?.message ?? (error instanceof Error ? error.message : String(error))
  if (failed?.response === undefined) return new ApiError({ message: message === '' ? 'no answer' : message }, { cause: error })
  const { headers } = failed.response
  const [retryAfterSeconds, remaining, resetAt] = ['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) =>
    numberOf(headers[name]),
  )
  return new ApiError(
    {
      status: failed.status,
      message,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(remaining === undefined ? {} : { remaining }),
      ...(resetAt === undefined ? {} : { resetAt }),
    },
    { cause: error },
  )
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined
}

/** Timeout of a cleanup request: after a cancellation, the runner soon ends the step. Unit: milliseconds. */
const CLEANUP_MS = { cancelled: 1500, failed: 20_000 }
/** A request that may be redirected is cloned with its body, and the clone keeps the whole file in memory (Fetch, "HTTP-network-or-cache fetch", step 8). */
const STREAMED = { redirect: 'error' }

/** Open a client of GitHub's releases. */
export async function openReleaseClient(access: GithubAccess): Promise<ReleaseClient> {
  const { ask, pages } = await openGithubApi(access)
  const release = (id: number): string => `/repos/{owner}/{repo}/releases/${id}`
  /** Cleanup requests do not use the signal of the run, which may be aborted. */
  const after = (): object => ({ signal: AbortSignal.timeout(access.signal.aborted ? CLEANUP_MS.cancelled : CLEANUP_MS.failed) })
  const draftOf = async (tag: string, settings: object = {}): Promise<RemoteRelease | undefined> => {
    // A draft has no tag yet, so it is only in the list
    const isIt = (one: RemoteRelease & { readonly tag: string }): boolean => one.tag === tag && one.draft
    const all = await pages('GET /repos/{owner}/{repo}/releases', listed(parseRelease), (some) => some.some(isIt), {}, settings)
    return all.find(isIt)
  }

  return {
    repository: access.repository,
    find: async (tag) => {
      const shown = await orAbsent(() => ask('GET /repos/{owner}/{repo}/releases/tags/{tag}', { tag }))
      return shown === undefined ? draftOf(tag) : parseRelease(shown)
    },
    hasTag: async (tag) => (await orAbsent(() => ask(`GET /repos/{owner}/{repo}/git/ref/${reference(tag)}`))) !== undefined,
    createDraft: async (tag, { title, body }, commit) => {
      const at = commit === undefined ? {} : { target_commitish: commit }
      return parseRelease(await ask('POST /repos/{owner}/{repo}/releases', { tag_name: tag, name: title, body, draft: true, ...at }))
    },
    assets: ({ id }) => pages(`GET ${release(id)}/assets`, listed(parseAsset), () => false),
    upload: async ({ uploadUrl }, asset) => parseAsset(await streamed(asset, (stream) => ask(`POST ${uploadUrl}`, stream, STREAMED))),
    deleteAsset: async ({ id }) => void (await ask(`DELETE /repos/{owner}/{repo}/releases/assets/${id}`)),
    publish: async ({ id }) => parseRelease(await ask(`PATCH ${release(id)}`, { draft: false })),
    discardDraft: async ({ id }) => {
      const settings = after()
      const now = await orAbsent(() => ask(`GET ${release(id)}`, {}, settings))
      if (now !== undefined && !parseRelease(now).draft) return 'published'
      await orAbsent(() => ask(`DELETE ${release(id)}`, {}, settings))
      return 'gone'
    },
    findDraft: (tag) => draftOf(tag, after()),
  }
}

/** Send a file as a stream with a length: GitHub rejects chunked encoding, and a Buffer would use memory. */
async function streamed(asset: Asset, ask: (parameters: Readonly<Record<string, unknown>>) => Promise<unknown>): Promise<unknown> {
  const stream = createReadStream(asset.path)
  try {
    const headers = { 'content-type': contentType(asset.name), 'content-length': asset.bytes }
    return await ask({ name: asset.name, headers, data: stream })
  } finally {
    stream.destroy()
  }
}

function contentType(name: string): string {
  if (name.endsWith('.json')) return 'application/json'
  if (name.endsWith('.html')) return 'text/html'
  const kind = archiveKindOf(name)
  return kind === undefined ? 'application/octet-stream' : ARCHIVE_KINDS[kind].mediaType
}

/** Encode a tag, but not its slashes. */
function reference(tag: string): string {
  return ['tags', ...tag.split('/').map(encodeURIComponent)].join('/')
}

/** The retry policy of requests to GitHub. */
export function retryPolicyOf({ log, signal, clock }: Ports): RetryPolicy {
  return {
    log,
    signal,
    now: () => clock.now().getTime() / 1000,
    sleep: async (seconds) => void (await setTimeout(seconds * 1000, undefined, { signal }).catch(() => undefined)),
  }
}

/** Access to the repository of the workflow. */
export function githubAccess(token: string, { env, signal }: Ports): GithubAccess {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_API_URL: apiUrl = 'https://api.github.com' } = env
  return { repository, apiUrl, token, signal }
}
