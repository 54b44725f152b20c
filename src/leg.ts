import { runEntry } from './adapters/entry.ts'
import { legStep } from './adapters/leg-step.ts'
import { hostOf } from './cli/host.ts'
import { parseLegInputs } from './options/matrix-requests.ts'

/** A leg of a matrix: proves its targets on the machine that it runs on. */
await runEntry('leg', import.meta.url, (raw, ports) => legStep(parseLegInputs(raw, hostOf(process.env, process.platform)), ports))
