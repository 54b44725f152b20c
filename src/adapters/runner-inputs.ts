import * as core from '@actions/core'
import { credentialsIn } from '../core/secrets.ts'
import type { RawInputs } from '../inputs/raw.ts'
import { optionSpecs, type Surface } from '../inputs/spec.ts'

/** An action's inputs as the workflow states them; an input that is not set is empty. */
export function runnerInputs(surface: Exclude<Surface, 'command'>): RawInputs {
  const given = optionSpecs(surface).map(({ name, plural }) => [name, [core.getInput(plural ?? name)]])
  return { surface, given: Object.fromEntries(given) }
}

/** Tells the runner every credential in the inputs, before anything else is said: it hides them wherever they turn up. */
export function hideSecrets({ given }: RawInputs): void {
  const texts = Object.values(given).flat()
  const secrets = [...(given['github-token'] ?? []), ...texts.flatMap((text) => credentialsIn(text ?? ''))]
  for (const secret of new Set(secrets)) if (secret !== '') core.setSecret(secret)
}
