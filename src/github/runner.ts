import { readFile } from 'node:fs/promises'
import * as core from '@actions/core'
import { LOGIN_VARIABLE } from '../core/constants.ts'
import type { Failure } from '../core/errors.ts'
import type { Clock, Env, Log } from '../core/ports.ts'
import { credentialsIn, maskSecrets, showSeconds } from '../core/text.ts'
import type { RawInputs } from '../options/request.ts'
import { optionSpecs, type Surface, withInputNames } from '../options/table.ts'
import { openActivity, statusLine } from '../report/activity.ts'
import { failureSummary, runnerText } from '../report/failure-summary.ts'
import { MAX_SUMMARY_BYTES, type Places, summaryText } from '../report/job-summary.ts'
import type { Outcome } from '../report/outcome.ts'

/** Interval of progress lines. Unit: seconds. */
const EVERY_SECONDS = 10

/** The action's log: one line per phase, and progress lines of long ones, with the names of its inputs. Untrusted text cannot become a workflow command. */
export function runnerLog(clock: Clock): Log {
  let written = clock.seconds()
  const clean = (text: string): string =>
    text
      .split('\n')
      .map((line) => runnerText(maskSecrets(line)))
      .join('\n')
  const info = (line: string): void => {
    written = clock.seconds()
    core.info(clean(line))
  }
  const activity = openActivity({
    clock,
    tickMs: 1000,
    tick: (status) => {
      if (Math.min(status.seconds, clock.seconds() - written) >= EVERY_SECONDS) info(`  ${statusLine(status)}`)
    },
    ended: ({ title, passed, seconds, depth }) =>
      info(`${'  '.repeat(depth)}${passed ? '✓' : '✗'} ${title}  ${passed ? '' : 'stopped after '}${showSeconds(seconds)}`),
  })
  return {
    ...activity,
    info: (line) => info(withInputNames(line)),
    notice: (line) => core.notice(clean(withInputNames(line))),
    warning: (line) => core.warning(clean(withInputNames(line))),
    debug: (line) => core.debug(clean(line)),
  }
}

const LOGIN_OF = new RegExp(`^(${LOGIN_VARIABLE}.+)_(?:USERNAME|PASSWORD)$`)

/** Read the inputs of the action; an unset input is empty. */
export function runnerInputs(surface: Exclude<Surface, 'command'>): RawInputs {
  const given = optionSpecs(surface).map(({ name, plural }) => [name, [core.getInput(plural ?? name)]])
  return { surface, given: Object.fromEntries(given) }
}

/** Register every credential in the inputs and the environment with the runner, which masks them in the log. */
export function hideSecrets({ given }: RawInputs, env: Env): void {
  const texts = Object.values(given).flat()
  const indexes = new Set(Object.keys(env).flatMap((name) => LOGIN_OF.exec(name)?.slice(1, 2) ?? []))
  const passwords = [...indexes].map((index) => env[`${index}_PASSWORD`] || (env[`${index}_USERNAME`] ?? '')) // a user name alone is a token
  const inUrls = passwords.map(encodeURIComponent)
  const secrets = [...(given['github-token'] ?? []), ...passwords, ...inUrls, ...texts.flatMap((text) => credentialsIn(text ?? ''))]
  for (const secret of new Set(secrets)) if (secret !== '') core.setSecret(secret)
}

/** Set the outputs. Called last: a failed step has none. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
}

/** Append to the job summary, if the runner has one. */
export async function addSummary(text: string, env: Env): Promise<void> {
  if ((env['GITHUB_STEP_SUMMARY'] ?? '') !== '') await core.summary.addRaw(text).write()
}

/** The job summary of a step. */
export interface StepSummary {
  made(outcomes: readonly Outcome[], places: Places, limit?: number): Promise<void>
  /** Put the failure before the summary so far. */
  failed(failure: Failure): Promise<void>
}

/** Open the job summary. @param file GITHUB_STEP_SUMMARY; '' discards it */
export function openStepSummary(file = ''): StepSummary {
  const write = async (text: string): Promise<void> => {
    if (file !== '') await core.summary.emptyBuffer().addRaw(text).write({ overwrite: true })
  }
  return {
    made: (outcomes, places, limit = MAX_SUMMARY_BYTES) => write(summaryText(outcomes, places, limit)),
    failed: async (failure) => {
      if (failure.kind === 'cancelled') return
      const made = file === '' ? '' : await readFile(file, 'utf8').catch(() => '')
      await write([failureSummary(failure), made].filter((text) => text !== '').join('\n'))
    },
  }
}
