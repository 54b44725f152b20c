import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import * as v from 'valibot'
import { BENCH } from './folders.ts'

const MeasuredSchema = v.object({
  exitCode: v.number(),
  wallSeconds: v.number(),
  cpuSeconds: v.number(),
  /** With `memory` only, largest first. */
  processes: v.array(v.object({ name: v.string(), peakBytes: v.number(), cpuSeconds: v.number() })),
  /** With `memory` only: the largest sum of all processes at one moment. */
  summedPeakBytes: v.number(),
})

/** The cost of a command with all its child processes, and its output. */
export interface Measured extends v.InferOutput<typeof MeasuredSchema> {
  readonly stdout: string
  readonly stderr: string
}

export type Cost = Pick<Measured, 'wallSeconds' | 'cpuSeconds'>

export interface MeasureOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Also sample the memory of every process, which costs some CPU time. */
  readonly memory?: boolean
  /** Exit codes that are not an error. */
  readonly codes?: readonly number[]
}

/**
 * Run a command under bench/python/measure.py.
 * @throws Error with the end of its stderr if it ends with another exit code than those allowed
 */
export async function measured(command: string, args: readonly string[], options: MeasureOptions = {}): Promise<Measured> {
  const { memory = false, codes = [0], env = plainEnv() } = options
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'))
  try {
    const result = path.join(folder, 'measured.json')
    const measure = [path.join(BENCH, 'python', 'measure.py'), result, ...(memory ? ['--memory'] : []), '--', command, ...args]
    const child = spawn('python3', measure, { env, stdio: ['ignore', 'pipe', 'pipe'] })
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
    const cost = v.parse(MeasuredSchema, JSON.parse(await readFile(result, 'utf8')))
    if (!codes.includes(cost.exitCode))
      throw new Error(`${path.basename(command)} ${args.slice(0, 6).join(' ')} … ended with ${cost.exitCode}:\n${stderr.slice(-3000)}`)
    return { ...cost, stdout, stderr }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The environment of all measured commands: the user's network settings, and nothing that changes a result. */
export function plainEnv(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const dropped = ['PIP_FIND_LINKS', 'PIP_EXTRA_INDEX_URL', 'PIP_NO_INDEX', 'PYTHONPATH', 'VIRTUAL_ENV', 'NODE_OPTIONS']
  const env = Object.entries(process.env).flatMap(([name, value]) => (value === undefined || dropped.includes(name) ? [] : [[name, value]]))
  return { ...Object.fromEntries(env), ...more }
}
