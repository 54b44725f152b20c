import { hostOf } from './cli/host.ts'
import { mergeStep } from './github/matrix-steps.ts'
import { runEntry } from './github/step.ts'
import { parseMergeInputs } from './options/matrix-requests.ts'

/** The last station of a matrix: unites, proves, packs, publishes. */
await runEntry('merge', import.meta.url, (raw, ports) => mergeStep(parseMergeInputs(raw, hostOf(process.env, process.platform)), ports))
