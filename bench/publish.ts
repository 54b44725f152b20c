import path from 'node:path'
import { startReleases } from '../test/doubles/releases.ts'
import { type Bench, type BenchOptions, runAlone } from './alone.ts'
import { measured } from './measured.ts'
import { ROOT } from './places.ts'
import { type Found, median, showMiB } from './result.ts'
import { inScratch } from './scratch.ts'

const KIB = 1024
/** How far the peaks may differ. Unit: bytes. */
const MOST_DIFFERENCE = 30 * 2 ** 20
/** A volume of 1 GiB that lay in memory would be seen. Unit: bytes. */
const MOST_BYTES = 512 * 2 ** 20

export const BENCH_PUBLISH: Bench = {
  name: 'publish',
  question: 'Does publishing a release take more memory for more files?',
  minutes: 2,
  run: (options) => inScratch((folder) => run(folder, options)),
}

/** The sizes take turns, and the double that takes the files is another process. */
async function run(folder: string, { quick, say }: BenchOptions): Promise<Found> {
  const turns = quick ? 1 : 3
  const peaks: Record<'one' | 'three', number[]> = { one: [], three: [] }
  for (let turn = 0; turn < turns; turn += 1) {
    say(`turn ${turn + 1} of ${turns}`)
    peaks.one.push(await peakOf(folder, 1))
    peaks.three.push(await peakOf(folder, 3))
  }
  const [one, three] = [median(peaks.one), median(peaks.three)]
  const difference = three - one
  const row = (what: string, all: readonly number[]): string[] => [what, showMiB(median(all)), all.map(showMiB).join(', ')]
  return {
    commands: [
      'node test/fixtures/release-memory.ts URL FOLDER COUNT, against the loopback double of the releases API: its own peak (getrusage)',
    ],
    table: [['What', 'Peak, median', 'each'], row('1 volume of 1 GiB', peaks.one), row('3 volumes of 1 GiB', peaks.three)],
    figures: [
      {
        claim: 'Publishing 3 GiB against 1 GiB: difference of the peaks',
        measured: showMiB(difference),
        bound: 'less than 30 MiB',
        passed: difference < MOST_DIFFERENCE,
      },
      { claim: 'Publishing 3 GiB: peak', measured: showMiB(three), bound: 'less than half a volume', passed: three < MOST_BYTES },
    ],
    notes: ['The volumes are sparse files. The process also holds the toolkit for cache and artifacts, as in a step of a job.'],
  }
}

/** Unit: bytes. */
async function peakOf(folder: string, volumes: number): Promise<number> {
  await using server = await startReleases()
  const { stdout } = await measured(process.execPath, [
    path.join(ROOT, 'test', 'fixtures', 'release-memory.ts'),
    server.url,
    folder,
    String(volumes),
  ])
  const [release] = server.releases
  if (release?.draft !== false || release.assets.length !== volumes) throw new Error('the release was not published whole')
  return Number(stdout.trim()) * KIB
}

await runAlone(BENCH_PUBLISH, import.meta.url)
