import { count, showBytes } from '../core/text.ts'
import { differenceMarkdown } from './difference-text.ts'
import { code, stepsText, tableOf } from './markdown.ts'
import type { Outcome } from './outcome.ts'
import { stepsOf, withoutDeltas } from './outcome.ts'

/** Unit: characters. GitHub answers 422 for a body of more than 125,000. */
const MAX_BODY = 120_000

/** Title and Markdown body of a new release, changes first. Sections beyond GitHub's limit are omitted. @param since the previous bundle */
export function releaseNotes(outcomes: readonly Outcome[], since?: string): { readonly title: string; readonly body: string } {
  const whole = withoutDeltas(outcomes)
  const notes = whole.flatMap((outcome) => [...changesOf(outcome, since), notesOf(outcome), ...deltaOf(outcome, outcomes)])
  const body = fitting(notes.map((text) => `${text}\n`))
  return { title: whole.map(({ name }) => name).join(', ').slice(0, 200), body } // biome-ignore format: one thought
}

function fitting(notes: readonly string[]): string {
  const ends = notes.map((_, at) => notes.slice(0, at + 1).join('\n').length)
  const kept = notes.filter((_, at) => (ends[at] ?? 0) <= MAX_BODY)
  const left = kept.length < notes.length ? ['Truncated: see the report next to the bundle.\n'] : []
  return [...kept, ...left].join('\n')
}

function changesOf({ difference }: Outcome, since: string | undefined): readonly string[] {
  return difference === undefined ? [] : [differenceMarkdown(difference, since)]
}

function notesOf(outcome: Outcome): string {
  const { name, targets, verdicts, wheelCount, totalBytes } = outcome
  const rows = targets.map(({ id }) => [code(id), verdicts.find(({ target }) => target === id)?.level ?? 'none'])
  return [
    `**${code(name)}**: an offline bundle of ${count(wheelCount, 'wheel')} (${showBytes(totalBytes)}) for ${count(targets.length, 'target')}.`,
    tableOf(['Target', 'Proof level'], rows),
    `Check it with ${code(`sha256sum -c --ignore-missing ${name}.SHA256SUMS`)}. On the machine without network access:`,
    stepsText(stepsOf(outcome)),
  ].join('\n\n')
}

/** How to update the previous bundle with the delta. */
function deltaOf({ name }: Outcome, outcomes: readonly Outcome[]): readonly string[] {
  const delta = outcomes.find((one) => one.name === `${name}-delta`)
  if (delta === undefined) return []
  const bytes = delta.archives.reduce((sum, archive) => sum + archive.bytes, 0)
  return [
    `${code(delta.name)} (${showBytes(bytes)}) contains only the files that the previous bundle lacks; together they restore this bundle:`,
    stepsText(stepsOf(delta)),
  ]
}
