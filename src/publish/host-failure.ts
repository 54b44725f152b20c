import type { Failure } from '../core/errors.ts'
import type { HostAnswer } from '../github/clients.ts'
import { isPassing, isRateLimit, MAX_ATTEMPTS } from './retry-wait.ts'

/** What the host said, for a message. */
export function saidBy({ status, message }: HostAnswer): string {
  return status === undefined ? message : `${status}: ${message}`
}

/**
 * What limits, outages and refused tokens mean, whatever was asked for; undefined for an answer about the thing itself.
 * @param what did not happen, e.g. `GitHub did not take the release v1`
 */
export function hostFailure(answer: HostAnswer, what: string): Failure | undefined {
  const said = saidBy(answer)
  const { status, resetAt } = answer
  if (isRateLimit(answer)) {
    const when = resetAt === undefined ? 'later' : `after ${new Date(resetAt * 1000).toISOString().slice(11, 16)} UTC`
    return { kind: 'network', what: `GitHub limits how often it may be asked (${said})`, hint: `Run the job again ${when}.` }
  }
  if (isPassing(answer)) {
    const hint = 'See https://www.githubstatus.com and run the job again: it ends what was begun.'
    return { kind: 'network', what: `${what} in ${MAX_ATTEMPTS} attempts (${said})`, hint }
  }
  if (status !== 401) return undefined
  const hint = 'Give a valid token as github-token, or leave it out: the default is the token of the job.'
  return { kind: 'network', what: `GitHub refuses the token (${said})`, hint }
}
