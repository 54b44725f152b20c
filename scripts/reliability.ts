import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Injected } from '../test/proof/tally.ts'

const PAGE = fileURLToPath(new URL('../docs/reliability.md', import.meta.url))
const COLUMNS = ['Fault', 'Run on', 'Injected', 'Survived, same bytes', 'Detected, clear error', 'Median to the error', 'Worst', 'Wrong bundles with exit code 0', 'Lost'] // biome-ignore format: a head
const HEAD = `# Reliability

Written by \`npm run proof\` (\`scripts/reliability.ts\`) from what its tests measured; a row keeps the day on which it was run.

Each fault is injected into the whole command. It is *survived* where the run, or the next one, ends in the very bytes of an
undisturbed run, and *detected* where the run ends with the right exit code and a message that names the cause, and leaves no bundle.
*Wrong* is a bundle with exit code 0 that differs, or an error that names something else; *lost* is a bundle that was there before and is
gone, or a run that could not be repeated. Times are of whole runs, start and proofs included, on the machine of that day.
`

/** `node scripts/reliability.ts FILE`: puts what the proofs measured into the page. */
const [, , file] = process.argv
if (file !== undefined && existsSync(file)) {
  const measured = readFileSync(file, 'utf8').trim().split('\n').filter((line) => line !== '').map(toInjected) // biome-ignore format: one thought
  writeFileSync(PAGE, pageOf(measured, existsSync(PAGE) ? readFileSync(PAGE, 'utf8') : ''))
}

function pageOf(measured: readonly Injected[], before: string): string {
  const rows = new Map([...before.matchAll(/^\| (?!Fault|-|\*\*)([^|]+) \|.*$/gm)].map(([row, group = '']) => [group, row]))
  const day = new Date().toISOString().slice(0, 10)
  for (const group of new Set(measured.map((one) => one.group))) rows.set(group, rowOf(group, day, measured.filter((one) => one.group === group))) // biome-ignore format: one thought
  const table = [`| ${COLUMNS.join(' | ')} |`, `|${' --- |'.repeat(COLUMNS.length)}`, ...[...rows].sort().map(([, row]) => row)]
  return `${HEAD}\n${[...table, totalOf([...rows.values()])].join('\n')}\n`
}

function rowOf(group: string, day: string, all: readonly Injected[]): string {
  const many = (outcome: Injected['outcome']): number => all.filter((one) => one.outcome === outcome).length
  const errors = all.filter(({ outcome }) => outcome === 'detected').map(({ seconds }) => seconds).sort((a, b) => a - b) // biome-ignore format: one thought
  const shown = (seconds: number | undefined): string => (seconds === undefined ? 'none' : `${seconds.toFixed(1)} s`)
  const times = [shown(errors[Math.floor((errors.length - 1) / 2)]), shown(errors.at(-1))]
  return `| ${[group, day, all.length, many('survived'), many('detected'), ...times, many('wrong'), many('lost')].join(' | ')} |`
}

function totalOf(rows: readonly string[]): string {
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()))
  const sum = (column: number): number => cells.reduce((total, row) => total + Number(row[column] ?? 0), 0)
  return `| **together** | | ${sum(3)} | ${sum(4)} | ${sum(5)} | | | ${sum(8)} | ${sum(9)} |`
}

function toInjected(line: string): Injected {
  return JSON.parse(line) as Injected
}
