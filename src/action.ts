import { runEntry } from './adapters/entry.ts'
import { runStep } from './adapters/step.ts'
import { hostOf } from './cli/machine.ts'
import { parseInputs } from './inputs/parse.ts'

/** The action at the root: everything in one job. */
await runEntry('action', import.meta.url, (raw, ports) => runStep(parseInputs(raw, hostOf(process.env, process.platform)), ports))
