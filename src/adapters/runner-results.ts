import * as core from '@actions/core'
import type { Env } from '../core/ports.ts'

/** What later steps and jobs read. Last of all: a step that fails has none. */
export function setOutputs(outputs: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value)
}

/** Where a runner has no summaries there is nothing to do. */
export async function addSummary(text: string, env: Env): Promise<void> {
  if ((env['GITHUB_STEP_SUMMARY'] ?? '') !== '') await core.summary.addRaw(text).write()
}
