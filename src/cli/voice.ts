import type { RawInputs } from '../inputs/raw.ts'

/** How much a run says, and to whom. */
export interface Voice {
  readonly quiet: boolean
  readonly verbose: boolean
  /** The result goes to stdout as JSON, also when it is a failure. */
  readonly json: boolean
}

/** Total: a run whose inputs are wrong needs a voice too. */
export function voiceOf({ given }: RawInputs): Voice {
  return { quiet: given.quiet !== undefined, verbose: given.verbose !== undefined, json: given.json !== undefined }
}
