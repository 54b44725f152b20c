import { spawn } from 'node:child_process'
import { BundleError } from '../core/failure.ts'

/** What a program did within its time. */
export interface BoundedRan {
  /** Undefined when it was ended for taking too long, or by a signal. */
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
}

export interface BoundedOptions {
  readonly env: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly input?: string
  /** Unit: seconds. */
  readonly seconds: number
  readonly signal: AbortSignal
}

/** Enough of what a program says to find its last words in. Unit: characters. */
const MOST_TEXT = 4_000_000

/**
 * Runs a program without a shell and ends it when its time is over or the run is cancelled.
 * @throws BundleError `cancelled`; Error of the system when it cannot be started
 */
export function boundedRun(command: string, args: readonly string[], options: BoundedOptions): Promise<BoundedRan> {
  const { env, cwd, input = '', seconds, signal } = options
  if (signal.aborted) return Promise.reject(new BundleError({ kind: 'cancelled' }))
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, ...(cwd === undefined ? {} : { cwd }), stdio: 'pipe' })
    const said = { stdout: '', stderr: '', timedOut: false }
    const stop = (): void => void child.kill('SIGKILL')
    const timer = setTimeout(() => {
      said.timedOut = true
      stop()
    }, seconds * 1000)
    const listen = (stream: 'stdout' | 'stderr') => (piece: string) => {
      said[stream] = (said[stream] + piece).slice(-MOST_TEXT)
    }
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
    signal.addEventListener('abort', stop, { once: true })
    child.stdout.setEncoding('utf8').on('data', listen('stdout'))
    child.stderr.setEncoding('utf8').on('data', listen('stderr'))
    child.stdin.on('error', () => undefined) // a program may end before it has read its input
    child.on('error', (cause) => {
      end()
      reject(cause)
    })
    child.on('close', (code) => {
      end()
      if (signal.aborted) reject(new BundleError({ kind: 'cancelled' }))
      else resolve({ code: code ?? undefined, ...said })
    })
    child.stdin.end(input)
  })
}
