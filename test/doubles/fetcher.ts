import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import type { IndexSettings } from '../../src/options/request.ts'
import { type RequestHandler, startWorker } from '../../src/worker/process.ts'
import { FETCHER_EVENTS, type FetcherEvent } from '../../src/worker/protocol.ts'
import { PIP_FOLDER, PYTHON, WORKER } from '../fixtures/warm-pip.ts'

/** What the fetcher answers to `wheels` (python/worker/page_format.py, `Table.entry`). */
export interface FileEntry extends Readonly<Record<string, unknown>> {
  readonly project: string
  readonly version: string
  readonly filename: string
  readonly url: string
  readonly sha256?: string
  readonly index: string
}

export interface TestFetcher extends AsyncDisposable {
  readonly folder: string
  readonly home: string
  readonly pool: string
  /** Everything that the fetcher wrote to stderr or answered so far. */
  said(): string
  /** The events that it reported so far. */
  readonly events: readonly FetcherEvent[]
  ask(op: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>
  close(): Promise<void>
}

export interface DoorOptions {
  readonly indexes?: Partial<IndexSettings>
  readonly env?: Readonly<Record<string, string>>
  readonly cacheFolder?: string
  /** Called with the home folder before the fetcher starts. */
  readonly prepare?: (home: string) => Promise<void>
  /** A pool that outlives the fetcher. */
  readonly pool?: string
  /** Runs the fetcher's Python through this program, e.g. `['/bin/sh', '-c', …]`. */
  readonly python?: string
}

export const SETTINGS: IndexSettings = {
  extraIndexUrls: [],
  indexFor: [],
  indexStrategy: 'unique',
  findLinks: [],
  pipConfig: 'network',
  pre: false,
  ignoredErrorCodes: [],
  allowIndexLines: false,
}

/** A real fetcher process with a home of its own, opened; nothing of this machine's environment reaches it. */
export async function aFetcher(options: DoorOptions): Promise<TestFetcher> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fetcher-'))
  const [home, pool] = [path.join(folder, 'home'), options.pool ?? path.join(folder, 'pool')]
  await mkdir(home)
  await options.prepare?.(home)
  const said: string[] = []
  const events: FetcherEvent[] = []
  const record: RequestHandler = async (op, args) => {
    events.push(v.parse(FETCHER_EVENTS, { op, ...args }))
    return {}
  }
  const launch = {
    python: options.python ?? (await PYTHON).path,
    script: WORKER,
    pipFolder: await PIP_FOLDER,
    env: { PATH: process.env['PATH'] ?? '', HOME: home, PIP_RETRIES: '1', PIP_TIMEOUT: '5', ...options.env },
    signal: new AbortController().signal,
    debug: (line: string) => said.push(line),
  }
  const worker = startWorker('fetcher', launch, record)
  const close = async (): Promise<void> => {
    await worker.close()
    await rm(folder, { recursive: true, force: true })
  }
  const ask: TestFetcher['ask'] = async (op, args) => {
    try {
      const answer = await worker.ask(op, args)
      said.push(JSON.stringify(answer))
      return answer
    } catch (error) {
      said.push(String(error))
      throw error
    }
  }
  try {
    const indexes = { ...SETTINGS, ...options.indexes }
    await ask('open', {
      indexes,
      cacheFolder: options.cacheFolder ?? null,
      poolFolder: pool,
      runFolder: path.join(folder, 'run'),
      downloads: 16,
    })
  } catch (error) {
    await close()
    throw error
  }
  return { events, folder, home, pool, ask, close, said: () => said.join('\n'), [Symbol.asyncDispose]: close }
}

export interface IndexPage {
  readonly index: string
  readonly status: 'found' | 'absent'
  readonly pageFile: string | null
}

export function toIndexPages(answer: unknown): readonly IndexPage[] {
  return (answer as { pages: readonly IndexPage[] }).pages
}

/** Every wheel that the fetcher's indexes and find-links list, those of the newest version first. */
export async function wheelsOf(fetcher: TestFetcher, project: string): Promise<readonly FileEntry[]> {
  return ((await fetcher.ask('wheels', { project })) as { wheels: readonly FileEntry[] }).wheels
}
