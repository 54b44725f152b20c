import path from 'node:path'
import { sharesOf } from './bundle/split.ts'
import { walkClosure } from './closure/walk.ts'
import type { Ports } from './core/ports.ts'
import type { Request } from './inputs/request.ts'
import type { VerifyRequest } from './inputs/verify.ts'
import { deliverShares } from './pack/deliver-shares.ts'
import type { Checked, Outcome } from './report/outcome.ts'
import { checkedOf, outcomeOf } from './report/outcome-of.ts'
import { hostText } from './report/result-text.ts'
import { count } from './report/units.ts'
import { resolveWithSources } from './sdists/resolve-with-sources.ts'
import { refuseForeign } from './seal/seal.ts'
import { expandTargets } from './targets/expand.ts'
import { unionOf } from './union/union-of.ts'
import { discardAll, proveShares } from './validate/prove-shares.ts'
import { refuseIncomplete } from './validate/refuse-incomplete.ts'
import { verifyFolder } from './validate/verify.ts'
import { commonInput } from './workshop/common-input.ts'
import { learnLogins, sourceBuilder } from './workshop/sources.ts'
import { openBench, openWorkshop } from './workshop/workshop.ts'

/**
 * One run, from a request to sealed and packed bundles: one, or one for each platform or target.
 * @throws BundleError; then nothing is left behind
 */
export async function makeBundles(request: Request, ports: Ports): Promise<readonly Outcome[]> {
  const { log, clock } = ports
  const began = { at: clock.now(), seconds: clock.seconds() }
  const out = path.resolve(request.output.folder)
  const shop = await openWorkshop(request, ports)
  try {
    const targets = expandTargets(request.targets, shop.host)
    if (request.targets.platforms.length + request.targets.described.length === 0) log.notice(hostText(targets))
    const shares = sharesOf(targets, request.output)
    for (const { name } of shares) await refuseForeign(out, name)

    const counter = await shop.openFor(targets)
    const { pool, resolvers } = counter
    const { allowIndexLines } = request.indexes
    const reading = await resolvers.read(request.asked, { folder: '.', allowIndexLines, variables: ports.env })
    await learnLogins(reading, counter.door)
    const build = sourceBuilder(request, reading, shop, counter, ports)
    const resolutions = await log.phase(`Resolve ${count(targets.length, 'target')}, fetch as they settle`, () =>
      resolveWithSources(targets, reading, { resolvers, policy: request.sdists, build, solved: ({ files }) => pool.want(files) }),
    )
    const solved = resolutions.filter((one) => one.kind === 'solved')
    if (solved.length === 0) refuseIncomplete(resolutions, [])

    const union = unionOf(solved)
    const files = await log.phase(`Fetch the rest of ${count(union.files.length, 'wheel')}`, () => pool.close())
    const wheels = await log.phase('Inspect every wheel', () => counter.inspected(files))
    const { roots, constraints } = reading
    const closure = await log.phase('Walk every target', () =>
      walkClosure({ union, wheels, targets, roots, constraints }, shop.startWalker()),
    )

    const common = await commonInput({ reading, union, closure, files }, targets, counter.door, ports)
    const kit = { ports, engine: shop.engine, settings: request.proof, jobs: request.jobs }
    const proved = await log.phase('Prove every target', () => proveShares(shares, common, kit, out))
    try {
      refuseIncomplete(
        resolutions,
        proved.flatMap(({ verdicts }) => verdicts),
      )
      const shipped = await log.phase(request.output.archive === 'none' ? 'Seal' : 'Seal and pack', () =>
        deliverShares(proved, { output: request.output, ports, tools: shop.tools, host: shop.machine, started: began.at }),
      )
      return shipped.map((one) => outcomeOf(one, request.output.folder, clock.seconds() - began.seconds))
    } finally {
      await discardAll(proved)
    }
  } finally {
    await shop.close()
  }
}

/**
 * Repeats every check on a bundle at rest.
 * @throws BundleError `integrity` for what is not as it was made, `incomplete` for a target that does not hold
 */
export async function verifyBundle(request: VerifyRequest, ports: Ports): Promise<Checked> {
  const began = ports.clock.seconds()
  const bench = await openBench(request.cache, ports)
  try {
    const verified = await verifyFolder(request.folder, { ports, engine: bench.engine, settings: request.proof, jobs: request.jobs })
    refuseIncomplete([], verified.verdicts)
    return checkedOf(verified, request.folder, ports.clock.seconds() - began)
  } finally {
    await bench.close()
  }
}
