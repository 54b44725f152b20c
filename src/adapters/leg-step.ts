import type { Ports } from '../core/ports.ts'
import type { LegRequest } from '../options/matrix-requests.ts'
import { legOutputs } from '../report/station-outputs.ts'
import { proveLeg } from '../stations.ts'
import { setOutputs } from './runner-results.ts'
import { carryOf, withCache } from './with-cache.ts'

/** One job of the matrix. @throws BundleError when a target of it does not hold; its part is written all the same */
export async function legStep(request: LegRequest, ports: Ports): Promise<void> {
  const { log, env } = ports
  const part = await withCache(
    carryOf(request, request.leg, env),
    ports,
    () => proveLeg(request, ports),
    ({ files }) => files.map(({ sha256 }) => sha256),
  )
  for (const { target, level } of part.verdicts) log.info(`${target} is proved to "${level}".`)
  setOutputs(legOutputs(part, request.part))
}
