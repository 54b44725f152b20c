import type { Ports } from '../core/ports.ts'
import { shipOutcomes, usedBy } from '../github/step.ts'
import type { MergeRequest } from '../options/matrix-requests.ts'
import { mergeParts } from '../stations.ts'
import { withEarlier } from './earlier.ts'
import { carryOf, withCache } from './with-cache.ts'

/** The job that comes last: the bundles, and where they go. @throws BundleError that names every leg that failed */
export async function mergeStep(request: MergeRequest, ports: Ports): Promise<void> {
  const carry = carryOf(request, request.output.name, ports.env)
  const bundles = await withEarlier(request, ports, (whole) => withCache(carry, ports, () => mergeParts(whole, ports), usedBy))
  await shipOutcomes(bundles, request, ports)
}
