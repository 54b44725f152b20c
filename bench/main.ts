/** `npm run bench [-- NAME …] [--quick] [--write]`: measures, keeps each result, and writes docs/internals/benchmarks.md from all of them. */
import { type Bench, runBench } from './bench.ts'
import { BENCH_BYTES } from './bytes.ts'
import { BENCH_CACHE } from './cache.ts'
import { BENCH_FAST } from './fast.ts'
import { BENCH_MEMORY } from './memory.ts'
import { writePage } from './page.ts'
import { BENCH_REPORT } from './report.ts'
import { BENCH_RESOLVE } from './resolve.ts'
import { keptResult } from './result.ts'
import { BENCH_RIGHT } from './right.ts'
import { BENCH_SINGLE } from './single.ts'

const ALL: readonly Bench[] = [BENCH_RIGHT, BENCH_FAST, BENCH_RESOLVE, BENCH_SINGLE, BENCH_CACHE, BENCH_MEMORY, BENCH_BYTES, BENCH_REPORT]

const words = process.argv.slice(2)
const quick = words.includes('--quick')
const names = words.filter((word) => !word.startsWith('--'))
const unknown = names.filter((name) => !ALL.some((bench) => bench.name === name))
if (unknown.length > 0) throw new Error(`no bench is called ${unknown.join(', ')}: ${ALL.map(({ name }) => name).join(', ')}`)
const chosen = words.includes('--write') ? [] : ALL.filter(({ name }) => names.length === 0 || names.includes(name))

process.stderr.write(
  `${chosen.length} benches, about ${quick ? chosen.length : chosen.reduce((sum, { minutes }) => sum + minutes, 0)} minutes\n`,
)
for (const bench of chosen) {
  try {
    const { figures } = await runBench(bench, quick)
    if (figures.some(({ passed }) => passed === false)) process.exitCode = 1
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${bench.name} could not be measured: ${error instanceof Error ? error.stack : String(error)}\n`)
  }
}
if (!quick) {
  const results = await Promise.all(ALL.map(({ name }) => keptResult(name, false)))
  await writePage(results.filter((one) => one !== undefined))
}
