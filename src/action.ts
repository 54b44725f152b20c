import { fileURLToPath } from 'node:url'
import { endChildren } from './adapters/children.ts'
import { sayFailure } from './adapters/failed.ts'
import { hideSecrets, runnerInputs } from './adapters/runner-inputs.ts'
import { runnerLog } from './adapters/runner-log.ts'
import { runnerRun } from './adapters/runner-run.ts'
import { runStep } from './adapters/step.ts'
import { openStepSummary } from './adapters/step-summary.ts'
import { hostOf } from './cli/machine.ts'
import type { Ports } from './core/ports.ts'
import { parseInputs } from './inputs/parse.ts'

/** In dist/ the Python files lie beside this file, in a checkout one step up. */
const ROOT = new URL(import.meta.url.endsWith('.ts') ? '../' : './', import.meta.url)
const ASSETS = { python: fileURLToPath(new URL('python/', ROOT)), vendor: fileURLToPath(new URL('vendor/', ROOT)) }
/** A runner kills a cancelled step 7.5 s after its first signal. Unit: milliseconds. */
const CLEANUP_MS = 4000

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, cancel)
process.exitCode = await main()
// Uploads that nobody waits for any longer, and their programs, would keep a cancelled step alive.
if (stop.signal.aborted) leave()

/** One step of a job: inputs in, outputs last, and the exit code of the failure. */
async function main(): Promise<number> {
  const clock = { now: () => new Date(), seconds: () => performance.now() / 1000 }
  const { env, platform } = process
  const { signal } = stop
  try {
    const raw = runnerInputs()
    hideSecrets(raw)
    const ports: Ports = { log: runnerLog(clock), clock, run: runnerRun(signal), env, signal, assets: ASSETS }
    await runStep(parseInputs(raw, hostOf(env, platform)), ports)
    return 0
  } catch (error) {
    return sayFailure(error, { cancelled: signal.aborted, summary: openStepSummary(env['GITHUB_STEP_SUMMARY']) })
  }
}

function cancel(): void {
  stop.abort()
  setTimeout(leave, CLEANUP_MS).unref()
}

function leave(): never {
  endChildren(process.pid)
  process.exit(130)
}
