import { sharesOf } from './bundle/bundle.ts'
import type { Ports } from './core/ports.ts'
import type { Request } from './options/request.ts'
import type { VerifyRequest } from './options/verify-request.ts'
import { deliverShares } from './pack/deliver-shares.ts'
import { verifyOrigin } from './pack/verify-origin.ts'
import { wheelWarningBreaches } from './policy/rules.ts'
import { reportFacts } from './report/html/facts.ts'
import { reportPage } from './report/html/page.ts'
import type { Checked, Outcome } from './report/outcome.ts'
import { checkedOf, outcomeOf } from './report/outcome.ts'
import type { Proofs } from './seal/proofs.ts'
import { expandTargets } from './targets/select.ts'
import { refuseIncomplete } from './verify/check-findings.ts'
import { refuseMissing } from './verify/interpreters.ts'
import { discardAll, type Proved } from './verify/prove-shares.ts'
import { proofKit } from './verify/verdict.ts'
import { verifyFolder } from './verify/verify-folder.ts'
import { bundleFolder } from './workshop/at-rest.ts'
import { refuseTaken } from './workshop/free-names.ts'
import { openGates } from './workshop/gates.ts'
import { atMoment } from './workshop/moment.ts'
import { type Made, proveSolved } from './workshop/prove-solved.ts'
import { readReportAssets } from './workshop/report-assets.ts'
import { noticeOwnMachine, resolveAsked } from './workshop/resolve-asked.ts'
import { openComparison } from './workshop/since.ts'
import { openBench, openWorkshop, type ShopRequest, type Workshop } from './workshop/workshop.ts'

/**
 * One run, from a request to sealed and packed bundles: one, or one for each platform or target.
 * @throws BundleError; then nothing is left behind
 */
export function makeBundles(asked: Request, ports: Ports): Promise<readonly Outcome[]> {
  const request = atMoment(asked, ports.clock.now())
  return shipBundles(request, ports, (shop) => prove(request, ports, shop))
}

/**
 * From what `prove` made to sealed and packed bundles.
 * @param prove everything up to the proof: what it makes lies aside, under no final name
 * @throws BundleError; then nothing is left behind
 */
export async function shipBundles(
  request: ShippingRequest,
  ports: Ports,
  prove: (shop: Workshop) => Promise<Made>,
): Promise<readonly Outcome[]> {
  const began = { at: ports.clock.now(), seconds: ports.clock.seconds() }
  const comparison = await openComparison(request.since)
  const shop = await openWorkshop(request, ports)
  try {
    const gates = await openGates(request, ports.clock, shop.startWalker)
    const { resolutions, missingWheels, reading, union, wheels, proved } = await prove(shop)
    try {
      const verdicts = proved.flatMap((one) => one.verdicts)
      const breaches = await gates.findings(reading, union, wheels, verdicts)
      for (const { severity, message } of breaches) if (severity === 'warning') ports.log.warning(message)
      refuseIncomplete(resolutions, verdicts, breaches, missingWheels)
      const assets = await readReportAssets(ports.assets.report)
      const kit = {
        output: request.output,
        ports,
        tools: shop.tools,
        host: shop.machine,
        started: began.at,
        report: (one: Proved, proofs: Proofs) => reportPage(reportFacts(one, proofs, breaches, comparison?.difference(one)), assets),
      }
      const deltas = (await comparison?.deltas(proved, ports.signal)) ?? []
      const shipped = await ports.log.phase('Seal and pack', () => deliverShares([...proved, ...deltas], kit))
      const seconds = ports.clock.seconds() - began.seconds
      return shipped.map((one) => outcomeOf(one, request.output.folder, seconds, comparison?.difference(one.proved)))
    } finally {
      await discardAll(proved)
    }
  } finally {
    await shop.close()
  }
}

type ShippingRequest = ShopRequest & Pick<Request, 'output' | 'since' | 'policy'>

async function prove(request: Request, ports: Ports, shop: Workshop): Promise<Made> {
  const targets = expandTargets(request.targets, shop.host)
  noticeOwnMachine(request.targets, targets, shop.host, ports.log)
  const shares = sharesOf(targets, request.output)
  await refuseTaken(shares.map(({ name }) => name), request) // biome-ignore format: one thought
  await refuseMissing(proofKit(ports, shop.engine, request))
  const counter = await shop.openFor(targets)
  const asked = await resolveAsked(request, targets, { shop, counter, ports, solved: ({ files }) => counter.pool.want(files) })
  if (asked.solved.length === 0) refuseIncomplete(asked.resolutions, [], [], asked.missingWheels)
  const given = { ...asked, shares, told: counter.door.told }
  return proveSolved(given, request, { shop, store: counter, ports })
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
  const bench = await openBench(request.cache, ports)
  try {
    const kit = proofKit(ports, bench.engine, request)
    await refuseMissing(kit)
    const signer = verifyWith === undefined ? undefined : await verifyOrigin(folder, verifyWith, ports)
    const verified = await verifyFolder(folder, kit)
    refuseIncomplete([], verified.verdicts, wheelWarningBreaches(request.warnings, verified.verdicts))
    return { ...checkedOf(verified, folder, ports.clock.seconds() - began), ...(signer === undefined ? {} : { signer }) }
  } finally {
    await bench.close()
  }
}
