import * as v from 'valibot'
import { parseSha256 } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'

const PAGE = 100

export interface GithubAccess {
  /** `owner/name` */
  readonly repository: string
  /** `https://api.github.com`, or that of another server. */
  readonly apiUrl: string
  readonly token: string
  readonly signal: AbortSignal
}

type Fields = Readonly<Record<string, unknown>>

/** Open GitHub's REST API for one repository. All functions reject with an ApiError. octokit is imported on demand, for startup time. */
export async function openGithubApi({ repository, apiUrl, token, signal }: GithubAccess) {
  const { getOctokit } = await import('@actions/github')
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: quiet })
  const [owner = '', repo = ''] = repository.split('/')

  /** The response, its body unparsed. */
  const answer = async (route: string, parameters: Fields = {}, settings: object = {}) => {
    try {
      const { status, headers, data } = await octokit.request(route, { owner, repo, ...parameters, request: { signal, ...settings } })
      return { status, headers, data: data as unknown }
    } catch (error) {
      throw toApiError(error)
    }
  }
  /** The parsed body. */
  const ask = async <const T extends v.GenericSchema>(schema: T, ...request: Parameters<typeof answer>): Promise<v.InferOutput<T>> =>
    parseAnswer(schema, (await answer(...request)).data)
  /** Read pages until the last one, or until `enough`. */
  const pages = async <T>(
    schema: v.GenericSchema<unknown, T[]>,
    enough: (some: readonly T[]) => boolean,
    ...[route, parameters, settings]: Parameters<typeof answer>
  ): Promise<readonly T[]> => {
    const found: T[] = []
    for (let page = 1; ; page += 1) {
      const some = await ask(schema, route, { ...parameters, per_page: PAGE, page }, settings)
      found.push(...some)
      if (some.length < PAGE || enough(some)) return found
    }
  }
  return { answer, ask, pages }
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

/** A file of a release. Here and below: the used fields of GitHub's responses (REST API, "Releases", "Release assets", "Artifacts"). */
export const AssetSchema = v.pipe(
  v.object({
    id: v.number(),
    name: v.string(),
    /** Other than `uploaded`: an incomplete upload. */
    state: v.string(),
    /** Unit: bytes. */
    size: v.number(),
    /** Absent if the server computes none. */
    digest: v.nullish(v.string(), ''),
  }),
  v.transform(({ size, digest, ...asset }) => ({ ...asset, bytes: size, sha256: parseSha256((digest ?? '').replace(/^sha256:/, '')) })),
)
export type RemoteAsset = Readonly<v.InferOutput<typeof AssetSchema>>

export const ReleaseSchema = v.pipe(
  v.object({
    id: v.number(),
    tag_name: v.string(),
    draft: v.boolean(),
    /** ISO 8601; absent for a draft. */
    published_at: v.nullish(v.string(), ''),
    /** Published, with a tag and assets that cannot change. Absent on servers without immutable releases. */
    immutable: v.nullish(v.boolean(), false),
    /** URL of the web page. */
    html_url: v.string(),
    /** URL for uploads, an RFC 6570 template. */
    upload_url: v.string(),
    assets: v.array(AssetSchema),
  }),
  v.transform(({ tag_name, published_at, html_url, upload_url, ...release }) => {
    return { ...release, tag: tag_name, published: published_at ?? '', url: html_url, uploadUrl: upload_url }
  }),
)
export type RemoteRelease = Readonly<v.InferOutput<typeof ReleaseSchema>>

/** An artifact of a workflow run of the repository. */
export const ArtifactSchema = v.pipe(
  v.object({
    id: v.number(),
    name: v.string(),
    expired: v.boolean(),
    workflow_run: v.nullish(
      v.object({
        id: v.optional(v.number()),
        repository_id: v.optional(v.number()),
        head_repository_id: v.nullish(v.number()),
        head_branch: v.nullish(v.string()),
      }),
    ),
  }),
  v.transform(({ workflow_run: run, ...artifact }) => ({
    ...artifact,
    /** Id of its workflow run. */
    run: run?.id ?? 0,
    /** Branch or tag of the run. */
    branch: run?.head_branch ?? '',
    /** From a fork, and so untrusted. */
    foreign: run?.head_repository_id == null || run.head_repository_id !== run.repository_id,
  })),
)
export type RemoteArtifact = Readonly<v.InferOutput<typeof ArtifactSchema>>

export const ArtifactsSchema = v.pipe(v.object({ artifacts: v.array(ArtifactSchema) }), v.transform(({ artifacts }) => artifacts)) // biome-ignore format: one thought

/** Parse a response. @throws ApiError for another response, e.g. the page of a proxy */
export function parseAnswer<const T extends v.GenericSchema>(schema: T, answer: unknown): v.InferOutput<T> {
  const result = v.safeParse(schema, answer)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new ApiError({ message: `the response is not GitHub's: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}` })
}

/** An error response of GitHub. */
export interface ApiResponse {
  /** Undefined without a response, e.g. for a lost connection. */
  readonly status?: number
  readonly message: string
  /** Unit: seconds. */
  readonly retryAfterSeconds?: number
  /** Requests left until the limit resets. */
  readonly remaining?: number
  /** Time of the reset, seconds since 1970. */
  readonly resetAt?: number
}

export class ApiError extends Error {
  readonly answer: ApiResponse
  constructor(answer: ApiResponse, options?: ErrorOptions) {
    super(answer.message, options)
    this.name = 'ApiError'
    this.answer = answer
  }
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

/** Access to the repository of the workflow. */
export function githubAccess(token: string, { env, signal }: Ports): GithubAccess {
  const { GITHUB_REPOSITORY: repository = '', GITHUB_API_URL: apiUrl = 'https://api.github.com' } = env
  return { repository, apiUrl, token, signal }
}
