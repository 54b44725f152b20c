import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Ports } from '../core/ports.ts'
import type { LegRequest, MergeRequest, PlanRequest } from '../options/matrix-requests.ts'
import { lackingSummary, planSummary } from '../report/job-summary.ts'
import { lackingOutputs, legOutputs, planOutputs } from '../report/outputs.ts'
import { makePlan, mergeParts, proveLeg } from '../stations.ts'
import { carryOf, withCache } from './cache.ts'
import { withEarlier } from './previous.ts'
import { addSummary, setOutputs } from './runner.ts'
import { shipOutcomes, usedBy } from './step.ts'

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

/** The job that comes last: the bundles, and where they go. @throws BundleError that names every leg that failed */
export async function mergeStep(request: MergeRequest, ports: Ports): Promise<void> {
  const carry = carryOf(request, request.output.name, ports.env)
  const bundles = await withEarlier(request, ports, (whole) => withCache(carry, ports, () => mergeParts(whole, ports), usedBy))
  await shipOutcomes(bundles, request, ports)
}

/** Every file of these folders, absolute. Files only: the artifact toolkit cannot unpack what it makes of a folder. */
export async function bundleFiles(folders: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(folders.map((folder) => readdir(path.resolve(folder), { recursive: true, withFileTypes: true })))
  return lists.flat().flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []))
}
