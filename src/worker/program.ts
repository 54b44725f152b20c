import { spawn } from 'node:child_process'
import { LOGIN_VARIABLE } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import type { Env, Run } from '../core/ports.ts'

/** Result of a program. */
export interface ProgramRan {
  /** Undefined if it timed out or was killed by a signal. */
  readonly code: number | undefined
  readonly stdout: string
  readonly stderr: string
  readonly timedOut: boolean
}

interface ProgramOptions {
  /** Default: the environment of this process. */
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly input?: string
  /** Timeout; with one, only the end of the output is kept. Unit: seconds. */
  readonly seconds?: number
  readonly signal: AbortSignal
}

/** Output kept with a timeout. Unit: characters. */
const MAX_TEXT = 4_000_000

/**
 * Run a program without a shell; kill it on timeout or cancellation.
 * @throws BundleError `cancelled`; the operating system's error if it cannot be started
 */
export function runProgram(command: string, args: readonly string[], options: ProgramOptions): Promise<ProgramRan> {
  const { env, cwd, input, seconds, signal } = options
  if (signal.aborted) return Promise.reject(new BundleError({ kind: 'cancelled' }))
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...(env && { env }), ...(cwd !== undefined && { cwd }), stdio: 'pipe' })
    const result = { stdout: '', stderr: '', timedOut: false }
    const stop = (): void => void child.kill('SIGKILL')
    const overdue = (): void => {
      result.timedOut = true
      stop()
    }
    const timer = seconds === undefined ? undefined : setTimeout(overdue, seconds * 1000)
    const listen = (stream: 'stdout' | 'stderr') => (piece: string) => {
      const text = result[stream] + piece
      result[stream] = seconds === undefined ? text : text.slice(-MAX_TEXT)
    }
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
    signal.addEventListener('abort', stop, { once: true })
    child.stdout.setEncoding('utf8').on('data', listen('stdout'))
    child.stderr.setEncoding('utf8').on('data', listen('stderr'))
    child.stdin.on('error', () => undefined) // a program may exit without reading its input
    child.on('error', (cause) => {
      end()
      reject(cause)
    })
    const settle = (code: number | null): void => {
      end()
      if (signal.aborted) reject(new BundleError({ kind: 'cancelled' }))
      else resolve({ code: code ?? undefined, ...result })
    }
    child.on('close', settle)
    // children of a killed program may survive and keep the streams open
    child.on('exit', (code) => (signal.aborted || result.timedOut) && settle(code))
    child.stdin.end(input)
  })
}

/** Return a `Run` that kills its programs when the signal is aborted. */
export function programsUntil(signal: AbortSignal): Run {
  return async (command, args, options = {}) => {
    const { code = 1, stdout, stderr } = await runProgram(command, args, { ...options, signal })
    return { code, stdout, stderr }
  }
}

/** Variables for paths, temporary folders and locale; none that configure Python or pip. */
const KEPT = new Set([
  'PATH', 'HOME', 'USER', 'LOGNAME', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC', 'PATHEXT',
  'APPDATA', 'LOCALAPPDATA', 'PROGRAMDATA', 'PROGRAMFILES', 'USERPROFILE', 'USERNAME', 'HOMEDRIVE', 'HOMEPATH', 'XDG_RUNTIME_DIR',
]) // biome-ignore format: a list of words

/**
 * Return the environment of proofs and of all workers except the fetcher: without PIP_*, and without pip's configuration files,
 * because `--isolated` still reads the global one.
 */
export function cleanEnv(env: Env): Record<string, string> {
  const kept = Object.entries(env).filter(
    ([name, value]) => value !== undefined && (KEPT.has(name.toUpperCase()) || name.startsWith('LC_')),
  )
  return { ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])), PIP_CONFIG_FILE: nullDevice(env), PYTHONUTF8: '1' }
}

/**
 * Return the environment of the fetcher, which reads network settings from pip's configuration: all variables except the credentials of
 * named indexes, which it receives with its settings.
 */
export function fetcherEnv(env: Env): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined || name.startsWith(LOGIN_VARIABLE) ? [] : [[name, value]])),
  )
}

/** Whether the environment is that of Windows. */
export function isWindows(env: Env): boolean {
  return env['SystemRoot'] !== undefined || env['SYSTEMROOT'] !== undefined
}

/** The file that is always empty. */
export function nullDevice(env: Env): string {
  return isWindows(env) ? 'nul' : '/dev/null'
}
