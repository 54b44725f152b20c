import { readFile } from 'node:fs/promises'
import * as core from '@actions/core'
import type { Failure } from '../core/errors.ts'
import { failureSummary } from '../report/failure-summary.ts'
import { MAX_SUMMARY_BYTES, type Places, summaryText } from '../report/job-summary.ts'
import type { Outcome } from '../report/outcome.ts'

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
