import { createReadStream } from 'node:fs'
import { ARCHIVE_KINDS, archiveKindOf } from '../core/archive-kinds.ts'
import { type GithubAccess, listed, openGithubApi, orAbsent } from '../github/api.ts'
import type { Asset, ReleaseHost, RemoteRelease } from '../github/clients.ts'
import { parseAsset, parseRelease } from './release-answers.ts'

/** How long one thing may take that is done to clean up: after a cancel the runner ends the step soon. Unit: milliseconds. */
const CLEANUP_MS = { cancelled: 1500, failed: 20_000 }
/** A request that may be redirected is cloned with its body, and the clone keeps the whole file in memory (Fetch, "HTTP-network-or-cache fetch", step 8). */
const STREAMED = { redirect: 'error' }

/** GitHub's releases by its REST API. */
export async function openReleaseHost(access: GithubAccess): Promise<ReleaseHost> {
  const { ask, pages } = await openGithubApi(access)
  const release = (id: number): string => `/repos/{owner}/{repo}/releases/${id}`
  /** Without the signal of the run: it may be what ended it. */
  const after = (): object => ({ signal: AbortSignal.timeout(access.signal.aborted ? CLEANUP_MS.cancelled : CLEANUP_MS.failed) })
  const draftOf = async (tag: string, settings: object = {}): Promise<RemoteRelease | undefined> => {
    // A draft has no tag of its own yet, so only the list has it.
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
  const kind = archiveKindOf(name)
  return kind === undefined ? 'application/octet-stream' : ARCHIVE_KINDS[kind].mediaType
}

/** Slashes of a tag stay slashes in the path. */
function reference(tag: string): string {
  return ['tags', ...tag.split('/').map(encodeURIComponent)].join('/')
}
