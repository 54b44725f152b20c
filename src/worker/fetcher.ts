import * as v from 'valibot'
import { BundleError } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import type { Log } from '../core/ports.ts'
import { type Infer, sha256, wheelName } from '../core/schemas.ts'
import { withoutUsers } from '../core/text.ts'
import type { FileEntry, IndexLine, ResolvedFile } from './messages.ts'
import type { RequestHandler, Worker } from './process.ts'
import {
  type AnnouncedMetadata,
  ask,
  checkRequest,
  type DownloadedFile,
  FETCHER_EVENTS,
  type FetcherEvent,
  OPERATIONS,
  type Opened,
  parseResponse,
  type Withheld,
} from './protocol.ts'
import { restartableWorker } from './supervisor.ts'

/** The only process with network access. Each distinct request is sent at most once in a run. */
export interface Fetcher {
  readonly indexes: Opened['indexes']
  /** Download a file into the pool and check its hash. */
  file(file: FileEntry): Promise<DownloadedFile>
  /** List the wheels of a project on all indexes and find-links, in their order. @throws BundleError `network` if one of them fails */
  wheels(project: string): Promise<readonly FileEntry[]>
  /** Apply index lines of requirements files, in their order, before the first page is requested. @throws BundleError `usage` */
  useIndexLines(lines: readonly IndexLine[]): Promise<void>
  /** Handles requests of resolvers: pages, core metadata, files, texts. */
  readonly answer: RequestHandler
  /** Metadata that resolvers used so far, by the wheel's URL. */
  readonly announced: ReadonlyMap<string, AnnouncedMetadata>
  /** By index: announced metadata files (PEP 658) that it does not serve, so that the wheels were read instead. */
  readonly withheld: ReadonlyMap<string, readonly Withheld[]>
  close(): Promise<void>
}

/** Settings of the fetcher (python/worker/fetcher). */
export type FetcherSettings = Infer<(typeof OPERATIONS.fetcher.open)['request']>

/** Return the cache key of a request; `hint` only marks its priority. */
function keyOf(op: string, args: Readonly<Record<string, unknown>>): string {
  const { hint, ...rest } = args
  return `${op} ${JSON.stringify(rest)}`
}

/** Operations that change the fetcher's state. */
const REPLAYED = ['open', 'login', 'indexes']

interface FetcherProcess {
  readonly start: (handler: RequestHandler) => Worker
  readonly notice: (line: string) => void
  readonly onEvent?: (event: FetcherEvent) => void
  /** Called for each wheel that was downloaded for its metadata, before the file is requested. */
  readonly downloaded?: (file: DownloadedFile) => void
}

/** @throws BundleError `usage` for invalid settings, or as `Worker.ask` */
export async function openFetcher(settings: FetcherSettings, process: FetcherProcess): Promise<Fetcher> {
  const { start, notice, downloaded, onEvent } = process
  const handler: RequestHandler = async (op, args) => {
    onEvent?.(v.parse(FETCHER_EVENTS, { op, ...args }))
    return {}
  }
  const worker = restartableWorker({ role: 'fetcher', replayed: REPLAYED, start: () => start(handler), notice })
  const answers = new Map<string, Promise<unknown>>()
  const announced = new Map<string, AnnouncedMetadata>()
  const withheld = new Map<string, readonly Withheld[]>()
  const remember = (args: unknown, answered: unknown): void => {
    const { file } = v.parse(OPERATIONS.fetcher.core.request, args)
    const { core, downloaded: wheel, instead } = parseResponse(OPERATIONS.fetcher, 'core', answered)
    const { requiresPython, providesExtra, requiresDist } = core
    const index = file.index ?? ''
    announced.set(withoutUsers(file.url), { index, requiresPython, providesExtra, requiresDist })
    if (instead !== undefined) withheld.set(index, [...(withheld.get(index) ?? []), instead])
    if (wheel !== undefined) downloaded?.(wheel)
  }
  const answer: RequestHandler = async (op, args) => {
    const key = keyOf(op, args)
    const known = answers.get(key)
    if (known !== undefined) return known
    checkRequest(OPERATIONS.fetcher, op, args)
    const response = worker.ask(op, args)
    if (op === 'core') response.then((answered) => remember(args, answered)).catch(() => undefined)
    response.catch(() => undefined) // the caller gets the error; a failed prefetch that nobody awaits must not end the run
    answers.set(key, response)
    return response
  }
  try {
    let { indexes } = await ask(worker, OPERATIONS.fetcher, 'open', settings)
    return {
      get indexes() {
        return indexes
      },
      answer,
      announced,
      withheld,
      file: async (file) => parseResponse(OPERATIONS.fetcher, 'file', await answer('file', { file })),
      wheels: async (project) => parseResponse(OPERATIONS.fetcher, 'wheels', await answer('wheels', { project })).wheels,
      useIndexLines: async (lines) => {
        indexes = (await ask(worker, OPERATIONS.fetcher, 'indexes', { lines })).indexes
      },
      close: worker.close,
    }
  } catch (error) {
    await worker.close()
    throw error
  }
}

