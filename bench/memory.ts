import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import { type Bench, type BenchOptions, type Figure, type Found, showMiB, showSeconds } from './bench.ts'
import { BENCH, setFile } from './folders.ts'
import { MATRIX_OPTIONS } from './matrix.ts'
import { type Measured, measured } from './measured.ts'
import { BARE_OPTIONS, offlineBundle } from './offline-bundle.ts'

const MIB = 2 ** 20
const GIB = 2 ** 30
/** Limit of each process for web60. */
const MAX_BYTES = 500 * MIB
/** The peaks of packing must differ by less. */
const MAX_DIFFERENCE = 30 * MIB

export const BENCH_MEMORY: Bench = {
  name: 'memory',
  question: 'How much memory does a run need, and does packing need more for a larger pool?',
  minutes: 9,
  run,
}

async function run({ quick, folder, say }: BenchOptions): Promise<Found> {
  say('complete run')
  const out = [...BARE_OPTIONS, '-o', path.join(folder, 'out')]
  const job = await offlineBundle(['-r', setFile(quick ? 'keystone' : 'web60'), ...MATRIX_OPTIONS, ...out], { memory: true })
  await rm(path.join(folder, 'out'), { recursive: true, force: true })
  const largest = job.processes[0]?.peakBytes ?? 0
  const packs = []
  for (const pool of poolsFor(quick)) packs.push(...(await packBoth(folder, pool, say)))
  return {
    commands: [
      `node dist/cli.js -r bench/sets/web60.txt ${MATRIX_OPTIONS.join(' ')} ${BARE_OPTIONS.join(' ')} -o OUT, for every process (VmHWM)`,
      'node bench/pack-pool.ts FOLDER KIND, total resident memory of all processes every 20 ms',
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

/** Counts of files, with the size of each. */
type Pool = readonly { readonly count: number; readonly bytes: number }[]

/** The same kind of pool in two sizes. */
interface Pools {
  readonly what: string
  readonly small: Pool
  readonly large: Pool
}

/** 1.9 GiB is just below the limit of a release asset. */
function poolsFor(quick: boolean): readonly Pools[] {
  const files = (count: number, total: number): Pool[number] => ({ count, bytes: Math.floor(total / count) })
  if (quick) return [{ what: '200 small wheels, 10 and 40 MiB', small: [files(200, 10 * MIB)], large: [files(200, 40 * MIB)] }]
  const big = files(1, 1.9 * GIB)
  return [
    { what: '20,000 small wheels, 1 and 4 GiB', small: [files(20_000, GIB)], large: [files(20_000, 4 * GIB)] },
    { what: 'one wheel of 1.9 GiB, 2 and 4 GiB', small: [big, files(100, 0.1 * GIB)], large: [big, files(100, 2.1 * GIB)] },
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

async function pack(folder: string, kind: string, pool: Pool): Promise<Measured> {
  const at = path.join(folder, 'pack')
  try {
    await writePool(path.join(at, 'pool', 'wheels'), pool)
    return await measured(process.execPath, [path.join(BENCH, 'pack-pool.ts'), at, kind], { memory: true })
  } finally {
    await rm(at, { recursive: true, force: true })
  }
}

/** Sparse files: an archive stores wheels without compressing them. */
async function writePool(wheels: string, pool: Pool): Promise<void> {
  await mkdir(wheels, { recursive: true })
  for (const [group, { count, bytes }] of pool.entries()) {
    for (let number = 0; number < count; number += 1) {
      const file = await open(path.join(wheels, `p${group}_${String(number).padStart(5, '0')}-1.0-py3-none-any.whl`), 'w')
      await file.truncate(bytes)
      await file.close()
    }
  }
}
