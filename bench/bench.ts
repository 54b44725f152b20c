import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, totalmem } from 'node:os'
import path from 'node:path'
import { inScratch, ROOT } from './folders.ts'

export interface BenchOptions {
  /** Small input, one turn: shows that the benchmark works. */
  readonly quick: boolean
  /** Temporary folder. */
  readonly folder: string
  readonly say: (line: string) => void
}

/** One question and how it is measured. */
export interface Bench {
  readonly name: string
  readonly question: string
  /** Duration on 2 idle cores. */
  readonly minutes: number
  run(options: BenchOptions): Promise<Found>
}

export interface Figure {
  readonly claim: string
  readonly measured: string
  readonly bound: string
  /** Undefined: informative, without a limit. */
  readonly passed?: boolean
}

export interface Found {
  /** What was run, as a user would type it. */
  readonly commands: readonly string[]
  readonly figures: readonly Figure[]
  /** The first row holds the headings. */
  readonly table: readonly (readonly string[])[]
  readonly notes: readonly string[]
}

/** Measure, print the result, and write it to docs/internals/benchmarks.md unless `quick`. @returns whether all figures are within their limits */
export async function runBench(bench: Bench, quick: boolean): Promise<boolean> {
  const say = (line: string): void => void process.stderr.write(`  ${line}\n`)
  process.stderr.write(`${bench.name}: ${bench.question} (about ${quick ? 'a minute' : `${bench.minutes} minutes`})\n`)
  const began = performance.now()
  const found = await inScratch((folder) => bench.run({ quick, folder, say }))
  const text = section(bench, found, (performance.now() - began) / 60_000)
  process.stdout.write(text)
  if (!quick) await replaceSection(bench.name, text)
  return found.figures.every(({ passed }) => passed !== false)
}

/** Replace or append the section of a benchmark. Other sections keep the results of their own last runs. */
async function replaceSection(name: string, text: string): Promise<void> {
  const page = path.join(ROOT, 'docs', 'internals', 'benchmarks.md')
  const sections = (await readFile(page, 'utf8')).split(/^(?=## )/m)
  const at = sections.findIndex((one) => one.startsWith(`## ${name}\n`))
  await writeFile(page, sections.toSpliced(at === -1 ? sections.length : at, at === -1 ? 0 : 1, `${text}\n`).join(''))
}

function section({ name, question }: Bench, { figures, table, commands, notes }: Found, minutes: number): string {
  const machine = `${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GiB of memory, ${process.platform} ${process.arch}, Node.js ${process.versions.node}`
  return `## ${name}

${question} Measured on ${new Date().toISOString().slice(0, 10)} in ${Math.round(minutes)} minutes (${machine}).

${markdown([['Figure', 'Measured', 'Limit', 'Result'], ...figures.map((one) => [one.claim, one.measured, one.bound, resultOf(one)])])}

${markdown(table)}

\`\`\`
${commands.join('\n')}
\`\`\`
${notes.length === 0 ? '' : `\n${notes.map((note) => `- ${note}\n`).join('')}`}`
}

function resultOf({ passed }: Figure): string {
  if (passed === undefined) return 'info'
  return passed ? 'pass' : 'FAIL'
}

function markdown([heads = [], ...body]: readonly (readonly string[])[]): string {
  return [heads, heads.map(() => '---'), ...body]
    .map((row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n')
}

/** A figure that compares two costs. @param shownBound the bound as text, e.g. `1/15` */
export function atMost(claim: string, ours: number, others: number, bound: number, shownBound: string): Figure {
  const ratio = ours / others
  return { claim, measured: showRatio(ratio), bound: `at most ${shownBound}`, passed: ratio <= bound }
}

export function showRatio(ratio: number): string {
  return ratio < 0.5 ? `1/${(1 / ratio).toFixed(1)}` : `${ratio.toFixed(2)} times`
}

export function showSeconds(seconds: number): string {
  return `${seconds.toFixed(seconds < 10 ? 2 : 1)} s`
}

export function showMiB(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(0)} MiB`
}

export function median(numbers: readonly number[]): number {
  return medianBy(numbers, (number) => number)
}

/** The element whose size is the median. @throws RangeError if there is none */
export function medianBy<T>(all: readonly T[], size: (one: T) => number): T {
  const sorted = all.toSorted((one, other) => size(one) - size(other))
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new RangeError('nothing was measured')
  return middle
}
