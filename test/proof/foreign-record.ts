import { readFileSync, writeFileSync } from 'node:fs'

const PAGE = 'docs/internals/proof.md'

export interface Row {
  /** The first cell, which names the row; it stands in the page before the first run. */
  readonly machine: string
  /** The other cells. */
  readonly cells: readonly string[]
}

/** Puts what came out into the row of this machine; the other rows keep the day on which they were run. */
export function record({ machine, cells }: Row): void {
  const lines = readFileSync(PAGE, 'utf8').split('\n')
  const at = lines.findIndex((line) => line.startsWith(`| ${machine} |`))
  if (at === -1) throw new Error(`${PAGE} has no row for ${machine}`)
  const row = `| ${[machine, ...cells.map((cell) => cell.replaceAll('|', '\\|'))].join(' | ')} |`
  writeFileSync(PAGE, lines.with(at, row).join('\n'))
}

export function today(): string {
  return new Date().toISOString().slice(0, 10)
}
