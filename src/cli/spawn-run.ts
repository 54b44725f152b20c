import { spawn } from 'node:child_process'
import type { Run } from '../core/ports.ts'

/** Runs programs as children that die with the run's signal. */
export function spawnRun(signal: AbortSignal): Run {
  return (command, args, options = {}) =>
    new Promise((resolve, reject) => {
      const { cwd, env, input } = options
      const child = spawn(command, args, {
        ...(cwd === undefined ? {} : { cwd }),
        ...(env === undefined ? {} : { env }),
        signal,
        killSignal: 'SIGKILL',
        stdio: 'pipe',
      })
      const stdout: Buffer[] = []
      const stderr: Buffer[] = []
      child.stdout.on('data', (bytes: Buffer) => stdout.push(bytes))
      child.stderr.on('data', (bytes: Buffer) => stderr.push(bytes))
      child.stdin.on('error', () => undefined) // a program may end before it has read its input
      child.on('error', reject)
      child.on('close', (code) =>
        resolve({ code: code ?? 1, stdout: Buffer.concat(stdout).toString('utf8'), stderr: Buffer.concat(stderr).toString('utf8') }),
      )
      child.stdin.end(input)
    })
}
