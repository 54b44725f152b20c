import { hostEnvironment } from './cli/host.ts'
import { proveStep } from './github/matrix-steps.ts'
import { runEntry } from './github/step.ts'
import { parseProveInputs } from './options/matrix-requests.ts'

/** A prove job of a matrix. */
await runEntry('prove', import.meta.url, (raw, ports) =>
  proveStep(parseProveInputs(raw, hostEnvironment(process.env, process.platform)), ports),
)
