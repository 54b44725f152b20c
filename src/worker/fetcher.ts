import * as v from 'valibot'
import { BundleError } from '../core/errors.ts'
import type { Infer } from '../core/json.ts'
import { parseSha256, parseWheelName, type Sha256, type WheelName } from '../core/names.ts'
import { withoutUsers } from '../core/text.ts'
import type { FileEntry, ResolvedFile } from './messages.ts'
import type { RequestHandler, Worker } from './process.ts'
import {
  type AnnouncedMetadata,
  ask,
  checkRequest,
  type DownloadedFile,
  type IndexLine,
  OPERATIONS,
  type Opened,
  parseResponse,
  type Withheld,
} from './protocol.ts'
import { restartableWorker } from './supervisor.ts'

/** The one way to the network. Every question is asked of it at most once in a run. */
export interface Fetcher {
  readonly indexes: Opened['indexes']
  /** The file in the pool, hash-checked. */
  file(file: FileEntry): Promise<DownloadedFile>
  /** Every wheel that the indexes and find-links list of a project, in their order. @throws BundleError `network` when one of them fails */
  wheels(project: string): Promise<readonly FileEntry[]>
  /** Lines of requirements files that name indexes, in their order; told before any page is asked for. @throws BundleError `usage` */
  useIndexLines(lines: readonly IndexLine[]): Promise<void>
  /** Answers what resolvers ask: pages, core metadata, files, texts. */
  readonly answer: RequestHandler
  /** What resolvers were told of wheels so far, by the wheel's URL. */
  readonly announced: ReadonlyMap<string, AnnouncedMetadata>
  /** By index: metadata files that it announces (PEP 658) and does not give, so that the wheels themselves were read. */
  readonly withheld: ReadonlyMap<string, readonly Withheld[]>
  close(): Promise<void>
}

/** What the fetcher needs at start (python/worker/fetcher). */
export type FetcherSettings = Infer<(typeof OPERATIONS.fetcher.open)['request']>

/** Arguments by which two questions are the same. `hint` only says how urgent one is. */
function keyOf(op: string, args: Readonly<Record<string, unknown>>): string {
  const { hint, ...rest } = args
  return `${op} ${JSON.stringify(rest)}`
}

/** What changes the fetcher's mind: one that is started again hears of it again. */
const TEACHING = ['open', 'login', 'indexes']

interface FetcherProcess {
  readonly start: () => Worker
  readonly notice: (line: string) => void
  /** Told of each wheel that came for the sake of its metadata, before anybody asks for the file. */
  readonly downloaded?: (file: DownloadedFile) => void
}

export async function openFetcher(settings: FetcherSettings, { start, notice, downloaded }: FetcherProcess): Promise<Fetcher> {
  const worker = restartableWorker({ role: 'fetcher', teaching: TEACHING, start, notice })
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

/** A wheel on this disk, its hash checked while it came in. */
export interface PoolFile {
  readonly filename: WheelName
  readonly sha256: Sha256
  readonly path: string
  /** Unit: bytes. */
  readonly bytes: number
}

/** The one folder of wheels. It is open while targets settle, so that files arrive while others still resolve. */
export interface Pool {
  want(files: readonly ResolvedFile[]): void
  /**
   * Waits for everything that was wanted.
   * @throws BundleError `network`, `integrity` or `environment`, all of them together.
   */
  close(): Promise<ReadonlyMap<Sha256, PoolFile>>
}

/** `downloaded` is told of each file once, as soon as it is there. */
export function openPool(fetcher: Pick<Fetcher, 'file'>, downloaded: (file: PoolFile) => void): Pool {
  const wanted = new Map<Sha256, Promise<PoolFile | BundleError>>()
  const bring = async (file: ResolvedFile): Promise<PoolFile | BundleError> => {
    try {
      const { project, version, filename, url, sha256, bytes } = file
      const there = toPoolFile(
        await fetcher.file({ project, version, filename, url, sha256, hashes: { sha256 }, ...(bytes === undefined ? {} : { bytes }) }),
      )
      downloaded(there)
      return there
    } catch (error) {
      if (error instanceof BundleError) return error
      throw error
    }
  }
  return {
    want: (files) => {
      for (const file of files) {
        if (wanted.has(file.sha256)) continue
        const coming = bring(file)
        coming.catch(() => undefined) // whoever closes the pool hears of it; it may fail long before
        wanted.set(file.sha256, coming)
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

/** @throws TypeError for what is no wheel */
export function toPoolFile({ path, filename, sha256, bytes }: DownloadedFile): PoolFile {
  const name = parseWheelName(filename)
  const digest = parseSha256(sha256)
  if (name === undefined || digest === undefined) throw new TypeError(`the fetcher brought ${filename} with digest ${sha256}`)
  return { filename: name, sha256: digest, path, bytes }
}
