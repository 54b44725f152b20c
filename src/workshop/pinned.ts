import type { VersionQueries } from '../closure/closure.ts'
import type { ParsedRequirements } from '../worker/messages.ts'

/** Whether the user chose each version, in their order: who wrote `==`, or a lock, has; a dependency's pin is nobody's choice here. */
export async function arePinned(
  releases: readonly { readonly project: string; readonly version: string }[],
  { roots, constraints, locked }: ParsedRequirements,
  judge: VersionQueries,
): Promise<readonly boolean[]> {
  if (locked) return releases.map(() => true)
  return judge.pinned([...roots, ...constraints], releases.map(({ project, version }) => ({ project, version }))) // biome-ignore format: one thought
}
