import path from 'node:path'
import * as v from 'valibot'
import { measured } from './measured.ts'
import { BENCH } from './folders.ts'

const Facts = v.object({
  targets: v.record(v.string(), v.record(v.string(), v.tuple([v.string(), v.string()]))),
  faults: v.array(v.string()),
})

/** Project to [version, sha256] for each target, from the locks, the file names and the METADATA in the files. */
export async function bundleFacts(folder: string): Promise<v.InferOutput<typeof Facts>> {
  const { stdout } = await measured('python3', [path.join(BENCH, 'python', 'bundle_facts.py'), folder])
  return v.parse(Facts, JSON.parse(stdout))
}
