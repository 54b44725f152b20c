import type { InstallSteps } from '../bundle/readme.ts'
import { visibleText } from '../core/text.ts'

/** Escape untrusted text for Markdown and HTML: special characters become character references, which CommonMark never reads as structure. */
export function escaped(text: string): string {
  return visibleText(text)
    .replaceAll(/[^A-Za-z0-9 .,-]/gu, (one) => `&#${one.codePointAt(0)};`)
    .replaceAll(/(www)\./gi, '$1&#46;')
}

/** Escaped text as code, in which GitHub does not link mentions or URLs. */
export function code(text: string): string {
  return `<code>${escaped(text)}</code>`
}

/** A word of prose: letters, or a small number, with punctuation around it. GitHub links no such word. */
const PROSE = /^["'(]*(?:[A-Za-z]+(?:['-][a-z]+)*|[a-z]\.[a-z]|\d{1,3})?["')…]*[.,:;!?…]?["')]*$/

/**
 * A sentence as text, with what is in backticks and everything that is not a word (names, versions, URLs) as code. Untrusted text cannot become
 * markup, a mention or a link.
 * @param names to show as code even if they look like words, e.g. a project
 */
export function prose(text: string, names: readonly string[] = []): string {
  const known = new Set(names)
  const parts = visibleText(text).split(/`([^`]*)`/)
  const shown = parts.map((part, at) => (at % 2 === 1 ? [code(part)] : part.split(' ').map((word) => marked(word, known))).join(' '))
  return shown.join('').replaceAll('</code> <code>', ' ')
}

function marked(word: string, known: ReadonlySet<string>): string {
  const [, before = '', inner = '', after = ''] = /^(["'(]*)(.*?)(["').,:;!?…]*)$/.exec(word) ?? []
  if (inner === '' || (!known.has(inner) && PROSE.test(word))) return escaped(word)
  return `${escaped(before)}${code(inner)}${escaped(after)}`
}

/** An HTML table, which no cell content can break. @param head @param rows cells that are already escaped */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (tag: string, cells: readonly string[]): string => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  return ['<table>', row('th', head), ...rows.map((cells) => row('td', cells)), '</table>'].join('\n')
}

/** Commands in one code block per shell. They contain only names of bundles and files, which need no escaping. */
export function stepsText(steps: readonly InstallSteps[]): string {
  return steps.map(({ title, commands }) => `${escaped(title)}:\n\n\`\`\`\n${commands.join('\n')}\n\`\`\``).join('\n\n')
}

/** A collapsed section. */
export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}

/** Split text into lines, with control characters made visible. */
export function plainLines(text: string): readonly string[] {
  return text.split('\n').map(visibleText)
}
