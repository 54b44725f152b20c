import { getExecOutput } from '@actions/exec'
import type { Run } from '../core/ports.ts'

/** Runs programs by the toolkit, without showing what they say: the caller decides what is worth a line. */
export const runnerRun: Run = async (command, args, { cwd, env, input } = {}) => {
  const { exitCode, stdout, stderr } = await getExecOutput(command, [...args], {
    silent: true,
    ignoreReturnCode: true,
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env: { ...env } }),
    ...(input === undefined ? {} : { input: Buffer.from(input) }),
  })
  return { code: exitCode, stdout, stderr }
}
