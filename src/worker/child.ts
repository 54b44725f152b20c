import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { BundleError } from '../core/failure.ts'
import { type Answerer, openConversation, refuse } from './conversation.ts'
import type { Role } from './protocol.ts'

export interface Launch {
  readonly python: string
  /** `python/worker/main.py` */
  readonly script: string
  readonly pipFolder: string
  readonly env: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly debug: (line: string) => void
}

export interface Worker {
  /** @throws BundleError when the worker reports a fault, dies, or the run is cancelled. */
  ask(op: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>
  close(): Promise<void>
}

/** How many last lines of stderr explain a death. */
const LAST_LINES = 30
/** Of a line that is no message. Unit: characters. */
const LONGEST_SHOWN = 200
/** Unit: milliseconds a worker has to end by itself after stdin closes. */
const GRACE_MS = 2000

/**
 * What the interpreter of a worker is started with. Site-packages are of use to the fetcher alone: it takes the user's network
 * settings, which a virtual environment may hold (pip.conf), and a keyring; to the others they are only time.
 */
export function flagsOf(role: Role): readonly string[] {
  return ['-I', ...(role === 'door' ? [] : ['-S']), '-X', 'utf8']
}

/** The role's name on the command line of python/worker/main.py and in messages. */
export function nameOf(role: Role): string {
  return role === 'door' ? 'fetcher' : role
}

/** Starts one worker process and speaks JSON lines with it (python/worker/lines.py has the grammar). */
export function startWorker(role: Role, launch: Launch, answerer: Answerer = refuse): Worker {
  const child = spawn(launch.python, [...flagsOf(role), launch.script, nameOf(role), launch.pipFolder], { env: launch.env, stdio: 'pipe' })
  const conversation = openConversation((line) => child.stdin.writable && child.stdin.write(`${line}\n`), answerer)
  const last: string[] = []
  const cancel = (): void => {
    conversation.end(new BundleError({ kind: 'cancelled' }))
    child.kill('SIGKILL')
  }
  launch.signal.addEventListener('abort', cancel, { once: true })
  if (launch.signal.aborted) cancel()
  child.stdin.on('error', () => undefined) // a dead worker is reported by 'close', with its last words
  child.on('error', (cause) => conversation.end(startFailure(role, launch.python, cause)))
  child.on('close', (code, killedBy) => conversation.end(death(role, killedBy ?? `exit code ${code}`, last)))
  const hear = (line: string): void => {
    launch.debug(`${nameOf(role)}: ${line}`)
    last.push(line)
    if (last.length > LAST_LINES) last.shift()
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (conversation.take(line)) return
    hear(`no message: ${line.slice(0, LONGEST_SHOWN)}`) // what a killed worker had begun to say: 'close' tells the rest
    child.kill('SIGKILL')
  })
  createInterface({ input: child.stderr }).on('line', hear)
  return {
    ask: conversation.ask,
    close: async () => {
      launch.signal.removeEventListener('abort', cancel)
      await closeChild(child)
    },
  }
}

async function closeChild(child: ChildProcessWithoutNullStreams): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const gone = once(child, 'close')
  child.stdin.end()
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  await gone
  clearTimeout(timer)
}

function startFailure(role: Role, python: string, cause: Error): BundleError {
  return new BundleError(
    {
      kind: 'environment',
      what: `The ${nameOf(role)} worker could not be started with ${python}: ${cause.message}`,
      hint: 'Is this Python still there?',
    },
    { cause },
  )
}

function death(role: Role, how: string, last: readonly string[]): BundleError {
  return new BundleError({ kind: 'bug', what: `the ${nameOf(role)} worker ended (${how}):\n${last.join('\n')}` })
}
