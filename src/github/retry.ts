import { BundleError } from '../core/errors.ts'
import type { Log } from '../core/ports.ts'
import { retryWait } from '../publish/retry-wait.ts'
import { HostError } from './clients.ts'

/** What repeated requests need of the world. */
export interface Patience {
  readonly log: Log
  readonly signal: AbortSignal
  /** Resolves after that many seconds; rejects when the run is cancelled. */
  readonly sleep: (seconds: number) => Promise<void>
  /** Unit: seconds since 1970. */
  readonly now: () => number
}

/**
 * The work, made again while the host says that it may end well later.
 * @param work is told how often it was tried, from 1
 * @throws HostError of the last attempt; BundleError `cancelled`
 */
export async function patiently<T>(what: string, work: (attempt: number) => Promise<T>, patience: Patience): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    if (patience.signal.aborted) throw new BundleError({ kind: 'cancelled' })
    try {
      return await work(attempt)
    } catch (error) {
      await patience.sleep(secondsBefore(attempt, what, error, patience))
    }
  }
}

/** How long to wait before the next attempt. @throws what ends the attempts */
function secondsBefore(attempt: number, what: string, error: unknown, { signal, log, now }: Patience): number {
  if (signal.aborted) throw new BundleError({ kind: 'cancelled' }, { cause: error })
  const seconds = error instanceof HostError ? retryWait(error.answer, attempt, now()) : undefined
  if (seconds === undefined || !(error instanceof HostError)) throw error
  log.info(`${what}: ${shown(error)}; once more in ${seconds} s`)
  return seconds
}

function shown({ answer: { status, message } }: HostError): string {
  return status === undefined ? message : `${status} ${message}`
}
