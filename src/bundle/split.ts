import type { OutputSettings } from '../options/request.ts'
import type { Target } from '../targets/target.ts'

/** One bundle of the run: all targets, or those of one platform, or one. */
export interface Share {
  readonly name: string
  readonly targets: readonly Target[]
}

/** Which bundles come out of one resolve, in the order of the targets. */
export function sharesOf(targets: readonly Target[], { name, split }: Pick<OutputSettings, 'name' | 'split'>): readonly Share[] {
  if (split === 'none') return [{ name, targets }]
  const shares = new Map<string, Target[]>()
  for (const target of targets) {
    const part = split === 'platform' ? target.platform : target.id
    shares.set(part, [...(shares.get(part) ?? []), target])
  }
  return [...shares].map(([part, some]) => ({ name: `${name}-${part.replaceAll(/[^A-Za-z0-9._-]+/g, '_')}`, targets: some }))
}
