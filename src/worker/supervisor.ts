import { BundleError } from '../core/errors.ts'
import type { Worker } from './process.ts'

interface RestartSettings {
  /** Shown in messages, e.g. `resolver`. */
  readonly role: string
  readonly start: () => Worker
  /** Operations that change the worker's state; they are replayed after a restart. */
  readonly replayed?: readonly string[]
  readonly notice: (line: string) => void
}

export interface RestartableWorker extends Worker {
  /** Start the process before the first request. */
  ready(): void
}

type Args = Readonly<Record<string, unknown>>

/**
 * Create a worker that starts with its first request. If the process dies, it is restarted and pending requests are retried once;
 * a request that fails again fails the run.
 */
export function restartableWorker({ role, start, replayed = [], notice }: RestartSettings): RestartableWorker {
  const replayedRequests: (readonly [string, Args])[] = []
  let current: Promise<Worker> | undefined
  let closed = false
  const worker = (): Promise<Worker> => {
    current ??= Promise.resolve(start())
    return current
  }
  const restart = async (dead: Worker): Promise<Worker> => {
    await dead.close()
    const fresh = start()
    try {
      for (const [op, args] of replayedRequests) await fresh.ask(op, args)
      return fresh
    } catch (error) {
      await fresh.close()
      throw error
    }
  }
  const askWithRetry = async (op: string, args: Args): Promise<unknown> => {
    const asked = worker()
    const alive = await asked
    try {
      return await alive.ask(op, args)
    } catch (error) {
      const failure = toProcessFailure(error)
      if (closed) throw failure // a restarted process would outlive the run
      if (current === asked) {
        notice(`The ${role} failed${subjectOf(args)} and was restarted: ${failure.message}`) // once for all pending requests
        current = restart(alive)
      }
      return (await worker()).ask(op, args)
    }
  }
  return {
    ready: () => void worker(),
    ask: async (op, args = {}) => {
      const answer = await askWithRetry(op, args)
      if (replayed.includes(op)) replayedRequests.push([op, args])
      return answer
    },
    close: async () => {
      closed = true
      const last = await current?.catch(() => undefined) // its requests failed with the same error
      await last?.close()
    },
  }
}

/** Return the failure of a process that died or misbehaved. @throws any other error */
function toProcessFailure(error: unknown): BundleError {
  if (error instanceof BundleError && error.failure.kind === 'bug') return error
  throw error
}

/** Return ` at TARGET` or ` at FILENAME` for a request about one target or one wheel. */
function subjectOf({ target, filename }: Args): string {
  const id = typeof target === 'object' && target !== null && 'id' in target ? target.id : target
  const what = typeof id === 'string' ? id : filename
  return typeof what === 'string' ? ` at ${what}` : ''
}
