import { hostEnvironment } from './cli/host.ts'
import { runEntry, runStep } from './github/step.ts'
import { parseInputs } from './options/parse.ts'

/** The main action: everything in one step. */
await runEntry('action', import.meta.url, (raw, ports) => runStep(parseInputs(raw, hostEnvironment(process.env, process.platform)), ports))
