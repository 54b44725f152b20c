import { readFile } from 'node:fs/promises'
import * as core from '@actions/core'
import type { Failure } from '../core/errors.ts'
import type { Clock, Env, Log, Progress } from '../core/ports.ts'
import { credentialsIn, maskSecrets, showBytes, showSeconds } from '../core/text.ts'
import type { RawInputs } from '../options/request.ts'
import { optionSpecs, type Surface } from '../options/table.ts'
import { failureSummary, runnerText } from '../report/failure-summary.ts'
import { MAX_SUMMARY_BYTES, type Places, summaryText } from '../report/job-summary.ts'
import type { Outcome } from '../report/outcome.ts'

/** How often a long phase says how far it is. Unit: seconds. */
const EVERY_SECONDS = 10

/** The action's log: a group for each phase. Nothing that a project or an index says can become a runner's command. */
export function runnerLog(clock: Clock): Log {
  const said = new Map<string, number>()
  const open: string[] = []
  const clean = (text: string): string =>
    text
      .split('\n')
      .map((line) => runnerText(maskSecrets(line)))
      .join('\n')
  return {
    // Groups do not nest: phases that overlap are lines in the group of the first.
    phase: async (title, work) => {
      const start = clock.seconds()
      open.push(title)
      if (open.length === 1) core.startGroup(clean(title))
      else core.info(clean(title))
      try {
        return await work()
      } finally {
        core.info(`${clean(title)}: ${showSeconds(clock.seconds() - start)}`)
        open.pop()
        if (open.length === 0) core.endGroup()
      }
    },
    info: (line) => core.info(clean(line)),
    notice: (line) => core.notice(clean(line)),
    warning: (line) => core.warning(clean(line)),
    debug: (line) => core.debug(clean(line)),
    progress: (step) => {
      const since = said.get(step.what) ?? clock.seconds()
      said.set(step.what, since)
      if (clock.seconds() - since < EVERY_SECONDS) return
      core.info(clean(far(step)))
      said.set(step.what, clock.seconds())
    },
  }
}

function far({ what, done, total, unit }: Progress): string {
  return unit === 'bytes' ? `${what}: ${showBytes(done)} of ${showBytes(total)}` : `${what}: ${done} of ${total} ${unit}`
}

/** An action's inputs as the workflow states them; an input that is not set is empty. */
export function runnerInputs(surface: Exclude<Surface, 'command'>): RawInputs {
  const given = optionSpecs(surface).map(({ name, plural }) => [name, [core.getInput(plural ?? name)]])
  return { surface, given: Object.fromEntries(given) }
}

/** Tells the runner every credential in the inputs, before anything else is said: it hides them wherever they turn up. */
export function hideSecrets({ given }: RawInputs): void {
  const texts = Object.values(given).flat()
  const secrets = [...(given['github-token'] ?? []), ...texts.flatMap((text) => credentialsIn(text ?? ''))]
  for (const secret of new Set(secrets)) if (secret !== '') core.setSecret(secret)
}

/** What later steps and jobs read. Last of all: a step that fails has none. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
}

/** Where a runner has no summaries there is nothing to do. */
export async function addSummary(text: string, env: Env): Promise<void> {
  if ((env['GITHUB_STEP_SUMMARY'] ?? '') !== '') await core.summary.addRaw(text).write()
}

/** What a step leaves on the page of its run; nothing where the runner gives no file for it. */
export interface StepSummary {
  made(outcomes: readonly Outcome[], places: Places, limit?: number): Promise<void>
  /** Why the step failed, before what it had made by then. */
  failed(failure: Failure): Promise<void>
}

/** @param file GITHUB_STEP_SUMMARY */
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
