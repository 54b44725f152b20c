import { allOf, BundleError, type Failure } from '../core/errors.ts'
import type { Log } from '../core/ports.ts'
import type { Infer } from '../core/schemas.ts'
import type { Target } from '../targets/target.ts'
import type { FileEntry, ParsedRequirements, Resolution } from '../worker/messages.ts'
import type { Worker } from '../worker/process.ts'
import { ask, OPERATIONS } from '../worker/protocol.ts'
import { restartableWorker } from '../worker/supervisor.ts'

/** The resolver processes of one run. */
export interface Resolvers {
  /** Parse all requirements. @throws BundleError `usage` with the errors of all files */
  read(request: Infer<(typeof OPERATIONS.resolver.read)['request']>): Promise<ParsedRequirements>
  /**
   * Resolve each target; the results have the order of the targets.
   * @throws BundleError after all targets: an index outage, usage errors, a worker that died twice
   */
  resolve(options: ResolveOptions): Promise<readonly Resolution[]>
  close(): Promise<void>
}

interface ResolveOptions {
  readonly targets: readonly Target[]
  readonly requirements: ParsedRequirements
  /** Wheels built from sources so far. */
  readonly wheels: readonly FileEntry[]
  /** Called with each resolution, so that its downloads start while others resolve. */
  readonly settled: (resolution: Resolution) => void
}

interface ResolverSettings {
  readonly start: () => Worker
  readonly jobs: number
  /** Arguments of the worker's `open`. */
  readonly opening: Infer<(typeof OPERATIONS.resolver.open)['request']>
  readonly log: Pick<Log, 'notice' | 'progress'>
}

export async function openResolvers(settings: ResolverSettings): Promise<Resolvers> {
  const { start, log, jobs } = settings
  const worker = (): Worker => restartableWorker({ role: 'resolver', start, replayed: ['open'], notice: log.notice })
  const first = worker()
  const workers = [first, ...Array.from({ length: jobs - 1 }, worker)]
  const close = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close()))
  }
  const opened = await Promise.allSettled(workers.map((worker) => ask(worker, OPERATIONS.resolver, 'open', settings.opening)))
  const failed = opened.find((one) => one.status === 'rejected')
  if (failed !== undefined) {
    await close() // open processes would keep the run alive
    throw failed.reason
  }
  return {
    read: async (request) => ask(first, OPERATIONS.resolver, 'read', request),
    resolve: (options) => resolveAll(options, workers, log),
    close,
  }
}

async function resolveAll(
  { targets, requirements, wheels, settled }: ResolveOptions,
  workers: readonly Worker[],
  log: Pick<Log, 'progress'>,
): Promise<readonly Resolution[]> {
  const queue = [...targets]
  const done = new Map<string, Resolution>()
  const failures = new Map<string, Failure>()
  const resolve = (worker: Worker, { id }: Target): Promise<Resolution> => {
    const { roots, constraints, locked, pre, bounds = [] } = requirements
    const request = { target: id, roots, constraints, locked, pre: pre === true, bounds, wheels }
    return ask(worker, OPERATIONS.resolver, 'resolve', request)
  }
  const report = (): void => log.progress({ what: 'Resolve', done: done.size + failures.size, total: targets.length, unit: 'targets' })
  const serve = async (worker: Worker): Promise<void> => {
    for (let target = queue.shift(); target !== undefined; target = queue.shift()) {
      report()
      try {
        const resolution = await resolve(worker, target)
        done.set(target.id, resolution)
        settled(resolution)
      } catch (error) {
        if (!(error instanceof BundleError)) throw error
        failures.set(target.id, error.failure)
      }
      report()
    }
  }
  await Promise.all(workers.map(serve))
  if (failures.size > 0) throw new BundleError(mergeFailures(targets.flatMap(({ id }) => failures.get(id) ?? [])))
  return targets.flatMap(({ id }) => done.get(id) ?? [])
}

/** Merge the failures of several targets: equal failures are reported once, usage errors as one list. */
export function mergeFailures(failures: readonly Failure[]): Failure {
  const usage = failures.filter((failure) => failure.kind === 'usage')
  const others = failures.filter((failure) => failure.kind !== 'usage')
  const merged: Failure = { kind: 'usage', faults: distinct(usage.flatMap(({ faults }) => faults)) }
  return allOf([...(usage.length === 0 ? [] : [merged]), ...distinct(others)])
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
