import { randomUUID } from 'node:crypto'
import { bodyOf, type Exchange, type Fault, type Loopback, listen } from './loopback.ts'

/** The results service of one workflow run: artifacts (v4 and newer) and caches (v2), Twirp in JSON, blobs in blocks. */
export interface Results extends Loopback {
  readonly artifacts: readonly KeptArtifact[]
  /** Newest last. */
  readonly caches: readonly KeptCache[]
  /** A cache as another run, or somebody else, has left it. */
  plantCache(cache: { readonly key: string; readonly version: string; readonly content: Uint8Array }): void
  /** The variables by which a runner tells a step of it. */
  readonly env: Readonly<Record<string, string>>
  content(blob: string): Buffer
}

export interface KeptArtifact {
  readonly id: number
  readonly name: string
  readonly blob: string
  readonly expiresAt?: string
  size?: number
  hash?: string
}

export interface KeptCache {
  readonly id: number
  readonly key: string
  readonly version: string
  readonly blob: string
  size?: number
}

export interface ResultsOptions {
  readonly faults?: readonly Fault[]
  /** Names of artifacts that other jobs of the run have made. */
  readonly taken?: readonly string[]
}

interface State {
  readonly artifacts: KeptArtifact[]
  readonly caches: KeptCache[]
  readonly blobs: Map<string, Buffer>
  readonly blocks: Map<string, Buffer>
  readonly origin: () => string
}

export async function startResults({ faults = [], taken = [] }: ResultsOptions = {}): Promise<Results> {
  const where = { origin: '' }
  const state: State = { artifacts: [], caches: [], blobs: new Map(), blocks: new Map(), origin: () => where.origin }
  for (const name of taken) state.artifacts.push({ id: state.artifacts.length + 1, name, blob: newBlob(state), size: 1 })
  const server = await listen((exchange) => answer(exchange, state))
  where.origin = server.url
  for (const fault of faults) server.addFault(fault)
  return {
    ...server,
    artifacts: state.artifacts,
    caches: state.caches,
    plantCache: ({ key, version, content }) => {
      const blob = newBlob(state)
      state.blobs.set(blob, Buffer.from(content))
      state.caches.push({ id: state.caches.length + 1, key, version, blob, size: content.length })
    },
    content: (blob) => state.blobs.get(blob) ?? Buffer.alloc(0),
    env: { ACTIONS_RESULTS_URL: `${server.url}/`, ACTIONS_RUNTIME_TOKEN: token(), ACTIONS_CACHE_SERVICE_V2: 'true' },
  }
}

