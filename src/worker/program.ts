import { spawn } from 'node:child_process'
import { BundleError } from '../core/errors.ts'
import type { Env, Run } from '../core/ports.ts'

/** What a program did. */
export interface ProgramRan {
  /** Undefined when it was ended for taking too long, or by a signal. */
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
}

interface ProgramOptions {
  /** Undefined: that of this process. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly input?: string
  /** How long it may take, and of what it says only the end is kept; undefined: as long as it likes, and all. Unit: seconds. */
  readonly seconds?: number
  readonly signal: AbortSignal
}

/** Enough of what a program says to find its last words in. Unit: characters. */
const MAX_TEXT = 4_000_000

/**
 * Runs a program without a shell and ends it when its time is over or the run is cancelled.
 * @throws BundleError `cancelled`; Error of the system when it cannot be started
 */
export function runProgram(command: string, args: readonly string[], options: ProgramOptions): Promise<ProgramRan> {
  const { env, cwd, input, seconds, signal } = options
  if (signal.aborted) return Promise.reject(new BundleError({ kind: 'cancelled' }))
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...(env && { env }), ...(cwd !== undefined && { cwd }), stdio: 'pipe' })
    const said = { stdout: '', stderr: '', timedOut: false }
    const stop = (): void => void child.kill('SIGKILL')
    const overdue = (): void => {
      said.timedOut = true
      stop()
    }
    const timer = seconds === undefined ? undefined : setTimeout(overdue, seconds * 1000)
    const listen = (stream: 'stdout' | 'stderr') => (piece: string) => {
      const text = said[stream] + piece
      said[stream] = seconds === undefined ? text : text.slice(-MAX_TEXT)
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
    const settle = (code: number | null): void => {
      end()
      if (signal.aborted) reject(new BundleError({ kind: 'cancelled' }))
      else resolve({ code: code ?? undefined, ...said })
    }
    child.on('close', settle)
    // What an ended program has started may live on, and keeps the streams open
    child.on('exit', (code) => (signal.aborted || said.timedOut) && settle(code))
    child.stdin.end(input)
  })
}

/** Runs programs that die with the run's signal. */
export function programsUntil(signal: AbortSignal): Run {
  return async (command, args, options = {}) => {
    const { code = 1, stdout, stderr } = await runProgram(command, args, { ...options, signal })
    return { code, stdout, stderr }
  }
}

/** What a program needs to find itself, its home, its temporary folder and its language; nothing that steers Python or pip. */
const KEPT = new Set([
  'PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT',
  'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES', 'USERPROFILE', 'USERNAME', 'HOMEDRIVE', 'HOMEPATH', 'XDG_RUNTIME_DIR',
]) // biome-ignore format: a list of words

/**
 * The environment of every worker but the fetcher, of builds and of proofs: PIP_* stripped and pip's configuration files
 * shut off, because `--isolated` still reads the global one.
 */
export function cleanEnv(env: Env): Record<string, string> {
  const kept = Object.entries(env).filter(
    ([name, value]) => value !== undefined && (KEPT.has(name.toUpperCase()) || name.startsWith('LC_')),
  )
  return { ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])), PIP_CONFIG_FILE: nullDevice(env), PYTHONUTF8: '1' }
}

/** The fetcher reads the user's network settings from pip's own configuration, so it sees the environment as it is. */
export function fetcherEnv(env: Env): Record<string, string> {
  return Object.fromEntries(Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}

function nullDevice(env: Env): string {
  return env['SystemRoot'] === undefined && env['SYSTEMROOT'] === undefined ? '/dev/null' : 'nul'
}
