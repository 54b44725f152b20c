import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { bodyOf, delayOf, type Exchange, type Fault, type Loopback, listen, toBuffer } from './loopback.ts'
import { openDescription } from './openapi.ts'
import { sendStored } from './stored.ts'

/** A release as the double keeps it. */
export interface KeptRelease {
  readonly id: number
  readonly tag: string
  /** Where its tag is made, if it is not there. */
  readonly commit?: string
  name: string
  body: string
  draft: boolean
  immutable: boolean
  assets: KeptAsset[]
}

export interface KeptAsset {
  readonly id: number
  readonly name: string
  state: 'uploaded' | 'starter'
  size: number
  sha256: string | null
  /** Of small files. */
  content?: Buffer
}

/** An artifact of some workflow run. */
export interface KeptArtifact {
  readonly id: number
  readonly name: string
  readonly content: Uint8Array
  readonly run?: number
  readonly branch?: string
  /** Of a fork. */
  readonly foreign?: boolean
  readonly expired?: boolean
}

export interface ReleasesOptions {
  readonly tags?: readonly string[]
  readonly token?: string
  /** What the token may do. */
  readonly permission?: 'read' | 'write'
  /** The repository's setting: what is published is locked. */
  readonly immutable?: boolean
  readonly releases?: readonly {
    readonly tag: string
    readonly draft?: boolean
    readonly immutable?: boolean
    readonly assets?: Readonly<Record<string, string>>
  }[]
  readonly artifacts?: readonly KeptArtifact[]
  readonly faults?: readonly Fault[]
  /** False: as an old server, which computes no digests. */
  readonly digests?: boolean
}

export interface Releases extends Loopback {
  readonly repository: string
  readonly releases: KeptRelease[]
  readonly tags: string[]
  /** Answers and requests that are not as GitHub describes them. */
  readonly violations: readonly string[]
}

const REPOSITORY = 'octo/app'
const BASE = `/repos/${REPOSITORY}`

interface State {
  readonly options: ReleasesOptions
  readonly tags: string[]
  readonly releases: KeptRelease[]
  readonly origin: () => string
  readonly next: () => number
}

/** What is answered: a status, and a body unless there is none. */
interface Answer {
  readonly operation: string
  readonly status: number
  readonly body?: unknown
  /** Where files lie: another host than the API. */
  readonly location?: string
}

/** Releases of one repository, as GitHub's REST API has them; every answer is held against its description. */
export async function startReleases(options: ReleasesOptions = {}): Promise<Releases> {
  const described = openDescription()
  const violations: string[] = []
  const counter = { last: 100, origin: '' }
  const next = (): number => {
    counter.last += 1
    return counter.last
  }
  const releases = (options.releases ?? []).map(({ tag, draft = false, immutable = false, assets = {} }) => ({
    id: next(), tag, name: tag, body: '', draft, immutable,
    assets: Object.entries(assets).map(([name, text]) => ({
      id: next(), name, state: 'uploaded' as const, size: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex'),
      content: Buffer.from(text),
    })),
  })) // biome-ignore format: two values
  const tags = [...(options.tags ?? ['v1'])]
  const state: State = { options, releases, tags, next, origin: () => counter.origin }
  const server = await listen(async (exchange) => {
    if (exchange.url.pathname.startsWith('/stored/')) return sendStored(exchange, contentAt(exchange.url.pathname, state))
    const answer = await answerOf(exchange, state, (operation, body) => violations.push(...described.request(operation, body)))
    if (answer === undefined) return
    violations.push(...described.answer(answer.operation, answer.status, answer.body))
    if (exchange.fault?.late === true) await delayOf(exchange.fault)
    send(exchange.response, answer, exchange.fault)
  })
  counter.origin = server.url
  for (const fault of options.faults ?? []) server.addFault(fault)
  return { ...server, repository: REPOSITORY, releases, tags, violations }
}

function send(response: ServerResponse, { status, body, location }: Answer, fault?: Fault): void {
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'x-ratelimit-remaining': '4999',
    ...(location === undefined ? {} : { location }),
    ...(fault?.status === status ? fault.headers : {}),
  }
  response.writeHead(status, headers)
  response.end(body === undefined ? undefined : JSON.stringify(body))
}

/** Files lie at another host than the API. */
function contentAt(path: string, { releases, options: { artifacts = [] } }: State): Uint8Array | undefined {
  const [, kind, id] = /^\/stored\/(\w+)\/(\d+)$/.exec(path) ?? []
  const files = kind === 'asset' ? releases.flatMap(({ assets }) => assets) : artifacts
  return files.find((one) => String(one.id) === id)?.content
}

