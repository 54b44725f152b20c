import * as core from '@actions/core'
import type { RawInputs } from '../inputs/raw.ts'
import { optionSpecs } from '../inputs/spec.ts'

/** The action's inputs as the workflow states them; an input that is not set is empty. */
export function runnerInputs(): RawInputs {
  const given = optionSpecs('action').map(({ name, plural }) => [name, [core.getInput(plural ?? name)]])
  return { surface: 'action', given: Object.fromEntries(given) }
}
