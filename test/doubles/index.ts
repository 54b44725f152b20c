import { spawn } from 'node:child_process'
import { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A file of an index: fixtures/make_wheel.py and index_server.py say what each key does. */
export interface FileRow {
  readonly name: string
  readonly version: string
  readonly kind?: 'wheel' | 'sdist'
  readonly tag?: string
  readonly build?: string
  readonly requires?: readonly string[]
  readonly extras?: readonly string[]
  readonly requiresPython?: string
  readonly metadata?: readonly string[]
  readonly modules?: Readonly<Record<string, string>>
  readonly scripts?: Readonly<Record<string, string>>
  readonly wheelFile?: string
  readonly entryPoints?: string
  readonly files?: Readonly<Record<string, string>>
  readonly recordLines?: readonly string[]
  readonly repeated?: readonly string[]
  readonly payload?: number
  readonly metadataName?: string
  readonly metadataVersion?: string
  readonly metadataRequires?: readonly string[]
  readonly rawMetadata?: string
  readonly fault?: string
  readonly archive?: 'tar.gz' | 'zip'
  readonly static?: boolean
  readonly buildRequires?: readonly string[]
  readonly buildCode?: string
  readonly builds?: Readonly<Record<string, unknown>>
  readonly filename?: string
  readonly raw?: string
  /** Path of a real file, for `filename`. */
  readonly file?: string
  readonly yanked?: string | boolean
  readonly uploadTime?: string
  readonly sha256?: string
  readonly bytes?: number
  readonly pageRequiresPython?: string
  readonly url?: string
  readonly listed?: boolean
  /** Keys that the announced metadata has instead. */
  readonly announced?: Pick<FileRow, 'rawMetadata' | 'requires' | 'extras' | 'requiresPython' | 'metadataName' | 'metadataVersion'>
}

export interface IndexOptions {
  readonly format?: 'json' | 'html'
  readonly etag?: boolean
  readonly cacheControl?: string
  readonly metadata?: boolean
  readonly hashes?: boolean | 'md5'
  readonly sizes?: boolean
  readonly ranges?: boolean
  readonly auth?: IndexAuth | null
  readonly projects?: readonly string[]
  readonly layout?: IndexLayout
}

export interface IndexAuth {
  readonly user: string
  readonly password: string
  readonly refusal?: { readonly status: number; readonly headers: Readonly<Record<string, string>> }
}

/** The paths of an index. index_server.py says what each key does. */
export interface IndexLayout {
  readonly simple?: string
  readonly files?: string
  readonly links?: string
  readonly storage?: string
}

/** index_faults.py says what each key does. */
export interface IndexFault {
  readonly path: string
  readonly method?: string
  readonly skip?: number
  readonly times?: number
  readonly delay?: number
  readonly reset?: boolean
  readonly status?: number
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly redirect?: string
  readonly truncate?: number
  readonly corrupt?: boolean
  readonly length?: number
  readonly drip?: { readonly bytes: number; readonly seconds: number }
  readonly stall?: number
  readonly endless?: { readonly what: 'head' | 'continue' | 'chunk' | 'trailer' | 'packing'; readonly seconds: number }
}

export interface IndexSpec extends IndexOptions {
  readonly indexes: Readonly<Record<string, IndexOptions & { readonly files?: readonly FileRow[] }>>
  readonly faults?: readonly IndexFault[]
  readonly tls?: { readonly cert: string; readonly key: string }
}

export interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** 0: the connection was dropped. */
  readonly status: number
}

export interface RunningIndex extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly url: string
  /** The index URL for pip, e.g. `http://127.0.0.1:PORT/a/simple/`; with credentials if given. */
  simple(name?: string, credentials?: string): string
  log(): Promise<readonly LoggedRequest[]>
  forgetLog(): Promise<void>
  addFault(fault: IndexFault): Promise<void>
  clearFaults(): Promise<void>
  close(): Promise<void>
}

const SERVER = fileURLToPath(new URL('./index_server.py', import.meta.url))

/** Starts a loopback index, on plain http unless it has `tls`. */
export async function startIndex(spec: IndexSpec): Promise<RunningIndex> {
  const { port } = await send({ open: spec })
  const url = `${spec.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`
  const close = async (): Promise<void> => {
    await send({ close: port })
  }
  return {
    url,
    simple: (name = 'a', credentials) => `${credentials === undefined ? url : url.replace('//', `//${credentials}@`)}/${name}/simple/`,
    log: async () => toLog(await (await fetch(`${url}/_log`)).json()),
    forgetLog: () => tell(`${url}/_log`, { method: 'DELETE' }),
    addFault: (fault) => tell(`${url}/_faults`, { method: 'POST', body: JSON.stringify(fault) }),
    clearFaults: () => tell(`${url}/_faults`, { method: 'DELETE' }),
    close,
    [Symbol.asyncDispose]: close,
  }
}

interface IndexProcess {
  /** Sends a line, and calls back with the next line of the answers. */
  write(line: string, answered: (line: string | undefined) => void): void
}

/** One process for all indexes of this process. */
const shared: { process?: IndexProcess } = {}

function send(message: object): Promise<{ readonly port?: number }> {
  shared.process ??= startProcess()
  const { write } = shared.process
  return new Promise((resolve, reject) =>
    write(JSON.stringify(message), (line) =>
      line === undefined ? reject(new Error('the process of the loopback indexes has exited')) : resolve(JSON.parse(line)),
    ),
  )
}

/** Ends with this process, which need not wait for it. */
function startProcess(): IndexProcess {
  const child = spawn('python3', [SERVER], { stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting: ((line: string | undefined) => void)[] = []
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line))
  child.on('close', () => {
    delete shared.process
    for (const answered of waiting.splice(0)) answered(undefined)
  })
  child.unref()
  for (const stream of [child.stdin, child.stdout]) if (stream instanceof Socket) stream.unref()
  return {
    write: (line, answered) => {
      waiting.push(answered)
      child.stdin.write(`${line}\n`)
    },
  }
}

function toLog(message: unknown): readonly LoggedRequest[] {
  return message as readonly LoggedRequest[]
}

async function tell(url: string, request: RequestInit): Promise<void> {
  await (await fetch(url, request)).text()
}
