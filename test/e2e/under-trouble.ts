import { mkdirSync, rmSync } from 'node:fs'
import { devNull } from 'node:os'
import path from 'node:path'
import type { RunningIndex } from '../doubles/index.ts'
import { command, type Ended } from '../fixtures/command.ts'
import { bytesOf, everythingIn } from './on-index.ts'

/** Longer than any trouble of the table takes. A run that is not done by then hangs, is killed, and ends with no code. Unit: milliseconds. */
const BOUND_MS = 150_000
const MATRIX = ['--platform', 'windows-x86_64', '--platform', 'linux-x86_64-glibc2.28', '--python', '3.12']
const PLAIN = ['--interpreters', 'none', '--pip-config', 'network', '--jobs', '1', '-o', 'out']

export interface TroubledRun extends Ended {
  /** Unit: seconds. */
  readonly seconds: number
  /** All that lies in the folder in which it ran. */
  readonly left: readonly string[]
  /** Of the bundle's files and archive: path -> sha256. */
  readonly bytes: Readonly<Record<string, string>>
}

/** One run of the whole command in a folder of its own, with nothing in the cache but pip. `more` may name another index. */
export async function troubledRun(room: string, index: RunningIndex, more: readonly string[] = [], retries = 1): Promise<TroubledRun> {
  const [cwd, cache] = [path.join(room, 'desk'), path.join(room, 'cache')]
  for (const kept of ['wheels', 'core', 'pages']) rmSync(path.join(cache, kept), { recursive: true, force: true })
  for (const old of ['out', 'scratch']) rmSync(path.join(cwd, old), { recursive: true, force: true })
  mkdirSync(cwd, { recursive: true })
  const from = more.includes('--index-url') ? [] : ['--index-url', index.simple()]
  const started = performance.now()
  const timer = { id: undefined as NodeJS.Timeout | undefined }
  const ended = await command(['app', ...MATRIX, ...from, ...PLAIN, '--cache-dir', cache, ...more], {
    cwd,
    env: { PIP_CONFIG_FILE: devNull, PIP_RETRIES: String(retries), PIP_TIMEOUT: '3' },
    started: (child) => {
      timer.id = setTimeout(() => child.kill('SIGKILL'), BOUND_MS)
    },
  })
  clearTimeout(timer.id)
  const seconds = (performance.now() - started) / 1000
  return { ...ended, seconds, left: everythingIn(cwd), bytes: madeIn(path.join(cwd, 'out')) }
}

/** The proofs, the report page and the sums over them tell of the run: they differ from one to the next. */
function madeIn(out: string): TroubledRun['bytes'] {
  const told = /^offline-bundle\.(?:proofs\.json|report\.html|SHA256SUMS)$/
  return Object.fromEntries(Object.entries(bytesOf(out)).filter(([name]) => !told.test(name)))
}
