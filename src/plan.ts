import { hostEnvironment } from './cli/host.ts'
import { planStep } from './github/matrix-steps.ts'
import { runEntry } from './github/step.ts'
import { parsePlanInputs } from './options/matrix-requests.ts'

/** The plan job of a matrix. */
await runEntry('plan', import.meta.url, (raw, ports) =>
  planStep(parsePlanInputs(raw, hostEnvironment(process.env, process.platform)), ports),
)
