import { createReadStream } from 'node:fs'
import { type Asset, HostError, type ReleaseHost, type RemoteRelease } from '../publish/hosts.ts'
import { parseAsset, parseList, parseRelease, toHostError } from './release-answers.ts'

/** How long cleaning up may take after a cancel: the runner ends the step soon. Unit: milliseconds. */
const CLEANUP_MS = 3000
const PAGE = 100
/** A request that may be redirected is cloned with its body, and the clone keeps the whole file in memory (Fetch, "HTTP-network-or-cache fetch", step 8). */
const STREAMED = { redirect: 'error' }

export interface ReleaseAccess {
  /** `owner/name` */
  readonly repository: string
  /** `https://api.github.com`, or that of another server. */
  readonly apiUrl: string
  readonly token: string
  readonly signal: AbortSignal
}

/** GitHub's releases by its REST API. Loaded only here: a run without a release never reads octokit. */
export async function openReleaseHost({ repository, apiUrl, token, signal }: ReleaseAccess): Promise<ReleaseHost> {
  const { getOctokit } = await import('@actions/github')
  const quiet = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
  const octokit = getOctokit(token, { baseUrl: apiUrl, log: quiet })
  const [owner = '', repo = ''] = repository.split('/')
  const at = { owner, repo }

  const ask = async (route: string, parameters: Readonly<Record<string, unknown>> = {}, settings: object = {}): Promise<unknown> => {
    try {
      const { data } = await octokit.request(route, { ...at, ...parameters, request: { signal, ...settings } })
      return data
    } catch (error) {
      throw toHostError(error)
    }
  }
  const pages = async <T>(route: string, parse: (one: unknown) => T, enough: (some: readonly T[]) => boolean): Promise<readonly T[]> => {
    const found: T[] = []
    for (let page = 1; ; page += 1) {
      const some = parseList(await ask(route, { per_page: PAGE, page }), parse)
      found.push(...some)
      if (some.length < PAGE || enough(some)) return found
    }
  }
  const release = (id: number): string => `/repos/{owner}/{repo}/releases/${id}`

  return {
    repository,
    find: async (tag) => {
      const shown = await orAbsent(() => ask('GET /repos/{owner}/{repo}/releases/tags/{tag}', { tag }))
      if (shown !== undefined) return parseRelease(shown)
      // A draft has no tag of its own yet, so only the list has it.
      const isIt = (one: RemoteRelease & { readonly tag: string }): boolean => one.tag === tag && one.draft
      return (await pages('GET /repos/{owner}/{repo}/releases', parseRelease, (some) => some.some(isIt))).find(isIt)
    },
    hasTag: async (tag) => (await orAbsent(() => ask(`GET /repos/{owner}/{repo}/git/ref/${reference(tag)}`))) !== undefined,
    createDraft: async (tag, { title, body }) =>
      parseRelease(await ask('POST /repos/{owner}/{repo}/releases', { tag_name: tag, name: title, body, draft: true })),
    assets: ({ id }) => pages(`GET ${release(id)}/assets`, parseAsset, () => false),
    upload: async ({ uploadUrl }, asset) => parseAsset(await streamed(asset, (stream) => ask(`POST ${uploadUrl}`, stream, STREAMED))),
    deleteAsset: async ({ id }) => void (await ask(`DELETE /repos/{owner}/{repo}/releases/assets/${id}`)),
    publish: async ({ id }) => parseRelease(await ask(`PATCH ${release(id)}`, { draft: false })),
    deleteRelease: async ({ id }) => void (await ask(`DELETE ${release(id)}`, {}, { signal: AbortSignal.timeout(CLEANUP_MS) })),
  }
}

/** A file is handed over as a stream with its length: chunked encoding is refused, and a Buffer would lie in memory. */
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
  if (name.endsWith('.gz')) return 'application/gzip'
  return name.endsWith('.zip') ? 'application/zip' : 'application/octet-stream'
}

/** Slashes of a tag stay slashes in the path. */
function reference(tag: string): string {
  return ['tags', ...tag.split('/').map(encodeURIComponent)].join('/')
}

async function orAbsent(ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof HostError && error.answer.status === 404) return undefined
    throw error
  }
}
