import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { once, setMaxListeners } from 'node:events'
import { createInterface } from 'node:readline'
import { BundleError, explain, type Failure, type UsageError } from '../core/errors.ts'
import { FAULT_KINDS, type Incoming, parseIncoming, type Role, type WorkerFault } from './protocol.ts'

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
  /** @throws BundleError if the worker reports an error or exits, or if the run is cancelled. */
  ask(op: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>
  close(): Promise<void>
}

/** Last lines of output shown when a worker exits unexpectedly. */
const LAST_LINES = 30
/** Of an invalid message. Unit: characters. */
const MAX_SHOWN = 200
/** Time for a worker to exit after its stdin is closed. Unit: milliseconds. */
const GRACE_MS = 2000

/**
 * Return the interpreter options of a worker. Only the fetcher needs site-packages: a virtual environment may hold pip.conf and a
 * keyring. For other roles they only slow down the start.
 */
export function flagsOf(role: Role): readonly string[] {
  return ['-I', ...(role === 'fetcher' ? [] : ['-S']), '-X', 'utf8']
}

/** Start a worker process that communicates in JSON lines (python/worker/jsonl_rpc.py). */
export function startWorker(role: Role, launch: Launch, handler: RequestHandler = reject): Worker {
  const child = spawn(launch.python, [...flagsOf(role), launch.script, role, launch.pipFolder], { env: launch.env, stdio: 'pipe' })
  const channel = openChannel((line) => child.stdin.writable && child.stdin.write(`${line}\n`), handler)
  const last: string[] = []
  const cancel = (): void => {
    channel.end(new BundleError({ kind: 'cancelled' }))
    child.kill('SIGKILL')
  }
  launch.signal.addEventListener('abort', cancel, { once: true })
  if (launch.signal.aborted) cancel()
  child.stdin.on('error', () => undefined) // 'close' reports a worker that exited
  child.on('error', (cause) => channel.end(startFailure(role, launch.python, cause)))
  child.on('close', (code, killedBy) => channel.end(exitFailure(role, killedBy ?? `exit code ${code}`, last)))
  const onLog = (line: string): void => {
    launch.debug(`${role}: ${line}`)
    last.push(line)
    if (last.length > LAST_LINES) last.shift()
  }
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (channel.handleLine(line)) return
    onLog(`invalid message: ${line.slice(0, MAX_SHOWN)}`) // e.g. the partial line of a killed worker
    child.kill('SIGKILL')
  })
  createInterface({ input: child.stderr }).on('line', onLog)
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
  const exited = once(child, 'close')
  child.stdin.end()
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  await exited
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

function exitFailure(role: Role, how: string, last: readonly string[]): BundleError {
  return new BundleError({ kind: 'bug', what: `the ${role} worker exited unexpectedly (${how}):\n${last.join('\n')}` })
}

/** Handles requests that a worker sends, such as those of a resolver for index pages. */
export type RequestHandler = (op: string, args: Readonly<Record<string, unknown>>) => Promise<unknown>

/** Requests and responses of one worker over a pair of line streams (python/worker/jsonl_rpc.py). */
interface Channel {
  /** @throws BundleError if the worker reports an error or the channel was closed. */
  ask(op: string, args?: Readonly<Record<string, unknown>>): Promise<unknown>
  /** Handle one line of the worker's output. @returns false for an invalid message */
  handleLine(line: string): boolean
  /** Fail all pending and later requests with this error; the first call wins. */
  end(error: BundleError): void
}

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

export function openChannel(send: (line: string) => void, handler: RequestHandler): Channel {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  let ended: BundleError | undefined
  return {
    ask: (op, args = {}) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended)
        lastId += 1
        waiting.set(lastId, { resolve, reject })
        send(JSON.stringify({ id: lastId, op, ...args }))
      }),
    handleLine: (line) => {
      const incoming = parseIncoming(line)
      if (incoming === undefined) return false
      if ('ask' in incoming) reply(incoming, handler, send)
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

/** For workers that send no requests. */
function reject(op: string): Promise<never> {
  return Promise.reject(new BundleError({ kind: 'bug', what: `unexpected request from a worker: ${op}` }))
}

function reply({ ask, op, ...args }: Extract<Incoming, { ask: number }>, handler: RequestHandler, send: (line: string) => void): void {
  handler(op, args).then(
    (ok) => send(JSON.stringify({ answer: ask, ok })),
    (error: unknown) => send(JSON.stringify({ answer: ask, error: faultOf(error) })),
  )
}

function settle(incoming: Extract<Incoming, { id: number }>, waiting: Map<number, Waiting>): void {
  const waiter = waiting.get(incoming.id)
  waiting.delete(incoming.id)
  if ('error' in incoming) waiter?.reject(new BundleError(failureOf(incoming.error)))
  else waiter?.resolve(incoming.ok)
}

function failureOf(fault: WorkerFault): Failure {
  const { kind, message, hint, detail } = fault
  if (kind === 'usage') return { kind, faults: faultsOf(fault) }
  if (kind === 'cancelled') return { kind }
  return kind === 'bug' ? { kind, what: detail ?? message } : { kind, what: message, hint }
}

function faultsOf({
  message,
  hint,
  faults = [{ input: 'requirements', actual: '', expected: message }],
}: WorkerFault): readonly UsageError[] {
  return hint === '' ? faults : faults.map((fault) => ({ hint, ...fault }))
}

/** Convert an error of the caller into the response to a worker; a failure that no worker reports is a bug there. */
function faultOf(error: unknown): WorkerFault {
  if (!(error instanceof BundleError)) return { kind: 'bug', message: String(error), hint: '' }
  const { message, hint, exitCode } = explain(error.failure)
  // A response has one kind: that of the failure that determines the exit code, with the messages of all
  const all = error.failure.kind === 'several' ? error.failure.failures : [error.failure]
  const failure = all.find((one) => explain(one).exitCode === exitCode)
  if (failure?.kind === 'usage') return { kind: 'usage', message, hint, faults: failure.faults.map((fault) => ({ ...fault })) }
  return { kind: FAULT_KINDS.find((kind) => kind === failure?.kind) ?? 'bug', message, hint }
}

/** Create the controller that cancels a run. Each child process adds a listener, and Node warns of a leak above ten. */
export function openStop(): AbortController {
  const stop = new AbortController()
  setMaxListeners(0, stop.signal)
  return stop
}
