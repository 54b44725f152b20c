import type { Share } from '../bundle/split.ts'
import type { Closure } from '../closure/closure.ts'
import { refuseOtherMetadata } from '../closure/told.ts'
import { walkClosure } from '../closure/walk.ts'
import type { Ports } from '../core/ports.ts'
import type { ProofSettings } from '../inputs/request.ts'
import { count } from '../report/units.ts'
import type { Union } from '../union/union.ts'
import { coveredUnion, unionOf } from '../union/union-of.ts'
import { proofKit } from '../validate/kit.ts'
import { type Proved, proveShares } from '../validate/prove-shares.ts'
import type { ToldCore } from '../worker/protocol.ts'
import { commonInput } from './common-input.ts'
import type { Resolved } from './resolve-asked.ts'
import type { ShopRequest, Store, Workshop } from './workshop.ts'

/** What was resolved, in this process or by a plan, and its files are wanted of the pool. */
export interface Given extends Resolved {
  readonly shares: readonly Share[]
  /** What the resolvers were told of the wheels, by URL. */
  readonly told: ReadonlyMap<string, ToldCore>
}

/** Bundles that lie aside, under no final name, with what they are made of. */
export interface Made extends Resolved {
  readonly union: Union
  readonly wheels: Closure['wheels']
  readonly proved: readonly Proved[]
}

interface Kit {
  readonly shop: Workshop
  readonly store: Store
  readonly ports: Ports
}

/**
 * Fetches the rest, walks every target over the files themselves, stages each share and proves it.
 * @throws BundleError
 */
export async function proveSolved(
  given: Given,
  request: ShopRequest & { readonly proof: ProofSettings },
  { shop, store, ports }: Kit,
): Promise<Made> {
  const { reading, resolutions, solved, missingWheels, shares, told } = given
  const { log } = ports
  const targets = shares.flatMap((share) => share.targets)
  const walker = shop.startWalker() // it loads while files still arrive
  const resolved = unionOf(solved)
  const files = await log.phase(`Fetch the rest of ${count(resolved.files.length, 'wheel')}`, () => store.pool.close())
  const wheels = await log.phase('Inspect every wheel', () => store.inspected(files))
  refuseOtherMetadata(resolved, wheels, told)
  const { roots, constraints } = reading
  const closure = await log.phase('Walk every target', () => walkClosure({ union: resolved, wheels, targets, roots, constraints }, walker))
  const union = coveredUnion(resolved, closure.verdicts)
  const common = await commonInput({ reading, union, closure, files }, targets, store.door, ports)
  const kit = proofKit(ports, shop.engine, request)
  return {
    reading,
    resolutions,
    solved,
    missingWheels,
    union,
    wheels,
    proved: await log.phase('Prove every target', () => proveShares(shares, common, kit, shop.transaction.staged)),
  }
}
