import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { type Bench, type BenchOptions, runAlone } from './bench.ts'
import { MATRIX_OPTIONS, matrix, pipOptions } from './matrix.ts'
import { measured, plainEnv } from './measured.ts'
import { beforeProof, bundleFolder, type OurRun, ours } from './offline-bundle.ts'
import { BENCH, setFile } from './folders.ts'
import { atMost, type Found, showRatio, showSeconds } from './result.ts'
import { inScratch } from './scratch.ts'
import { openTools, type Tools } from './tools.ts'
import { uvCompile, uvFile } from './uv.ts'

/** The naive loop can be measured on the five targets where it ends with a bundle; the matrix has five platforms. */
const NAIVE_PLATFORM = 'linux-x86_64-glibc2.28'
const TIMES = 5

export const BENCH_FAST: Bench = {
  name: 'fast',
  question: 'How long does a complete run take, compared with the scripts that users write today?',
  minutes: 18,
  run: (options) => inScratch((folder) => run(folder, options)),
}

async function run(folder: string, { quick, say }: BenchOptions): Promise<Found> {
  const tools = await openTools()
  const requirements = setFile(quick ? 'keystone' : 'web60')
  say('ours, cold')
  const one = await wholeJob(path.join(folder, 'one'), requirements)
  say('the naive loop on five targets')
  const naive = await naiveLoop(path.join(folder, 'naive'), requirements, tools)
  say('uv, packaging and one fetch, cold')
  const clever = await cleverWay(path.join(folder, 'clever'), requirements, tools)
  say('the raw fetch of the same files')
  const raw = await rawFetch(path.join(folder, 'raw'), bundleFolder(path.join(folder, 'one')), tools)
  say('ours, cold, once more')
  const two = await wholeJob(path.join(folder, 'two'), requirements)

  const whole = (one.wallSeconds + two.wallSeconds) / 2
  const unproved = (beforeProof(one) + beforeProof(two)) / 2
  const naiveWhole = naive.wallSeconds * TIMES
  const row = (what: string, wall: number, cpu: string): readonly string[] => [what, showSeconds(wall), cpu]
  return {
    commands: [
      `node dist/cli.js -r bench/sets/web60.txt ${MATRIX_OPTIONS.join(' ')} --no-cache --archive none --interpreters none -o OUT`,
      '(a) pip download --only-binary :all: --python-version MICRO --implementation cp --abi ABI --platform TAG … -d OUT -r bench/sets/web60.txt, for each of the five targets of linux-x86_64-glibc2.28, one pip cache',
      '(b) uv pip compile --format pylock.toml … for the 25, 2 at a time with one cold cache; then python bench/python/clever.py',
      '(c) python bench/python/fetch.py FILES OUT --unchecked',
    ],
    table: [
      ['What', 'Wall', 'CPU'],
      [...row('offline-bundle, complete run', one.wallSeconds, showSeconds(one.cpuSeconds))],
      [...row('offline-bundle, complete run, second time', two.wallSeconds, showSeconds(two.cpuSeconds))],
      [...row('offline-bundle, before verification (mean)', unproved, '')],
      ...[...two.phases].map(([title, seconds]) => [`– ${title}`, showSeconds(seconds), '']),
      [...row(`(a) loop over pip download, 5 targets measured, times ${TIMES}`, naiveWhole, showSeconds(naive.cpuSeconds * TIMES))],
      [...row('(b) uv, then one download script', clever.wallSeconds, showSeconds(clever.cpuSeconds))],
      [...row('– uv only', clever.uvSeconds, '')],
      [...row('(c) download only', raw.wallSeconds, showSeconds(raw.cpuSeconds))],
    ],
    figures: [
      atMost('Complete run against (a), a loop over pip download', whole, naiveWhole, 1 / 15, '1/15'),
      atMost('Before verification against (b), uv and a download script', unproved, clever.wallSeconds, 1 / 2, '1/2'),
      atMost('With verification against (b)', whole, clever.wallSeconds, 1, '1.0 times'),
      { claim: 'Complete run against (c), the download only', measured: showRatio(whole / raw.wallSeconds), bound: 'goal: 2.5 times' },
    ],
    notes: [
      `(a) was measured on 5 targets and multiplied by ${TIMES}.`,
      `offline-bundle: ${one.answer.bundles[0]?.wheelCount ?? 0} files of ${one.answer.bundles[0]?.totalBytes ?? 0} bytes. (b): ${clever.files} files of ${clever.bytes} bytes.`,
      'Before verification: wall time without the phases that inspect wheels, check the closure and verify targets. Inspection runs in parallel with downloads, so a part of it is included.',
    ],
  }
}

