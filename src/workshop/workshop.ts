import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { inspectAll } from '../closure/inspect-all.ts'
import { type Inspectors, openInspectors } from '../closure/inspectors.ts'
import { openWalker } from '../closure/walk.ts'
import { DOWNLOADS } from '../core/limits.ts'
import type { Sha256 } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import { openPool, type Pool, type PoolFile, toPoolFile } from '../fetch/pool.ts'
import type { CacheSettings, OutputSettings, Request } from '../inputs/request.ts'
import { openTransaction, type Transaction } from '../output/transaction.ts'
import { openResolvers, type Resolvers } from '../resolve/resolvers.ts'
import type { Described } from '../targets/described.ts'
import type { Target } from '../targets/target.ts'
import type { Worker } from '../worker/child.ts'
import { cleanEnv } from '../worker/clean-env.ts'
import { describeHost } from '../worker/describe.ts'
import { type Door, openDoor } from '../worker/door.ts'
import { type Engine, openEngine } from '../worker/engine.ts'
import { PIP } from '../worker/pip.ts'
import type { Landed } from '../worker/protocol.ts'
import { findPython } from '../worker/python.ts'
import type { WheelFacts } from '../worker/wheel-facts.ts'
import { epochOf } from './epoch.ts'

/** Folders and processes of one run. */
export interface Workshop {
  readonly transaction: Transaction
  readonly engine: Engine
  readonly host: Described
  /** Versions, for the proofs. */
  readonly tools: { readonly node: string; readonly python: string; readonly pip: string }
  /** What runs here, e.g. `linux x64`. */
  readonly machine: string
  /** The process of our own walk; it shares nothing with the resolvers'. */
  startWalker(): Worker
  /** Door, resolvers and inspectors for these targets. */
  openFor(targets: readonly Target[]): Promise<Counter>
  /** Door and inspectors, where others resolved already. */
  openStore(): Promise<Store>
  /** Ends every process and the transaction, whatever happened. */
  close(): Promise<void>
}

/** Where files come in. */
export interface Store {
  readonly door: Door
  /** Files that are wanted arrive while others still resolve, and are inspected as they arrive. */
  readonly pool: Pool
  /** What is true of every file of the pool, read from inside it. @throws BundleError `integrity` for one that was altered since */
  inspected(files: ReadonlyMap<Sha256, PoolFile>): Promise<ReadonlyMap<Sha256, WheelFacts>>
}

/** Where everything is asked for. */
export interface Counter extends Store {
  readonly resolvers: Resolvers
  /** More resolvers at the same door, e.g. for what builds need on this machine. */
  openResolversFor(targets: readonly Target[]): Promise<Resolvers>
}

interface Closing {
  close(): Promise<void>
}

/** What a run says of where it works and whom it asks. */
export type ShopRequest = Pick<Request, 'indexes' | 'cache' | 'jobs'> & { readonly output: Pick<OutputSettings, 'folder' | 'name'> }

interface Means {
  readonly request: ShopRequest
  readonly ports: Ports
  readonly transaction: Transaction
  readonly engine: Engine
  readonly keep: <T extends Closing>(one: T) => T
}

/** @throws BundleError `usage` for a SOURCE_DATE_EPOCH that no archive can hold, `environment` without a Python */
export async function openWorkshop(request: ShopRequest, ports: Ports): Promise<Workshop> {
  epochOf(ports.env) // it is written at the very end, and should not fail there
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
    const engine = await openEngine(ports, request.cache.folder ?? transaction.run, python)
    const host = await describeHost(engine.python, ports)
    return {
      transaction,
      engine,
      host,
      tools: { node: process.versions.node, python: engine.python.version, pip: PIP.version },
      machine: `${process.platform} ${process.arch}`,
      startWalker: () => {
        const walker = keep(openWalker(engine, ports.log.notice))
        walker.ready()
        return walker
      },
      openFor: (targets) => openCounter({ request, ports, transaction, engine, keep }, targets),
      openStore: async () => {
        const means = { request, ports, transaction, engine, keep }
        const inspectors = openInspectorsFor(means)
        return storeAt(keep(await openDoorFor(means, inspectors)), inspectors)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** What a check at rest needs: an engine, and no network. */
export interface Bench {
  readonly engine: Engine
  close(): Promise<void>
}

/** Without a cache folder the pinned pip is unpacked into a temporary one. */
export async function openBench(cache: CacheSettings, ports: Ports): Promise<Bench> {
  const temporary = cache.folder === undefined ? await mkdtemp(path.join(tmpdir(), 'offline-bundle-')) : undefined
  const close = async (): Promise<void> => {
    if (temporary !== undefined) await rm(temporary, { recursive: true, force: true })
  }
  try {
    return { engine: await openEngine(ports, cache.folder ?? temporary ?? ''), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Door and resolvers start together: each needs most of a second to load pip. */
async function openCounter(means: Means, targets: readonly Target[]): Promise<Counter> {
  const inspectors = openInspectorsFor(means)
  const door = openDoorFor(means, inspectors)
  const openResolversFor = (some: readonly Target[]): Promise<Resolvers> => openResolversAt(door, means, some)
  const [one, other] = await Promise.allSettled([door.then(means.keep), openResolversFor(targets)])
  if (one.status === 'rejected') throw one.reason
  if (other.status === 'rejected') throw other.reason
  return { ...storeAt(one.value, inspectors), resolvers: other.value, openResolversFor }
}

/** Where an index announces no metadata, most wheels come while targets resolve: they are inspected in the time that is idle then. */
function openDoorFor({ request, ports, transaction, engine }: Means, inspectors: Inspectors): Promise<Door> {
  const settings = {
    indexes: request.indexes,
    cacheFolder: request.cache.folder ?? null,
    poolFolder: transaction.pool,
    runFolder: transaction.run,
    downloads: DOWNLOADS,
  }
  const landed = (file: Landed): void => void inspectors.inspect(toPoolFile(file))
  return openDoor(settings, { start: () => engine.start('door'), notice: ports.log.notice, landed })
}

function openInspectorsFor({ request, ports, engine, keep }: Means): Inspectors {
  return keep(openInspectors({ start: () => engine.start('inspector'), processes: request.jobs, notice: ports.log.notice }))
}

function storeAt(door: Door, inspectors: Inspectors): Store {
  const pool = openPool(door, (file) => void inspectors.inspect(file))
  return { door, pool, inspected: (files) => inspectAll(files, inspectors) } // asked before, as they landed
}

async function openResolversAt(door: Promise<Door>, means: Means, targets: readonly Target[]): Promise<Resolvers> {
  const { request, ports, transaction, engine, keep } = means
  const { pre, uploadedPriorTo, order, allowIndexLines } = request.indexes
  const resolvers = await openResolvers({
    start: () => engine.start('resolver', async (op, args) => (await door).answer(op, args)),
    jobs: Math.min(request.jobs, targets.length),
    opening: { targets, settings: { pre, uploadedPriorTo: uploadedPriorTo ?? null, order, allowIndexLines }, runFolder: transaction.run },
    notice: ports.log.notice,
  })
  return keep(resolvers)
}

/** Closes `last` after all others, even if one of them fails. @throws what the first of them threw */
export async function closeAll(opened: readonly Closing[], last: Closing): Promise<void> {
  try {
    const ended = await Promise.allSettled(opened.map((one) => one.close()))
    for (const one of ended) if (one.status === 'rejected') throw one.reason
  } finally {
    await last.close()
  }
}
