import { appendFileSync } from 'node:fs'

/** The rows of docs/internals/reliability.md. The page is only written by a run that covers all of them. */
export const GROUPS = [
  'faulty index responses',
  'full disk',
  'SIGKILL',
  'SIGTERM',
  'SIGINT',
  'killed worker process',
  'resource limits',
] as const
export type Group = (typeof GROUPS)[number]

/**
 * The outcome of one injected fault. `survived`: the run, or the next one, created the correct bytes. `detected`: the run failed with
 * a clear error. `early`: a signal ended it while Node.js was starting. `wrong`: exit code 0 with incorrect bytes. `lost`: a previous
 * bundle is gone, or the next run does not succeed. `unclear`: an error without the cause, or one that leaves files behind.
 */
export const OUTCOMES = ['survived', 'detected', 'early', 'wrong', 'lost', 'unclear'] as const

export interface Injected {
  readonly group: Group
  readonly fault: string
  readonly outcome: (typeof OUTCOMES)[number]
  /** From the start of the run, or from a signal, to its end. Unit: seconds. */
  readonly seconds: number
}

/** Record an outcome for docs/internals/reliability.md, if scripts/reliability.ts runs the tests. */
export function tally(injected: Injected): void {
  const file = process.env['RELIABILITY_RECORD']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(injected)}\n`)
}
