import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { replayedPage, wheelsOf } from './page.ts'
import { JSON_TYPE, recordedMetadata, recordedPage } from './record.ts'
import { digest, openStore, type Store } from './store.ts'

export interface ReplaySettings {
  /** What is not recorded yet is asked here, once. */
  readonly index: string
  /** Added to each request. */
  readonly latencyMilliseconds?: number
  readonly gzip?: boolean
}

export interface Replay extends AsyncDisposable {
  readonly indexUrl: string
  /** Requests so far, and those of them that had to be recorded first. */
  counts(): { readonly requests: number; readonly recorded: number }
}

interface Answer {
  readonly status: number
  readonly type: string
  readonly control: string
  readonly body: Buffer
  readonly zipped?: Buffer
  readonly etag: string
}

/**
 * An index on loopback that answers from the recording as a modern one does: ETag and 304, Cache-Control, JSON, PEP 658.
 * It has no wheels: it serves those who resolve.
 */
export async function openReplay(settings: ReplaySettings): Promise<Replay> {
  const { index, latencyMilliseconds = 0, gzip = false } = settings
  const store = openStore()
  const answers = new Map<string, Promise<Answer>>()
  const counted = { requests: 0, recorded: 0 }
  const shelf = {
    index,
    store,
    wheels: new Map<string, string>(),
    base: '',
    recorded: (): void => {
      counted.recorded += 1
    },
  }
  const answerTo = (url: string): Promise<Answer> => {
    const known = answers.get(url) ?? answerFor(url, shelf, gzip)
    answers.set(url, known)
    known.catch(() => answers.delete(url))
    return known
  }
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    counted.requests += 1
    setTimeout(() => {
      answerTo(request.url ?? '/').then(
        (answer) => send(answer, request, response),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
    }, latencyMilliseconds)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  shelf.base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    indexUrl: `${shelf.base}/simple/`,
    counts: () => ({ ...counted }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

interface Shelf {
  readonly index: string
  readonly store: Store
  /** Host and path of a wheel to its sha256, of all pages that were served. */
  readonly wheels: Map<string, string>
  readonly base: string
  readonly recorded: () => void
}

async function answerFor(url: string, shelf: Shelf, gzip: boolean): Promise<Answer> {
  const [, project] = /^\/simple\/([^/]+)\/?$/.exec(url) ?? []
  const [, file] = /^\/files\/(.+)\.metadata$/.exec(url) ?? []
  const body = project !== undefined ? await page(project, shelf) : file !== undefined ? await metadata(decodeURI(file), shelf) : undefined
  if (body === undefined) return { status: 404, type: 'text/plain', control: 'max-age=600', body: Buffer.from('not here'), etag: '"none"' }
  const about = { status: 200, body, etag: `"${digest(body)}"`, ...(gzip ? { zipped: gzipSync(body, { level: 6 }) } : {}) }
  if (project !== undefined) return { ...about, type: JSON_TYPE, control: 'max-age=600, public' }
  return { ...about, type: 'binary/octet-stream', control: 'max-age=365000000, immutable, public' }
}

async function page(project: string, { index, store, wheels, base, recorded }: Shelf): Promise<Buffer | undefined> {
  let found = await store.read('pages', `${project}.json`)
  if (found === undefined) {
    recorded()
    found = await recordedPage(index, project)
    await store.keep('pages', `${project}.json`, found)
  }
  for (const [url, sha256] of wheelsOf(found)) wheels.set(url, sha256)
  return replayedPage(found, base, store)
}

/** @param file host and path on the real index */
async function metadata(file: string, { store, wheels, recorded }: Shelf): Promise<Buffer | undefined> {
  const sha256 = wheels.get(file) ?? wheels.get(encodeURI(file))
  if (sha256 === undefined) return undefined
  const known = await store.read('metadata', sha256)
  if (known !== undefined) return known
  recorded()
  const found = await recordedMetadata(`https://${encodeURI(file)}`)
  await store.keep('metadata', sha256, found)
  return found
}

function send(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const { status, type, control, etag, zipped } = answer
  const headers = { 'content-type': type, 'cache-control': control, etag }
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, headers).end()
  const packed = zipped !== undefined && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')
  const body = packed ? zipped : answer.body
  response.writeHead(status, { ...headers, 'content-length': body.length, ...(packed ? { 'content-encoding': 'gzip' } : {}) })
  response.end(request.method === 'HEAD' ? undefined : body)
}
