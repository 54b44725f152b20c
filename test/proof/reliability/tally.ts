import { appendFileSync } from 'node:fs'

/** What faults are injected into: the rows of docs/internals/reliability.md. Its page is written from a run that has all of them. */
export const GROUPS = [
  'an index that answers wrongly',
  'a disk that is full',
  'SIGKILL',
  'SIGTERM',
  'SIGINT',
  'a worker that is killed',
  'a machine with limits',
] as const
export type Group = (typeof GROUPS)[number]

/**
 * What became of one injected fault. `survived`: the run, or the next one, ended in the right bytes. `detected`: it ended with
 * a clear error. `early`: a signal ended it while Node itself was starting, with nothing begun. `wrong`: exit code 0 with other bytes. `lost`: what was there before is gone, or the next run cannot mend
 * it. `unclear`: an error that says something else, or that leaves something behind.
 */
export const OUTCOMES = ['survived', 'detected', 'early', 'wrong', 'lost', 'unclear'] as const

export interface Injected {
  readonly group: Group
  readonly fault: string
  readonly outcome: (typeof OUTCOMES)[number]
  /** From the start of the run, or from a signal, to its end. Unit: seconds. */
  readonly seconds: number
}

/** Kept for docs/internals/reliability.md where scripts/reliability.ts runs the tests. */
export function tally(injected: Injected): void {
  const file = process.env['RELIABILITY_RECORD']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(injected)}\n`)
}
