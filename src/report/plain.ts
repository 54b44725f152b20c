import { visibleText } from '../core/text.ts'

/** Line by line: for our own text of several lines with names from outside in it. */
export function plainLines(text: string): readonly string[] {
  return text.split('\n').map(visibleText)
}

/** A log line that no runner takes for a command: `::…` and the older `##[…]` count at the start of a line. */
export function runnerText(text: string): string {
  return visibleText(text).replace(/^(\s*)(::|##\[)/, '$1\u200b$2')
}
