/** A Markdown table. The cells are ready: see `cell`. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A bar would end the cell. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
