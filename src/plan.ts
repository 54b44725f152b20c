import { hostOf } from './cli/host.ts'
import { planStep } from './github/matrix-steps.ts'
import { runEntry } from './github/step.ts'
import { parsePlanInputs } from './options/matrix-requests.ts'

/** The first station of a matrix: resolves everything once. */
await runEntry('plan', import.meta.url, (raw, ports) => planStep(parsePlanInputs(raw, hostOf(process.env, process.platform)), ports))
