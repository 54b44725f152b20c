import type { Resolvers } from '../resolve/resolvers.ts'
import type { Target } from '../targets/target.ts'
import type { ResolvedFile } from '../worker/messages.ts'
import type { Reading } from '../worker/root.ts'
import { SourceRefused } from './refusal.ts'

export interface BuildRequirementsKit {
  readonly host: Target
  /** Opened for the host's target. */
  readonly resolvers: Resolvers
  /** Fetches wheels. @returns their paths */
  readonly fetch: (files: readonly ResolvedFile[]) => Promise<readonly string[]>
  readonly constraintFiles: readonly string[]
}

/**
 * The wheels that a build environment is made of, for this machine, all from wheels themselves.
 * @returns their paths
 * @throws SourceRefused where they have no solution as wheels
 */
export async function buildRequirements(requirements: readonly string[], kit: BuildRequirementsKit): Promise<readonly string[]> {
  const asked = { packages: requirements, requirementFiles: [], constraintFiles: kit.constraintFiles, extras: [], groups: [] }
  const reading: Reading = await kit.resolvers.read(asked, { folder: '.', allowIndexLines: false, variables: {} })
  const [resolution] = await kit.resolvers.resolve({ targets: [kit.host], reading, wheels: [], settled: () => undefined })
  if (resolution === undefined || resolution.kind === 'unsolved') {
    const why = resolution?.findings.map(({ message }) => message).join('; ') ?? ''
    throw new SourceRefused(`what its build requires cannot be had as wheels for this machine: ${why}`)
  }
  return kit.fetch(resolution.files)
}
