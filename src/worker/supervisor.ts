import { BundleError } from '../core/errors.ts'
import type { Worker } from './process.ts'

interface RestartSettings {
  /** As people read it, e.g. `closure walk`. */
  readonly role: string
  readonly start: () => Worker
  /** Questions that teach a process something: a new one is told the same before anything else is asked of it. */
  readonly teaching?: readonly string[]
  readonly notice: (line: string) => void
}

export interface RestartableWorker extends Worker {
  /** Starts it before its first question. */
  ready(): void
}

type Args = Readonly<Record<string, unknown>>

/**
 * A worker that is started at its first question, and once more when it dies: a killed process costs time, not the run.
 * What was asked of the dead one is asked once more; what fails so twice is a failure of the run.
 */
export function restartableWorker({ role, start, teaching = [], notice }: RestartSettings): RestartableWorker {
  const taught: (readonly [string, Args])[] = []
  let current: Promise<Worker> | undefined
  let closed = false
  const worker = (): Promise<Worker> => {
    current ??= Promise.resolve(start())
    return current
  }
  const successor = async (dead: Worker): Promise<Worker> => {
    await dead.close()
    const fresh = start()
    try {
      for (const [op, args] of taught) await fresh.ask(op, args)
      return fresh
    } catch (error) {
      await fresh.close()
      throw error
    }
  }
  const askTwice = async (op: string, args: Args): Promise<unknown> => {
    const requirementInputs = worker()
    const alive = await requirementInputs
    try {
      return await alive.ask(op, args)
    } catch (error) {
      const death = toDeath(error)
      if (closed) throw death // its end was wanted: a successor would outlive the run
      if (current === requirementInputs) {
        notice(`The ${role} failed${aboutWhat(args)} and was restarted: ${death.message}`) // of all that was asked, once
        current = successor(alive)
      }
      return (await worker()).ask(op, args)
    }
  }
  return {
    ready: () => void worker(),
    ask: async (op, args = {}) => {
      const answer = await askTwice(op, args)
      if (teaching.includes(op)) taught.push([op, args])
      return answer
    },
    close: async () => {
      closed = true
      const last = await current?.catch(() => undefined) // its questions have failed with the same
      await last?.close()
    },
  }
}

/** @throws every error but the one that a dead or confused process leaves behind */
function toDeath(error: unknown): BundleError {
  if (error instanceof BundleError && error.failure.kind === 'bug') return error
  throw error
}

/** Some questions are about one target, or about one wheel: whoever reads of a death wants to know which. */
function aboutWhat({ target, filename }: Args): string {
  const id = typeof target === 'object' && target !== null && 'id' in target ? target.id : target
  const what = typeof id === 'string' ? id : filename
  return typeof what === 'string' ? ` at ${what}` : ''
}