/** A JWT that nobody signed: the toolkit only reads which run and job it is for. */
function token(): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'none' })}.${part({ scp: 'Actions.Results:run-1:job-1' })}.sig`
}

function newBlob({ blobs }: State): string {
  const blob = randomUUID()
  blobs.set(blob, Buffer.alloc(0))
  return blob
}

async function answer(exchange: Exchange, state: State): Promise<void> {
  const { url, fault, response, request } = exchange
  if (fault?.status !== undefined) {
    request.resume()
    response.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
    response.end(JSON.stringify({ code: 'unavailable', msg: fault.message ?? 'the service is down' }))
    return
  }
  if (fault !== undefined && fault.delay === undefined) {
    response.destroy()
    return
  }
  if (url.pathname.startsWith('/blobs/')) return blob(exchange, state)
  const [, method = ''] = /^\/twirp\/github\.actions\.results\.api\.v1\.(\w+\/\w+)$/.exec(url.pathname) ?? []
  const call = CALLS[method]
  const requirementInputs = toAsked(JSON.parse((await bodyOf(request)).toString('utf8')))
  const { status = 200, body } =
    call === undefined ? { status: 404, body: { code: 'bad_route', msg: method } } : call(requirementInputs, state)
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

type AskedFields = Readonly<Record<string, unknown>>

function toAsked(value: unknown): AskedFields {
  return value as AskedFields
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const inner = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'value' in value ? text(value.value) : text(value)

const CALLS: Readonly<
  Record<string, (requirementInputs: AskedFields, state: State) => { readonly status?: number; readonly body: object }>
> = {
  'ArtifactService/CreateArtifact': (requirementInputs, state) => {
    const name = text(requirementInputs['name'])
    if (state.artifacts.some((one) => one.name === name && one.size !== undefined)) {
      return { status: 409, body: { code: 'already_exists', msg: 'an artifact with this name already exists on the workflow run' } }
    }
    const blobName = newBlob(state)
    const expires = requirementInputs['expires_at']
    state.artifacts.push({
      id: state.artifacts.length + 1,
      name,
      blob: blobName,
      ...(typeof expires === 'string' ? { expiresAt: expires } : {}),
    })
    return { body: { ok: true, signed_upload_url: `${state.origin()}/blobs/${blobName}?sig=signed-secret` } }
  },
  'ArtifactService/FinalizeArtifact': (requirementInputs, state) => {
    const found = state.artifacts.findLast((one) => one.name === requirementInputs['name'])
    if (found === undefined) return { status: 404, body: { code: 'not_found', msg: 'no such artifact' } }
    found.size = Number(requirementInputs['size'])
    found.hash = inner(requirementInputs['hash'])
    return { body: { ok: true, artifact_id: String(found.id) } }
  },
  'ArtifactService/ListArtifacts': (_, state) => ({
    body: {
      artifacts: state.artifacts
        .filter(({ size }) => size !== undefined)
        .map(({ id, name, size }) => ({
          workflow_run_backend_id: 'run-1',
          workflow_job_run_backend_id: 'job-1',
          database_id: String(id),
          name,
          size: String(size),
          created_at: '2026-01-01T00:00:00Z',
        })),
    },
  }),
  'ArtifactService/DeleteArtifact': (requirementInputs, state) => {
    const at = state.artifacts.findIndex((one) => one.name === requirementInputs['name'])
    const [gone] = at < 0 ? [] : state.artifacts.splice(at, 1)
    return gone === undefined
      ? { status: 404, body: { code: 'not_found', msg: 'no such artifact' } }
      : { body: { ok: true, artifact_id: String(gone.id) } }
  },
  'CacheService/CreateCacheEntry': (requirementInputs, state) => {
    const [key, version] = [text(requirementInputs['key']), text(requirementInputs['version'])]
    if (state.caches.some((one) => one.key === key && one.version === version)) {
      return { status: 409, body: { code: 'already_exists', msg: 'cache entry with the same key, version, and scope already exists' } }
    }
    const blobName = newBlob(state)
    state.caches.push({ id: state.caches.length + 1, key, version, blob: blobName })
    return { body: { ok: true, signed_upload_url: `${state.origin()}/blobs/${blobName}?sig=signed-secret` } }
  },
  'CacheService/FinalizeCacheEntryUpload': (requirementInputs, state) => {
    const found = state.caches.find((one) => one.key === requirementInputs['key'] && one.version === requirementInputs['version'])
    if (found === undefined) return { body: { ok: false } }
    found.size = Number(requirementInputs['size_bytes'])
    return { body: { ok: true, entry_id: String(found.id) } }
  },
  'CacheService/GetCacheEntryDownloadURL': (requirementInputs, state) => {
    const given = requirementInputs['restore_keys']
    const prefixes = [text(requirementInputs['key']), ...(Array.isArray(given) ? given.map(text) : [])]
    const whole = state.caches.filter((one) => one.size !== undefined && one.version === requirementInputs['version']).toReversed()
    const found = prefixes.flatMap((prefix) => whole.find(({ key }) => key.startsWith(prefix)) ?? [])[0]
    if (found === undefined) return { body: { ok: false } }
    return { body: { ok: true, signed_download_url: `${state.origin()}/blobs/${found.blob}?sig=signed-secret`, matched_key: found.key } }
  },
}

const BLOB_HEADERS = { 'x-ms-request-id': 'r', 'x-ms-version': '2025-01-01', etag: '"1"', 'last-modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }

/** Block blobs as far as the toolkit goes: single puts, blocks and their list, properties, ranges. */
async function blob(exchange: Exchange, state: State): Promise<void> {
  const name = exchange.url.pathname.slice('/blobs/'.length)
  if (exchange.method === 'PUT') return put(name, exchange, state)
  const { method, request, response } = exchange
  const content = state.blobs.get(name)
  if (content === undefined) {
    response.writeHead(404, { ...BLOB_HEADERS, 'x-ms-error-code': 'BlobNotFound' })
    response.end()
    return
  }
  const last = content.length - 1
  const [, from, to = ''] = /bytes=(\d+)-(\d*)/.exec(text(request.headers['x-ms-range'] ?? request.headers['range'])) ?? []
  const [start, end] = [Number(from ?? 0), to === '' ? last : Math.min(last, Number(to))]
  const part = content.subarray(start, end + 1)
  response.writeHead(from === undefined ? 200 : 206, {
    ...BLOB_HEADERS,
    'content-type': 'application/octet-stream',
    'content-length': part.length,
    'x-ms-blob-type': 'BlockBlob',
    'accept-ranges': 'bytes',
    ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${content.length}` }),
  })
  response.end(method === 'HEAD' ? undefined : part)
}

async function put(name: string, { url, request, response }: Exchange, { blobs, blocks }: State): Promise<void> {
  const body = await bodyOf(request)
  const kind = url.searchParams.get('comp')
  if (kind === 'block') blocks.set(`${name} ${url.searchParams.get('blockid')}`, body)
  else if (kind === 'blocklist') {
    const ids = [...body.toString('utf8').matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(([, id]) => `${name} ${id}`)
    blobs.set(name, Buffer.concat(ids.map((id) => blocks.get(id) ?? Buffer.alloc(0))))
  } else blobs.set(name, body)
  response.writeHead(201, { ...BLOB_HEADERS, 'x-ms-request-server-encrypted': 'true' })
  response.end()
}
