import path from 'node:path'
import { type Base, deltaName, deltaOf } from '../bundle/delta.ts'
import { type Difference, differenceOf } from '../bundle/difference.ts'
import { parseManifest } from '../bundle/manifest.ts'
import type { SinceSettings } from '../options/request.ts'
import { stage } from '../output/stage.ts'
import type { Proved } from '../verify/prove-shares.ts'
import { readBase } from '../workshop/base.ts'

/** @throws BundleError `usage`, `integrity` */
export async function compareBundles(old: string, next: string): Promise<Difference> {
  return differenceOf((await readBase(old, 'OLD')).manifest, (await readBase(next, 'NEW')).manifest)
}

/** Compares a run with a previous bundle. */
interface Comparison {
  difference(next: Proved): Difference
  /** What only the next bundle holds, staged like any bundle; none where no delta was asked for. */
  deltas(proved: readonly Proved[], signal: AbortSignal): Promise<readonly Proved[]>
}

/** Undefined where the run was given nothing to compare with. @throws BundleError `usage`, `integrity` */
export async function openComparison({ since, delta }: SinceSettings): Promise<Comparison | undefined> {
  if (since === undefined) return undefined
  const base = await readBase(since, 'since')
  return {
    difference: (next) => differenceOf(base.manifest, parseManifest(manifestOf(next), 'manifest.json')),
    deltas: async (proved, signal) => (delta ? Promise.all(proved.map((one) => deltaShare(one, base, signal))) : []), // one: a split has no delta
  }
}

/** Its targets are proved already: base and delta together are the very bundle that was. */
async function deltaShare(next: Proved, base: Base, signal: AbortSignal): Promise<Proved> {
  const { bundle, folder } = next.staged
  const staged = await stage(deltaOf(base, bundle), path.dirname(folder), signal)
  return { ...next, share: { ...next.share, name: deltaName(bundle.name) }, staged }
}

function manifestOf({ staged }: Proved): string {
  const entry = staged.bundle.entries.find(({ path }) => path === 'manifest.json')
  if (entry?.kind !== 'text') throw new TypeError('a bundle without manifest.json')
  return entry.text
}
