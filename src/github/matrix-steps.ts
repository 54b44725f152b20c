import { addSummary, setOutputs } from '../adapters/runner-results.ts'
import { carryOf, withCache } from '../adapters/with-cache.ts'
import type { Ports } from '../core/ports.ts'
import type { PlanRequest } from '../options/matrix-requests.ts'
import { lackingSummary, planSummary } from '../report/plan-summary.ts'
import { lackingOutputs, planOutputs } from '../report/station-outputs.ts'
import { makePlan } from '../stations.ts'

/** The job that plans: its outputs are the matrix of the jobs after it. @throws BundleError */
export async function planStep(request: PlanRequest, ports: Ports): Promise<void> {
  const { log, env } = ports
  const planned = await withCache(
    carryOf(request, 'plan', env),
    ports,
    () => makePlan(request, ports),
    (one) => ('plan' in one ? one.plan.resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256)) : []),
  )
  if ('missingWheels' in planned) {
    const { targets, missingWheels } = planned
    const names = missingWheels.map(({ project, version }) => `${project} ${version}`).join(', ')
    log.notice(`no plan was made: wheels have to be built first, of ${names} (output missing-wheels)`)
    await addSummary(lackingSummary(missingWheels), env)
    setOutputs(lackingOutputs(targets, missingWheels))
    return
  }
  const { plan } = planned
  for (const { target, because } of plan.unproved) log.notice(`${target} is proved to "pip" only: ${because}.`)
  await addSummary(planSummary(plan), env)
  setOutputs(planOutputs(plan, request.plan))
}