async function answerOf(
  exchange: Exchange,
  state: State,
  checked: (operation: string, body: unknown) => void,
): Promise<Answer | undefined> {
  const { method, url, request, fault, response } = exchange
  const path = url.pathname.replace(/^\/uploads/, '')
  const route = ROUTES.find((one) => one.method === method && one.path.test(path))
  if (route === undefined) return { operation: 'repos/get-release-by-tag', status: 404, body: { message: 'Not Found' } }
  const { operation } = route
  const [, ...parts] = route.path.exec(path) ?? []
  const rejected = rejection(exchange, state)
  if (rejected !== undefined) return { operation, ...rejected }
  if (operation === 'repos/upload-release-asset') return uploaded(exchange, parts, state)
  const body = ['POST', 'PATCH'].includes(method) ? JSON.parse((await bodyOf(request)).toString('utf8')) : undefined
  if (body !== undefined) checked(operation, body)
  if (fault !== undefined && fault.status === undefined && fault.delay === undefined) {
    response.destroy()
    return undefined
  }
  if (fault?.status !== undefined) return { operation, status: fault.status, body: { message: fault.message ?? 'Server Error' } }
  return { operation, ...route.answer({ state, parts, body: toFields(body), query: url.searchParams }) }
}

function rejection(
  { method, request }: Exchange,
  { options: { token = 'token', permission = 'write' } }: State,
): Omit<Answer, 'operation'> | undefined {
  if (request.headers.authorization !== `token ${token}`) return { status: 401, body: { message: 'Bad credentials' } }
  if (method !== 'GET' && permission === 'read') return { status: 403, body: { message: 'Resource not accessible by integration' } }
  return undefined
}

interface Call {
  readonly state: State
  readonly parts: readonly string[]
  readonly body: Readonly<Record<string, unknown>>
  readonly query: URLSearchParams
}

interface Route {
  readonly method: string
  readonly path: RegExp
  readonly operation: string
  readonly answer: (call: Call) => Omit<Answer, 'operation'>
}

const NOT_FOUND = { status: 404, body: { message: 'Not Found' } }
const invalid = (code: string, field: string, message = 'Validation Failed'): Omit<Answer, 'operation'> => ({
  status: 422,
  body: { message, documentation_url: 'https://docs.example/rest', errors: [{ resource: 'Release', code, field }] },
})

