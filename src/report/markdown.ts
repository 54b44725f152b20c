import type { InstallSteps } from '../bundle/readme.ts'
import { visibleText } from '../core/text.ts'

/**
 * Text that others wrote as Markdown and HTML that show exactly it: each character that could mean something is a
 * character reference, which CommonMark never reads as structure.
 */

export function escaped(text: string): string {
  return visibleText(text)
    .replaceAll(/[^A-Za-z0-9 .,-]/gu, (one) => `&#${one.codePointAt(0)};`)
    .replaceAll(/(www)\./gi, '$1&#46;')
}
/** The same, set as code: GitHub looks for no mentions and no links there. */

export function code(text: string): string {
  return `<code>${escaped(text)}</code>`
}
/** An HTML table: no cell can break out of it. The cells are Markdown-safe already. */

export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (tag: string, cells: readonly string[]): string => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  return ['<table>', row('th', head), ...rows.map((cells) => row('td', cells)), '</table>'].join('\n')
}
/** Commands to copy, one block for each shell. They hold names of bundles and files only, which are plain words. */

export function stepsText(steps: readonly InstallSteps[]): string {
  return steps.map(({ title, commands }) => `${escaped(title)}:\n\n\`\`\`\n${commands.join('\n')}\n\`\`\``).join('\n\n')
}
export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}
/** Line by line: for our own text of several lines with names from outside in it. */

export function plainLines(text: string): readonly string[] {
  return text.split('\n').map(visibleText)
}
