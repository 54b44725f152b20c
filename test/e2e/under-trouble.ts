import { mkdirSync, rmSync } from 'node:fs'
import { devNull } from 'node:os'
import path from 'node:path'
import type { RunningIndex } from '../doubles/index.ts'
import { type CommandOptions, command, type Ended } from '../fixtures/command.ts'
import { bytesOf, everythingIn } from './on-index.ts'

/** Longer than any trouble takes. A run that is not done by then hangs, is killed, and ends with no code. Unit: milliseconds. */
const BOUND_MS = 150_000
const MATRIX = ['--platform', 'windows-x86_64', '--platform', 'linux-x86_64-glibc2.28', '--python', '3.12']
const PLAIN = ['--interpreters', 'none', '--pip-config', 'network']

export interface TroubledRun extends Ended {
  /** Unit: seconds. */
  readonly seconds: number
  /** All that lies in the folder in which it ran. */
  readonly left: readonly string[]
  /** Of the bundle's files and archive: path -> sha256. */
  readonly bytes: Readonly<Record<string, string>>
}

export interface TroubleOptions extends Pick<CommandOptions, 'started' | 'through' | 'detached' | 'env'> {
  /** What to bundle, and any option of the command. */
  readonly requirementInputs?: readonly string[]
  /** As pip's setting of that name. */
  readonly retries?: number
  /** Where it runs; its output is `out` in there. */
  readonly workspace?: string
  readonly cache?: string
  /** What previous runs left in the output folder stays. */
  readonly outStays?: boolean
  /** Also the cache folder is as a previous run left it; else only the unpacked pip is. */
  readonly cacheStays?: boolean
}

/** One run of the whole command, in a folder of its own of `room` and with nothing in the cache but pip, unless stated otherwise. */
export async function troubledRun(room: string, index: RunningIndex, options: TroubleOptions = {}): Promise<TroubledRun> {
  const { requirementInputs = ['app'], retries = 1, workspace = path.join(room, 'workspace'), cache = path.join(room, 'cache') } = options
  if (options.cacheStays !== true) {
    for (const kept of ['wheels', 'core', 'pages']) rmSync(path.join(cache, kept), { recursive: true, force: true })
  }
  if (options.outStays !== true) rmSync(path.join(workspace, 'out'), { recursive: true, force: true })
  mkdirSync(workspace, { recursive: true })
  const from = requirementInputs.includes('--index-url') ? [] : ['--index-url', index.simple()]
  const jobs = requirementInputs.includes('--jobs') ? [] : ['--jobs', '1']
  const platforms = requirementInputs.includes('--platform') ? [] : MATRIX
  const output = requirementInputs.includes('-o') ? [] : ['-o', 'out']
  const started = performance.now()
  const timer = { id: undefined as NodeJS.Timeout | undefined }
  const ended = await command([...requirementInputs, ...platforms, ...from, ...jobs, ...PLAIN, ...output, '--cache-dir', cache], {
    cwd: workspace,
    ...(options.through === undefined ? {} : { through: options.through }),
    ...(options.detached === undefined ? {} : { detached: options.detached }),
    env: { PIP_CONFIG_FILE: devNull, PIP_RETRIES: String(retries), PIP_TIMEOUT: '5', ...options.env },
    started: (child) => {
      timer.id = setTimeout(() => child.kill('SIGKILL'), BOUND_MS)
      options.started?.(child)
    },
  })
  clearTimeout(timer.id)
  const seconds = (performance.now() - started) / 1000
  return { ...ended, seconds, left: everythingIn(workspace), bytes: madeIn(path.join(workspace, 'out')) }
}

/** The proofs, the report page and the sums over them tell of the run: they differ from one to the next. */
export function madeIn(out: string): TroubledRun['bytes'] {
  const announced = /^offline-bundle\.(?:proofs\.json|report\.html|SHA256SUMS)$/
  return Object.fromEntries(Object.entries(bytesOf(out)).filter(([name]) => !announced.test(name)))
}
