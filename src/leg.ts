import { runEntry } from './adapters/entry.ts'
import { legStep } from './adapters/leg-step.ts'
import { hostOf } from './cli/machine.ts'
import { parseLegInputs } from './inputs/stations.ts'

/** A leg of a matrix: proves its targets on the machine that it runs on. */
await runEntry('leg', import.meta.url, (raw, ports) => legStep(parseLegInputs(raw, hostOf(process.env, process.platform)), ports))
