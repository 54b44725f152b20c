import path from 'node:path'
import { sharesOf } from './bundle/split.ts'
import type { MissingWheels } from './core/missing-wheels.ts'
import type { Ports } from './core/ports.ts'
import { withDeltas } from './difference/delta.ts'
import { toOptional } from './inputs/parse.ts'
import type { LegRequest, MergeRequest, PlanRequest } from './inputs/stations.ts'
import { carriedFiles } from './matrix/carried.ts'
import { legsOf } from './matrix/legs.ts'
import { type Part, toPart } from './matrix/part.ts'
import { inputsDigest, legNamed, type Plan, toPlan } from './matrix/plan.ts'
import { heldTo } from './matrix/reached.ts'
import { uniteParts, withChecks } from './matrix/unite.ts'
import type { Outcome } from './report/outcome.ts'
import { lacksOnlyWheels } from './resolve/lacked-sdists.ts'
import { shipBundles } from './run.ts'
import { expandTargets } from './targets/expand.ts'
import type { Target } from './targets/target.ts'
import { unionOf } from './union/union-of.ts'
import { refuseMissing } from './validate/interpreters.ts'
import { proofKit } from './validate/kit.ts'
import { refuseIncomplete } from './validate/refuse-incomplete.ts'
import { atMoment } from './workshop/moment.ts'
import { readParts, writePart } from './workshop/part-folder.ts'
import { makeRoom, readPlan, writePlan } from './workshop/plan-folder.ts'
import { provePlanned } from './workshop/prove-planned.ts'
import type { Made } from './workshop/prove-solved.ts'
import { noticeOwnMachine, resolveAsked } from './workshop/resolve-asked.ts'
import { openWorkshop } from './workshop/workshop.ts'

/** What the first station comes to: a plan, or what has to be built before there can be one. */
export type Planned = { readonly plan: Plan } | Lacking

interface Lacking {
  readonly targets: readonly Target[]
  readonly missingWheels: MissingWheels
}

/**
 * The first station of a matrix: every target is resolved, once for all legs; what no leg can fetch is built or fetched here.
 * @returns where wheels are missing and may be, those; then there is no folder of a plan
 * @throws BundleError; then there is none either
 */
export async function makePlan(asked: PlanRequest, ports: Ports): Promise<Planned> {
  const request = atMoment(asked, ports.clock.now())
  await makeRoom(request.plan, 'plan')
  const shop = await openWorkshop({ ...request, output: beside(request.plan) }, ports)
  try {
    const { prove, proveExcept, indexes } = request
    const targets = expandTargets(request.targets, shop.host)
    noticeOwnMachine(request.targets, targets, shop.host, ports.log)
    const legs = legsOf(targets, request)
    const counter = await shop.openFor(targets)
    const asking = { ...request, output: { folder: request.plan, name: '' } } // a project's copy leaves out what we make
    const resolved = await resolveAsked(asking, targets, { shop, counter, ports, solved: () => undefined })
    const { reading, resolutions, solved, missingWheels } = resolved
    if (request.allowMissingWheels && missingWheels.length > 0 && lacksOnlyWheels(resolutions, reading)) return { targets, missingWheels }
    refuseIncomplete(resolutions, [], [], missingWheels)
    unionOf(solved) // two files of one name are refused here, before any leg starts
    const carried = carriedFiles(solved, reading, indexes.findLinks)
    counter.pool.want(carried)
    const files = await ports.log.phase('Fetch what no leg can', () => counter.pool.close())
    const inputs = inputsDigest(request, reading)
    const facts = { inputs, targets, reading, solved, told: counter.door.told, carried, ...legs }
    const plan = toPlan({ ...facts, ...toOptional('prove', prove), ...toOptional('proveExcept', proveExcept) })
    await writePlan(request.plan, plan, files)
    return { plan }
  } finally {
    await shop.close()
  }
}

/**
 * A leg of the matrix: fetches the files of its own targets and proves them on this machine. The part is written before a
 * target that does not hold ends the run, so that whoever merges can name it.
 * @returns the part, in which every target holds
 * @throws BundleError
 */
export async function proveLeg(request: LegRequest, ports: Ports): Promise<Part> {
  const { plan, sha256 } = await readPlan(request.plan)
  const { name, targets } = legNamed(request.leg, plan)
  await makeRoom(request.part, 'part')
  const { folder, name: part } = beside(request.part)
  const output = { folder, name: `${part}-proof`, split: 'none' } as const
  const shop = await openWorkshop({ ...request, output }, ports)
  try {
    const want = plan.prove ?? 'installed'
    const proof = { interpreters: request.interpreters, prove: want, ...toOptional('proveExcept', plan.proveExcept) }
    const planned = { ...request, output, proof }
    await refuseMissing(proofKit(ports, shop.engine, planned))
    const { proved, union } = await provePlanned(plan, targets, planned, { shop, ports })
    const verdicts = proved.flatMap((one) => one.verdicts.map((verdict) => heldTo(verdict, want)))
    const result = toPart({ plan, sha256, leg: name, tools: shop.tools, host: shop.machine, union, verdicts })
    await writePart(request.part, result)
    refuseIncomplete([], verdicts)
    return result
  } finally {
    await shop.close()
  }
}

/**
 * The last station: unites what the legs found, fetches every file, proves all of it again, then seals and packs.
 * @throws BundleError that names every leg that failed; then nothing is left behind
 */
export async function mergeParts(asked: MergeRequest, ports: Ports): Promise<readonly Outcome[]> {
  const request = atMoment(asked, ports.clock.now())
  const { plan, sha256 } = await readPlan(request.plan)
  const parts = await readParts(request.parts)
  const told = uniteParts(plan, sha256, parts)
  const prove = plan.prove === 'closure' ? 'closure' : 'pip'
  const planned = { ...request, proof: { interpreters: 'none', prove } } as const
  const all = plan.targets.map(({ id }) => id)
  return shipBundles(request, ports, async (shop): Promise<Made> => {
    const names = sharesOf(plan.targets, request.output).map(({ name }) => name)
    await shop.transaction.reserve(withDeltas(names, request.since))
    const made = await provePlanned(plan, all, planned, { shop, ports })
    const proved = made.proved.map((one) => {
      return { ...one, verdicts: one.verdicts.map((verdict) => withChecks(verdict, told.get(verdict.target) ?? [])) }
    })
    return { ...made, proved }
  })
}

/** Where a station works: on the disk of the folder that it makes. */
function beside(folder: string): { readonly folder: string; readonly name: string } {
  return { folder: path.dirname(path.resolve(folder)), name: path.basename(path.resolve(folder)) }
}
