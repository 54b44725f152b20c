/**
 * Text that others wrote as Markdown and HTML that show exactly it: each character that could mean something is a
 * character reference, which CommonMark never reads as structure.
 */
export function escaped(text: string): string {
  const shown = text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
  return shown.replaceAll(/[^A-Za-z0-9 .,-]/gu, (one) => `&#${one.codePointAt(0)};`).replaceAll(/(www)\./gi, '$1&#46;')
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

export function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`
}
