import { appendFileSync } from 'node:fs'

/** What became of one injected fault. `survived`: the run ended in the right bytes. `detected`: it ended with a clear error. */
export interface Injected {
  /** A row of docs/reliability.md. */
  readonly group: string
  readonly fault: string
  readonly outcome: 'survived' | 'detected' | 'wrong' | 'lost'
  /** How long the run took. Unit: seconds. */
  readonly seconds: number
}

/** Kept for docs/reliability.md where `npm run proof` runs; scripts/reliability.ts reads it. */
export function tally(injected: Injected): void {
  const file = process.env['RELIABILITY_RECORD']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(injected)}\n`)
}