async function wholeJob(out: string, requirements: string): Promise<OurRun> {
  return ours(['-r', requirements, ...MATRIX_OPTIONS, '--no-cache', '--archive', 'none', '--interpreters', 'none', '-o', out])
}

interface Cost {
  readonly wallSeconds: number
  readonly cpuSeconds: number
}

/** The loop as a user writes it: one after the other, with pip's own cache, which is empty at first. */
async function naiveLoop(folder: string, requirements: string, { python }: Tools): Promise<Cost> {
  let [wallSeconds, cpuSeconds] = [0, 0]
  for (const target of matrix([NAIVE_PLATFORM])) {
    const where = ['--only-binary', ':all:', '--cache-dir', path.join(folder, 'cache'), '--dest', path.join(folder, target.id), '--quiet']
    const ran = await measured(python, ['-m', 'pip', 'download', ...where, ...pipOptions(target), '-r', requirements])
    wallSeconds += ran.wallSeconds
    cpuSeconds += ran.cpuSeconds
  }
  return { wallSeconds, cpuSeconds }
}

const Fetched = v.object({ files: v.number(), bytes: v.number() })

interface Clever extends Cost, v.InferOutput<typeof Fetched> {
  readonly uvSeconds: number
}

async function cleverWay(folder: string, requirements: string, tools: Tools): Promise<Clever> {
  const targets = matrix()
  const locks = path.join(folder, 'locks')
  const began = performance.now()
  const answers = await uvCompile(targets, tools, { requirements, cache: path.join(folder, 'uv'), out: locks, format: 'pylock.toml' })
  const uvSeconds = (performance.now() - began) / 1000
  const list = path.join(folder, 'targets.json')
  const announced = targets.map((target) => {
    return { lock: uvFile(target, 'pylock.toml'), series: target.python.series, abis: target.abis, platformTags: target.platformTags }
  })
  await writeFile(list, JSON.stringify(announced))
  const env = plainEnv({ PYTHONPATH: '' })
  const fetched = await measured(tools.python, [path.join(BENCH, 'python', 'clever.py'), list, locks, path.join(folder, 'wheels')], { env })
  const uvCpu = answers.reduce((sum, { ran }) => sum + ran.cpuSeconds, 0)
  return {
    ...v.parse(Fetched, JSON.parse(fetched.stdout)),
    uvSeconds,
    wallSeconds: uvSeconds + fetched.wallSeconds,
    cpuSeconds: uvCpu + fetched.cpuSeconds,
  }
}

const Manifest = v.object({ wheels: v.array(v.object({ url: v.string(), sha256: v.string() })) })

/** The same files as the bundle's, nothing else. */
async function rawFetch(folder: string, bundle: string, { python }: Tools): Promise<Cost> {
  const { wheels } = v.parse(Manifest, JSON.parse(await readFile(path.join(bundle, 'manifest.json'), 'utf8')))
  const list = path.join(path.dirname(folder), 'files.json')
  await writeFile(list, JSON.stringify(wheels))
  return measured(python, [path.join(BENCH, 'python', 'fetch.py'), list, folder, '--unchecked'])
}

await runAlone(BENCH_FAST, import.meta.url)
