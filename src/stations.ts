import path from 'node:path'
import { sharesOf } from './bundle/bundle.ts'
import type { MissingWheels } from './core/errors.ts'
import type { Ports } from './core/ports.ts'
import { legsOf } from './matrix/job-matrix.ts'
import { heldTo, uniteParts, withChecks } from './matrix/merge-results.ts'
import { carriedFiles, inputsDigest, legNamed, type Plan, toPlan } from './matrix/plan-file.ts'
import { type Part, toPart } from './matrix/result-file.ts'
import type { LegRequest, MergeRequest, PlanRequest } from './options/matrix-requests.ts'
import { toOptional } from './options/parse.ts'
import type { Outcome } from './report/outcome.ts'
import { lacksOnlyWheels } from './resolve/missing-wheels.ts'
import { unionOf } from './resolve/union.ts'
import { shipBundles } from './run.ts'
import { refuseForeign } from './seal/seal.ts'
import { expandTargets } from './targets/select.ts'
import type { Target } from './targets/target.ts'
import { refuseIncomplete } from './verify/check-findings.ts'
import { refuseMissing } from './verify/interpreters.ts'
import { discardAll } from './verify/prove-shares.ts'
import { proofKit } from './verify/verdict.ts'
import { refuseTaken } from './workshop/free-names.ts'
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
    await refuseForeign(path.resolve(folder), output.name)
    const want = plan.prove ?? 'installed'
    const proof = { interpreters: request.interpreters, prove: want, ...toOptional('proveExcept', plan.proveExcept) }
    const planned = { ...request, output, proof }
    await refuseMissing(proofKit(ports, shop.engine, planned))
    const { proved, union } = await provePlanned(plan, targets, planned, { shop, ports })
    await discardAll(proved)
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
    await refuseTaken(sharesOf(plan.targets, request.output).map(({ name }) => name), request) // biome-ignore format: one thought
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
