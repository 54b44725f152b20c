import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
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
  readonly hashes?: boolean
  readonly sizes?: boolean
  readonly ranges?: boolean
  readonly auth?: { readonly user: string; readonly password: string } | null
  readonly projects?: readonly string[]
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

/** Starts a loopback index in a process of its own; plain http but for `tls`. */
export async function startIndex(spec: IndexSpec, python = 'python3'): Promise<RunningIndex> {
  const folder = await mkdtemp(path.join(tmpdir(), 'index-'))
  await writeFile(path.join(folder, 'spec.json'), JSON.stringify(spec))
  const child = spawn(python, [SERVER, path.join(folder, 'spec.json')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const gone = once(child, 'close')
  const port = await Promise.race([portOf(createInterface({ input: child.stdout })), gone.then(() => undefined)])
  if (port === undefined) throw new Error('the loopback index did not start')
  const url = `${spec.tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`
  const close = async (): Promise<void> => {
    child.stdin.end()
    await gone
    await rm(folder, { recursive: true, force: true })
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

async function portOf(lines: AsyncIterable<string>): Promise<number | undefined> {
  for await (const line of lines) return toPort(JSON.parse(line))
  return undefined
}

function toPort(message: unknown): number {
  return (message as { port: number }).port
}

function toLog(message: unknown): readonly LoggedRequest[] {
  return message as readonly LoggedRequest[]
}

async function tell(url: string, request: RequestInit): Promise<void> {
  await (await fetch(url, request)).text()
}
