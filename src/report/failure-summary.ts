import { explain, type Failure, type TargetFailure } from '../core/errors.ts'
import type { Finding } from '../core/findings.ts'
import { maskSecrets, visibleText } from '../core/text.ts'
import { EXIT_CODES } from './exit-codes.ts'
import { code, plainLines, tableOf } from './markdown.ts'
import type { TextStyle } from './result-text.ts'

/** Leaves room for a job summary within the limit of 1 MiB. Unit: bytes. */
export const MAX_FAILURE_BYTES = 100_000

/**
 * The job summary of a failed step, Markdown: what failed for which targets, why, and what to do. Unlike annotations, it contains
 * all failures up to the size limit.
 * @param limit in bytes
 */
export function failureSummary(failure: Failure, limit: number = MAX_FAILURE_BYTES): string {
  const { exitCode } = explain(failure)
  const { means = '', next = '' } = EXIT_CODES.find((one) => one.code === exitCode) ?? {}
  const heading = `## Failed: ${means}\n\n${next} (Exit code ${exitCode}.)`
  return `${within([heading, ...partsOf(failure)], limit)}\n`
}

/** A table, whose rows can be omitted, or a paragraph. */
type Part = string | { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

function partsOf(failure: Failure): readonly Part[] {
  switch (failure.kind) {
    case 'usage':
      return [
        {
          head: ['Where', 'Given', 'Expected'],
          rows: failure.faults.map(({ input, actual, expected }) => [input, actual, expected].map(shown)),
        },
      ]
    case 'incomplete':
      return incompleteParts(failure.targets, failure.complete ?? [])
    case 'policy':
      return [{ head: ['Where', 'What', 'What to do'], rows: failure.findings.map(rowOf) }]
    case 'several':
      return failure.failures.flatMap(partsOf)
    default: {
      const { message, hint } = explain(failure)
      return [
        [message, hint]
          .filter((text) => text !== '')
          .map(shown)
          .join('\n\n'),
      ]
    }
  }
}

/** One row per finding, with all its targets. */
function incompleteParts(targets: readonly TargetFailure[], complete: readonly string[]): readonly Part[] {
  const groups = new Map<string, { readonly finding: Finding; readonly ids: string[] }>()
  for (const { target, findings } of targets) {
    for (const finding of findings) {
      const key = JSON.stringify([finding.message, finding.origin, finding.hint])
      const group = groups.get(key) ?? { finding, ids: [] }
      group.ids.push(target)
      groups.set(key, group)
    }
  }
  const rows = [...groups.values()].map(({ finding, ids }) => [ids.map(code).join('<br>'), ...rowOf(finding)])
  const whole = complete.length === 0 ? [] : [`No wheel is missing for ${complete.map(code).join(', ')}.`]
  return [{ head: ['Targets', 'Where', 'What', 'What to do'], rows }, ...whole]
}

function rowOf({ message, hint = '', origin = '' }: Finding): readonly string[] {
  return [origin, message, hint].map(shown)
}

function shown(text: string): string {
  return text === '' ? '' : maskSecrets(text).split('\n').map(code).join('<br>')
}

const LEFT_OUT = 'Truncated: see the log of the step for everything.'

function within(parts: readonly Part[], limit: number): string {
  const kept: string[] = []
  let room = limit - LEFT_OUT.length - 3
  let whole = true
  for (const part of parts) {
    const { text, all } = cut(part, room)
    whole &&= all
    if (text === '') continue
    kept.push(text)
    room -= bytesOf(text) + 2
  }
  return [...kept, ...(whole ? [] : [LEFT_OUT])].join('\n\n')
}

/** The part that fits: the first rows of a table, or a whole paragraph. */
function cut(part: Part, bytes: number): { readonly text: string; readonly all: boolean } {
  const text = typeof part === 'string' ? part : tableOf(part.head, part.rows)
  if (bytesOf(text) + 2 <= bytes) return { text, all: true }
  if (typeof part === 'string') return { text: '', all: false }
  let used = bytesOf(tableOf(part.head, [])) + 2
  const rows = part.rows.filter((row) => {
    used += bytesOf(tableOf([], [row]))
    return used <= bytes
  })
  return { text: rows.length === 0 ? '' : tableOf(part.head, rows), all: false }
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length
}

/** The text of a failure for a terminal: error lines, then hints. */
export function failureText(failure: Failure, look: TextStyle): string {
  const { message, hint } = explain(failure)
  const facts = plainLines(message).map((line, at) => (at === 0 ? `${look.bad(look.bold('error:'))} ${line}` : `       ${line}`))
  const hints = hint === '' ? [] : plainLines(hint).map((line, at) => (at === 0 ? `${look.bold('hint:')}  ${line}` : `       ${line}`))
  return `${[...facts, ...hints].join('\n')}\n`
}

/** Escape a log line so that the runner does not read it as a workflow command (`::…` or `##[…]`). */
export function runnerText(text: string): string {
  return visibleText(text).replace(/^(\s*)(::|##\[)/, '$1\u200b$2')
}
