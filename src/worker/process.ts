import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once, setMaxListeners } from 'node:events'
import { createInterface } from 'node:readline'
import { BundleError, explain, type Failure, type UsageError } from '../core/errors.ts'
import { type Incoming, parseIncoming, type Role, type WorkerFault } from './protocol.ts'

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
const MAX_SHOWN = 200
/** Unit: milliseconds a worker has to end by itself after stdin closes. */
const GRACE_MS = 2000

/**
 * What the interpreter of a worker is started with. Site-packages are of use to the fetcher alone: it takes the user's network
 * settings, which a virtual environment may hold (pip.conf), and a keyring; to the others they are only time.
 */
export function flagsOf(role: Role): readonly string[] {
  return ['-I', ...(role === 'fetcher' ? [] : ['-S']), '-X', 'utf8']
}

/** The role's name on the command line of python/worker/main.py and in messages. */
export function nameOf(role: Role): string {
  return role === 'fetcher' ? 'fetcher' : role
}

/** Starts one worker process and speaks JSON lines with it (python/worker/lines.py has the grammar). */
export function startWorker(role: Role, launch: Launch, answerer: RequestHandler = reject): Worker {
  const child = spawn(launch.python, [...flagsOf(role), launch.script, nameOf(role), launch.pipFolder], { env: launch.env, stdio: 'pipe' })
  const channel = openChannel((line) => child.stdin.writable && child.stdin.write(`${line}\n`), answerer)
  const last: string[] = []
  const cancel = (): void => {
    channel.end(new BundleError({ kind: 'cancelled' }))
    child.kill('SIGKILL')
  }
  launch.signal.addEventListener('abort', cancel, { once: true })
  if (launch.signal.aborted) cancel()
  child.stdin.on('error', () => undefined) // a dead worker is reported by 'close', with its last words
  child.on('error', (cause) => channel.end(startFailure(role, launch.python, cause)))
  child.on('close', (code, killedBy) => channel.end(death(role, killedBy ?? `exit code ${code}`, last)))
  const hear = (line: string): void => {
    launch.debug(`${nameOf(role)}: ${line}`)
    last.push(line)
    if (last.length > LAST_LINES) last.shift()
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (channel.take(line)) return
    hear(`invalid message: ${line.slice(0, MAX_SHOWN)}`) // what a killed worker had begun to say: 'close' tells the rest
    child.kill('SIGKILL')
  })
  createInterface({ input: child.stderr }).on('line', hear)
  return {
    ask: channel.ask,
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
      what: `failed to start the ${role} worker with ${python}: ${cause.message}`,
      hint: 'Check that this Python interpreter still exists.',
    },
    { cause },
  )
}

function death(role: Role, how: string, last: readonly string[]): BundleError {
  return new BundleError({ kind: 'bug', what: `the ${role} worker exited unexpectedly (${how}):\n${last.join('\n')}` })
}

/** Answers what a worker asks back, e.g. the resolver its pages. */
export type RequestHandler = (op: string, args: Readonly<Record<string, unknown>>) => Promise<unknown>

/** Questions and answers with one worker, over any pair of line streams (python/worker/jsonl_rpc.py has the grammar). */
interface Channel {
  /** @throws BundleError when the worker reports a fault, or the channel has ended. */
  ask(op: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>
  /** One line that the worker wrote. @returns false for what is no message */
  take(line: string): boolean
  /** Every question that is open, and every later one, fails with this; the first end counts. */
  end(error: BundleError): void
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

export function openChannel(say: (line: string) => void, answerer: RequestHandler): Channel {
  const waiting = new Map<number, Waiting>()
  let requirementInputs = 0
  let ended: BundleError | undefined
  return {
    ask: (op, args = {}) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended)
        requirementInputs += 1
        waiting.set(requirementInputs, { resolve, reject })
        say(JSON.stringify({ id: requirementInputs, op, ...args }))
      }),
    take: (line) => {
      const incoming = parseIncoming(line)
      if (incoming === undefined) return false
      if ('ask' in incoming) reply(incoming, answerer, say)
      else if ('id' in incoming) settle(incoming, waiting)
      return true
    },
    end: (error) => {
      ended ??= error
      for (const { reject } of waiting.values()) reject(ended)
      waiting.clear()
    },
  }
}

/** For workers that have nothing to ask. */
function reject(op: string): Promise<never> {
  return Promise.reject(new BundleError({ kind: 'bug', what: `unexpected request from a worker: ${op}` }))
}

function reply({ ask, op, ...args }: Extract<Incoming, { ask: number }>, answerer: RequestHandler, say: (line: string) => void): void {
  answerer(op, args).then(
    (ok) => say(JSON.stringify({ answer: ask, ok })),
    (error: unknown) => say(JSON.stringify({ answer: ask, error: faultOf(error) })),
  )
}

function settle(incoming: Extract<Incoming, { id: number }>, waiting: Map<number, Waiting>): void {
  const waiter = waiting.get(incoming.id)
  waiting.delete(incoming.id)
  if ('error' in incoming) waiter?.reject(new BundleError(failureOf(incoming.error)))
  else waiter?.resolve(incoming.ok)
}

function failureOf(fault: WorkerFault): Failure {
  switch (fault.kind) {
    case 'usage':
      return { kind: 'usage', faults: faultsOf(fault) }
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

function faultsOf({
  message,
  hint,
  faults = [{ input: 'requirements', actual: '', expected: message }],
}: WorkerFault): readonly UsageError[] {
  return hint === '' ? faults : faults.map((fault) => ({ hint, ...fault }))
}

/** The way back: what failed for the caller is told to the worker that asked. */
function faultOf(error: unknown): WorkerFault {
  return error instanceof BundleError ? faultOfFailure(error.failure) : { kind: 'bug', message: String(error), hint: '' }
}

function faultOfFailure(failure: Failure): WorkerFault {
  const { message, hint, exitCode } = explain(failure)
  switch (failure.kind) {
    case 'usage':
      return { kind: 'usage', message, hint, faults: failure.faults.map((fault) => ({ ...fault })) }
    case 'several': {
      // A line holds one kind: that of the failure which decides the exit code, with the words of all
      const gravest = failure.failures.find((one) => explain(one).exitCode === exitCode)
      return gravest === undefined ? { kind: 'bug', message, hint } : { ...faultOfFailure(gravest), message, hint }
    }
    case 'integrity':
    case 'environment':
    case 'network':
      return { kind: failure.kind, message: failure.what, hint: failure.hint }
    case 'cancelled':
      return { kind: 'cancelled', message: 'cancelled', hint: '' }
    default:
      return { kind: 'bug', message, hint: '' }
  }
}

/** Aborted when a run shall end. Each of its children listens as long as it lives; Node takes more than ten for a leak, and says so. */
export function openStop(): AbortController {
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  return stop
}
