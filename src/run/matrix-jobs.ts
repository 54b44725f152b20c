import path from 'node:path'
import { splitTargets } from '../bundle/bundle.ts'
import { withDeltas } from '../bundle/delta.ts'
import type { MissingWheels } from '../core/errors.ts'
import type { TargetId } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import { proveJobsOf } from '../matrix/job-matrix.ts'
import { mergeResults, requireLevel, withChecks } from '../matrix/merge-results.ts'
import {
  filesFrom,
  findJob,
  inputsDigest,
  makeRoom,
  type Plan,
  readPlan,
  toPlan,
  uploadedFiles,
  uploadedUrls,
  writePlan,
} from '../matrix/plan-file.ts'
import { type ProveResult, readResults, toProveResult, writeResult } from '../matrix/result-file.ts'
import type { MergeRequest, PlanRequest, ProveRequest } from '../options/matrix-requests.ts'
import { toOptional } from '../options/parse.ts'
import type { Outcome } from '../report/outcome.ts'
import { lacksOnlyWheels } from '../resolve/missing-wheels.ts'
import { unionOf } from '../resolve/union.ts'
import { expandTargets } from '../targets/select.ts'
import type { Target } from '../targets/target.ts'
import { failOnFindings } from '../verify/check-findings.ts'
import { checkInterpreters } from '../verify/interpreters.ts'
import { checkWheels } from './check-wheels.ts'
import { checkPolicy, publish, stageBundles, startRun, verifyBundles } from './make-bundles.ts'
import { openPolicy, resolveRelativeTime } from './policy-check.ts'
import { readPreviousBundle } from './previous-bundle.ts'
import { noticeAssumptions, type Resolved, readRequirements, resolveTargets } from './resolve-targets.ts'
import { type DownloadSession, withSession } from './session.ts'

/** A plan, or the wheels that must be built first. */
type Planned = { readonly plan: Plan } | { readonly targets: readonly Target[]; readonly missingWheels: MissingWheels }

/**
 * The plan job: resolve every target once for all jobs, and download or build the files that prove jobs cannot.
 * @returns the missing wheels if `allow-missing-wheels` is set and nothing else is missing; no plan is written then
 * @throws BundleError; no plan is written then
 */
export async function planJob(given: PlanRequest, ports: Ports): Promise<Planned> {
  const request = resolveRelativeTime(given, ports.clock.now())
  await makeRoom(request.plan, 'plan')
  return withSession({ ...request, output: sessionOutput(request.plan) }, ports, async (session) => {
    const targets = expandTargets(request.targets, session.host)
    noticeAssumptions(request.targets, targets, session.host, ports.log)
    const jobs = proveJobsOf(targets, request)
    const resolving = { ...request, output: { folder: request.plan, name: '' } } // excludes the plan folder from a copy of the project
    const { index, requirements: read } = await readRequirements(resolving, targets, session, ports)
    const resolved = await resolveTargets(read, targets, resolving, { session, index, ports, settled: () => undefined })
    const { requirements, resolutions, solved, missingWheels } = resolved
    if (request.allowMissingWheels && missingWheels.length > 0 && lacksOnlyWheels(resolutions, requirements))
      return { targets, missingWheels }
    failOnFindings(resolutions, [], [], missingWheels)
    unionOf(solved) // fails early if two files have the same name
    const uploaded = uploadedFiles(solved, requirements, request.indexes.findLinks)
    index.pool.want(uploaded)
    const files = await ports.log.phase('Download the files that prove jobs cannot download', () => index.pool.close())
    const inputs = inputsDigest(request, requirements)
    const facts = { inputs, targets, requirements, solved, announced: index.fetcher.announced, uploadedFiles: uploaded, ...jobs }
    const { prove, proveExcept } = request
    const plan = toPlan({ ...facts, ...toOptional('prove', prove), ...toOptional('proveExcept', proveExcept) })
    await writePlan(request.plan, plan, files)
    return { plan }
  })
}

/**
 * A prove job: download the files of its targets and verify them on this machine. The result is written even if a target fails, so
 * that the merge job can report it.
 * @returns the result, in which every target passed
 * @throws BundleError
 */
