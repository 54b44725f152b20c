import * as v from 'valibot'
import type { Worker } from '../worker/child.ts'
import type { Root } from '../worker/root.ts'

/** A project's version, and what one entry of an advisory says of the versions that it means (OSV schema). */
export interface VersionQuestion {
  readonly version: string
  readonly versions: readonly string[]
  readonly ranges: readonly (readonly Readonly<Record<string, string>>[])[]
}

/** `unclear`: nothing that can be compared is said. */
export type VersionAnswer = 'yes' | 'no' | 'unclear'

/** What policy asks of Python, in a process of the role `closure`: versions are compared by `packaging` alone. */
export interface Judge {
  /** Whether each advisory means its version; one answer a question, in their order. */
  affected(questions: readonly VersionQuestion[]): Promise<readonly VersionAnswer[]>
  /** Whether some root names each of these versions with `==`, in their order. */
  pinned(roots: readonly Root[], releases: readonly { readonly project: string; readonly version: string }[]): Promise<readonly boolean[]>
  /** Those that are no identifier of SPDX. */
  unknownLicences(ids: readonly string[]): Promise<readonly string[]>
}

const Affected = v.object({ answers: v.array(v.picklist(['yes', 'no', 'unclear'])) })
const Pinned = v.object({ pinned: v.array(v.boolean()) })
const Unknown = v.object({ unknown: v.array(v.string()) })

/** Starts no process before it is asked something. */
export function judgeOf(start: () => Worker): Judge {
  let worker: Worker | undefined
  const ask = (op: string, args: Readonly<Record<string, unknown>>): Promise<unknown> => {
    worker ??= start()
    return worker.ask(op, args)
  }
  return {
    affected: async (questions) => (questions.length === 0 ? [] : v.parse(Affected, await ask('affected', { questions })).answers),
    pinned: async (roots, releases) =>
      releases.length === 0 ? [] : v.parse(Pinned, await ask('pinned', { roots: roots.map(({ text }) => ({ text })), releases })).pinned,
    unknownLicences: async (ids) => (ids.length === 0 ? [] : v.parse(Unknown, await ask('unknown-licences', { ids })).unknown),
  }
}
