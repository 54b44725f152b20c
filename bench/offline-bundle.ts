import path from 'node:path'
import * as v from 'valibot'
import { type Measured, type MeasureOptions, measured } from './measured.ts'
import { CLI } from './folders.ts'

const Answer = v.object({
  exitCode: v.number(),
  message: v.optional(v.string(), ''),
  hint: v.optional(v.string(), ''),
  bundles: v.optional(
    v.array(
      v.object({ folder: v.string(), wheelCount: v.number(), totalBytes: v.number(), targets: v.array(v.object({ id: v.string() })) }),
    ),
    [],
  ),
  failure: v.optional(
    v.looseObject({ targets: v.optional(v.array(v.object({ target: v.string() }))), complete: v.optional(v.array(v.string())) }),
  ),
})

export interface OurRun extends Measured {
  readonly answer: v.InferOutput<typeof Answer>
  /** Title to seconds, in the order in which they ended. */
  readonly phases: ReadonlyMap<string, number>
}

/** Runs our command as users have it, with what it said as values. */
export async function ours(args: readonly string[], options: MeasureOptions & { readonly node?: string } = {}): Promise<OurRun> {
  const ran = await measured(options.node ?? process.execPath, [CLI, ...args, '--json'], options)
  return { ...ran, answer: v.parse(Answer, JSON.parse(ran.stdout)), phases: phasesOf(ran.stderr) }
}

/**
 * What a run took before validation: without what waits for the inspection of every file (RECORD and METADATA inside the
 * wheels, the first step of the walk), the walk itself and the proofs.
 */
export function beforeProof({ wallSeconds, phases }: OurRun): number {
  const proofs = [...phases].filter(([title]) => /^(?:Inspect|Walk|Prove)/.test(title))
  return wallSeconds - proofs.reduce((sum, [, seconds]) => sum + seconds, 0)
}

export function bundleFolder(out: string): string {
  return path.join(out, 'offline-bundle')
}

function phasesOf(log: string): ReadonlyMap<string, number> {
  const lines = [...log.matchAll(/^✓ (.+?) {2}(?:(\d+) min )?([\d.]+) s$/gm)]
  return new Map(lines.map(([, title = '', minutes = '0', seconds = '0']) => [title, 60 * Number(minutes) + Number(seconds)]))
}