const ROUTES: readonly Route[] = [
  {
    method: 'GET', path: new RegExp(`^${BASE}/releases/tags/(.+)$`), operation: 'repos/get-release-by-tag',
    answer: ({ state, parts: [tag = ''] }) => {
      const found = state.releases.find((one) => one.tag === decodeURIComponent(tag) && !one.draft)
      return found === undefined ? NOT_FOUND : { status: 200, body: toRelease(found, state) }
    },
  },
  {
    method: 'GET', path: new RegExp(`^${BASE}/releases$`), operation: 'repos/list-releases',
    answer: ({ state, query }) => {
      const seen = state.releases.filter(({ draft }) => !draft || state.options.permission !== 'read').toReversed()
      return { status: 200, body: paged(seen, query).map((one) => toRelease(one, state)) }
    },
  },
  {
    method: 'GET', path: new RegExp(`^${BASE}/git/ref/tags/(.+)$`), operation: 'git/get-ref',
    answer: ({ state, parts: [tag = ''] }) => {
      const name = decodeURIComponent(tag)
      if (!state.tags.includes(name)) return NOT_FOUND
      const object = { type: 'commit', sha: 'a'.repeat(40), url: `${state.origin()}/commit` }
      return { status: 200, body: { ref: `refs/tags/${name}`, node_id: 'n', url: `${state.origin()}/ref`, object } }
    },
  },
  {
    method: 'POST', path: new RegExp(`^${BASE}/releases$`), operation: 'repos/create-release',
    answer: ({ state, body }) => {
      const tag = String(body['tag_name'])
      if (state.releases.some((one) => one.tag === tag && !one.draft)) return invalid('already_exists', 'tag_name')
      const draft = body['draft'] === true
      const made: KeptRelease = { id: state.next(), tag, commit: String(body['target_commitish'] ?? ''), name: String(body['name'] ?? ''), body: String(body['body'] ?? ''), draft, immutable: false, assets: [] }
      state.releases.push(made)
      return { status: 201, body: toRelease(made, state) }
    },
  },
  {
    method: 'PATCH', path: new RegExp(`^${BASE}/releases/(\\d+)$`), operation: 'repos/update-release',
    answer: ({ state, parts: [id], body }) => {
      const found = state.releases.find((one) => String(one.id) === id)
      if (found === undefined) return NOT_FOUND
      if (body['draft'] === false) {
        found.draft = false
        if (!state.tags.includes(found.tag)) state.tags.push(found.tag)
        found.immutable = state.options.immutable ?? false
      }
      return { status: 200, body: toRelease(found, state) }
    },
  },
  {
    method: 'GET', path: new RegExp(`^${BASE}/releases/(\\d+)$`), operation: 'repos/get-release',
    answer: ({ state, parts: [id] }) => {
      const found = state.releases.find((one) => String(one.id) === id)
      return found === undefined ? NOT_FOUND : { status: 200, body: toRelease(found, state) }
    },
  },
  {
    method: 'GET', path: new RegExp(`^${BASE}/releases/assets/(\\d+)$`), operation: 'repos/get-release-asset',
    answer: ({ state, parts: [id] }) => {
      const found = state.releases.flatMap(({ assets }) => assets).find((one) => String(one.id) === id)
      return found === undefined ? NOT_FOUND : { status: 302, location: `${elsewhere(state)}/stored/asset/${id}` }
    },
  },
  {
    method: 'GET', path: new RegExp(`^${BASE}/actions/artifacts$`), operation: 'actions/list-artifacts-for-repo',
    answer: ({ state, query }) => {
      const all = (state.options.artifacts ?? []).filter(({ name }) => name === query.get('name'))
      return { status: 200, body: { total_count: all.length, artifacts: paged(all, query).map((one) => toArtifact(one, state)) } }
    },
  },
  {
    method: 'GET', path: new RegExp(`^${BASE}/actions/artifacts/(\\d+)$`), operation: 'actions/get-artifact',
    answer: ({ state, parts: [id] }) => {
      const found = (state.options.artifacts ?? []).find((one) => String(one.id) === id)
      return found === undefined ? NOT_FOUND : { status: 200, body: toArtifact(found, state) }
    },
  },
  {
    method: 'GET', path: new RegExp(`^${BASE}/actions/artifacts/(\\d+)/zip$`), operation: 'actions/download-artifact',
    answer: ({ state, parts: [id] }) => ({ status: 302, location: `${elsewhere(state)}/stored/artifact/${id}` }),
  },
  {
    method: 'DELETE', path: new RegExp(`^${BASE}/releases/(\\d+)$`), operation: 'repos/delete-release',
    answer: ({ state, parts: [id] }) => {
      const at = state.releases.findIndex((one) => String(one.id) === id)
      if (at < 0) return NOT_FOUND
      state.releases.splice(at, 1)
      return { status: 204 }
    },
  },
  {
    method: 'GET', path: new RegExp(`^${BASE}/releases/(\\d+)/assets$`), operation: 'repos/list-release-assets',
    answer: ({ state, parts: [id], query }) => {
      const found = state.releases.find((one) => String(one.id) === id)
      return found === undefined ? NOT_FOUND : { status: 200, body: paged(found.assets, query).map((one) => toAsset(one, state)) }
    },
  },
  {
    method: 'DELETE', path: new RegExp(`^${BASE}/releases/assets/(\\d+)$`), operation: 'repos/delete-release-asset',
    answer: ({ state, parts: [id] }) => {
      const holder = state.releases.find(({ assets }) => assets.some((one) => String(one.id) === id))
      if (holder === undefined) return NOT_FOUND
      if (holder.immutable) return invalid('custom', 'base', 'Cannot delete asset from an immutable release')
      holder.assets = holder.assets.filter((one) => String(one.id) !== id)
      return { status: 204 }
    },
  },
  { method: 'POST', path: new RegExp(`^${BASE}/releases/(\\d+)/assets$`), operation: 'repos/upload-release-asset', answer: () => NOT_FOUND },
] // biome-ignore format: a table

function paged<T>(all: readonly T[], query: URLSearchParams): readonly T[] {
  const size = Number(query.get('per_page') ?? 30)
  const page = Number(query.get('page') ?? 1)
  return all.slice((page - 1) * size, page * size)
}

/** Streams the body into a digest, as large as it may be. A cut leaves what the API calls a starter. */
async function uploaded({ request, url, fault, response }: Exchange, [id]: readonly string[], state: State): Promise<Answer | undefined> {
  const operation = 'repos/upload-release-asset'
  const release = state.releases.find((one) => String(one.id) === id)
  const name = url.searchParams.get('name') ?? ''
  const rejected = release === undefined ? NOT_FOUND : uploadRejection(request, name, release, fault)
  if (rejected !== undefined) request.resume()
  if (release === undefined || rejected !== undefined) return { operation, ...(rejected ?? NOT_FOUND) }
  const asset: KeptAsset = { id: state.next(), name, state: 'starter', size: 0, sha256: null }
  release.assets.push(asset)
  const whole = await received(request, asset, fault)
  if (whole) asset.state = 'uploaded'
  if (whole && fault?.message !== 'lost answer') return { operation, status: 201, body: toAsset(asset, state) }
  if (fault?.status !== undefined) return { operation, status: fault.status, body: { message: 'Server Error' } }
  response.destroy()
  return undefined
}

