import * as core from '@actions/core'
import { BundleError, explain, type Failure } from '../core/errors.ts'
import { maskSecrets } from '../core/secrets.ts'
import { annotationsOf } from '../report/annotations.ts'
import { runnerText } from '../report/plain.ts'
import type { StepSummary } from './step-summary.ts'

export interface FailedStep {
  readonly cancelled: boolean
  readonly summary: StepSummary
}

/** Says why the step failed, each fact at its line, the stack only for who debugs. Gives the exit code. */
export async function sayFailure(error: unknown, { cancelled, summary }: FailedStep): Promise<number> {
  const failure = cancelled ? whenCancelled(error) : failureOf(error)
  for (const { message, file, line } of annotationsOf(failure)) {
    const clean = message.split('\n').map((one) => runnerText(maskSecrets(one)))
    core.error(clean.join('\n'), { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { startLine: line }) })
  }
  await summary.failed(failure).catch((cause: unknown) => core.debug(`no summary was written: ${String(cause)}`))
  for (let at: unknown = error; at instanceof Error; at = at.cause) core.debug(maskSecrets(at.stack ?? at.message))
  return explain(failure).exitCode
}

/** Whatever broke because of the cancel is no news; what was left behind is. */
function whenCancelled(error: unknown): Failure {
  const several = error instanceof BundleError && error.failure.kind === 'several' ? error.failure.failures : []
  const left = several.filter(({ kind }) => kind === 'environment')
  return left.length === 0 ? { kind: 'cancelled' } : { kind: 'several', failures: [{ kind: 'cancelled' }, ...left] }
}

/** Anything that was not thrown on purpose is a bug of ours. */
function failureOf(error: unknown): Failure {
  if (error instanceof BundleError) return error.failure
  return { kind: 'bug', what: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
}
