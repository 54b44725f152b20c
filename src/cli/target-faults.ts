import type { Fault } from '../core/errors.ts'
import type { TargetSelection } from '../options/request.ts'
import { parseDescribed } from '../targets/describe.ts'
import { findPlatform } from '../targets/platforms.ts'
import { parsePythons } from '../targets/python-ranges.ts'

/** What can be said against a selection before any Python is started, so that one run shows it with all other faults. */
export function targetFaults({ platforms, pythons, described }: TargetSelection): readonly Fault[] {
  return [
    ...platforms.map(findPlatform).flatMap((one) => ('input' in one ? [one] : [])),
    ...pythons.map((given) => parsePythons(given)).flatMap((one) => ('input' in one ? [one] : [])),
    ...described.map(({ path, text }) => parseDescribed(path, text)).flatMap((one) => ('target' in one ? [] : one)),
  ]
}
