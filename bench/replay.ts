import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import path from 'node:path'
import { BlobReader, HttpRangeReader, type Reader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import * as v from 'valibot'
import { ROOT } from './folders.ts'

const JSON_TYPE = 'application/vnd.pypi.simple.v1+json'
const ATTEMPTS = 4

export interface ReplaySettings {
  /** Index that provides what is not recorded yet. */
  readonly index: string
  /** Added to each request. */
  readonly latencyMilliseconds?: number
}

export interface Replay extends AsyncDisposable {
  readonly indexUrl: string
  /** Number of pages and metadata files that had to be recorded. */
  recorded(): number
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/**
 * An index on loopback that sends recorded pages and metadata as a modern index does: ETag and 304, Cache-Control, JSON, PEP 658.
 * It does not serve wheels, because it is used for resolution only.
 */
export async function openReplay({ index, latencyMilliseconds = 0 }: ReplaySettings): Promise<Replay> {
  const recording = new Recording(index)
  const answers = new Map<string, Promise<Answer>>()
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    const url = request.url ?? '/'
    const answer = answers.get(url) ?? recording.answer(url)
    answers.set(url, answer)
    answer.catch(() => answers.delete(url))
    setTimeout(() => {
      answer.then(
        (found) => send(found, request, response),
        (error: unknown) => response.writeHead(500).end(String(error)),
      )
    }, latencyMilliseconds)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  recording.base = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
  return {
    indexUrl: `${recording.base}/simple/`,
    recorded: () => recording.recorded,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function send({ status, headers, body }: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (headers['etag'] !== undefined && request.headers['if-none-match'] === headers['etag'])
    return void response.writeHead(304, headers).end()
  response.writeHead(status, { ...headers, 'content-length': body.length })
  response.end(request.method === 'HEAD' ? undefined : body)
}

const Page = v.looseObject({
  files: v.array(v.looseObject({ filename: v.string(), url: v.string(), hashes: v.record(v.string(), v.string()) })),
})

/** Pages and metadata, recorded in `.cache/replay` when they are requested for the first time. */
class Recording {
  base = ''
  recorded = 0
  /** Host and path of each wheel of the requested pages, to its sha256. */
  readonly #wheels = new Map<string, string>()
  readonly #index: string

  constructor(index: string) {
    this.#index = index.replace(/\/$/, '')
  }

  async answer(url: string): Promise<Answer> {
    const [, project] = /^\/simple\/([^/]+)\/?$/.exec(url) ?? []
    if (project !== undefined) return toAnswer(await this.#page(project), JSON_TYPE, 'max-age=600, public')
    const [, file = ''] = /^\/files\/(.+)\.metadata$/.exec(url) ?? []
    return toAnswer(await this.#metadata(decodeURI(file)), 'binary/octet-stream', 'max-age=365000000, immutable, public')
  }

  /** The page with the URLs of this server. Metadata of wheels is announced (PEP 658, PEP 714), with its hash if it is recorded. */
  async #page(project: string): Promise<Buffer | undefined> {
    const recorded = await this.#stored(`pages/${project}.json`, () => recordPage(`${this.#index}/${project}/`))
    const page = v.safeParse(Page, JSON.parse(recorded.toString('utf8')))
    if (!page.success) return undefined
    const files = page.output.files.map(async (file) => {
      const { host, pathname } = new URL(file.url)
      const url = `${this.base}/files/${host}${pathname}`
      const sha256 = file.hashes['sha256']
      if (!file.filename.endsWith('.whl') || sha256 === undefined) return { ...file, url }
      this.#wheels.set(host + pathname, sha256)
      const metadata = await read(`metadata/${sha256}`)
      return { ...file, url, 'core-metadata': metadata === undefined ? true : { sha256: digest(metadata) } }
    })
    return Buffer.from(JSON.stringify({ meta: { 'api-version': '1.1' }, ...page.output, files: await Promise.all(files) }))
  }

  /** @param file host and path on the real index */
  async #metadata(file: string): Promise<Buffer | undefined> {
    const sha256 = this.#wheels.get(file) ?? this.#wheels.get(encodeURI(file))
    if (sha256 === undefined) return undefined
    return this.#stored(`metadata/${sha256}`, () => recordMetadata(`https://${encodeURI(file)}`))
  }

  async #stored(name: string, record: () => Promise<Buffer>): Promise<Buffer> {
    const known = await read(name)
    if (known !== undefined) return known
    this.recorded += 1
    const content = await record()
    const file = fileOf(name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(`${file}.part`, content)
    await rename(`${file}.part`, file)
    return content
  }
}

function fileOf(name: string): string {
  return path.join(ROOT, '.cache', 'replay', name)
}

function read(name: string): Promise<Buffer | undefined> {
  return readFile(fileOf(name)).catch(() => undefined)
}

function toAnswer(body: Buffer | undefined, type: string, control: string): Answer {
  if (body === undefined)
    return { status: 404, headers: { 'content-type': 'text/plain', 'cache-control': 'max-age=600' }, body: Buffer.from('not found') }
  return { status: 200, headers: { 'content-type': type, 'cache-control': control, etag: `"${digest(body)}"` }, body }
}

function digest(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

/** The JSON page of a project; `{}` if the index does not have it. */
async function recordPage(url: string): Promise<Buffer> {
  const answer = await request(url)
  return answer.status === 404 ? Buffer.from('{}') : Buffer.from(await answer.arrayBuffer())
}

/** METADATA of a wheel: the metadata file if the index has it, otherwise read from the wheel with range requests, otherwise from the complete wheel. */
async function recordMetadata(url: string): Promise<Buffer> {
  const announced = await request(`${url}.metadata`).catch(() => undefined)
  if (announced?.status === 200) return Buffer.from(await announced.arrayBuffer())
  return metadataIn(new HttpRangeReader(url)).catch(async () => metadataIn(new BlobReader(await (await request(url)).blob())))
}

async function metadataIn(reader: Reader<unknown>): Promise<Buffer> {
  const zip = new ZipReader(reader, { useWebWorkers: false })
  for (const entry of await zip.getEntries()) {
    if (entry.directory || !/^[^/]+\.dist-info\/METADATA$/.test(entry.filename)) continue
    return Buffer.from(await entry.getData(new Uint8ArrayWriter()))
  }
  throw new Error('the wheel has no METADATA')
}

/** @throws Error for every status but 200 and 404 */
async function request(url: string): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, { headers: { accept: `${JSON_TYPE}, */*;q=0.1` } }).catch((error: unknown) => error)
    if (answer instanceof Response && (answer.status === 200 || answer.status === 404)) return answer
    if (attempt === ATTEMPTS) throw new Error(`${url} cannot be recorded: ${answer instanceof Response ? answer.status : String(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 500 * attempt))
  }
}
