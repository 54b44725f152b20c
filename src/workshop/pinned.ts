import type { Judge } from '../closure/closure.ts'
import type { Reading } from '../worker/messages.ts'

/** Whether the user chose each version, in their order: who wrote `==`, or a lock, has; a dependency's pin is nobody's choice here. */
export async function arePinned(
  releases: readonly { readonly project: string; readonly version: string }[],
  { roots, constraints, locked }: Reading,
  judge: Judge,
): Promise<readonly boolean[]> {
  if (locked) return releases.map(() => true)
  return judge.pinned([...roots, ...constraints], releases.map(({ project, version }) => ({ project, version }))) // biome-ignore format: one thought
}
