import { BundleError, explain, type Failure, type Fault } from '../core/failure.ts'
import { type Incoming, parseIncoming, type WorkerFault } from './protocol.ts'

/** Answers what a worker asks back, e.g. the resolver its pages. */
export type Answerer = (op: string, args: Readonly<Record<string, unknown>>) => Promise<unknown>

/** Questions and answers with one worker, over any pair of line streams (python/worker/jsonl_rpc.py has the grammar). */
export interface Conversation {
  /** @throws BundleError when the worker reports a fault, or the conversation has ended. */
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

export function openConversation(say: (line: string) => void, answerer: Answerer): Conversation {
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let ended: BundleError | undefined
  return {
    ask: (op, args = {}) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended)
        asked += 1
        waiting.set(asked, { resolve, reject })
        say(JSON.stringify({ id: asked, op, ...args }))
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
export function refuse(op: string): Promise<never> {
  return Promise.reject(new BundleError({ kind: 'bug', what: `a worker asked for ${op}, which nobody answers here` }))
}

function reply({ ask, op, ...args }: Extract<Incoming, { ask: number }>, answerer: Answerer, say: (line: string) => void): void {
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

function faultsOf({ message, hint, faults = [{ input: 'requirements', given: '', want: message }] }: WorkerFault): readonly Fault[] {
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
