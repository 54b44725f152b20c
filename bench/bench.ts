import path from 'node:path'
import { type Found, keepResult, type Result } from './result.ts'

export interface BenchOptions {
  /** Small input, one turn: shows that the bench works. */
  readonly quick: boolean
  readonly say: (line: string) => void
}

/** One question and how it is measured. */
export interface Bench {
  readonly name: string
  readonly question: string
  /** On 2 quiet cores. */
  readonly minutes: number
  run(options: BenchOptions): Promise<Found>
}

/** Measures, keeps and shows. */
export async function runBench(bench: Bench, quick: boolean): Promise<Result> {
  const say = (line: string): void => void process.stderr.write(`  ${line}\n`)
  process.stderr.write(`${bench.name}: ${bench.question} (about ${quick ? 'a minute' : `${bench.minutes} minutes`})\n`)
  const began = performance.now()
  const found = await bench.run({ quick, say })
  const { name, question } = bench
  const result: Result = { name, question, date: new Date().toISOString(), seconds: (performance.now() - began) / 1000, ...found }
  await keepResult(result, quick)
  for (const row of result.table) process.stdout.write(`${row.join('  |  ')}\n`)
  for (const { claim, measured, bound, passed } of result.figures)
    process.stdout.write(`${verdictOf(passed)}  ${claim}: ${measured} (${bound})\n`)
  for (const note of result.notes) process.stdout.write(`note  ${note}\n`)
  return result
}

/** For `node bench/<name>.ts [--quick]`; nothing happens when another file imports it. */
export async function runAlone(bench: Bench, url: string): Promise<void> {
  if (path.resolve(process.argv[1] ?? '') !== path.resolve(new URL(url).pathname)) return
  const result = await runBench(bench, process.argv.includes('--quick'))
  if (result.figures.some(({ passed }) => passed === false)) process.exitCode = 1
}

export function verdictOf(passed: boolean | undefined): string {
  if (passed === undefined) return 'info'
  return passed ? 'pass' : 'FAIL'
}
