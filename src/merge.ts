import { runEntry } from './adapters/entry.ts'
import { mergeStep } from './adapters/merge-step.ts'
import { hostOf } from './cli/host.ts'
import { parseMergeInputs } from './options/matrix-requests.ts'

/** The last station of a matrix: unites, proves, packs, publishes. */
await runEntry('merge', import.meta.url, (raw, ports) => mergeStep(parseMergeInputs(raw, hostOf(process.env, process.platform)), ports))
