import path from 'node:path'
import { sharesOf } from './bundle/split.ts'
import type { Closure } from './closure/closure.ts'
import { refuseOtherMetadata } from './closure/told.ts'
import { walkClosure } from './closure/walk.ts'
import type { Ports } from './core/ports.ts'
import type { Request } from './inputs/request.ts'
import type { VerifyRequest } from './inputs/verify.ts'
import { deliverShares } from './pack/deliver-shares.ts'
import { verifyOrigin } from './pack/verify-origin.ts'
import { reportOf } from './report/html/report-of.ts'
import type { Checked, Outcome } from './report/outcome.ts'
import { checkedOf, outcomeOf } from './report/outcome-of.ts'
import { hostText } from './report/result-text.ts'
import { count } from './report/units.ts'
import type { Resolution } from './resolve/resolution.ts'
import type { Reading } from './resolve/root.ts'
import { resolveWithSources } from './sdists/resolve-with-sources.ts'
import { refuseForeign } from './seal/seal.ts'
import { expandTargets } from './targets/expand.ts'
import type { Union } from './union/union.ts'
import { unionOf } from './union/union-of.ts'
import { discardAll, type Proved, proveShares } from './validate/prove-shares.ts'
import { refuseIncomplete } from './validate/refuse-incomplete.ts'
import { verifyFolder } from './validate/verify.ts'
import { commonInput } from './workshop/common-input.ts'
import { openGates } from './workshop/gates.ts'
import { openComparison } from './workshop/since.ts'
import { sourceBuilder, tellDoor } from './workshop/sources.ts'
import { openBench, openWorkshop, type Workshop } from './workshop/workshop.ts'

/**
 * One run, from a request to sealed and packed bundles: one, or one for each platform or target.
 * @throws BundleError; then nothing is left behind
 */
export async function makeBundles(request: Request, ports: Ports): Promise<readonly Outcome[]> {
  const began = { at: ports.clock.now(), seconds: ports.clock.seconds() }
  const comparison = await openComparison(request.since)
  const shop = await openWorkshop(request, ports)
  try {
    const gates = await openGates(request, ports.clock, shop.startWalker)
    const { resolutions, reading, union, wheels, proved } = await prove(request, ports, shop)
    try {
      const breaches = await gates.findings(reading, union, wheels)
      for (const { severity, message } of breaches) if (severity === 'warning') ports.log.warning(message)
      refuseIncomplete(resolutions, proved.flatMap(({ verdicts }) => verdicts), breaches) // biome-ignore format: one thought
      const kit = {
        output: request.output,
        ports,
        tools: shop.tools,
        host: shop.machine,
        started: began.at,
        report: reportOf(comparison, breaches),
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

/** Everything up to the proof: what it makes lies aside, under no final name. */
async function prove(request: Request, ports: Ports, shop: Workshop): Promise<Made> {
  const { log } = ports
  const out = path.resolve(request.output.folder)
  const targets = expandTargets(request.targets, shop.host)
  const unnamed = request.targets.platforms.length + request.targets.described.length === 0
  if (unnamed && targets.every(({ platform }) => platform === shop.host.target.platform)) log.notice(hostText(targets))
  const shares = sharesOf(targets, request.output)
  for (const { name } of shares) await refuseForeign(out, name)

  const counter = await shop.openFor(targets)
  const { pool, resolvers, door } = counter
  const reading = await resolvers.read(request.asked, {
    folder: '.',
    allowIndexLines: request.indexes.allowIndexLines,
    variables: ports.env,
  })
  await tellDoor(reading, door, log)
  const build = sourceBuilder(request, reading, shop, counter, ports)
  const resolutions = await log.phase(`Resolve ${count(targets.length, 'target')}, fetch as they settle`, () =>
    resolveWithSources(targets, reading, { resolvers, policy: request.sdists, build, solved: ({ files }) => pool.want(files) }),
  )
  const solved = resolutions.filter((one) => one.kind === 'solved')
  if (solved.length === 0) refuseIncomplete(resolutions, [])

  const walker = shop.startWalker() // it loads while files still arrive
  const union = unionOf(solved)
  const files = await log.phase(`Fetch the rest of ${count(union.files.length, 'wheel')}`, () => pool.close())
  const wheels = await log.phase('Inspect every wheel', () => counter.inspected(files))
  refuseOtherMetadata(union, wheels, door.told)
  const { roots, constraints } = reading
  const closure = await log.phase('Walk every target', () => walkClosure({ union, wheels, targets, roots, constraints }, walker))
  const common = await commonInput({ reading, union, closure, files }, targets, door, ports)
  const kit = { ports, engine: shop.engine, settings: request.proof, jobs: request.jobs }
  return { resolutions, reading, union, wheels, proved: await log.phase('Prove every target', () => proveShares(shares, common, kit, out)) }
}

interface Made {
  readonly resolutions: readonly Resolution[]
  readonly reading: Reading
  readonly union: Union
  readonly wheels: Closure['wheels']
  readonly proved: readonly Proved[]
}

/**
 * Repeats every check on a bundle at rest.
 * @throws BundleError `integrity` for what is not as it was made, `signature` for another origin than the one that was asked
 * for, `incomplete` for a target that does not hold
 */
export async function verifyBundle(request: VerifyRequest, ports: Ports): Promise<Checked> {
  const began = ports.clock.seconds()
  const bench = await openBench(request.cache, ports)
  try {
    const { folder, verifyWith } = request
    const signer = verifyWith === undefined ? undefined : await verifyOrigin(folder, verifyWith, ports)
    const verified = await verifyFolder(folder, { ports, engine: bench.engine, settings: request.proof, jobs: request.jobs })
    refuseIncomplete([], verified.verdicts)
    return { ...checkedOf(verified, folder, ports.clock.seconds() - began), ...(signer === undefined ? {} : { signer }) }
  } finally {
    await bench.close()
  }
}
