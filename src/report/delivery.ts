import { type InstallSteps, installSteps } from '../bundle/install-steps.ts'
import type { Outcome } from './outcome.ts'

/** The commands that install what a run made, from where its files lie together. */
export function stepsOf({ name, archives, beside, targets }: Outcome): readonly InstallSteps[] {
  const signature = (['asc', 'p7s'] as const).find((kind) => beside.some(({ path }) => path.endsWith(`${name}.SHA256SUMS.${kind}`)))
  return installSteps({
    folder: name,
    archives: archives.map(({ path }) => path.split(/[\\/]/).at(-1) ?? path),
    systems: targets.map(({ system }) => system.os),
    ...(signature === undefined ? {} : { signature }),
    ...(name.endsWith('-delta') ? { full: name.slice(0, -'-delta'.length) } : {}),
  })
}
