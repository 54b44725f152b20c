import type { Ports } from '../core/ports.ts'
import type { PlanRequest } from '../inputs/stations.ts'
import { planSummary } from '../report/plan-summary.ts'
import { planOutputs } from '../report/station-outputs.ts'
import { makePlan } from '../stations.ts'
import { addSummary, setOutputs } from './runner-results.ts'
import { carryOf, withCache } from './with-cache.ts'

/** The job that plans: its outputs are the matrix of the jobs after it. @throws BundleError */
export async function planStep(request: PlanRequest, ports: Ports): Promise<void> {
  const { log, env } = ports
  const plan = await withCache(
    carryOf(request, 'plan', env),
    ports,
    () => makePlan(request, ports),
    ({ resolutions }) => resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256)),
  )
  for (const { target, because } of plan.unproved) log.notice(`${target} is proved to "pip" only: ${because}.`)
  await addSummary(planSummary(plan), env)
  setOutputs(planOutputs(plan, request.plan))
}