/** A downloaded wheel whose hash was checked. `bytes` is its size. */
const PoolFileSchema = v.strictObject({ path: v.string(), filename: wheelName, sha256, bytes: v.number() })
export type PoolFile = Infer<typeof PoolFileSchema>

/** The folder of downloaded wheels. Downloads start while other targets are still being resolved. */
export interface Pool {
  want(files: readonly ResolvedFile[]): void
  /**
   * Wait for all downloads.
   * @throws BundleError `several` with every `network`, `integrity` or `environment` failure
   */
  close(): Promise<ReadonlyMap<Sha256, PoolFile>>
}

/** Reports the bytes of all wanted files. Files of unknown size count when they are complete. */
export interface DownloadProgress {
  wanted(file: Pick<ResolvedFile, 'bytes'>): void
  complete(file: PoolFile, wanted: Pick<ResolvedFile, 'bytes'>): void
  /** Bytes of incomplete files. */
  receiving(bytes: number): void
}

export function openDownloadProgress(log: Pick<Log, 'progress'>): DownloadProgress {
  let [total, complete, shown] = [0, 0, 0]
  const report = (incomplete: number): void => {
    shown = Math.max(shown, Math.min(total, complete + incomplete)) // an interrupted download may start again
    if (total > 0) log.progress({ what: 'Download', done: shown, total, unit: 'bytes' })
  }
  return {
    wanted: ({ bytes = 0 }) => {
      total += bytes
    },
    complete: ({ bytes }, wanted) => {
      total += wanted.bytes === undefined ? bytes : 0
      complete += bytes
      report(0)
    },
    receiving: report,
  }
}

/** @param downloaded called once for each file, as soon as it is complete */
export function openPool(fetcher: Pick<Fetcher, 'file'>, downloaded: (file: PoolFile) => void, progress?: DownloadProgress): Pool {
  const wanted = new Map<Sha256, Promise<PoolFile | BundleError>>()
  const download = async (file: ResolvedFile): Promise<PoolFile | BundleError> => {
    try {
      const { project, version, filename, url, sha256: digest, bytes } = file
      const entry = { project, version, filename, url, sha256: digest, hashes: { sha256: digest } }
      const local = toPoolFile(await fetcher.file({ ...entry, ...(bytes === undefined ? {} : { bytes }) }))
      progress?.complete(local, file)
      downloaded(local)
      return local
    } catch (error) {
      if (error instanceof BundleError) return error
      throw error
    }
  }
  return {
    want: (files) => {
      for (const file of files) {
        if (wanted.has(file.sha256)) continue
        progress?.wanted(file)
        const downloading = download(file)
        downloading.catch(() => undefined) // `close` reports the error; it may fail long before
        wanted.set(file.sha256, downloading)
      }
    },
    close: async () => {
      const all = await Promise.all(wanted.values())
      const failures = all.filter((one) => one instanceof BundleError).map(({ failure }) => failure)
      if (failures.length > 0) throw new BundleError({ kind: 'several', failures })
      return new Map(all.flatMap((one) => (one instanceof BundleError ? [] : [[one.sha256, one]])))
    },
  }
}

/** @throws ValiError for an invalid wheel name or digest, which is a bug */
export function toPoolFile(file: DownloadedFile): PoolFile {
  return v.parse(PoolFileSchema, file)
}
