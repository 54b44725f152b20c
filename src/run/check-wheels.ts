import type { Share } from '../bundle/bundle.ts'
import { checkAnnouncedMetadata } from '../closure/announced-metadata.ts'
import { type Closure, checkClosure } from '../closure/closure.ts'
import type { Ports } from '../core/ports.ts'
import { count } from '../core/text.ts'
import type { ProofSettings } from '../options/request.ts'
import { coveredUnion, type Union, unionOf } from '../resolve/union.ts'
import { type Proved, proveShares } from '../verify/prove-shares.ts'
import { proofKit } from '../verify/verdict.ts'
import type { AnnouncedMetadata } from '../worker/protocol.ts'
import { commonInput } from '../workshop/common-input.ts'
import type { Resolved } from './resolve-targets.ts'
import type { RunSession, SessionRequest, Store } from './session.ts'

/** What was resolved, in this process or by a plan, and its files are wanted of the pool. */
interface Given extends Resolved {
  readonly shares: readonly Share[]
  /** What the resolvers were told of the wheels, by URL. */
  readonly announced: ReadonlyMap<string, AnnouncedMetadata>
}

/** Bundles that lie aside, under no final name, with what they are made of. */
export interface Made extends Resolved {
  readonly union: Union
  readonly wheels: Closure['wheels']
  readonly proved: readonly Proved[]
}

interface Kit {
  readonly session: RunSession
  readonly store: Store
  readonly ports: Ports
}

/**
 * Fetches the rest, walks every target over the files themselves, stages each share and proves it.
 * @throws BundleError
 */
export async function proveSolved(
  given: Given,
  request: SessionRequest & { readonly proof: ProofSettings },
  { session, store, ports }: Kit,
): Promise<Made> {
  const { requirements, resolutions, solved, missingWheels, shares, announced } = given
  const { log } = ports
  const targets = shares.flatMap((share) => share.targets)
  const walker = session.startClosureProcess() // it loads while files still arrive
  const resolved = unionOf(solved)
  const files = await log.phase(`Fetch the rest of ${count(resolved.files.length, 'wheel')}`, () => store.pool.close())
  const wheels = await log.phase('Inspect every wheel', () => store.inspected(files))
  checkAnnouncedMetadata(resolved, wheels, announced)
  const { roots, constraints } = requirements
  const closure = await log.phase('Walk every target', () => checkClosure({ union: resolved, wheels, targets, roots, constraints }, walker))
  const union = coveredUnion(resolved, closure.verdicts)
  const common = await commonInput({ requirements, union, closure, files }, targets, store.fetcher, ports)
  const kit = proofKit(ports, session.pythonRuntime, request)
  return {
    requirements,
    resolutions,
    solved,
    missingWheels,
    union,
    wheels,
    proved: await log.phase('Prove every target', () => proveShares(shares, common, kit, session.transaction.staged)),
  }
}
