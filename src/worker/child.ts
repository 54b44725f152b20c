import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { BundleError, type Failure } from '../core/failure.ts'
import { type Incoming, parseIncoming, type WorkerFault } from './protocol.ts'

export type Role = 'door' | 'resolver' | 'inspector' | 'closure' | 'dryrun'

export interface Launch {
  readonly python: string
  /** `python/worker/main.py` */
  readonly script: string
  readonly pipFolder: string
  readonly env: Readonly<Record<string, string>>
  readonly signal: AbortSignal
  readonly debug: (line: string) => void
}

/** Answers what a worker asks back, e.g. the resolver its pages. */
export type Answerer = (op: string, args: Readonly<Record<string, unknown>>) => Promise<unknown>

export interface Worker {
  /** @throws BundleError when the worker reports a fault, dies, or the run is cancelled. */
  ask(op: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

/** How many last lines of stderr explain a death. */
const LAST_LINES = 30
/** Unit: milliseconds a worker has to end by itself after stdin closes. */
const GRACE_MS = 2000

/** Starts one worker process and speaks JSON lines with it (python/worker/lines.py has the grammar). */
export function startWorker(role: Role, launch: Launch, answerer: Answerer = refuse): Worker {
  const child = spawn(launch.python, ['-I', '-X', 'utf8', launch.script, role, launch.pipFolder], { env: launch.env, stdio: 'pipe' })
  const waiting = new Map<number, Waiting>()
  const last: string[] = []
  let asked = 0
  let ended: BundleError | undefined

  const end = (error: BundleError): void => {
    ended ??= error
    for (const { reject } of waiting.values()) reject(ended)
    waiting.clear()
  }
  const cancel = (): void => {
    end(new BundleError({ kind: 'cancelled' }))
    child.kill('SIGKILL')
  }
  const say = (line: object): void => {
    if (child.stdin.writable) child.stdin.write(`${JSON.stringify(line)}\n`)
  }
  const take = (incoming: Incoming): void => {
    if ('ask' in incoming) {
      const { ask, op, ...args } = incoming
      answerer(op, args).then(
        (ok) => say({ answer: ask, ok }),
        (error: unknown) => say({ answer: ask, error: faultOf(error) }),
      )
    } else if ('id' in incoming) {
      const waiter = waiting.get(incoming.id)
      waiting.delete(incoming.id)
      if ('error' in incoming) waiter?.reject(new BundleError(failureOf(incoming.error)))
      else waiter?.resolve(incoming.ok)
    }
  }

  launch.signal.addEventListener('abort', cancel, { once: true })
  if (launch.signal.aborted) cancel()
  child.stdin.on('error', () => undefined) // a dead worker is reported by 'close', with its last words
  child.on('error', (cause) => end(startFailure(role, launch.python, cause)))
  child.on('close', (code, killedBy) =>
    end(new BundleError({ kind: 'bug', what: `the ${role} worker ended (${killedBy ?? code}):\n${last.join('\n')}` })),
  )
  createInterface({ input: child.stdout }).on('line', (line) => take(parseIncoming(line)))
  createInterface({ input: child.stderr }).on('line', (line) => {
    launch.debug(`${role}: ${line}`)
    last.push(line)
    if (last.length > LAST_LINES) last.shift()
  })

  return {
    ask: (op, args = {}) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended)
        asked += 1
        waiting.set(asked, { resolve, reject })
        say({ id: asked, op, ...args })
      }),
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

function refuse(op: string): Promise<never> {
  return Promise.reject(new BundleError({ kind: 'bug', what: `a worker asked for ${op}, which nobody answers here` }))
}

function startFailure(role: Role, python: string, cause: Error): BundleError {
  return new BundleError(
    {
      kind: 'environment',
      what: `The ${role} worker could not be started with ${python}: ${cause.message}`,
      hint: 'Is this Python still there?',
    },
    { cause },
  )
}

function failureOf(fault: WorkerFault): Failure {
  switch (fault.kind) {
    case 'usage':
      return { kind: 'usage', faults: fault.faults ?? [{ input: 'requirements', given: '', want: fault.message }] }
    case 'integrity':
    case 'environment':
    case 'network':
      return { kind: fault.kind, what: fault.message, hint: fault.hint }
    case 'cancelled':
      return { kind: 'cancelled' }
    default:
      return { kind: 'bug', what: fault.detail ?? fault.message }
  }
}

/** The way back: what failed for the caller is told to the worker that asked. */
function faultOf(error: unknown): WorkerFault {
  if (!(error instanceof BundleError)) return { kind: 'bug', message: String(error), hint: '' }
  const { failure } = error
  switch (failure.kind) {
    case 'integrity':
    case 'environment':
    case 'network':
      return { kind: failure.kind, message: failure.what, hint: failure.hint }
    case 'cancelled':
      return { kind: 'cancelled', message: 'cancelled', hint: '' }
    default:
      return { kind: 'bug', message: error.message, hint: '' }
  }
}
