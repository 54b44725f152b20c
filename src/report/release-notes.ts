import { code, tableOf } from './markdown.ts'
import type { Outcome } from './outcome.ts'
import { count, showBytes } from './units.ts'
import { wholeOf } from './whole.ts'

/** What the page of a release that we make says, Markdown. */
export function releaseNotes(outcomes: readonly Outcome[]): { readonly title: string; readonly body: string } {
  return {
    title: wholeOf(outcomes)
      .map(({ name }) => name)
      .join(', ')
      .slice(0, 200),
    body: `${wholeOf(outcomes).map(notesOf).join('\n\n')}\n`,
  }
}

function notesOf({ name, targets, verdicts, wheelCount, totalBytes }: Outcome): string {
  const rows = targets.map(({ id }) => [code(id), verdicts.find(({ target }) => target === id)?.level ?? 'none'])
  return [
    `**${code(name)}**: an offline bundle of ${count(wheelCount, 'wheel')} (${showBytes(totalBytes)}) for ${count(targets.length, 'target')}.`,
    tableOf(['Target', 'Proved by'], rows),
    `Check it with ${code(`sha256sum -c --ignore-missing ${name}.SHA256SUMS`)}, unpack it, and run ${code(`python3 ${name}/install.py`)} on the machine without a network.`,
  ].join('\n\n')
}
