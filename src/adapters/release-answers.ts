import * as v from 'valibot'
import { parseSha256 } from '../core/names.ts'
import { HostError, type RemoteArtifact, type RemoteAsset, type RemoteRelease, type ShownRelease } from '../github/clients.ts'

/** What we rely on in GitHub's answers (REST API, "Releases", "Release assets", "Artifacts"). It may add keys. */
const ReleaseAnswer = v.object({
  id: v.number(),
  tag_name: v.string(),
  draft: v.boolean(),
  published_at: v.nullish(v.string(), null),
  // Absent on servers that know no immutable releases.
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

/** @throws HostError for what is no release, e.g. the page of a proxy */
export function parseRelease(answer: unknown): RemoteRelease & { readonly tag: string } {
  const { id, tag_name, draft, immutable, html_url, upload_url, assets } = parsed(ReleaseAnswer, answer)
  return { id, tag: tag_name, draft, immutable, url: html_url, uploadUrl: upload_url, files: assets.length }
}

/** @throws HostError */
export function parseAsset(answer: unknown): RemoteAsset {
  const { id, name, state, size, digest } = parsed(AssetAnswer, answer)
  const sha256 = parseSha256(digest?.replace(/^sha256:/, '') ?? '')
  return { id, name, bytes: size, state: state === 'uploaded' ? 'uploaded' : 'starter', ...(sha256 === undefined ? {} : { sha256 }) }
}

/** A release with its files. @throws HostError */
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

/** @throws HostError */
export function parseArtifact(answer: unknown): RemoteArtifact {
  const { id, name, expired, workflow_run: run } = parsed(ArtifactAnswer, answer)
  const foreign = run?.head_repository_id === undefined || run.head_repository_id !== run.repository_id
  return { id, name, expired, run: run?.id ?? 0, branch: run?.head_branch ?? '', foreign }
}

/** @throws HostError */
export function parseArtifacts(answer: unknown): readonly RemoteArtifact[] {
  return parseList(parsed(v.object({ artifacts: v.unknown() }), answer).artifacts, parseArtifact)
}

/** @throws HostError */
export function parseList<T>(answer: unknown, parse: (one: unknown) => T): readonly T[] {
  return parsed(v.array(v.unknown()), answer).map(parse)
}

function parsed<const T extends v.GenericSchema>(schema: T, answer: unknown): v.InferOutput<T> {
  const result = v.safeParse(schema, answer)
  if (result.success) return result.output
  const [issue] = result.issues
  throw new HostError({ message: `the answer is not GitHub's: ${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}` })
}

const Failed = v.object({
  message: v.string(),
  status: v.number(),
  response: v.optional(v.object({ headers: v.record(v.string(), v.unknown()) })),
})

/** An error of octokit in our words. Without a response nobody answered: the status is made up then. */
export function toHostError(error: unknown): HostError {
  if (error instanceof HostError) return error
  const result = v.safeParse(Failed, error)
  const failed = result.success ? result.output : undefined
  const message = failed?.message ?? (error instanceof Error ? error.message : String(error))
  if (failed?.response === undefined) return new HostError({ message: message === '' ? 'no answer' : message }, { cause: error })
  const { headers } = failed.response
  const [retryAfterSeconds, remaining, resetAt] = ['retry-after', 'x-ratelimit-remaining', 'x-ratelimit-reset'].map((name) =>
    numberOf(headers[name]),
  )
  return new HostError(
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
