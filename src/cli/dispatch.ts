import type { Ports } from '../core/ports.ts'
import { unreachable } from '../core/unreachable.ts'
import { differenceText } from '../difference/difference-text.ts'
import type { Host } from '../inputs/raw.ts'
import { parseInputs } from '../options/parse.ts'
import { parsePlainCommand, parseVerify } from '../options/verify-request.ts'
import type { Look } from '../report/look.ts'
import { plainLines } from '../report/plain.ts'
import { differenceJson, resultJson, verifiedJson } from '../report/result-json.ts'
import { resultText, verifiedText } from '../report/result-text.ts'
import { makeBundles, verifyBundle } from '../run.ts'
import { showTargets } from '../targets/show.ts'
import { compareBundles } from '../workshop/since.ts'
import type { Argv } from './args.ts'
import type { Voice } from './voice.ts'

export interface Means {
  readonly ports: Ports
  readonly host: Host
  readonly voice: Voice
  readonly look: Look
}

/**
 * Does one command; what it gives belongs on stdout.
 * @throws BundleError
 */
export async function resultOf({ command, operands, raw }: Argv, { ports, host, voice, look }: Means): Promise<string> {
  const [first = '', second = ''] = operands
  switch (command) {
    case 'bundle': {
      const outcomes = await makeBundles(parseInputs(raw, host), ports)
      return voice.json ? resultJson(outcomes) : resultText(outcomes, look)
    }
    case 'verify': {
      const checked = await verifyBundle(parseVerify(first, raw, host), ports)
      return voice.json ? verifiedJson(checked) : verifiedText(checked, look)
    }
    case 'diff': {
      parsePlainCommand(raw)
      const difference = await compareBundles(first, second)
      return voice.json ? differenceJson(difference) : plainLines(differenceText(difference)).join('\n')
    }
    case 'targets':
      parsePlainCommand(raw)
      return showTargets(operands, { json: voice.json })
    default:
      return unreachable(command)
  }
}
