import { getExecOutput } from '@actions/exec'
import type { Run } from '../core/ports.ts'
import { untilCancelled } from './until-cancelled.ts'

/** Runs programs by the toolkit, without showing what they say: the caller decides what is worth a line. */
export function runnerRun(signal: AbortSignal): Run {
  return async (command, args, { cwd, env, input } = {}) => {
    const running = getExecOutput(command, [...args], {
      silent: true,
      ignoreReturnCode: true,
      ...(cwd === undefined ? {} : { cwd }),
      ...(env === undefined ? {} : { env: { ...env } }),
      ...(input === undefined ? {} : { input: Buffer.from(input) }),
    })
    const { exitCode, stdout, stderr } = await untilCancelled(running, signal)
    return { code: exitCode, stdout, stderr }
  }
}
