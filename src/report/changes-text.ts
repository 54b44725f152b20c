import type { Difference } from '../difference/difference.ts'
import { differenceText } from '../difference/difference-text.ts'
import { escaped } from './markdown.ts'

/** What changed, target by target, Markdown. @param since what it is compared with, e.g. `release v1` */
export function changesText(difference: Difference, since = 'the bundle before'): string {
  const lines = differenceText(difference).trimEnd().split('\n').map(escaped).join('\n')
  return `### Since ${escaped(since)}\n\n<pre>${lines}</pre>`
}
