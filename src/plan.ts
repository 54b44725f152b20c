import { runEntry } from './adapters/entry.ts'
import { planStep } from './adapters/plan-step.ts'
import { hostOf } from './cli/machine.ts'
import { parsePlanInputs } from './inputs/stations.ts'

/** The first station of a matrix: resolves everything once. */
await runEntry('plan', import.meta.url, (raw, ports) => planStep(parsePlanInputs(raw, hostOf(process.env, process.platform)), ports))
