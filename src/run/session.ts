import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { DOWNLOADS } from '../core/constants.ts'
import type { Sha256 } from '../core/names.ts'
import type { Log, Ports } from '../core/ports.ts'
import { showSeconds } from '../core/text.ts'
import type { CacheSettings, OutputSettings, Request } from '../options/request.ts'
import { sourceDateEpoch } from '../options/values.ts'
import { openTransaction, type Transaction } from '../output/transaction.ts'
import { openResolvers, type Resolvers } from '../resolve/resolvers.ts'
import type { Described } from '../targets/describe.ts'
import type { Target } from '../targets/target.ts'
import { startClosureProcess, type VersionQueries, versionQueriesOf } from '../verify/closure.ts'
import { type Inspectors, inspectAll, openInspectors } from '../verify/inspectors.ts'
import {
  type DownloadProgress,
  type Fetcher,
  openDownloadProgress,
  openFetcher,
  openPool,
  type Pool,
  type PoolFile,
  toPoolFile,
} from '../worker/fetcher.ts'
import type { WheelFacts } from '../worker/messages.ts'
import { PIP } from '../worker/pip.ts'
import type { RequestHandler, Worker } from '../worker/process.ts'
import { cleanEnv } from '../worker/program.ts'
import type { DownloadedFile, FetcherEvent } from '../worker/protocol.ts'
import { describeHost, findPython, openPythonRuntime, type PythonRuntime } from '../worker/python.ts'

/** Folders, processes and output lock of one run. */
export interface Session {
  readonly transaction: Transaction
  readonly pythonRuntime: PythonRuntime
  readonly host: Described
  /** Versions recorded in the proofs. */
  readonly tools: { readonly node: string; readonly python: string; readonly pip: string }
  /** What runs here, e.g. `linux x64`. */
  readonly machine: string
  /** Start the process of the closure check, which is independent of the resolvers. */
  startClosureProcess(): Worker
  /** Start a process on first use. */
  readonly versionQueries: VersionQueries
  /** Start fetcher, resolvers and inspectors for these targets. */
  openIndexes(targets: readonly Target[]): Promise<IndexSession>
  /** Start fetcher and inspectors only: a plan holds the resolutions. */
  openDownloads(): Promise<DownloadSession>
  /** End all processes and the transaction. */
  close(): Promise<void>
}

/** Downloads of a run. */
export interface DownloadSession {
  readonly fetcher: Fetcher
  /** Downloads and inspects files while targets still resolve. */
  readonly pool: Pool
  /** The facts of each wheel, by sha256. @throws BundleError `integrity` if a file was altered after its download */
  inspected(files: ReadonlyMap<Sha256, PoolFile>): Promise<ReadonlyMap<Sha256, WheelFacts>>
}

/** Downloads of a run, and its resolvers. */
export interface IndexSession extends DownloadSession {
  readonly resolvers: Resolvers
  /** Open more resolvers with the same fetcher, e.g. for build requirements. */
  openResolversFor(targets: readonly Target[]): Promise<Resolvers>
}

interface Closing {
  close(): Promise<void>
}

/** The part of a request that a session needs. */
export type SessionRequest = Pick<Request, 'indexes' | 'cache' | 'jobs'> & { readonly output: Pick<OutputSettings, 'folder' | 'name'> }

interface Opened {
  readonly request: SessionRequest
  readonly ports: Ports
  readonly transaction: Transaction
  readonly pythonRuntime: PythonRuntime
  readonly keep: <T extends Closing>(one: T) => T
}

