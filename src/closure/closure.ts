import { BundleError } from '../core/errors.ts'
import type { Infer } from '../core/json.ts'
import type { Sha256 } from '../core/names.ts'
import type { Union, UnionFile, UnionTarget } from '../resolve/union.ts'
import type { Target } from '../targets/target.ts'
import type { ClosureVerdict, Root, WheelFacts } from '../worker/messages.ts'
import type { Worker } from '../worker/process.ts'
import { ask, OPERATIONS } from '../worker/protocol.ts'
import { type RestartableWorker, restartableWorker } from '../worker/supervisor.ts'

interface WalkInput {
  readonly union: Union
  /** Of every wheel of the union. */
  readonly wheels: ReadonlyMap<Sha256, WheelFacts>
  readonly targets: readonly Target[]
  readonly roots: readonly Root[]
  readonly constraints: readonly Root[]
}

/** How many targets' answers may be outstanding; one process walks them one after the other. */
const ASKED_AHEAD = 4

/** The process of the walk: one that dies costs what it had learned, which it is told again, and not the run. */
export function startClosureProcess(
  pythonRuntime: { readonly start: (role: 'closure') => Worker },
  notice: (line: string) => void,
): RestartableWorker {
  return restartableWorker({ role: 'closure walk', start: () => pythonRuntime.start('closure'), replayed: ['learn'], notice })
}

/**
 * Walks every target of the union, each in its own environment, over the files' own metadata.
 * @param worker of the role `closure`
 * @throws BundleError when the worker fails; what is wrong with a target is a finding in its verdict
 */
export async function checkClosure(input: WalkInput, worker: Worker): Promise<Closure> {
  await ask(worker, OPERATIONS.closure, 'learn', { wheels: Object.fromEntries(input.wheels) })
  const verdicts: ClosureVerdict[] = []
  for (let at = 0; at < input.union.targets.length; at += ASKED_AHEAD) {
    const some = input.union.targets.slice(at, at + ASKED_AHEAD)
    verdicts.push(...(await Promise.all(some.map((one) => walkTarget(one, input, worker)))))
  }
  return { verdicts, wheels: input.wheels }
}

async function walkTarget(locked: UnionTarget, { union, targets, roots, constraints }: WalkInput, worker: Worker): Promise<ClosureVerdict> {
  const target = targets.find(({ id }) => id === locked.target)
  if (target === undefined) throw new BundleError({ kind: 'bug', what: `the union has the target ${locked.target}, the request has not` })
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

/** The walk knows what the user asked for without a name by where it came from. */
function originOf(file: UnionFile | undefined): { readonly filename: string; readonly urls: readonly string[]; readonly built: boolean } {
  if (file === undefined) return { filename: '', urls: [], built: false }
  const { filename, url } = file
  const source = file.built ?? file.lockedSdist // its own hash is in no lock
  return { filename, urls: source === undefined ? [url] : [url, source.url], built: source !== undefined }
}

/** What our own walk found, target by target, over the files themselves. */
export interface Closure {
  readonly verdicts: readonly ClosureVerdict[]
  /** Facts read from inside every wheel, by sha256. */
  readonly wheels: ReadonlyMap<Sha256, WheelFacts>
}

const { affected, pinned } = OPERATIONS.closure
/** A project's version, and what one entry of an advisory says of the versions that it means (OSV schema). */
export type VersionQuestion = Infer<(typeof affected)['request']>['questions'][number]
export type VersionAnswer = Infer<(typeof affected)['response']>['answers'][number]

/** What policy asks of Python, in a process of the role `closure`: versions are compared by `packaging` alone. */
export interface VersionQueries {
  /** Whether each advisory means its version; one answer a question, in their order. */
  affected(questions: readonly VersionQuestion[]): Promise<readonly VersionAnswer[]>
  /** Whether some root names each of these versions with `==`, in their order. */
  pinned(roots: readonly Root[], releases: Infer<(typeof pinned)['request']>['releases']): Promise<readonly boolean[]>
  /** Those that are no identifier of SPDX. */
  unknownLicenses(ids: readonly string[]): Promise<readonly string[]>
}

/** Starts no process before it is asked something. */
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
    unknownLicenses: async (ids) =>
      ids.length === 0 ? [] : (await ask(started(), OPERATIONS.closure, 'unknown-licenses', { ids })).unknown,
  }
}
