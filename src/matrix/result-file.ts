import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { VERSION } from '../core/constants.ts'
import { errorCode } from '../core/errors.ts'
import { documentText, parseDocument } from '../core/json.ts'
import { type Infer, sha256, wheelName } from '../core/schemas.ts'
import { VerdictSchema } from '../verify/verdict.ts'
import { diskFailure, makeFolder } from '../worker/files.ts'
import { writeWhole } from './plan-file.ts'

const FORMAT = 1

/** result.json: the verdicts, files and machine of one prove job. */
const ProveResultSchema = v.strictObject({
  format: v.literal(FORMAT),
  /** Hashes of the inputs of its plan, and of plan.json. */
  inputs: sha256,
  plan: sha256,
  job: v.string(),
  /** Versions and machine, as in the proofs of a bundle. */
  tools: v.strictObject({ offlineBundle: v.string(), node: v.string(), python: v.string(), pip: v.string() }),
  host: v.string(),
  verdicts: v.array(VerdictSchema),
  /** The installed files. */
  files: v.array(v.strictObject({ filename: wheelName, sha256 })),
})

export type ProveResult = Infer<typeof ProveResultSchema>

interface ProveResultFacts extends Omit<ProveResult, 'format' | 'tools'> {
  readonly tools: Omit<ProveResult['tools'], 'offlineBundle'>
}

/** Build the result of a prove job. @throws ValiError on a bug */
export function toProveResult({ tools, files, ...facts }: ProveResultFacts): ProveResult {
  return v.parse(ProveResultSchema, {
    format: FORMAT,
    ...facts,
    tools: { offlineBundle: VERSION, ...tools },
    files: files.map(({ filename, sha256: content }) => ({ filename, sha256: content })),
  })
}

const hint = 'Use the results of the prove jobs of this workflow run.'
const RESULT = { noun: 'a result of a prove job', format: FORMAT, schema: ProveResultSchema, hint, otherFormat: hint } as const

/** Parse result.json. @throws BundleError `integrity` */
export function parseProveResult(text: string, where: string): ProveResult {
  return parseDocument(RESULT, text, where)
}

/** Write the folder of a result. @throws BundleError `environment` for disk errors */
export async function writeResult(folder: string, result: ProveResult): Promise<void> {
  try {
    await makeFolder(folder)
    await writeWhole(path.join(folder, 'result.json'), documentText(result))
  } catch (cause) {
    throw diskFailure(cause, folder)
  }
}

/**
 * Read the results in this folder and its subfolders. There may be none: `mergeResults` reports missing ones.
 * @throws BundleError `integrity` for an invalid result
 */
export async function readResults(folder: string): Promise<readonly ProveResult[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return []
    throw diskFailure(cause, folder)
  })
  const results: ProveResult[] = []
  for (const name of ['', ...names.sort()]) {
    const file = path.join(folder, name, 'result.json')
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(cause))) return undefined
      throw cause
    })
    if (text !== undefined) results.push(parseProveResult(text, file))
  }
  return results
}
