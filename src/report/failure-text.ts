import { explain, type Failure } from '../core/errors.ts'
import type { Look } from './look.ts'
import { plainLines } from './plain.ts'

/** What a person sees of a run that failed: each fact on a line, then what to do. */
export function failureText(failure: Failure, look: Look): string {
  const { message, hint } = explain(failure)
  const facts = plainLines(message).map((line, at) => (at === 0 ? `${look.bad(look.bold('error:'))} ${line}` : `       ${line}`))
  const hints = hint === '' ? [] : plainLines(hint).map((line, at) => (at === 0 ? `${look.bold('hint:')}  ${line}` : `       ${line}`))
  return `${[...facts, ...hints].join('\n')}\n`
}
