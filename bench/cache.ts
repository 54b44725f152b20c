import { cp, rm } from 'node:fs/promises'
import path from 'node:path'
import { atMost, type Bench, type BenchOptions, type Found, median, showSeconds } from './bench.ts'
import { setFile } from './folders.ts'
import { MATRIX_OPTIONS } from './matrix.ts'
import { type BundleRun, beforeVerification, offlineBundle } from './offline-bundle.ts'

export const BENCH_CACHE: Bench = {
  name: 'cache',
  question: 'How much time does the cache-dir of a previous run save?',
  minutes: 8,
  run,
}

/** Cold and warm runs alternate, so that a slow minute of the network affects both. */
async function run({ quick, folder, say }: BenchOptions): Promise<Found> {
  const turns = quick ? 1 : 3
  const unpacked = path.join(folder, 'unpacked')
  await bundle(path.join(folder, 'first'), unpacked, 'keystone', [])
  const [set, targets] = quick ? ['keystone', []] : ['web60', MATRIX_OPTIONS]
  const runs: Record<'cold' | 'warm', BundleRun[]> = { cold: [], warm: [] }
  for (let turn = 0; turn < turns; turn += 1) {
    say(`turn ${turn + 1} of ${turns}`)
    const cache = path.join(folder, `cache-${turn}`)
    await cp(path.join(unpacked, 'pip'), path.join(cache, 'pip'), { recursive: true })
    runs.cold.push(await bundle(path.join(folder, 'cold'), cache, set, targets))
    await rm(path.join(cache, 'pages'), { recursive: true, force: true }) // the action does not keep index pages
    runs.warm.push(await bundle(path.join(folder, 'warm'), cache, set, targets))
    await rm(cache, { recursive: true, force: true })
  }
  const [cold, warm] = [runs.cold.map(({ wallSeconds }) => wallSeconds), runs.warm.map(({ wallSeconds }) => wallSeconds)]
  const early = (some: readonly BundleRun[]): number => median(some.map(beforeVerification))
  const row = (what: string, some: readonly BundleRun[], all: readonly number[]): string[] => [
    what,
    showSeconds(median(all)),
    showSeconds(early(some)),
    showSeconds(median(some.map(({ cpuSeconds }) => cpuSeconds))),
  ]
  return {
    commands: [
      `node dist/cli.js -r bench/sets/${set}.txt ${targets.join(' ')} --cache-dir CACHE --archive none --interpreters none -o OUT`,
    ],
    table: [['What', 'Wall, median', 'before verification', 'CPU'], row('Cold', runs.cold, cold), row('Warm', runs.warm, warm)],
    figures: [
      atMost('Complete run, warm against cold', median(warm), median(cold), 1, '1.0 times'),
      atMost('The same before verification', early(runs.warm), early(runs.cold), 1, '1.0 times'),
    ],
    notes: [
      'Warm: the cache as the action restores it, with wheels and metadata. All hashes are checked again, and all index pages are requested again. pip is unpacked in both cases.',
    ],
  }
}

async function bundle(out: string, cache: string, set: string, targets: readonly string[]): Promise<BundleRun> {
  await rm(out, { recursive: true, force: true })
  return offlineBundle(['-r', setFile(set), ...targets, '--cache-dir', cache, '--archive', 'none', '--interpreters', 'none', '-o', out])
}
