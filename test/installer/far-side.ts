import { spawnSync } from 'node:child_process'
import { farEnv } from './crafted-bundle.ts'

export const PYTHON = process.platform === 'win32' ? 'python' : 'python3'

/** How a program of the far side ended. */
export interface Said {
  readonly code: number | null
  /** Both streams, or with --json stdout alone. */
  readonly text: string
}

/** An `install.py`, started by an operator in `cwd`. */
export function installPy(script: string, args: readonly string[], cwd: string): Said {
  const { status, stdout, stderr } = spawnSync(PYTHON, [script, ...args], { cwd, env: farEnv(), encoding: 'utf8' })
  return { code: status, text: args.includes('--json') ? stdout : stdout + stderr }
}
