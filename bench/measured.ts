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
  processes: v.array(v.object({ name: v.string(), peakBytes: v.number(), cpuSeconds: v.number() })),
  summedPeakBytes: v.number(),
})

/** What a command cost with everything it started, and what it said. */
export interface Measured extends v.InferOutput<typeof MeasuredSchema> {
  readonly stdout: string
  readonly stderr: string
}

export interface MeasureOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** TextStyle at the memory of every process, which costs some CPU beside. */
  readonly memory?: boolean
  /** Exit codes that are no failure of the bench. */
  readonly codes?: readonly number[]
}

/**
 * Runs a command under bench/python/measure.py.
 * @throws Error with its last words, when it ends with another code than those allowed
 */
export async function measured(command: string, args: readonly string[], options: MeasureOptions = {}): Promise<Measured> {
  const { memory, codes = [0], cwd, env = plainEnv() } = options
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'))
  try {
    const result = path.join(folder, 'measured.json')
    const watching = memory === true ? ['--memory'] : []
    const child = spawn('python3', [path.join(BENCH, 'python', 'measure.py'), result, ...watching, '--', command, ...args], {
      env,
      ...(cwd === undefined ? {} : { cwd }),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
    const cost = v.parse(MeasuredSchema, JSON.parse(await readFile(result, 'utf8')))
    if (!codes.includes(cost.exitCode)) {
      throw new Error(`${path.basename(command)} ${args.slice(0, 6).join(' ')} … ended with ${cost.exitCode}:\n${stderr.slice(-3000)}`)
    }
    return { ...cost, stdout, stderr }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The environment of everything that is measured: the user's network settings, and nothing that would change an answer. */
export function plainEnv(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const dropped = ['PIP_FIND_LINKS', 'PIP_EXTRA_INDEX_URL', 'PIP_NO_INDEX', 'PYTHONPATH', 'VIRTUAL_ENV', 'NODE_OPTIONS']
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || dropped.includes(name) ? [] : [[name, value]],
  )
  return { ...Object.fromEntries(kept), ...more }
}
