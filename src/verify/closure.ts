import { BundleError } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import type { Log } from '../core/ports.ts'
import type { Infer } from '../core/schemas.ts'
import type { Union, UnionFile, UnionTarget } from '../resolve/union.ts'
import type { Target } from '../targets/target.ts'
import type { Closure, ClosureVerdict, Root, VersionChange, WheelFacts } from '../worker/messages.ts'
import type { Worker } from '../worker/process.ts'
import { ask, OPERATIONS, type VersionAnswer, type VersionQuestion } from '../worker/protocol.ts'
import { type RestartableWorker, restartableWorker } from '../worker/supervisor.ts'

interface WalkInput {
  readonly union: Union
  /** Of every wheel of the union. */
  readonly wheels: ReadonlyMap<Sha256, WheelFacts>
  readonly targets: readonly Target[]
  readonly roots: readonly Root[]
  readonly constraints: readonly Root[]
}

/** Pending requests; one process checks targets sequentially. */
const MAX_PENDING = 4

/** Start the process of the closure check; wheel facts are sent again after a restart. */
export function startClosureProcess(
  pythonRuntime: { readonly start: (role: 'closure') => Worker },
  notice: (line: string) => void,
): RestartableWorker {
  return restartableWorker({ role: 'closure walk', start: () => pythonRuntime.start('closure'), replayed: ['learn'], notice })
}

/**
 * Check that the wheels of each target satisfy all requirements, using the metadata in the wheels.
 * @param worker of the role `closure`
 * @throws BundleError if the worker fails; problems of a target are findings in its verdict
 */
export async function checkClosure(input: WalkInput, worker: Worker, log?: Pick<Log, 'progress'>): Promise<Closure> {
  await ask(worker, OPERATIONS.closure, 'learn', { wheels: Object.fromEntries(input.wheels) })
  const verdicts: ClosureVerdict[] = []
  for (let at = 0; at < input.union.targets.length; at += MAX_PENDING) {
    const some = input.union.targets.slice(at, at + MAX_PENDING)
    const now = some.map(({ target }) => target)
    log?.progress({ what: 'Check', done: at, total: input.union.targets.length, unit: 'targets', now })
    verdicts.push(...(await Promise.all(some.map((one) => walkTarget(one, input, worker)))))
  }
  return { verdicts, wheels: input.wheels }
}

async function walkTarget(locked: UnionTarget, { union, targets, roots, constraints }: WalkInput, worker: Worker): Promise<ClosureVerdict> {
  const target = targets.find(({ id }) => id === locked.target)
  if (target === undefined) throw new BundleError({ kind: 'bug', what: `the target ${locked.target} of the union is not in the request` })
  const files = new Map(union.files.map((file) => [file.sha256, file]))
  const entries = locked.entries.map(({ project, version, sha256, marker }) => ({
    project,
    version,
    sha256,
    ...(marker === undefined ? {} : { marker }),
    ...originOf(files.get(sha256)),
  }))
  return ask(worker, OPERATIONS.closure, 'walk', { target, roots, constraints, entries })
}

/** The closure check matches requirements without a name by URL. */
function originOf(file: UnionFile | undefined): { readonly filename: string; readonly urls: readonly string[]; readonly built: boolean } {
  if (file === undefined) return { filename: '', urls: [], built: false }
  const { filename, url } = file
  const source = file.built ?? file.lockedSdist // the hash of a built wheel is in no lock
  return { filename, urls: source === undefined ? [url] : [url, source.url], built: source !== undefined }
}

/** Queries about versions, answered by `packaging` in a process of the role `closure`. */
export interface VersionQueries {
  /** Whether each advisory affects its version, in the order of the questions. */
  affected(questions: readonly VersionQuestion[]): Promise<readonly VersionAnswer[]>
  /** Whether a root pins each release with `==`, in the order of the releases. */
  pinned(roots: readonly Root[], releases: Infer<(typeof OPERATIONS.closure.pinned)['request']>['releases']): Promise<readonly boolean[]>
  /** How each version changed, in the order of the moves. */
  changes(moves: Infer<(typeof OPERATIONS.closure.changes)['request']>['moves']): Promise<readonly VersionChange[]>
  /** Return the ids that are not SPDX identifiers. */
  unknownLicenses(ids: readonly string[]): Promise<readonly string[]>
}

/** Create queries that start a process on first use. */
export function versionQueriesOf(start: () => Worker): VersionQueries {
  let worker: Worker | undefined
  const started = (): Worker => {
    worker ??= start()
    return worker
  }
  return {
    affected: async (questions) =>
      questions.length === 0 ? [] : (await ask(started(), OPERATIONS.closure, 'affected', { questions })).answers,
    pinned: async (roots, releases) => {
      if (releases.length === 0) return []
      return (await ask(started(), OPERATIONS.closure, 'pinned', { roots: roots.map(({ text }) => ({ text })), releases })).pinned
    },
    changes: async (moves) => (moves.length === 0 ? [] : (await ask(started(), OPERATIONS.closure, 'changes', { moves })).changes),
    unknownLicenses: async (ids) =>
      ids.length === 0 ? [] : (await ask(started(), OPERATIONS.closure, 'unknown-licenses', { ids })).unknown,
  }
}
