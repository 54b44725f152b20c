import { setTimeout } from 'node:timers/promises'
import { BundleError } from '../core/errors.ts'
import type { Log, Ports } from '../core/ports.ts'
import { ApiError, type ApiResponse } from './api.ts'

/** Dependencies of retried requests. */
export interface RetryPolicy {
  readonly log: Log
  readonly signal: AbortSignal
  /** Unit: seconds. Rejects if the run is cancelled. */
  readonly sleep: (seconds: number) => Promise<void>
  /** Unit: seconds since 1970. */
  readonly now: () => number
}

/** The retry policy of requests to GitHub. */
export function retryPolicyOf({ log, signal, clock }: Ports): RetryPolicy {
  return {
    log,
    signal,
    now: () => clock.now().getTime() / 1000,
    sleep: async (seconds) => void (await setTimeout(seconds * 1000, undefined, { signal }).catch(() => undefined)),
  }
}

/**
 * Run `work`, and retry it after temporary errors.
 * @param work receives the number of the attempt, starting at 1
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

/** Seconds until the next attempt. @throws the error if it is permanent */
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

/** Maximum attempts per request. */
export const MAX_ATTEMPTS = 6
/** Maximum wait; a second run costs less runner time than a longer one. Unit: seconds. */
const MAX_WAIT_SECONDS = 300
/** For a secondary limit without a Retry-After. Unit: seconds. Source: GitHub docs, "Rate limits for the REST API". */
const SECONDARY_WAIT_SECONDS = 60

/** Whether the response is a rate limit. GitHub also uses 403, as for missing permissions. */
export function isRateLimit({ status, message, retryAfterSeconds, remaining }: ApiResponse): boolean {
  if (status === 429) return true
  return status === 403 && (retryAfterSeconds !== undefined || remaining === 0 || /rate limit|abuse detection/i.test(message))
}

/** Whether the error is temporary. No status means a lost connection. */
export function isPassing(answer: ApiResponse): boolean {
  const { status } = answer
  return status === undefined || status === 408 || status >= 500 || isRateLimit(answer)
}

/**
 * Seconds until the next attempt; undefined for no retry.
 * @param attempt the attempts so far
 * @param now seconds since 1970
 */
export function retryWait(answer: ApiResponse, attempt: number, now: number): number | undefined {
  if (!isPassing(answer) || attempt >= MAX_ATTEMPTS) return undefined
  const seconds = wishOf(answer, now) ?? 2 ** (attempt - 1)
  return seconds > MAX_WAIT_SECONDS ? undefined : seconds
}

/** The wait that the response requests, in the order of GitHub's documentation. */
function wishOf(answer: ApiResponse, now: number): number | undefined {
  const { retryAfterSeconds, remaining, resetAt } = answer
  if (retryAfterSeconds !== undefined) return retryAfterSeconds
  if (!isRateLimit(answer)) return undefined
  if (remaining === 0 && resetAt !== undefined) return Math.max(1, Math.ceil(resetAt - now))
  return SECONDARY_WAIT_SECONDS
}

/**
 * Stop waiting for work that cannot be cancelled when the signal is aborted.
 * @throws BundleError `cancelled`
 */
export async function untilCancelled<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const done = new AbortController()
  const cancelled = new Promise<never>((_, reject) => {
    const end = (): void => reject(new BundleError({ kind: 'cancelled' }))
    if (signal.aborted) end()
    else signal.addEventListener('abort', end, { once: true, signal: done.signal })
  })
  return Promise.race([work, cancelled]).finally(() => done.abort())
}