function uploadRejection(
  request: IncomingMessage,
  name: string,
  release: KeptRelease,
  fault?: Fault,
): Omit<Answer, 'operation'> | undefined {
  const length = request.headers['content-length']
  if (length === undefined) return { status: 400, body: { message: 'Bad Content-Length' } }
  if (length === '0') return invalid('missing', 'size')
  if (release.immutable) return invalid('custom', 'base', 'Cannot upload assets to an immutable release.')
  if (release.assets.some((one) => one.name === name)) return invalid('already_exists', 'name')
  if (fault?.status === undefined || fault.after !== undefined) return undefined
  return { status: fault.status, body: { message: fault.message ?? 'Server Error' } }
}

/** What is larger is only counted. */
const KEPT_BYTES = 2 ** 20

/** False when the fault struck. */
async function received(request: IncomingMessage, asset: KeptAsset, fault?: Fault): Promise<boolean> {
  const digest = createHash('sha256')
  for await (const piece of request) {
    const bytes = toBuffer(piece)
    asset.size += bytes.length
    if (asset.size < KEPT_BYTES) asset.content = Buffer.concat([asset.content ?? Buffer.alloc(0), bytes])
    digest.update(bytes)
    if (fault?.after !== undefined && asset.size > fault.after) {
      request.resume()
      return false
    }
  }
  asset.sha256 = fault?.message === 'corrupt' ? '0'.repeat(64) : digest.digest('hex')
  return true
}

function toFields(body: unknown): Readonly<Record<string, unknown>> {
  return (body ?? {}) as Readonly<Record<string, unknown>>
}

const WHEN = '2026-01-01T00:00:00Z'

function toUser(origin: string): object {
  const url = `${origin}/users/octo`
  const urls = ['html_url', 'followers_url', 'following_url', 'gists_url', 'starred_url', 'subscriptions_url', 'organizations_url', 'repos_url',
    'events_url', 'received_events_url', 'avatar_url'] // biome-ignore format: a list of words
  return {
    login: 'octo',
    id: 1,
    node_id: 'u',
    gravatar_id: '',
    url,
    type: 'User',
    site_admin: false,
    ...Object.fromEntries(urls.map((name) => [name, url])),
  }
}

function toRelease({ id, tag, name, body, draft, immutable, assets }: KeptRelease, state: State): object {
  const origin = state.origin()
  const url = `${origin}${BASE}/releases/${id}`
  return {
    id, url, node_id: 'r', tag_name: tag, target_commitish: 'main', name, body, draft, immutable, prerelease: false,
    html_url: `${origin}/${REPOSITORY}/releases/tag/${draft ? `untagged-${id}` : tag}`,
    assets_url: `${url}/assets`, upload_url: `${origin}/uploads${BASE}/releases/${id}/assets{?name,label}`,
    tarball_url: null, zipball_url: null, created_at: WHEN, published_at: draft ? null : WHEN, author: toUser(origin),
    assets: assets.map((asset) => toAsset(asset, state)),
  } // biome-ignore format: an answer
}

/** The same server by another name: another origin for whoever follows a redirect. */
function elsewhere({ origin }: State): string {
  return origin().replace('127.0.0.1', 'localhost')
}

function toArtifact(
  { id, name, content, run = 1, branch = 'main', foreign = false, expired = false }: KeptArtifact,
  { origin }: State,
): object {
  const url = `${origin()}${BASE}/actions/artifacts/${id}`
  return {
    id, name, url, expired, node_id: 'x', size_in_bytes: content.length, archive_download_url: `${url}/zip`, created_at: WHEN, expires_at: WHEN, updated_at: WHEN,
    workflow_run: { id: run, repository_id: 1, head_repository_id: foreign ? 2 : 1, head_branch: branch, head_sha: 'a'.repeat(40) },
  } // biome-ignore format: an answer
}

function toAsset({ id, name, state: kept, size, sha256 }: KeptAsset, { origin, options }: State): object {
  const url = `${origin()}${BASE}/releases/assets/${id}`
  const digest = sha256 === null || options.digests === false ? null : `sha256:${sha256}`
  return {
    id, url, node_id: 'a', name, label: null, state: kept, content_type: 'application/octet-stream', size, digest, download_count: 0,
    created_at: WHEN, updated_at: WHEN, uploader: toUser(origin()), browser_download_url: `${url}/download`,
  } // biome-ignore format: an answer
}
