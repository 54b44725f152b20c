import { BundleError } from '../core/errors.ts'
import type { Finding } from '../core/findings.ts'
import { freeze } from '../core/objects.ts'
import type { Ports } from '../core/ports.ts'
import type { PolicySettings, Request } from '../options/request.ts'
import { momentOf } from '../options/values.ts'
import { type Advisory, advisoryFindings, parseAdvisories, suspectsOf } from '../policy/advisories.ts'
import { licenseFindings } from '../policy/licenses.ts'
import { cooldownFindings, wheelWarningBreaches, yankedFinding, yankedReleases } from '../policy/rules.ts'
import type { Union } from '../resolve/union.ts'
import type { VersionQueries } from '../verify/closure.ts'
import type { Verdict } from '../verify/verdict.ts'
import type { Closure, ParsedRequirements } from '../worker/messages.ts'
import { arePinned } from './resolve-targets.ts'

/** The policy of a run: which releases a bundle may contain (docs/policy.md). */
export interface Policy {
  /** All breaches as errors; accepted ones as warnings. @throws BundleError if the Python worker fails */
  findings(
    requirements: ParsedRequirements,
    union: Union,
    wheels: Closure['wheels'],
    verdicts: readonly Verdict[],
  ): Promise<readonly Finding[]>
}

type Rules = Pick<Request, 'policy' | 'indexes'>

/**
 * Parse the policy before anything is downloaded.
 * @throws BundleError `usage` for unreadable advisories and unknown SPDX licenses
 */
export async function openPolicy({ policy, indexes }: Rules, clock: Ports['clock'], queries: VersionQueries): Promise<Policy> {
  const { advisories: given } = policy
  const { uploadedPriorTo: limit } = indexes
  const advisories = given === undefined ? [] : parseAdvisories(given.text, given.path)
  await checkLicenseIds(policy, queries)
  return {
    findings: async (requirements, union, wheels, verdicts) => [
      ...(await yanked(requirements, union, queries)),
      ...(limit !== undefined ? cooldownFindings(limit, union) : []),
      ...licenseFindings(policy, union, wheels),
      ...wheelWarningBreaches(policy.warnings, verdicts),
      ...(await known(advisories, { union, ignore: policy.advisoryIgnore, today: clock.now().toISOString().slice(0, 10) }, queries)),
    ],
  }
}

/** A misspelled license in license-deny would have no effect. */
async function checkLicenseIds({ licenseAllow, licenseDeny }: PolicySettings, queries: VersionQueries): Promise<void> {
  const unknown = new Set(await queries.unknownLicenses([...licenseAllow, ...licenseDeny]))
  const expected = 'is not an SPDX license identifier; use one such as MIT or Apache-2.0, or LicenseRef-NAME for your own license'
  const faults = [
    ...licenseAllow.map((actual) => ({ input: '--license-allow', actual, expected })),
    ...licenseDeny.map((actual) => ({ input: '--license-deny', actual, expected })),
  ].filter(({ actual }) => unknown.has(actual))
  if (faults.length > 0) throw new BundleError({ kind: 'usage', faults })
}

async function yanked(requirements: ParsedRequirements, union: Union, queries: VersionQueries): Promise<readonly Finding[]> {
  const releases = yankedReleases(union)
  const pinned = await arePinned(releases, requirements, queries)
  return releases.map((release, at) => yankedFinding(release, union, { pinned: pinned[at] === true }))
}

async function known(
  advisories: readonly Advisory[],
  settings: Parameters<typeof advisoryFindings>[2],
  queries: VersionQueries,
): Promise<readonly Finding[]> {
  const suspects = suspectsOf(advisories, settings.union)
  return advisoryFindings(suspects, await queries.affected(suspects.map(({ question }) => question)), settings)
}

/** Replace a relative `--uploaded-prior-to` such as `P7D` by an absolute time, so that it is the same during the whole run. */
export function resolveRelativeTime<R extends Pick<Request, 'indexes'>>(request: R, now: Date): R {
  const { uploadedPriorTo: given } = request.indexes
  return given === undefined ? request : freeze({ ...request, indexes: { ...request.indexes, uploadedPriorTo: momentOf(given, now) } })
}
