import { hostOf } from './cli/host.ts'
import { runEntry, runStep } from './github/step.ts'
import { parseInputs } from './options/parse.ts'

/** The action at the root: everything in one job. */
await runEntry('action', import.meta.url, (raw, ports) => runStep(parseInputs(raw, hostOf(process.env, process.platform)), ports))
