import { sharesOf } from '../bundle/split.ts'
import type { TargetId } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import type { OutputSettings, ProofSettings } from '../inputs/request.ts'
import type { Plan } from '../matrix/plan.ts'
import { carriedUrls, filesFrom } from './plan-folder.ts'
import { type Made, proveSolved } from './prove-solved.ts'
import type { ShopRequest, Workshop } from './workshop.ts'

/** What to make of a plan, and how far to prove it. */
export interface Planned extends ShopRequest {
  /** The folder of the plan. */
  readonly plan: string
  readonly output: Pick<OutputSettings, 'folder' | 'name' | 'split'>
  readonly proof: ProofSettings
}

/**
 * Fetches what a plan has for these targets, and stages and proves it. Nothing is resolved, so an index is asked for no page
 * but that of pip, which a target with a Python older than 3.10 needs.
 * Whether the names are free is for the caller to ask.
 * @throws BundleError
 */
export async function provePlanned(
  { targets, resolutions, reading, told, carried }: Plan,
  wanted: readonly TargetId[],
  request: Planned,
  { shop, ports }: { readonly shop: Workshop; readonly ports: Ports },
): Promise<Made> {
  const some = targets.filter(({ id }) => wanted.includes(id))
  const shares = sharesOf(some, request.output)
  const store = await shop.openStore()
  const solved = resolutions.filter(({ target }) => wanted.includes(target))
  store.pool.want(filesFrom(solved, carriedUrls(request.plan, carried)))
  const known = new Map(told.map(({ url, ...core }) => [url, core]))
  return proveSolved({ reading, resolutions: solved, solved, missingWheels: [], shares, told: known }, request, { shop, store, ports })
}