export async function proveJob(request: ProveRequest, ports: Ports): Promise<ProveResult> {
  const { plan, sha256 } = await readPlan(request.plan)
  const { name, targets: ids } = findJob(request.job, plan)
  await makeRoom(request.result, 'result')
  const place = sessionOutput(request.result)
  const output = { folder: place.folder, name: `${place.name}-proof`, split: 'none' } as const
  const level = plan.prove ?? 'installed'
  const proof = { interpreters: request.interpreters, prove: level, ...toOptional('proveExcept', plan.proveExcept) }
  return withSession({ ...request, output }, ports, async (session) => {
    const settings = { ports, pythonRuntime: session.pythonRuntime, proof, jobs: request.jobs }
    await checkInterpreters(settings)
    const targets = targetsOf(plan, ids)
    const downloads = await session.openDownloads()
    const resolved = startDownloads(plan, ids, request.plan, downloads)
    const checked = await checkWheels(resolved, targets, announcedBy(plan), downloads, session, ports.log)
    const writing = { requirements: resolved.requirements, checked, targets, fetcher: downloads.fetcher }
    const staged = await stageBundles(splitTargets(targets, output), writing, session.transaction, ports)
    const verified = await verifyBundles(staged, checked, settings)
    const verdicts = verified.flatMap((one) => one.verdicts.map((verdict) => requireLevel(verdict, level)))
    const facts = { inputs: plan.inputs, plan: sha256, job: name, tools: session.tools, host: session.machine }
    const result = toProveResult({ ...facts, verdicts, files: checked.union.files })
    await writeResult(request.result, result)
    failOnFindings([], verdicts)
    return result
  })
}

/**
 * The merge job: merge the results, download every file, verify all targets again, and publish.
 * @throws BundleError that names every failed job; the output folder is then unchanged
 */
export async function mergeJob(given: MergeRequest, ports: Ports): Promise<readonly Outcome[]> {
  const run = startRun(ports)
  const request = resolveRelativeTime(given, run.started)
  const { plan, sha256 } = await readPlan(request.plan)
  const results = mergeResults(plan, sha256, await readResults(request.results))
  const proof = { interpreters: 'none', prove: plan.prove === 'closure' ? 'closure' : 'dry-run' } as const
  const previous = await readPreviousBundle(request.since)
  return withSession(request, ports, async (session) => {
    const policy = await openPolicy(request, ports.clock, session.versionQueries)
    const { targets } = plan
    const specs = splitTargets(targets, request.output)
    await session.transaction.reserve(withDeltas(specs, request.since))
    const downloads = await session.openDownloads()
    const resolved = startDownloads(plan, targets.map(({ id }) => id), request.plan, downloads) // biome-ignore format: one thought
    const checked = await checkWheels(resolved, targets, announcedBy(plan), downloads, session, ports.log)
    const writing = { requirements: resolved.requirements, checked, targets, fetcher: downloads.fetcher }
    const staged = await stageBundles(specs, writing, session.transaction, ports)
    const { pythonRuntime } = session
    const own = await verifyBundles(staged, checked, { ports, pythonRuntime, proof, jobs: request.jobs })
    const verified = own.map((one) => ({
      ...one,
      verdicts: one.verdicts.map((verdict) => withChecks(verdict, results.get(verdict.target) ?? [])),
    }))
    const warnings = await checkPolicy(policy, resolved, checked, verified, ports.log)
    return publish(verified, { request, previous, warnings, wheels: checked.closure.wheels, session, run, ports })
  })
}

/** The session works next to the job's folder, on the same disk. */
function sessionOutput(folder: string): { readonly folder: string; readonly name: string } {
  return { folder: path.dirname(path.resolve(folder)), name: path.basename(path.resolve(folder)) }
}

function targetsOf({ targets }: Plan, ids: readonly TargetId[]): readonly Target[] {
  return targets.filter(({ id }) => ids.includes(id))
}

/** Nothing is resolved here: the plan holds the resolutions. */
function startDownloads(plan: Plan, ids: readonly TargetId[], folder: string, { pool }: Pick<DownloadSession, 'pool'>): Resolved {
  const solved = plan.resolutions.filter(({ target }) => ids.includes(target))
  pool.want(filesFrom(solved, uploadedUrls(folder, plan.uploadedFiles)))
  return { requirements: plan.requirements, resolutions: solved, solved, missingWheels: [] }
}

function announcedBy({ announced }: Plan): Parameters<typeof checkWheels>[2] {
  return new Map(announced.map(({ url, ...core }) => [url, core]))
}
