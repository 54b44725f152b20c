import path from 'node:path'
import { splitTargets } from '../bundle/bundle.ts'
import { withDeltas } from '../bundle/delta.ts'
import type { MissingWheels } from '../core/errors.ts'
import type { Ports } from '../core/ports.ts'
import { proveJobsOf } from '../matrix/job-matrix.ts'
import { mergeResults, requireLevel, withChecks } from '../matrix/merge-results.ts'
import { findJob, inputsDigest, type Plan, toPlan, uploadedFiles } from '../matrix/plan-file.ts'
import { type ProveResult, toProveResult } from '../matrix/result-file.ts'
import type { MergeRequest, PlanRequest, ProveRequest } from '../options/matrix-requests.ts'
import { toOptional } from '../options/parse.ts'
import type { Outcome } from '../report/outcome.ts'
import { lacksOnlyWheels } from '../resolve/missing-wheels.ts'
import { unionOf } from '../resolve/union.ts'
import { expandTargets } from '../targets/select.ts'
import type { Target } from '../targets/target.ts'
import { failOnFindings } from '../verify/check-findings.ts'
import { checkInterpreters } from '../verify/interpreters.ts'
import { proofKit } from '../verify/verdict.ts'
import { resolveRelativeTime } from '../workshop/moment.ts'
import { readResults, writeResult } from '../workshop/part-folder.ts'
import { makeRoom, readPlan, writePlan } from '../workshop/plan-folder.ts'
import { provePlanned } from '../workshop/prove-planned.ts'
import type { Made } from './check-wheels.ts'
import { shipBundles } from './make-bundles.ts'
import { noticeOwnMachine, resolveTargets } from './resolve-targets.ts'
import { openSession } from './session.ts'

/** What the first matrixJob comes to: a plan, or what has to be built before there can be one. */
type Planned = { readonly plan: Plan } | Lacking

interface Lacking {
  readonly targets: readonly Target[]
  readonly missingWheels: MissingWheels
}

/**
 * The plan job of a matrix: every target is resolved, once for all jobs; what no job can fetch is built or fetched here.
 * @returns where wheels are missing and may be, those; then there is no folder of a plan
 * @throws BundleError; then there is none either
 */
export async function planJob(requirementInputs: PlanRequest, ports: Ports): Promise<Planned> {
  const request = resolveRelativeTime(requirementInputs, ports.clock.now())
  await makeRoom(request.plan, 'plan')
  const session = await openSession({ ...request, output: beside(request.plan) }, ports)
  try {
    const { prove, proveExcept, indexes } = request
    const targets = expandTargets(request.targets, session.host)
    noticeOwnMachine(request.targets, targets, session.host, ports.log)
    const jobs = proveJobsOf(targets, request)
    const counter = await session.openFor(targets)
    const asking = { ...request, output: { folder: request.plan, name: '' } } // a project's copy leaves out what we make
    const resolved = await resolveTargets(asking, targets, { session, counter, ports, solved: () => undefined })
    const { requirements, resolutions, solved, missingWheels } = resolved
    if (request.allowMissingWheels && missingWheels.length > 0 && lacksOnlyWheels(resolutions, requirements))
      return { targets, missingWheels }
    failOnFindings(resolutions, [], [], missingWheels)
    unionOf(solved) // two files of one name are refused here, before any job starts
    const carried = uploadedFiles(solved, requirements, indexes.findLinks)
    counter.pool.want(carried)
    const files = await ports.log.phase('Fetch what no job can', () => counter.pool.close())
    const inputs = inputsDigest(request, requirements)
    const facts = { inputs, targets, requirements, solved, announced: counter.fetcher.announced, carried, ...jobs }
    const plan = toPlan({ ...facts, ...toOptional('prove', prove), ...toOptional('proveExcept', proveExcept) })
    await writePlan(request.plan, plan, files)
    return { plan }
  } finally {
    await session.close()
  }
}

/**
 * A prove job of the matrix: fetches the files of its own targets and proves them on this machine. The result is written before a
 * target that does not hold ends the run, so that whoever merges can name it.
 * @returns the result, in which every target holds
 * @throws BundleError
 */
export async function proveJob(request: ProveRequest, ports: Ports): Promise<ProveResult> {
  const { plan, sha256 } = await readPlan(request.plan)
  const { name, targets } = findJob(request.job, plan)
  await makeRoom(request.result, 'result')
  const { folder, name: result } = beside(request.result)
  const output = { folder, name: `${result}-proof`, split: 'none' } as const
  const session = await openSession({ ...request, output }, ports)
  try {
    const want = plan.prove ?? 'installed'
    const proof = { interpreters: request.interpreters, prove: want, ...toOptional('proveExcept', plan.proveExcept) }
    const planned = { ...request, output, proof }
    await checkInterpreters(proofKit(ports, session.pythonRuntime, planned))
    const { proved, union } = await provePlanned(plan, targets, planned, { session, ports })
    const verdicts = proved.flatMap((one) => one.verdicts.map((verdict) => requireLevel(verdict, want)))
    const found = toProveResult({ plan, sha256, job: name, tools: session.tools, host: session.machine, union, verdicts })
    await writeResult(request.result, found)
    failOnFindings([], verdicts)
    return found
  } finally {
    await session.close()
  }
}

/**
 * The merge job: unites what the jobs found, fetches every file, proves all of it again, then seals and packs.
 * @throws BundleError that names every job that failed; then nothing is left behind
 */
export async function mergeJob(requirementInputs: MergeRequest, ports: Ports): Promise<readonly Outcome[]> {
  const request = resolveRelativeTime(requirementInputs, ports.clock.now())
  const { plan, sha256 } = await readPlan(request.plan)
  const results = await readResults(request.results)
  const announced = mergeResults(plan, sha256, results)
  const prove = plan.prove === 'closure' ? 'closure' : 'dry-run'
  const planned = { ...request, proof: { interpreters: 'none', prove } } as const
  const all = plan.targets.map(({ id }) => id)
  return shipBundles(request, ports, async (session): Promise<Made> => {
    const names = splitTargets(plan.targets, request.output).map(({ name }) => name)
    await session.transaction.reserve(withDeltas(names, request.since))
    const made = await provePlanned(plan, all, planned, { session, ports })
    const proved = made.proved.map((one) => {
      return { ...one, verdicts: one.verdicts.map((verdict) => withChecks(verdict, announced.get(verdict.target) ?? [])) }
    })
    return { ...made, proved }
  })
}

/** Where a matrixJob works: on the disk of the folder that it makes. */
function beside(folder: string): { readonly folder: string; readonly name: string } {
  return { folder: path.dirname(path.resolve(folder)), name: path.basename(path.resolve(folder)) }
}
