import { BundleError } from '../core/errors.ts'
import type { Log } from '../core/ports.ts'
import { ApiError, type ApiResponse } from './clients.ts'

/** What repeated requests need of the world. */
export interface RetryPolicy {
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
 * @throws ApiError of the last attempt; BundleError `cancelled`
 */
export async function withRetry<T>(what: string, work: (attempt: number) => Promise<T>, retry: RetryPolicy): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    if (retry.signal.aborted) throw new BundleError({ kind: 'cancelled' })
    try {
      return await work(attempt)
    } catch (error) {
      await retry.sleep(secondsBefore(attempt, what, error, retry))
    }
  }
}

/** How long to wait before the next attempt. @throws what ends the attempts */
function secondsBefore(attempt: number, what: string, error: unknown, { signal, log, now }: RetryPolicy): number {
  if (signal.aborted) throw new BundleError({ kind: 'cancelled' }, { cause: error })
  const seconds = error instanceof ApiError ? retryWait(error.answer, attempt, now()) : undefined
  if (seconds === undefined || !(error instanceof ApiError)) throw error
  log.info(`${what}: ${shown(error)}; retrying in ${seconds} s`)
  return seconds
}

function shown({ answer: { status, message } }: ApiError): string {
  return status === undefined ? message : `${status} ${message}`
}

/** How often one request is made. */
export const MAX_ATTEMPTS = 6
/** A longer wait costs more runner time than a second run. Unit: seconds. */
const MAX_WAIT_SECONDS = 300
/** For a secondary limit without a Retry-After. Unit: seconds. Source: GitHub docs, "Rate limits for the REST API". */
const SECONDARY_WAIT_SECONDS = 60

/** Whether the host says "not so fast": with 403 too, so this has to be told from a missing permission. */
export function isRateLimit({ status, message, retryAfterSeconds, remaining }: ApiResponse): boolean {
  if (status === 429) return true
  return status === 403 && (retryAfterSeconds !== undefined || remaining === 0 || /rate limit|abuse detection/i.test(message))
}

/** Whether the same request may end well later. No answer at all is a cut connection. */
export function isPassing(answer: ApiResponse): boolean {
  const { status } = answer
  return status === undefined || status === 408 || status >= 500 || isRateLimit(answer)
}

/**
 * How long to wait before the same request is made again; undefined: not at all.
 * @param attempt how often it was made, from 1
 * @param now seconds since 1970
 */
export function retryWait(answer: ApiResponse, attempt: number, now: number): number | undefined {
  if (!isPassing(answer) || attempt >= MAX_ATTEMPTS) return undefined
  const seconds = wishOf(answer, now) ?? 2 ** (attempt - 1)
  return seconds > MAX_WAIT_SECONDS ? undefined : seconds
}

/** What the host asks for, in the order in which GitHub's documentation says to look. */
function wishOf(answer: ApiResponse, now: number): number | undefined {
  const { retryAfterSeconds, remaining, resetAt } = answer
  if (retryAfterSeconds !== undefined) return retryAfterSeconds
  if (!isRateLimit(answer)) return undefined
  if (remaining === 0 && resetAt !== undefined) return Math.max(1, Math.ceil(resetAt - now))
  return SECONDARY_WAIT_SECONDS
}
/**
 * The work of a library that cannot be cancelled: with the signal nobody waits for it any longer.
 * @throws BundleError `cancelled`
 */

export async function untilCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const gone = new AbortController()
  try {
    return await Promise.race([work, cancelled(signal, gone.signal)])
  } finally {
    gone.abort()
  }
}
export function cancelled(signal: AbortSignal, done: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = (): void => reject(new BundleError({ kind: 'cancelled' }))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true, signal: done })
  })
}
