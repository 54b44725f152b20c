import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type BundleSpec, bundleOf, splitTargets } from '../bundle/bundle.ts'
import { withDeltas } from '../bundle/delta.ts'
import type { Finding } from '../core/findings.ts'
import type { Ports } from '../core/ports.ts'
import type { Request } from '../options/request.ts'
import type { Proofs } from '../output/proofs.ts'
import { publishBundles, type StagedBundle, type VerifiedBundle } from '../output/publish.ts'
import { stage } from '../output/stage.ts'
import type { Transaction } from '../output/transaction.ts'
import type { PackedFile } from '../output/volumes.ts'
import { reportFacts } from '../report/html/facts.ts'
import { type ReportAssets, reportPage } from '../report/html/page.ts'
import { type Outcome, outcomeOf } from '../report/outcome.ts'
import type { Union } from '../resolve/union.ts'
import { expandTargets } from '../targets/select.ts'
import type { Target } from '../targets/target.ts'
import { failOnFindings } from '../verify/check-findings.ts'
import { checkInterpreters, warnUnusedInterpreters } from '../verify/interpreters.ts'
import type { VerifySettings } from '../verify/verdict.ts'
import { provingTargets, validateTargets } from '../verify/verify-targets.ts'
import type { Fetcher } from '../worker/fetcher.ts'
import type { Closure, ParsedRequirements, Solved } from '../worker/messages.ts'
import { bundleContents } from './bundle-contents.ts'
import { type CheckedWheels, checkWheels } from './check-wheels.ts'
import { openPolicy, type Policy, resolveRelativeTime } from './policy-check.ts'
import { type Comparison, readPreviousBundle } from './previous-bundle.ts'
import { noticeAssumptions, type Resolved, readRequirements, resolveTargets } from './resolve-targets.ts'
import { type Session, withSession } from './session.ts'

/**
 * Make the bundles of a request: one, or one for each platform or target.
 * @throws BundleError; the output folder is then unchanged
 */
export async function makeBundles(input: Request, ports: Ports): Promise<readonly Outcome[]> {
  const run = startRun(ports)
  const request = resolveRelativeTime(input, run.started)
  const previous = await readPreviousBundle(request.since)
  return withSession(request, ports, async (session) => {
    const targets = expandTargets(request.targets, session.host)
    noticeAssumptions(request.targets, targets, session.host, ports.log)

    // Report all mistakes that need no network before the first request
    const policy = await openPolicy(request, ports.clock, session.versionQueries)
    const specs = splitTargets(targets, request.output)
    await session.transaction.reserve(withDeltas(specs, request.since))
    const settings = { ports, pythonRuntime: session.pythonRuntime, proof: request.proof, jobs: request.jobs }
    await checkInterpreters(settings)

    const { index, requirements } = await readRequirements(request, targets, session, ports)
    const settled = ({ files }: Solved): void => index.pool.want(files) // downloads start as targets settle
    const resolved = await resolveTargets(requirements, targets, request, { session, index, ports, settled })
    if (resolved.solved.length === 0) failOnFindings(resolved.resolutions, [], [], resolved.missingWheels)

    const checked = await checkWheels(resolved, targets, index.fetcher.announced, index, session, ports.log)
    const { fetcher } = index
    const staged = await stageBundles(specs, { requirements: resolved.requirements, checked, targets, fetcher }, session.transaction, ports)
    const verified = await verifyBundles(staged, checked, settings)
    const warnings = await checkPolicy(policy, resolved, checked, verified, ports.log)
    return publish(verified, { request, previous, warnings, wheels: checked.closure.wheels, session, run, ports })
  })
}

interface Run {
  readonly started: Date
  /** Seconds since the start. */
  seconds(): number
}

/** Start the clock of a run. */
export function startRun({ clock }: Pick<Ports, 'clock'>): Run {
  const began = clock.seconds()
  return { started: clock.now(), seconds: () => clock.seconds() - began }
}

/** Write the folder of each bundle into the transaction folder. @throws BundleError `environment`, `cancelled` */
export function stageBundles(
  specs: readonly BundleSpec[],
  { requirements, checked, targets, fetcher }: StageInput,
  { staged: folder }: Pick<Transaction, 'staged'>,
  ports: Ports,
): Promise<readonly StagedBundle[]> {
  return ports.log.phase(specs.length === 1 ? 'Write the bundle' : `Write ${specs.length} bundles`, async () => {
    const contents = await bundleContents(requirements, checked, targets, fetcher, ports)
    const bundles: StagedBundle[] = []
    for (const spec of specs) {
      const union = unionOfSpec(spec, contents.union)
      bundles.push({ spec, union, staged: await stage(bundleOf({ ...contents, ...spec, union }), folder, ports.signal) })
    }
    return bundles
  })
}

