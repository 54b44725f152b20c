import type { Ports } from '../core/ports.ts'
import type { MergeRequest, PlanRequest, ProveRequest } from '../options/matrix-requests.ts'
import { lackingSummary, planSummary } from '../report/job-summary.ts'
import { lackingOutputs, planOutputs, proveOutputs } from '../report/outputs.ts'
import { mergeJob, planJob, proveJob } from '../run/matrix-jobs.ts'
import { persistedCacheOf, withCache } from './cache.ts'
import { addSummary, setOutputs } from './runner.ts'
import { bundleStep } from './step.ts'

/** The plan job; its outputs are the job matrix. @throws BundleError */
export async function planStep(request: PlanRequest, ports: Ports): Promise<void> {
  const { log, env } = ports
  const planned = await withCache(
    persistedCacheOf(request, 'plan', env),
    ports,
    () => planJob(request, ports),
    (one) => ('plan' in one ? one.plan.resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256)) : []),
  )
  if ('missingWheels' in planned) {
    const { targets, missingWheels } = planned
    const names = missingWheels.map(({ project, version }) => `${project} ${version}`).join(', ')
    log.notice(`no plan was made: build wheels of ${names} first (output missing-wheels)`)
    await addSummary(lackingSummary(missingWheels), env)
    setOutputs(lackingOutputs(targets, missingWheels))
    return
  }
  const { plan } = planned
  for (const { target, because } of plan.unproved) log.notice(`${target} is verified at level "dry-run" only: ${because}`)
  await addSummary(planSummary(plan), env)
  setOutputs(planOutputs(plan, request.plan))
}

/** A prove job. @throws BundleError if a target fails; the result is written before */
export async function proveStep(request: ProveRequest, ports: Ports): Promise<void> {
  const { log, env } = ports
  const result = await withCache(
    persistedCacheOf(request, request.job, env),
    ports,
    () => proveJob(request, ports),
    ({ files }) => files.map(({ sha256 }) => sha256),
  )
  for (const { target, level } of result.verdicts) log.info(`${target} is verified at level "${level}"`)
  setOutputs(proveOutputs(result, request.result))
}

/** The merge job: make and publish the bundles. @throws BundleError that names every failed job */
export async function mergeStep(request: MergeRequest, ports: Ports): Promise<void> {
  await bundleStep(request, mergeJob, ports)
}
