import { fileURLToPath } from 'node:url'
import * as core from '@actions/core'
import { runnerInputs } from './adapters/runner-inputs.ts'
import { runnerLog } from './adapters/runner-log.ts'
import { runnerRun } from './adapters/runner-run.ts'
import { hostOf } from './cli/machine.ts'
import { BundleError, explain, type Failure } from './core/failure.ts'
import { maskSecrets } from './core/secrets.ts'
import { parseInputs } from './inputs/parse.ts'
import { outputsOf } from './report/outputs.ts'
import { runnerText } from './report/plain.ts'
import { makeBundles } from './run.ts'

/** In dist/ the Python files lie beside this file, in a checkout one step up. */
const ROOT = new URL(import.meta.url.endsWith('.ts') ? '../' : './', import.meta.url)
const ASSETS = { python: fileURLToPath(new URL('python/', ROOT)), vendor: fileURLToPath(new URL('vendor/', ROOT)) }

process.exitCode = await main()

/** One step of a job: inputs in, outputs last, and the exit code of the failure. */
async function main(): Promise<number> {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort())
  const clock = { now: () => new Date(), seconds: () => performance.now() / 1000 }
  const { env, platform } = process
  try {
    const request = parseInputs(runnerInputs(), hostOf(env, platform))
    const ports = { log: runnerLog(clock), clock, run: runnerRun, env, signal: stop.signal, assets: ASSETS }
    for (const [name, value] of Object.entries(outputsOf(await makeBundles(request, ports)))) core.setOutput(name, value)
    return 0
  } catch (error) {
    return say(stop.signal.aborted ? { kind: 'cancelled' } : failureOf(error), error)
  }
}

/** Each fact and hint as an annotation, the stack only for who debugs; gives the exit code. */
function say(failure: Failure, error: unknown): number {
  const { exitCode, message, hint } = explain(failure)
  const lines = `${message}\n${hint}`.split('\n').filter((line) => line !== '')
  for (const line of lines) core.error(runnerText(maskSecrets(line)))
  if (error instanceof Error) core.debug(maskSecrets(error.stack ?? ''))
  return exitCode
}

function failureOf(error: unknown): Failure {
  return error instanceof BundleError ? error.failure : { kind: 'bug', what: String(error) }
}
