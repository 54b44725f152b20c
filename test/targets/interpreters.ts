import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

export interface Interpreter {
  readonly path: string
  /** `[3, 11]` */
  readonly series: readonly [number, number]
}

/** Nothing of this machine's Python or pip settings reaches a test. */
export function bareEnv(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => !/^(?:PIP_|PYTHON|PYENV_|VIRTUAL_ENV)/.test(name))
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])),
    PIP_CONFIG_FILE: process.platform === 'win32' ? 'nul' : '/dev/null',
  }
}

/** Every CPython 3.6 or newer on PATH and under pyenv, one of each version. */
export function interpreters(): readonly Interpreter[] {
  const found = candidates().flatMap((file) => {
    const version = versionOf(file)
    return version === undefined ? [] : [{ path: file, version }]
  })
  const unique = new Map(found.map(({ path: file, version }) => [version, file]))
  return [...unique]
    .map(([version, file]) => {
      const [major = 0, minor = 0] = version.split('.').map(Number)
      return { path: file, series: [major, minor] as const }
    })
    .filter(({ series: [major, minor] }) => major === 3 && minor >= 6)
}

/** A Python that runs the vendored pip (3.10 or newer); the tests cannot go on without one. */
export function modernInterpreter(): string {
  const modern = interpreters().find(({ series: [, minor] }) => minor >= 10)
  if (modern === undefined) throw new Error('these tests need a Python 3.10 or newer on PATH')
  return modern.path
}

function candidates(): readonly string[] {
  const names = ['python3', 'python', ...Array.from({ length: 11 }, (_, index) => `python3.${index + 6}`)]
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const onPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name + suffix))).filter((file) => existsSync(file))
  return [...onPath, ...pyenvPythons()]
}

function pyenvPythons(): readonly string[] {
  try {
    const root = execFileSync('pyenv', ['root'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    const versions = path.join(root, 'versions')
    return readdirSync(versions)
      .map((name) => path.join(versions, name, 'bin', 'python'))
      .filter((file) => existsSync(file))
  } catch {
    return []
  }
}

/** A shim of pyenv or an alias of the Windows store can exist and yet run nothing. */
function versionOf(file: string): string | undefined {
  try {
    const requirementInputs = [
      '-I',
      '-c',
      'import platform, sys; print(platform.python_version() if sys.implementation.name == "cpython" else "0.0")',
    ]
    return execFileSync(file, requirementInputs, { encoding: 'utf8', env: bareEnv(), stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}
