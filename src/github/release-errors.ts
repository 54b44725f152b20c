import { BundleError, type Failure } from '../core/errors.ts'
import { ApiError, type ApiResponse } from './api.ts'
import { isPassing, isRateLimit, MAX_ATTEMPTS } from './retry.ts'

/** A release by repository and tag. */
export interface Place {
  readonly repository: string
  readonly tag: string
}

/** Convert an ApiError of a release to a BundleError; other errors are returned unchanged. */
export function toReleaseError(error: unknown, place: Place): unknown {
  if (!(error instanceof ApiError)) return error
  return new BundleError(answered(error, place), { cause: error })
}

function answered({ answer }: ApiError, { repository, tag }: Place): Failure {
  const known = apiFailure(answer, `GitHub did not accept the release ${tag} of ${repository}`)
  if (known !== undefined) return known
  const { status, message } = answer
  const said = saidBy(answer)
  if (status === 403 || status === 404)
    return lackedPermission('contents: write', `the token has no permission to write releases of ${repository} (${said})`)
  if (/immutable/i.test(message)) return immutable({ repository, tag })
  return {
    kind: 'environment',
    what: `GitHub rejected the release ${tag} of ${repository} (${said})`,
    hint: 'Correct what the response of GitHub names.',
  }
}

export function missingTag({ repository, tag }: Place): BundleError {
  const expected = `${repository} has no such tag: push it first (git push origin ${tag}), run the workflow on tags and pass \${{ github.ref_name }}, or set tag-commit to create it`
  return new BundleError(tagFailure(tag, expected))
}

function tagFailure(tag: string, expected: string): Failure {
  return { kind: 'usage', faults: [{ input: 'release-tag', actual: tag, expected }] }
}

/** Why a release cannot contain the bundles. */
export interface Rejection {
  readonly why: 'other-manifest' | 'other-file' | 'immutable' | 'too-many'
  readonly names: readonly string[]
}

/** The error for a rejected release plan. */
export function rejection({ why, names }: Rejection, place: Place): BundleError {
  const { repository, tag } = place
  switch (why) {
    case 'immutable':
      return new BundleError(immutable(place))
    case 'too-many':
      return new BundleError(tagFailure(tag, 'the release would have more than 1000 files: use a larger volume-size or several tags'))
    default: {
      const what = why === 'other-manifest' ? 'another bundle of this name' : 'another file of this name'
      const expected = `the release of ${repository} already contains ${what} (${names.join(', ')}): use another tag or name, or set overwrite: true`
      return new BundleError(tagFailure(tag, expected))
    }
  }
}

function immutable({ repository, tag }: Place): Failure {
  return tagFailure(tag, `the release of ${repository} is published and immutable, and lacks files of this bundle: use a new tag`)
}

/** The failure for a token without this permission. */
export function lackedPermission(permission: string, what: string): Failure {
  const hint = `Add "permissions: { ${permission} }" to the job, or pass a token with this permission as github-token.`
  return { kind: 'environment', what, hint }
}

/** Status and message of a response. */
export function saidBy({ status, message }: ApiResponse): string {
  return status === undefined ? message : `${status}: ${message}`
}

/**
 * The failure for rate limits, outages and rejected tokens; undefined for other responses.
 * @param what failed, e.g. `GitHub did not accept the release v1`
 */
export function apiFailure(answer: ApiResponse, what: string): Failure | undefined {
  const said = saidBy(answer)
  const { status, resetAt } = answer
  if (isRateLimit(answer)) {
    const when = resetAt === undefined ? 'later' : `after ${new Date(resetAt * 1000).toISOString().slice(11, 16)} UTC`
    return { kind: 'network', what: `GitHub's API rate limit is exceeded (${said})`, hint: `Run the job again ${when}.` }
  }
  if (isPassing(answer)) {
    const hint = 'Check https://www.githubstatus.com and run the job again to complete the release.'
    return { kind: 'network', what: `${what} in ${MAX_ATTEMPTS} attempts (${said})`, hint }
  }
  if (status !== 401) return undefined
  const hint = 'Pass a valid token as github-token, or remove the input to use the token of the job.'
  return { kind: 'network', what: `GitHub rejected the token (${said})`, hint }
}
