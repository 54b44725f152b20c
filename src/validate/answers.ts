import * as v from 'valibot'
import { FindingSchema } from '../core/finding.ts'

const DryRun = v.object({
  passed: v.boolean(),
  findings: v.array(FindingSchema),
  installed: v.array(v.tuple([v.string(), v.string()])),
})
export type DryRunAnswer = v.InferOutput<typeof DryRun>

/** What python/worker/dryrun.py answered for one target. */
export function parseDryRun(answer: unknown): DryRunAnswer {
  return v.parse(DryRun, answer)
}

const ImportFailures = v.array(v.object({ module: v.string(), error: v.string(), missing: v.nullable(v.string()) }))
export type ImportFailure = v.InferOutput<typeof ImportFailures>[number]

/** The stdout of python/prover/imports.py. */
export function parseImportFailures(text: string): readonly ImportFailure[] {
  return v.parse(ImportFailures, JSON.parse(text))
}
