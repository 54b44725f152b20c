import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { atMost, type Bench, type BenchOptions, type Found, showRatio, showSeconds } from './bench.ts'
import { BENCH, setFile } from './folders.ts'
import { MATRIX_OPTIONS, matrix, pipOptions } from './matrix.ts'
import { type Cost, measured, plainEnv } from './measured.ts'
import { BARE_OPTIONS, type BundleRun, beforeVerification, bundleFolder, offlineBundle } from './offline-bundle.ts'
import { openTools, type Tools, uvCompile, uvFile } from './tools.ts'

/** The loop over pip download only succeeds on the five targets of this platform. The matrix has five platforms. */
const LOOP_PLATFORM = 'linux-x86_64-glibc2.28'
const PLATFORM_COUNT = 5

export const BENCH_FAST: Bench = {
  name: 'fast',
  question: 'How long does a complete run take, compared with the scripts that users write today?',
  minutes: 18,
  run,
}

async function run({ quick, folder, say }: BenchOptions): Promise<Found> {
  const tools = await openTools()
  const requirements = setFile(quick ? 'keystone' : 'web60')
  say('offline-bundle, cold')
  const one = await completeRun(path.join(folder, 'one'), requirements)
  say('loop over pip download on five targets')
  const loop = await pipLoop(path.join(folder, 'loop'), requirements, tools)
  say('uv and a download script, cold')
  const script = await uvScript(path.join(folder, 'script'), requirements, tools)
  say('download of the same files')
  const download = await downloadOnly(path.join(folder, 'raw'), bundleFolder(path.join(folder, 'one')), tools)
  say('offline-bundle, cold, second time')
  const two = await completeRun(path.join(folder, 'two'), requirements)

  const complete = (one.wallSeconds + two.wallSeconds) / 2
  const unverified = (beforeVerification(one) + beforeVerification(two)) / 2
  const [bundle] = one.answer.bundles
  const row = (what: string, { wallSeconds, cpuSeconds }: Cost): string[] => [what, showSeconds(wallSeconds), showSeconds(cpuSeconds)]
  return {
    commands: [
      `node dist/cli.js -r bench/sets/web60.txt ${[...MATRIX_OPTIONS, ...BARE_OPTIONS].join(' ')} -o OUT`,
      '(a) pip download --only-binary :all: --python-version MICRO --implementation cp --abi ABI --platform TAG … -d OUT -r bench/sets/web60.txt, for each of the five targets of linux-x86_64-glibc2.28, one pip cache',
      '(b) uv pip compile --format pylock.toml … for the 25, 2 at a time with one cold cache; then python bench/python/fetch_locked.py',
      '(c) python bench/python/fetch.py FILES OUT --unchecked',
    ],
    table: [
      ['What', 'Wall', 'CPU'],
      row('offline-bundle, complete run', one),
      row('offline-bundle, complete run, second time', two),
      ['offline-bundle, before verification (mean)', showSeconds(unverified), ''],
      ...[...two.phases].map(([title, seconds]) => [`– ${title}`, showSeconds(seconds), '']),
      row(`(a) loop over pip download, 5 targets measured, times ${PLATFORM_COUNT}`, loop),
      row('(b) uv, then one download script', script),
      ['– uv only', showSeconds(script.uvSeconds), ''],
      row('(c) download only', download),
    ],
    figures: [
      atMost('Complete run against (a), a loop over pip download', complete, loop.wallSeconds, 1 / 15, '1/15'),
      atMost('Before verification against (b), uv and a download script', unverified, script.wallSeconds, 1 / 2, '1/2'),
      atMost('With verification against (b)', complete, script.wallSeconds, 1, '1.0 times'),
      {
        claim: 'Complete run against (c), the download only',
        measured: showRatio(complete / download.wallSeconds),
        bound: 'goal: 2.5 times',
      },
    ],
    notes: [
      `(a) was measured on 5 targets and multiplied by ${PLATFORM_COUNT}.`,
      `offline-bundle: ${bundle?.wheelCount ?? 0} files of ${bundle?.totalBytes ?? 0} bytes. (b): ${script.files} files of ${script.bytes} bytes.`,
      'Before verification: wall time without the phases that inspect wheels, check the closure and verify targets. Inspection runs in parallel with downloads, so a part of it is included.',
    ],
  }
}

function completeRun(out: string, requirements: string): Promise<BundleRun> {
  return offlineBundle(['-r', requirements, ...MATRIX_OPTIONS, ...BARE_OPTIONS, '-o', out])
}

/** The loop that users write: one target after the other, with pip's own cache, which is empty at first. Scaled to all platforms. */
async function pipLoop(folder: string, requirements: string, { python }: Tools): Promise<Cost> {
  const cost = { wallSeconds: 0, cpuSeconds: 0 }
  for (const target of matrix([LOOP_PLATFORM])) {
    const where = ['--only-binary', ':all:', '--cache-dir', path.join(folder, 'cache'), '--dest', path.join(folder, target.id), '--quiet']
    const ran = await measured(python, ['-m', 'pip', 'download', ...where, ...pipOptions(target), '-r', requirements])
    cost.wallSeconds += ran.wallSeconds * PLATFORM_COUNT
    cost.cpuSeconds += ran.cpuSeconds * PLATFORM_COUNT
  }
  return cost
}

const Fetched = v.object({ files: v.number(), bytes: v.number() })

interface ScriptCost extends Cost, v.InferOutput<typeof Fetched> {
  readonly uvSeconds: number
}

async function uvScript(folder: string, requirements: string, tools: Tools): Promise<ScriptCost> {
  const targets = matrix()
  const locks = path.join(folder, 'locks')
  const uv = await uvCompile(targets, tools, { requirements, cache: path.join(folder, 'uv'), out: locks, format: 'pylock.toml' })
  const list = path.join(folder, 'targets.json')
  const accepted = targets.map((target) => {
    return { lock: uvFile(target, 'pylock.toml'), series: target.python.series, abis: target.abis, platformTags: target.platformTags }
  })
  await writeFile(list, JSON.stringify(accepted))
  const script = [path.join(BENCH, 'python', 'fetch_locked.py'), list, locks, path.join(folder, 'wheels')]
  const fetched = await measured(tools.python, script, { env: plainEnv({ PYTHONPATH: '' }) })
  return {
    ...v.parse(Fetched, JSON.parse(fetched.stdout)),
    uvSeconds: uv.wallSeconds,
    wallSeconds: uv.wallSeconds + fetched.wallSeconds,
    cpuSeconds: uv.cpuSeconds + fetched.cpuSeconds,
  }
}

const Manifest = v.object({ wheels: v.array(v.object({ url: v.string(), sha256: v.string() })) })

/** Download the files of a bundle, and nothing else. */
async function downloadOnly(folder: string, bundle: string, { python }: Tools): Promise<Cost> {
  const { wheels } = v.parse(Manifest, JSON.parse(await readFile(path.join(bundle, 'manifest.json'), 'utf8')))
  const list = path.join(path.dirname(folder), 'files.json')
  await writeFile(list, JSON.stringify(wheels))
  return measured(python, [path.join(BENCH, 'python', 'fetch.py'), list, folder, '--unchecked'])
}
