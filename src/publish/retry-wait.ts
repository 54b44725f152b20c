import type { HostAnswer } from '../github/clients.ts'

/** How often one request is made. */
export const MAX_ATTEMPTS = 6
/** A longer wait costs more runner time than a second run. Unit: seconds. */
export const MAX_WAIT_SECONDS = 300
/** For a secondary limit without a Retry-After. Unit: seconds. Source: GitHub docs, "Rate limits for the REST API". */
const SECONDARY_WAIT_SECONDS = 60

/** Whether the host says "not so fast": with 403 too, so this has to be told from a missing permission. */
export function isRateLimit({ status, message, retryAfterSeconds, remaining }: HostAnswer): boolean {
  if (status === 429) return true
  return status === 403 && (retryAfterSeconds !== undefined || remaining === 0 || /rate limit|abuse detection/i.test(message))
}

/** Whether the same request may end well later. No answer at all is a cut connection. */
export function isPassing(answer: HostAnswer): boolean {
  const { status } = answer
  return status === undefined || status === 408 || status >= 500 || isRateLimit(answer)
}

/**
 * How long to wait before the same request is made again; undefined: not at all.
 * @param attempt how often it was made, from 1
 * @param now seconds since 1970
 */
export function retryWait(answer: HostAnswer, attempt: number, now: number): number | undefined {
  if (!isPassing(answer) || attempt >= MAX_ATTEMPTS) return undefined
  const seconds = wishOf(answer, now) ?? 2 ** (attempt - 1)
  return seconds > MAX_WAIT_SECONDS ? undefined : seconds
}

/** What the host asks for, in the order in which GitHub's documentation says to look. */
function wishOf(answer: HostAnswer, now: number): number | undefined {
  const { retryAfterSeconds, remaining, resetAt } = answer
  if (retryAfterSeconds !== undefined) return retryAfterSeconds
  if (!isRateLimit(answer)) return undefined
  if (remaining === 0 && resetAt !== undefined) return Math.max(1, Math.ceil(resetAt - now))
  return SECONDARY_WAIT_SECONDS
}
