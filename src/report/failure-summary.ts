import { explain, type Failure, type TargetFailure } from '../core/errors.ts'
import { causesOf, type Finding } from '../core/findings.ts'
import type { TargetId } from '../core/names.ts'
import { maskSecrets, targetsText, visibleText } from '../core/text.ts'
import { withInputNames } from '../options/table.ts'
import { EXIT_CODES } from './exit-codes.ts'
import { code, plainLines, prose, tableOf } from './markdown.ts'
import type { TextStyle } from './text-style.ts'

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
  const heading = `## Failed: ${prose(means)}\n\n${sentence(next)} (Exit code ${exitCode}.)`
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
          rows: failure.faults.map(({ input, actual, expected, hint = '' }) => [
            lines(input, (line) => code(withInputNames(line).replaceAll('`', ''))),
            lines(actual, code),
            lines([expected, hint].join('\n'), sentence),
          ]),
        },
      ]
    case 'incomplete':
      return incompleteParts(failure.targets, failure.complete ?? [])
    case 'policy':
      return [{ head: ['Where', 'What', 'What to do'], rows: failure.findings.map((finding) => rowOf([finding])) }]
    case 'several':
      return failure.failures.flatMap(partsOf)
    default: {
      const { message, hint } = explain(failure)
      return [message, hint].filter((text) => text !== '').map((text) => lines(text, sentence))
    }
  }
}

/** One row per cause, with all its targets. */
function incompleteParts(targets: readonly TargetFailure[], complete: readonly TargetId[]): readonly Part[] {
  const all = targets.length + complete.length
  const rows = causesOf(targets).map(({ targets: ids, findings }) => [
    prose(targetsText(ids, all)),
    ...rowOf(
      findings.map(({ finding, targets: own }) =>
        findings.length === 1 ? finding : { ...finding, message: `${targetsText(own, all)}: ${finding.message}` },
      ),
    ),
  ])
  const whole = complete.length === 0 ? [] : [`No wheel is missing for ${prose(targetsText(complete))}.`]
  return [{ head: ['Targets', 'Where', 'What', 'What to do'], rows }, ...whole]
}

/** Cells of findings with one cause: where, what and what to do. */
function rowOf(findings: readonly Finding[]): readonly string[] {
  const once = (texts: readonly (string | undefined)[]): string => [...new Set(texts)].filter((text) => text !== undefined).join('\n')
  const names = findings.flatMap(({ project }) => project ?? [])
  return [
    lines(once(findings.map(({ origin }) => origin)), code),
    lines(once(findings.map(({ message }) => message)), (line) => sentence(line, names)),
    lines(once(findings.map(({ hint }) => hint)), (line) => sentence(line, names)),
  ]
}

/** Text as Markdown in one cell, without credentials. */
function lines(text: string, format: (line: string) => string): string {
  const some = maskSecrets(text)
    .split('\n')
    .filter((line) => line !== '')
  return some.map((line) => format(line)).join('<br>')
}

function sentence(text: string, names: readonly string[] = []): string {
  return prose(withInputNames(text), names)
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
