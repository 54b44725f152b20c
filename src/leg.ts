import { hostOf } from './cli/host.ts'
import { legStep } from './github/matrix-steps.ts'
import { runEntry } from './github/step.ts'
import { parseLegInputs } from './options/matrix-requests.ts'

/** A leg of a matrix: proves its targets on the machine that it runs on. */
await runEntry('leg', import.meta.url, (raw, ports) => legStep(parseLegInputs(raw, hostOf(process.env, process.platform)), ports))
