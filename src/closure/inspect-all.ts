import { BundleError } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import type { WheelFacts } from '../worker/wheel-facts.ts'
import type { Inspectors, LandedWheel } from './inspectors.ts'

/**
 * What is true of every wheel, by the digest that it was fetched with.
 * @throws BundleError `integrity` for files that are others now than when they landed, `environment` for one that cannot be read
 */
export async function inspectAll(
  wheels: ReadonlyMap<Sha256, LandedWheel>,
  inspectors: Pick<Inspectors, 'inspect'>,
): Promise<ReadonlyMap<Sha256, WheelFacts>> {
  const all = await Promise.all([...wheels].map(async ([wanted, wheel]) => ({ wanted, wheel, facts: await inspectors.inspect(wheel) })))
  const altered = all.filter(({ wanted, facts }) => facts.sha256 !== wanted)
  if (altered.length > 0) {
    throw new BundleError({
      kind: 'integrity',
      what: altered
        .map(({ wanted, wheel, facts }) => `${wheel.filename} has the sha256 ${facts.sha256} now, and had ${wanted} when it arrived.`)
        .join('\n'),
      hint: 'Something on this machine changed the file while the run went on. Run again; if it recurs, test the disk.',
    })
  }
  return new Map(all.map(({ wanted, facts }) => [wanted, facts]))
}
