import type { Infer } from '../core/schemas.ts'
import type { Worker } from '../worker/process.ts'
import { ask, OPERATIONS } from '../worker/protocol.ts'
import type { Root } from '../worker/root.ts'

const { affected, pinned } = OPERATIONS.closure
/** A project's version, and what one entry of an advisory says of the versions that it means (OSV schema). */
export type VersionQuestion = Infer<(typeof affected)['request']>['questions'][number]
export type VersionAnswer = Infer<(typeof affected)['response']>['answers'][number]

/** What policy asks of Python, in a process of the role `closure`: versions are compared by `packaging` alone. */
export interface Judge {
  /** Whether each advisory means its version; one answer a question, in their order. */
  affected(questions: readonly VersionQuestion[]): Promise<readonly VersionAnswer[]>
  /** Whether some root names each of these versions with `==`, in their order. */
  pinned(roots: readonly Root[], releases: Infer<(typeof pinned)['request']>['releases']): Promise<readonly boolean[]>
  /** Those that are no identifier of SPDX. */
  unknownLicences(ids: readonly string[]): Promise<readonly string[]>
}

/** Starts no process before it is asked something. */
export function judgeOf(start: () => Worker): Judge {
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
    unknownLicences: async (ids) =>
      ids.length === 0 ? [] : (await ask(started(), OPERATIONS.closure, 'unknown-licences', { ids })).unknown,
  }
}
