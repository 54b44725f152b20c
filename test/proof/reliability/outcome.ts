import { expect } from 'vitest'
import type { Ending } from '../../doubles/index-troubles.ts'
import type { TroubledRun } from '../../e2e/under-trouble.ts'
import { type Group, type Injected, tally } from './tally.ts'

export interface Injection {
  readonly group: Group
  readonly fault: string
  readonly run: TroubledRun
  /** Where it is not the run that was timed. Unit: seconds. */
  readonly seconds?: number
}

/** The run ended as it should, and left what was there before; the record says so, or what it did instead. */
export function expectDetected(
  { group, fault, run, seconds }: Injection,
  { code, says }: Ending,
  before: TroubledRun['bytes'] = {},
  now = run.bytes,
): void {
  const clear = run.code === code && says.every((text) => run.stderr.includes(text))
  const same = JSON.stringify(now) === JSON.stringify(before)
  tally({ group, fault, outcome: outcomeOf(run, clear, same), seconds: seconds ?? run.seconds })
  expect({ fault, code: run.code, stderr: run.stderr }).toEqual({
    fault,
    code,
    stderr: expect.stringContaining(code === 130 ? 'Canceled' : 'error: '),
  })
  for (const text of says) expect(run.stderr).toContain(text)
  expect(now).toEqual(before)
}

function outcomeOf({ code }: TroubledRun, clear: boolean, same: boolean): Injected['outcome'] {
  if (code === 0) return 'wrong'
  if (!same) return 'lost'
  return clear ? 'detected' : 'unclear'
}

/** The run, or the one after it, ended in the bundle that is made where nothing is wrong. */
export function expectSurvived({ group, fault, run, seconds }: Injection, whole: TroubledRun['bytes']): void {
  const same = JSON.stringify(run.bytes) === JSON.stringify(whole)
  tally({ group, fault, outcome: survivedOr(run, same), seconds: seconds ?? run.seconds })
  expect({ fault, code: run.code, stderr: run.code === 0 ? '' : run.stderr }).toEqual({ fault, code: 0, stderr: '' })
  expect(run.bytes).toEqual(whole)
}

function survivedOr({ code }: TroubledRun, same: boolean): Injected['outcome'] {
  if (code !== 0) return 'lost'
  return same ? 'survived' : 'wrong'
}

/** The system ended the run before the program listened to signals: nothing is said, and nothing was touched. */
export function expectEarly({ group, fault, run, seconds }: Injection, before: TroubledRun['bytes'] = {}, now = run.bytes): void {
  const same = JSON.stringify(now) === JSON.stringify(before)
  tally({ group, fault, outcome: same ? 'early' : 'lost', seconds: seconds ?? run.seconds })
  expect({ fault, code: run.code, stderr: run.stderr, now }).toEqual({ fault, code: null, stderr: '', now: before })
}

/** The run after an injected fault, counted where it does not end in the very bytes and files of an undisturbed one. */
export function expectMended({ group, fault, run }: Injection, whole: TroubledRun): void {
  const shown = ({ code, bytes, left }: TroubledRun) => ({ fault, code, bytes, left })
  if (JSON.stringify(shown(run)) !== JSON.stringify(shown(whole))) tally({ group, fault, outcome: 'lost', seconds: run.seconds })
  expect({ ...shown(run), stderr: run.code === 0 ? '' : run.stderr }).toEqual({ ...shown(whole), stderr: '' })
}
