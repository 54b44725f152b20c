import path from 'node:path'
import * as v from 'valibot'
import { BENCH, CLI } from './folders.ts'
import { type Measured, type MeasureOptions, measured } from './measured.ts'

const Answer = v.object({
  hint: v.optional(v.string(), ''),
  bundles: v.optional(v.array(v.object({ wheelCount: v.number(), totalBytes: v.number() })), []),
  failure: v.optional(
    v.looseObject({ targets: v.optional(v.array(v.object({ target: v.string() }))), complete: v.optional(v.array(v.string())) }),
  ),
})

export interface BundleRun extends Measured {
  readonly answer: v.InferOutput<typeof Answer>
  /** Title to seconds, in the order in which the phases ended. */
  readonly phases: ReadonlyMap<string, number>
}

/** Run the command as users do, without an archive or interpreters. */
export async function offlineBundle(args: readonly string[], options: MeasureOptions = {}): Promise<BundleRun> {
  const ran = await measured(process.execPath, [CLI, ...args, '--json'], options)
  return { ...ran, answer: v.parse(Answer, JSON.parse(ran.stdout)), phases: phasesOf(ran.stderr) }
}

/** Options of a run without a cache, archive or real installs. */
export const BARE_OPTIONS: readonly string[] = ['--no-cache', '--archive', 'none', '--interpreters', 'none']

/** Wall seconds without the phases that inspect wheels, check the closure and verify targets. */
export function beforeVerification({ wallSeconds, phases }: BundleRun): number {
  const verification = ['Inspect every wheel', 'Check the closure of every target', 'Verify every target']
  const missing = verification.filter((title) => !phases.has(title))
  if (missing.length > 0) throw new Error(`the output names no phase ${missing.join(', ')}`)
  return wallSeconds - verification.reduce((sum, title) => sum + (phases.get(title) ?? 0), 0)
}

export function bundleFolder(out: string): string {
  return path.join(out, 'offline-bundle')
}

function phasesOf(log: string): ReadonlyMap<string, number> {
  const lines = [...log.matchAll(/^✓ (.+?) {2}(?:(\d+) min )?([\d.]+) s$/gm)]
  return new Map(lines.map(([, title = '', minutes = '0', seconds = '0']) => [title, 60 * Number(minutes) + Number(seconds)]))
}

const Facts = v.object({
  targets: v.record(v.string(), v.record(v.string(), v.tuple([v.string(), v.string()]))),
  faults: v.array(v.string()),
})

/** For each target: project to [version, sha256], read from the lock, the file names and the METADATA of the files. */
export async function bundleFacts(folder: string): Promise<v.InferOutput<typeof Facts>> {
  const { stdout } = await measured('python3', [path.join(BENCH, 'python', 'bundle_facts.py'), folder])
  return v.parse(Facts, JSON.parse(stdout))
}
