import { splitTargets } from '../bundle/bundle.ts'
import type { TargetId } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import type { Plan } from '../matrix/plan-file.ts'
import type { OutputSettings, ProofSettings } from '../options/request.ts'
import { type Made, proveSolved } from '../run/check-wheels.ts'
import type { RunSession, SessionRequest } from '../run/session.ts'
import { filesFrom, uploadedUrls } from './plan-folder.ts'

/** What to make of a plan, and how far to prove it. */
interface Planned extends SessionRequest {
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
  { targets, resolutions, requirements, announced, carried }: Plan,
  wanted: readonly TargetId[],
  request: Planned,
  { session, ports }: { readonly session: RunSession; readonly ports: Ports },
): Promise<Made> {
  const some = targets.filter(({ id }) => wanted.includes(id))
  const shares = splitTargets(some, request.output)
  const store = await session.openStore()
  const solved = resolutions.filter(({ target }) => wanted.includes(target))
  store.pool.want(filesFrom(solved, uploadedUrls(request.plan, carried)))
  const known = new Map(announced.map(({ url, ...core }) => [url, core]))
  return proveSolved({ requirements, resolutions: solved, solved, missingWheels: [], shares, announced: known }, request, {
    session,
    store,
    ports,
  })
}
