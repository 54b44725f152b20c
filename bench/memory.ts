import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Bench, type BenchOptions, runAlone } from './bench.ts'
import { MATRIX_OPTIONS } from './matrix.ts'
import { measured } from './measured.ts'
import { ours } from './offline-bundle.ts'
import { BENCH, setFile } from './folders.ts'
import { poolFiles } from './pool-files.ts'
import { type Figure, type Found, showMiB, showSeconds } from './result.ts'
import { inScratch } from './scratch.ts'

const MIB = 2 ** 20
const GIB = 2 ** 30
/** No process may have more for web60. */
const MAX_BYTES = 500 * MIB
/** Peaks of packing may differ by less. */
const MAX_DIFFERENCE = 30 * MIB

export const BENCH_MEMORY: Bench = {
  name: 'memory',
  question: 'How much memory does a run need, and does packing need more for a larger pool?',
  minutes: 9,
  run: (options) => inScratch((folder) => run(folder, options)),
}

async function run(folder: string, options: BenchOptions): Promise<Found> {
  const { quick, say } = options
  say('the whole job, watched')
  const out = ['--no-cache', '--archive', 'none', '--interpreters', 'none', '-o', path.join(folder, 'out')]
  const job = await ours(['-r', setFile(quick ? 'keystone' : 'web60'), ...MATRIX_OPTIONS, ...out], { memory: true })
  await rm(path.join(folder, 'out'), { recursive: true, force: true })
  const largest = job.processes[0]?.peakBytes ?? 0
  const packs = []
  for (const pool of poolsFor(quick)) packs.push(...(await packBoth(folder, pool, say)))
  return {
    commands: [
      `node dist/cli.js -r bench/sets/web60.txt ${MATRIX_OPTIONS.join(' ')} --no-cache --archive none --interpreters none -o OUT, for every process (VmHWM)`,
      'node bench/pack-pool.ts FOLDER KIND COUNTxBYTES …, total resident memory of all processes every 20 ms',
    ],
    table: [
      ['What', 'Peak', 'CPU'],
      ...job.processes.slice(0, 12).map(({ name, peakBytes, cpuSeconds }) => [name, showMiB(peakBytes), showSeconds(cpuSeconds)]),
      ['All processes of the run at the same time', showMiB(job.summedPeakBytes), ''],
      ...packs.flatMap(({ rows }) => rows),
    ],
    figures: [
      { claim: 'Largest process of the run', measured: showMiB(largest), bound: 'at most 500 MiB', passed: largest <= MAX_BYTES },
      ...packs.map(({ figure }) => figure),
    ],
    notes: ['The CPU time of a process is that of its last sample.'],
  }
}

/** The same kind of pool in two sizes. */
interface Pools {
  readonly what: string
  readonly small: readonly string[]
  readonly large: readonly string[]
}

/** As `COUNTxBYTES`. 1.9 GiB is just below what one release asset may hold. */
function poolsFor(quick: boolean): readonly Pools[] {
  if (quick) return [{ what: '200 small wheels, 10 and 40 MiB', small: ['200x52428'], large: ['200x209715'] }]
  const big = `1x${Math.floor(1.9 * GIB)}`
  const rest = (bytes: number): string => `100x${Math.floor((bytes - 1.9 * GIB) / 100)}`
  return [
    {
      what: '20,000 small wheels, 1 and 4 GiB',
      small: [`20000x${Math.floor(GIB / 20_000)}`],
      large: [`20000x${Math.floor((4 * GIB) / 20_000)}`],
    },
    { what: 'one wheel of 1.9 GiB, 2 and 4 GiB', small: [big, rest(2 * GIB)], large: [big, rest(4 * GIB)] },
  ]
}

interface Packed {
  readonly rows: string[][]
  readonly figure: Figure
}

async function packBoth(folder: string, { what, small, large }: Pools, say: (line: string) => void): Promise<readonly Packed[]> {
  const packed: Packed[] = []
  for (const kind of ['tar.gz', 'zip']) {
    say(`packing ${what}, ${kind}`)
    const [one, other] = [await pack(folder, kind, small), await pack(folder, kind, large)]
    const difference = Math.abs(one.summedPeakBytes - other.summedPeakBytes)
    packed.push({
      rows: [
        [`Packing ${what}: smaller, ${kind}`, showMiB(one.summedPeakBytes), showSeconds(one.cpuSeconds)],
        [`Packing ${what}: larger, ${kind}`, showMiB(other.summedPeakBytes), showSeconds(other.cpuSeconds)],
      ],
      figure: {
        claim: `Packing ${what}, ${kind}: difference between the peaks`,
        measured: showMiB(difference),
        bound: 'less than 30 MiB',
        passed: difference < MAX_DIFFERENCE,
      },
    })
  }
  return packed
}

async function pack(folder: string, kind: string, pool: readonly string[]): Promise<Awaited<ReturnType<typeof measured>>> {
  const at = path.join(folder, 'pack')
  try {
    await writePool(path.join(at, 'pool', 'wheels'), pool)
    return await measured(process.execPath, [path.join(BENCH, 'pack-pool.ts'), at, kind, ...pool], { memory: true })
  } finally {
    await rm(at, { recursive: true, force: true })
  }
}

/** Sparse files: what they hold is no matter to an archive that stores. */
async function writePool(wheels: string, pool: readonly string[]): Promise<void> {
  await mkdir(wheels, { recursive: true })
  for (const [name, bytes] of poolFiles(pool)) {
    const file = await open(path.join(wheels, name), 'w')
    await file.truncate(bytes)
    await file.close()
  }
}

await runAlone(BENCH_MEMORY, import.meta.url)
