import { BundleError, type Failure } from '../core/errors.ts'
import { ApiError, type ApiResponse } from './clients.ts'
import type { ReleasePlan } from './releases.ts'
import { isPassing, isRateLimit, MAX_ATTEMPTS } from './retry.ts'

/** Which release it is about. */
export interface Place {
  readonly repository: string
  readonly tag: string
}

/** What a failure at a release host means for the person who reads it; anything else stays what it was. */
export function toReleaseError(error: unknown, place: Place): unknown {
  if (!(error instanceof ApiError)) return error
  return new BundleError(answered(error, place), { cause: error })
}

function answered({ answer }: ApiError, { repository, tag }: Place): Failure {
  const known = apiFailure(answer, `GitHub did not take the release ${tag} of ${repository}`)
  if (known !== undefined) return known
  const { status, message } = answer
  const said = saidBy(answer)
  if (status === 403 || status === 404) {
    const hint = 'Give the job "permissions: { contents: write }", or a token that has this right as github-token.'
    return { kind: 'environment', what: `The token may not write releases of ${repository} (${said})`, hint }
  }
  if (/immutable/i.test(message)) return immutable({ repository, tag })
  return { kind: 'environment', what: `GitHub does not take the release ${tag} of ${repository} (${said})`, hint: 'The answer says why.' }
}

export function missingTag({ repository, tag }: Place): BundleError {
  const expected = `${repository} has no such tag: push it first (git push origin ${tag}), let the workflow run on tags and give \${{ github.ref_name }}, or have it made with tag-commit`
  return new BundleError({ kind: 'usage', faults: [{ input: 'release-tag', actual: tag, expected }] })
}

/** Why a plan was to do nothing. */
export function rejection({ why, names }: Extract<ReleasePlan, { kind: 'reject' }>, place: Place): BundleError {
  const { repository, tag } = place
  switch (why) {
    case 'immutable':
      return new BundleError(immutable(place))
    case 'too-many':
      return usage('release-tag', tag, 'the release would hold more than 1000 files: take a larger volume-size, or split over several tags')
    default: {
      const what = why === 'other-manifest' ? 'another bundle of this name' : 'another file of this name'
      const expected = `the release of ${repository} already holds ${what} (${names.join(', ')}): give another tag or name, or overwrite: true`
      return usage('release-tag', tag, expected)
    }
  }
}

function immutable({ repository, tag }: Place): Failure {
  const expected = `the release of ${repository} is published and immutable, and lacks files of this bundle: make a new tag`
  return { kind: 'usage', faults: [{ input: 'release-tag', actual: tag, expected }] }
}

function usage(input: string, given: string, expected: string): BundleError {
  return new BundleError({ kind: 'usage', faults: [{ input, actual: given, expected }] })
}

/** What the host said, for a message. */
export function saidBy({ status, message }: ApiResponse): string {
  return status === undefined ? message : `${status}: ${message}`
}

/**
 * What limits, outages and rejected tokens mean, whatever was asked for; undefined for an answer about the thing itself.
 * @param what did not happen, e.g. `GitHub did not take the release v1`
 */
export function apiFailure(answer: ApiResponse, what: string): Failure | undefined {
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
  return { kind: 'network', what: `GitHub rejects the token (${said})`, hint }
}