interface StageInput {
  readonly requirements: ParsedRequirements
  readonly checked: CheckedWheels
  readonly targets: readonly Target[]
  readonly fetcher: Fetcher
}

/**
 * Verify each target with the staged files, which are later published unchanged.
 * @throws BundleError `cancelled`, `environment`; a failed check is a finding of the verdict
 */
export function verifyBundles(
  staged: readonly StagedBundle[],
  { closure, union }: { readonly closure: Closure; readonly union: Union },
  settings: VerifySettings,
): Promise<readonly VerifiedBundle[]> {
  return settings.ports.log.phase('Verify every target', async () => {
    const all = staged.flatMap(({ spec }) => spec.targets)
    await warnUnusedInterpreters(provingTargets(all, union, closure), settings)
    const verified: VerifiedBundle[] = []
    for (const one of staged) {
      const targets = provingTargets(one.spec.targets, one.union, closure)
      verified.push({ ...one, verdicts: await validateTargets(one.staged.folder, targets, settings) })
    }
    return verified
  })
}

/** Apply the policy. @returns its warnings @throws BundleError that names every incomplete target and every breach */
export async function checkPolicy(
  policy: Policy,
  { requirements, resolutions, missingWheels }: Resolved,
  { union, closure }: CheckedWheels,
  verified: readonly VerifiedBundle[],
  log: Ports['log'],
): Promise<readonly Finding[]> {
  const verdicts = verified.flatMap((one) => one.verdicts)
  const findings = await log.phase('Check the policy', () => policy.findings(requirements, union, closure.wheels, verdicts))
  for (const { severity, message } of findings) if (severity === 'warning') log.warning(message)
  failOnFindings(resolutions, verdicts, findings, missingWheels)
  return findings
}

interface Publishing {
  readonly request: Pick<Request, 'output' | 'policy'>
  readonly previous: Comparison | undefined
  readonly warnings: readonly Finding[]
  readonly wheels: Closure['wheels']
  readonly session: Pick<Session, 'tools' | 'machine' | 'transaction' | 'versionQueries'>
  readonly run: Run
  readonly ports: Ports
}

/** Pack the bundles and their deltas, and move everything to the output folder in one commit. @throws BundleError */
export async function publish(
  verified: readonly VerifiedBundle[],
  { request, previous, warnings, wheels, session, run, ports }: Publishing,
): Promise<readonly Outcome[]> {
  const { output } = request
  const { tools, machine: host, transaction, versionQueries } = session
  const page = await readReportAssets(ports.assets.report)
  const report = (one: VerifiedBundle, proofs: Proofs, archives: readonly PackedFile[]): string =>
    reportPage(reportFacts(one, { proofs, archives, warnings, wheels, difference: differences.get(one), request }), page)
  const settings = { output, ports, tools, host, started: run.started, report }
  const bundles = [...verified, ...((await previous?.deltas(verified, ports.signal)) ?? [])]
  const differences = new Map(
    await Promise.all(bundles.map(async (one) => [one, await previous?.difference(one, versionQueries)] as const)),
  )
  const published = await ports.log.phase('Pack and publish', () => publishBundles(bundles, settings, transaction))
  const seconds = run.seconds()
  return published.map((one) => outcomeOf(one, output.folder, seconds, differences.get(one.verified)))
}

/** Read the texts of the HTML report. @param folder contains `report.css` and `report.js` */
export async function readReportAssets(folder: string): Promise<ReportAssets> {
  const read = (name: string): Promise<string> => readFile(path.join(folder, name), 'utf8')
  return { css: await read('report.css'), js: await read('report.js') }
}

/** The files that the targets of one bundle need. */
function unionOfSpec({ targets }: BundleSpec, union: Union): Union {
  const ids = new Set(targets.map(({ id }) => id))
  return {
    targets: union.targets.filter(({ target }) => ids.has(target)),
    files: union.files.flatMap((file) => {
      const wanting = file.targets.filter((id) => ids.has(id))
      return wanting.length === 0 ? [] : [{ ...file, targets: wanting }]
    }),
  }
}
