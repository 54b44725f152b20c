/** `npm run bench [-- NAME …] [--quick]`: measures, and updates the sections of docs/internals/benchmarks.md. */
import { runBench } from './bench.ts'
import { BENCH_BYTES } from './bytes.ts'
import { BENCH_CACHE } from './cache.ts'
import { BENCH_FAST } from './fast.ts'
import { BENCH_MEMORY } from './memory.ts'
import { BENCH_REPORT } from './report.ts'
import { BENCH_RESOLVE } from './resolve.ts'
import { BENCH_RIGHT } from './right.ts'
import { BENCH_SINGLE } from './single.ts'

const ALL = [BENCH_RIGHT, BENCH_FAST, BENCH_RESOLVE, BENCH_SINGLE, BENCH_CACHE, BENCH_MEMORY, BENCH_BYTES, BENCH_REPORT]
const words = process.argv.slice(2)
const names = words.filter((word) => word !== '--quick')
const unknown = names.filter((name) => !ALL.some((bench) => bench.name === name))
if (unknown.length > 0) throw new Error(`unknown benchmark: ${unknown.join(', ')} (known: ${ALL.map(({ name }) => name).join(', ')})`)

for (const bench of ALL.filter(({ name }) => names.length === 0 || names.includes(name))) {
  try {
    if (!(await runBench(bench, words.includes('--quick')))) process.exitCode = 1
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${bench.name} could not be measured: ${error instanceof Error ? error.stack : String(error)}\n`)
  }
}
