import type { BundleInput, Share } from '../bundle/bundle.ts'
import { bundleOf } from '../bundle/bundle.ts'
import { type Staged, stage } from '../output/stage.ts'
import type { Union } from '../resolve/union.ts'
import { provingTargets } from '../run/verify-bundle.ts'
import { warnUnusedInterpreters } from './interpreters.ts'
import type { ProofKit, Verdict } from './verdict.ts'
import { validateTargets } from './verify-targets.ts'

/** One bundle of the run, on disk under a name of its own, with what was found for each of its targets. */
export interface Proved {
  readonly share: Share
  readonly union: Union
  readonly staged: Staged
  readonly verdicts: readonly Verdict[]
}

/** Everything that all bundles of a run have in common. */
export type Common = Omit<BundleInput, 'name' | 'targets'>

/**
 * Stages each bundle and proves each of its targets on the staged folder: what is proved is what will be published.
 * @param to where bundles are staged
 */
export async function proveShares(shares: readonly Share[], common: Common, kit: ProofKit, to: string): Promise<readonly Proved[]> {
  const all = shares.flatMap(({ targets }) => targets)
  await warnUnusedInterpreters(provingTargets(all, common.union, common.closure), kit)
  const proved: Proved[] = []
  for (const share of shares) {
    const union = unionFor(share, common.union)
    const staged = await stage(bundleOf({ ...common, name: share.name, targets: share.targets, union }), to, kit.ports.signal)
    const targets = provingTargets(share.targets, union, common.closure)
    proved.push({ share, union, staged, verdicts: await validateTargets(staged.folder, targets, kit) })
  }
  return proved
}

/** What the targets of one share want of the whole union. */
function unionFor({ targets }: Share, union: Union): Union {
  const ids = new Set(targets.map(({ id }) => id))
  return {
    targets: union.targets.filter(({ target }) => ids.has(target)),
    files: union.files.flatMap((file) => {
      const wanting = file.targets.filter((id) => ids.has(id))
      return wanting.length === 0 ? [] : [{ ...file, targets: wanting }]
    }),
  }
}
