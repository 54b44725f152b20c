import { fileURLToPath } from 'node:url'
import type { Ports } from '../core/ports.ts'
import { endChildren } from '../github/child-processes.ts'
import { runnerLog } from '../github/runner.ts'
import type { RawInputs } from '../inputs/raw.ts'
import type { Surface } from '../inputs/spec.ts'
import { programsUntil } from '../worker/program.ts'
import { openStop } from '../worker/stop.ts'
import { sayFailure } from './failed.ts'
import { hideSecrets, runnerInputs } from './runner-inputs.ts'
import { openStepSummary } from './step-summary.ts'

/** A runner kills a cancelled step 7.5 s after its first signal. Unit: milliseconds. */
const CLEANUP_MS = 4000

/**
 * The whole life of a step's process: inputs in, outputs last, and the exit code of the failure.
 * @param entry the URL of the module that was started: in dist/ the Python files lie beside it, in a checkout one step up
 */
export async function runEntry(
  surface: Exclude<Surface, 'command'>,
  entry: string,
  work: (raw: RawInputs, ports: Ports) => Promise<void>,
): Promise<void> {
  const stop = openStop()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop.abort()
      setTimeout(leave, CLEANUP_MS).unref()
    })
  }
  process.exitCode = await ended(stop.signal, async () => {
    const raw = runnerInputs(surface)
    hideSecrets(raw)
    const clock = { now: () => new Date(), seconds: () => performance.now() / 1000 }
    const { signal } = stop
    await work(raw, { log: runnerLog(clock), clock, run: programsUntil(signal), env: process.env, signal, assets: assetsOf(entry) })
  })
  // Uploads that nobody waits for any longer, and their programs, would keep a cancelled step alive.
  if (stop.signal.aborted) leave()
}

async function ended(signal: AbortSignal, work: () => Promise<void>): Promise<number> {
  try {
    await work()
    return 0
  } catch (error) {
    return sayFailure(error, { cancelled: signal.aborted, summary: openStepSummary(process.env['GITHUB_STEP_SUMMARY']) })
  }
}

function assetsOf(entry: string): Ports['assets'] {
  const root = new URL(entry.endsWith('.ts') ? '../' : './', entry)
  return { python: fileURLToPath(new URL('python/', root)), vendor: fileURLToPath(new URL('vendor/', root)) }
}

function leave(): never {
  endChildren(process.pid)
  process.exit(130)
}
