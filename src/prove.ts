import { hostEnvironment } from './cli/host.ts'
import { proveStep } from './github/matrix-steps.ts'
import { runEntry } from './github/step.ts'
import { parseProveInputs } from './options/matrix-requests.ts'

/** A prove job of a matrix: proves its targets on the machine that it runs on. */
await runEntry('prove', import.meta.url, (raw, ports) =>
  proveStep(parseProveInputs(raw, hostEnvironment(process.env, process.platform)), ports),
)
