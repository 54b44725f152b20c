import { BundleError } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import type { Target } from '../targets/target.ts'
import type { Union, UnionFile, UnionTarget } from '../union/union.ts'
import type { ClosureVerdict } from '../worker/closure-verdict.ts'
import type { Worker } from '../worker/process.ts'
import { ask, OPERATIONS } from '../worker/protocol.ts'
import type { Root } from '../worker/root.ts'
import { type SturdyWorker, sturdyWorker } from '../worker/supervisor.ts'
import type { WheelFacts } from '../worker/wheel-facts.ts'
import type { Closure } from './closure.ts'

export interface WalkInput {
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
export function openWalker(engine: { readonly start: (role: 'closure') => Worker }, notice: (line: string) => void): SturdyWorker {
  return sturdyWorker({ role: 'closure walk', start: () => engine.start('closure'), teaching: ['learn'], notice })
}

/**
 * Walks every target of the union, each in its own environment, over the files' own metadata.
 * @param worker of the role `closure`
 * @throws BundleError when the worker fails; what is wrong with a target is a finding in its verdict
 */
export async function walkClosure(input: WalkInput, worker: Worker): Promise<Closure> {
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