/** @throws BundleError `usage` for an invalid SOURCE_DATE_EPOCH, `environment` without a usable Python */
async function openSession(request: SessionRequest, ports: Ports): Promise<Session> {
  sourceDateEpoch(ports.env) // fail early if it is invalid
  const { folder, name } = request.output
  const python = await findPython(ports.env, ports.run)
  const locking = { python: python.path, env: cleanEnv(ports.env) }
  const transaction = await openTransaction(folder, name, locking, ports.log)
  const opened: Closing[] = []
  const keep = <T extends Closing>(one: T): T => {
    opened.push(one)
    return one
  }
  const close = (): Promise<void> => closeAll(opened, { close: transaction.cleanup })
  try {
    const pythonRuntime = await openPythonRuntime(ports, request.cache.folder ?? transaction.run, python)
    const host = await describeHost(pythonRuntime.python, ports)
    const started = { request, ports, transaction, pythonRuntime, keep }
    const closureProcess = (): Worker => {
      const walker = keep(startClosureProcess(pythonRuntime, ports.log.notice))
      walker.ready()
      return walker
    }
    return {
      transaction,
      pythonRuntime,
      host,
      tools: { node: process.versions.node, python: pythonRuntime.python.version, pip: PIP.version },
      machine: `${process.platform} ${process.arch}`,
      startClosureProcess: closureProcess,
      versionQueries: versionQueriesOf(closureProcess),
      openIndexes: (targets) => openIndexSession(started, targets),
      openDownloads: async () => {
        const inspectors = openInspectorsFor(started)
        const progress = openDownloadProgress(ports.log)
        return downloadsOf(keep(await openFetcherFor(started, inspectors, progress)), inspectors, progress, ports.log)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Run `work` in a session, and close the session. @throws BundleError `usage`, `environment`, and errors of `work` */
export async function withSession<T>(request: SessionRequest, ports: Ports, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await ports.log.phase('Start Python', () => openSession(request, ports))
  try {
    return await work(session)
  } finally {
    await session.close()
  }
}

/** Run `work` with Python only. Without a cache folder, the pinned pip is unpacked into a temporary folder. */
export async function withPython<T>({ folder }: CacheSettings, ports: Ports, work: (python: PythonRuntime) => Promise<T>): Promise<T> {
  if (folder !== undefined) return work(await openPythonRuntime(ports, folder))
  const temporary = await mkdtemp(path.join(tmpdir(), 'offline-bundle-'))
  try {
    return await work(await openPythonRuntime(ports, temporary))
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Start fetcher and resolvers concurrently: each needs most of a second to load pip. */
async function openIndexSession(opened: Opened, targets: readonly Target[]): Promise<IndexSession> {
  const inspectors = openInspectorsFor(opened)
  const progress = openDownloadProgress(opened.ports.log)
  const fetcher = openFetcherFor(opened, inspectors, progress)
  const openResolversFor = (some: readonly Target[]): Promise<Resolvers> => openResolversAt(fetcher, opened, some)
  const [one, other] = await Promise.allSettled([fetcher.then(opened.keep), openResolversFor(targets)])
  if (one.status === 'rejected') throw one.reason
  if (other.status === 'rejected') throw other.reason
  return { ...downloadsOf(one.value, inspectors, progress, opened.ports.log), resolvers: other.value, openResolversFor }
}

/** The same retry is reported once in this time. Unit: seconds. */
const REPEAT_SECONDS = 10

/** Wheels that are downloaded during the resolution, for indexes without metadata files, are inspected at once. */
function openFetcherFor(
  { request, ports, transaction, pythonRuntime }: Opened,
  inspectors: Inspectors,
  progress: DownloadProgress,
): Promise<Fetcher> {
  const settings = {
    indexes: request.indexes,
    cacheFolder: request.cache.folder ?? null,
    poolFolder: transaction.pool,
    runFolder: transaction.run,
    downloads: DOWNLOADS,
  }
  const downloaded = (file: DownloadedFile): void => void inspectors.inspect(toPoolFile(file))
  const retries = new Map<string, number>()
  const onEvent = (event: FetcherEvent): void => {
    if (event.op === 'receiving') {
      progress.receiving(event.bytes)
      return
    }
    const line = `${event.why}; retrying${event.seconds === 0 ? '' : ` in ${showSeconds(event.seconds)}`}`
    const [now, last] = [ports.clock.seconds(), retries.get(line)]
    if (last !== undefined && now - last < REPEAT_SECONDS) return // parallel requests to one host wait for the same reason
    retries.set(line, now)
    ports.log.info(line)
  }
  const start = (handler: RequestHandler): Worker => pythonRuntime.start('fetcher', handler)
  return openFetcher(settings, { start, notice: ports.log.notice, downloaded, onEvent })
}

function openInspectorsFor({ request, ports, pythonRuntime, keep }: Opened): Inspectors {
  return keep(openInspectors({ start: () => pythonRuntime.start('inspector'), processes: request.jobs, notice: ports.log.notice }))
}

function downloadsOf(fetcher: Fetcher, inspectors: Inspectors, progress: DownloadProgress, log: Log): DownloadSession {
  const pool = openPool(fetcher, (file) => void inspectors.inspect(file), progress)
  return { fetcher, pool, inspected: (files) => inspectAll(files, inspectors, log) } // already started by the downloads
}

async function openResolversAt(fetcher: Promise<Fetcher>, opened: Opened, targets: readonly Target[]): Promise<Resolvers> {
  const { request, ports, transaction, pythonRuntime, keep } = opened
  const { pre, uploadedPriorTo, indexStrategy, allowIndexLines } = request.indexes
  const resolvers = await openResolvers({
    start: () => pythonRuntime.start('resolver', async (op, args) => (await fetcher).answer(op, args)),
    jobs: Math.min(request.jobs, targets.length),
    opening: {
      targets,
      settings: { pre, uploadedPriorTo: uploadedPriorTo ?? null, indexStrategy, allowIndexLines },
      runFolder: transaction.run,
    },
    log: ports.log,
  })
  return keep(resolvers)
}

/**
 * Close all, then `last`, even if one fails.
 * @throws the first error
 */
export async function closeAll(opened: readonly Closing[], last: Closing): Promise<void> {
  try {
    const ended = await Promise.allSettled(opened.map((one) => one.close()))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  } finally {
    await last.close()
  }
}
