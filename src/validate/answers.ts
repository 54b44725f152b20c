import * as v from 'valibot'

const ImportFailures = v.array(v.object({ module: v.string(), error: v.string(), missing: v.nullable(v.string()) }))
export type ImportFailure = v.InferOutput<typeof ImportFailures>[number]

/** The stdout of python/prover/imports.py. */
export function parseImportFailures(text: string): readonly ImportFailure[] {
  return v.parse(ImportFailures, JSON.parse(text))
}
