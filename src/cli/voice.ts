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
  const isOn = (typed: readonly string[] = ['false']): boolean => !/^(?:false|False|FALSE)$/.test(typed.at(-1) ?? '')
  return { quiet: isOn(given.quiet), verbose: isOn(given.verbose), json: isOn(given.json) }
}
