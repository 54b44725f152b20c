import { BundleError, type Failure } from '../core/errors.ts'
import type { Infer } from '../core/json.ts'
import type { Env } from '../core/ports.ts'
import type { RequirementInputs } from '../options/request.ts'
import type { Target } from '../targets/target.ts'
import type { FileEntry, ParsedRequirements, Resolution } from '../worker/messages.ts'
import type { Worker } from '../worker/process.ts'
import { ask, OPERATIONS } from '../worker/protocol.ts'
import { restartableWorker } from '../worker/supervisor.ts'

/** The resolver processes of one run, opened for all of its targets. */
export interface Resolvers {
  /** @throws BundleError `usage` with every fault of every file. */
  read(requirementInputs: RequirementInputs, options: ReadOptions): Promise<ParsedRequirements>
  /**
   * One resolution for each target, in the order of the targets. Every target is tried.
   * @throws BundleError of everything that is no answer: an index outage, a usage mistake, a worker that died twice.
   */
  resolve(question: Question): Promise<readonly Resolution[]>
  close(): Promise<void>
}

interface ReadOptions {
  /** Relative paths start here. */
  readonly folder: string
  readonly allowIndexLines: boolean
  /** What `${NAME}` in a requirements file may stand for. */
  readonly variables: Env
}

interface Question {
  readonly targets: readonly Target[]
  readonly requirements: ParsedRequirements
  /** Wheels that were built from sources so far. */
  readonly wheels: readonly FileEntry[]
  /** Told as each target settles, so that its files come while others resolve. */
  readonly settled: (resolution: Resolution) => void
}

interface ResolversKit {
  readonly start: () => Worker
  readonly jobs: number
  /** Arguments of the worker's `open`. */
  readonly opening: Infer<(typeof OPERATIONS.resolver.open)['request']>
  readonly notice: (line: string) => void
}

export async function openResolvers(kit: ResolversKit): Promise<Resolvers> {
  const { start, notice, jobs } = kit
  const workers = Array.from({ length: jobs }, () => restartableWorker({ role: 'resolver', start, teaching: ['open'], notice }))
  const close = async (): Promise<void> => {
    await Promise.all(workers.map((worker) => worker.close()))
  }
  const opened = await Promise.allSettled(workers.map((worker) => ask(worker, OPERATIONS.resolver, 'open', kit.opening)))
  const failed = opened.find((one) => one.status === 'rejected')
  if (failed !== undefined) {
    await close() // the others would live on, and the run with them
    throw failed.reason
  }
  return {
    read: async (requirementInputs, options) => ask(at(workers, 0), OPERATIONS.resolver, 'read', { requirementInputs, ...options }),
    resolve: (question) => resolveAll(question, workers),
    close,
  }
}

async function resolveAll(
  { targets, requirements, wheels, settled }: Question,
  workers: readonly Worker[],
): Promise<readonly Resolution[]> {
  const queue = [...targets]
  const done = new Map<string, Resolution>()
  const failures = new Map<string, Failure>()
  const resolve = (worker: Worker, { id }: Target): Promise<Resolution> => {
    const { roots, constraints, locked, pre, bounds = [] } = requirements
    const request = { target: id, roots, constraints, locked, pre: pre === true, bounds, wheels }
    return ask(worker, OPERATIONS.resolver, 'resolve', request)
  }
  const serve = async (worker: Worker): Promise<void> => {
    for (let target = queue.shift(); target !== undefined; target = queue.shift()) {
      try {
        const resolution = await resolve(worker, target)
        done.set(target.id, resolution)
        settled(resolution)
      } catch (error) {
        if (!(error instanceof BundleError)) throw error
        failures.set(target.id, error.failure)
      }
    }
  }
  await Promise.all(workers.map(serve))
  if (failures.size > 0) throw new BundleError(together(targets.flatMap(({ id }) => failures.get(id) ?? [])))
  return targets.flatMap(({ id }) => done.get(id) ?? [])
}

function at(workers: readonly Worker[], place: number): Worker {
  const worker = workers[place]
  if (worker === undefined) throw new RangeError(`there is no resolver ${place}`)
  return worker
}

type Usage = Extract<Failure, { kind: 'usage' }>

/** One failure of those of many targets: the same outage is told once, and the mistakes that they show are told as one list. */
export function together(failures: readonly Failure[]): Failure {
  const usage = failures.filter((failure) => failure.kind === 'usage')
  const others = failures.filter((failure) => failure.kind !== 'usage')
  const all = [...(usage.length === 0 ? [] : [united(usage)]), ...distinct(others)]
  const [only] = all
  return only !== undefined && all.length === 1 ? only : { kind: 'several', failures: all }
}

function united(failures: readonly Usage[]): Usage {
  return { kind: 'usage', faults: distinct(failures.flatMap(({ faults }) => faults)) }
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()]
}
