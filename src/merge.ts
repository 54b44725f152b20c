import { hostEnvironment } from './cli/host.ts'
import { mergeStep } from './github/matrix-steps.ts'
import { runEntry } from './github/step.ts'
import { parseMergeInputs } from './options/matrix-requests.ts'

/** The merge job of a matrix. */
await runEntry('merge', import.meta.url, (raw, ports) =>
  mergeStep(parseMergeInputs(raw, hostEnvironment(process.env, process.platform)), ports),
)
