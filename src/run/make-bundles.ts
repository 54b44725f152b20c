import { splitTargets } from '../bundle/bundle.ts'
import { withDeltas } from '../bundle/delta.ts'
import type { Ports } from '../core/ports.ts'
import type { Request } from '../options/request.ts'
import type { VerifyRequest } from '../options/verify-request.ts'
import { publishBundles } from '../output/publish.ts'
import { verifyOrigin } from '../pack/verify-origin.ts'
import { wheelWarningBreaches } from '../policy/rules.ts'
import { reportOf } from '../report/html/report-of.ts'
import { type Checked, checkedOf, type Outcome, outcomeOf } from '../report/outcome.ts'
import { expandTargets } from '../targets/select.ts'
import { failOnFindings } from '../verify/check-findings.ts'
import { checkInterpreters } from '../verify/interpreters.ts'
import { proofKit } from '../verify/verdict.ts'
import { bundleFolder } from '../workshop/at-rest.ts'
import { resolveRelativeTime } from '../workshop/moment.ts'
import { type Made, proveSolved } from './check-wheels.ts'
import { openGates } from './policy-check.ts'
import { openComparison } from './previous-bundle.ts'
import { noticeOwnMachine, resolveTargets } from './resolve-targets.ts'
import { openOfflineSession, openSession, type RunSession, type SessionRequest } from './session.ts'
import { verifyFolder } from './verify-bundle.ts'

/**
 * One run, from a request to sealed and packed bundles: one, or one for each platform or target.
 * @throws BundleError; then nothing is left behind
 */
export function makeBundles(requirementInputs: Request, ports: Ports): Promise<readonly Outcome[]> {
  const request = resolveRelativeTime(requirementInputs, ports.clock.now())
  return shipBundles(request, ports, (session) => prove(request, ports, session))
}

/**
 * From what `prove` made to sealed and packed bundles.
 * @param prove everything up to the proof: what it makes lies aside, under no final name
 * @throws BundleError; then nothing is left behind
 */
export async function shipBundles(
  request: ShippingRequest,
  ports: Ports,
  prove: (session: RunSession) => Promise<Made>,
): Promise<readonly Outcome[]> {
  const began = { at: ports.clock.now(), seconds: ports.clock.seconds() }
  const comparison = await openComparison(request.since)
  const session = await openSession(request, ports)
  try {
    const gates = await openGates(request, ports.clock, session.startClosureProcess)
    const { resolutions, missingWheels, requirements, union, wheels, proved } = await prove(session)
    const verdicts = proved.flatMap((one) => one.verdicts)
    const breaches = await gates.findings(requirements, union, wheels, verdicts)
    for (const { severity, message } of breaches) if (severity === 'warning') ports.log.warning(message)
    failOnFindings(resolutions, verdicts, breaches, missingWheels)
    const settings = {
      output: request.output,
      ports,
      tools: session.tools,
      host: session.machine,
      started: began.at,
      report: reportOf(comparison, breaches),
    }
    const deltas = (await comparison?.deltas(proved, ports.signal)) ?? []
    const published = await ports.log.phase('Seal and pack', () => publishBundles([...proved, ...deltas], settings, session.transaction))
    const seconds = ports.clock.seconds() - began.seconds
    return published.map((one) => outcomeOf(one, request.output.folder, seconds, comparison?.difference(one.proved)))
  } finally {
    await session.close()
  }
}

type ShippingRequest = SessionRequest & Pick<Request, 'output' | 'since' | 'policy'>

async function prove(request: Request, ports: Ports, session: RunSession): Promise<Made> {
  const targets = expandTargets(request.targets, session.host)
  noticeOwnMachine(request.targets, targets, session.host, ports.log)
  const shares = splitTargets(targets, request.output)
  await session.transaction.reserve(withDeltas(shares.map(({ name }) => name), request.since)) // biome-ignore format: one thought
  await checkInterpreters(proofKit(ports, session.pythonRuntime, request))
  const counter = await session.openFor(targets)
  const requirementInputs = await resolveTargets(request, targets, {
    session,
    counter,
    ports,
    solved: ({ files }) => counter.pool.want(files),
  })
  if (requirementInputs.solved.length === 0) failOnFindings(requirementInputs.resolutions, [], [], requirementInputs.missingWheels)
  const given = { ...requirementInputs, shares, announced: counter.fetcher.announced }
  return proveSolved(given, request, { session, store: counter, ports })
}

/**
 * Repeats every check on a bundle at rest.
 * @throws BundleError `usage` for what is no bundle's folder, `integrity` for what is not as it was made, `signature` for another origin than the one that was asked
 * for, `incomplete` for a target that does not hold, `policy` for a warning that `--policy-warnings` forbids
 */
export async function verifyBundle(request: VerifyRequest, ports: Ports): Promise<Checked> {
  const began = ports.clock.seconds()
  const { verifyWith } = request
  const folder = await bundleFolder(request.folder)
  const bench = await openOfflineSession(request.cache, ports)
  try {
    const kit = proofKit(ports, bench.pythonRuntime, request)
    await checkInterpreters(kit)
    const signer = verifyWith === undefined ? undefined : await verifyOrigin(folder, verifyWith, ports)
    const verified = await verifyFolder(folder, kit)
    failOnFindings([], verified.verdicts, wheelWarningBreaches(request.warnings, verified.verdicts))
    return { ...checkedOf(verified, folder, ports.clock.seconds() - began), ...(signer === undefined ? {} : { signer }) }
  } finally {
    await bench.close()
  }
}
