import type { ProofSettings } from '../options/request.ts'
import type { Parsed } from './grammar.ts'

/** `auto`, `none`, or paths of interpreters: a word and a path together would mean neither. */
export function parseInterpreters(given: readonly string[]): Parsed<ProofSettings['interpreters']> {
  const [only = 'auto'] = given
  if (given.length <= 1 && (only === 'auto' || only === 'none')) return { ok: only }
  const mixed = given.some((one) => one === 'auto' || one === 'none')
  return mixed ? { want: 'give auto, or none, or paths of interpreters' } : { ok: given }
}
