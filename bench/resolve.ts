import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { unpackedPip } from '../src/worker/pip.ts'
import { atMost, type Bench, type BenchOptions, type Found, medianBy, showSeconds } from './bench.ts'
import { BENCH, CACHE, ROOT, setFile, VENDOR } from './folders.ts'
import { matrix } from './matrix.ts'
import { type Cost, type Measured, measured, plainEnv } from './measured.ts'
import { openReplay, type Replay } from './replay.ts'
import { configuredIndex, openTools, uvCompile } from './tools.ts'

/** Unit: milliseconds per request. */
const LATENCY = 20
/** A single turn differs from the next by up to a tenth. Odd, so that there is a middle one. */
const TURNS = 3

export const BENCH_RESOLVE: Bench = {
  name: 'resolve',
  question: 'How long does resolution take, with warm and cold caches, and is the result the same as that of pip?',
  minutes: 22,
  run,
}

/** Target to [project, version, URL, sha256] of each file. */
const Resolved = v.record(v.string(), v.array(v.array(v.string())))
type Resolved = v.InferOutput<typeof Resolved>

interface ResolveRun extends Measured {
  readonly resolved: Resolved
}

/** The compared programs. `cache` is a folder, or `-` for none. */
interface Programs {
  offlineBundle(index: Replay, targets: 'all' | 'one', cache: string): Promise<ResolveRun>
  /** pip's resolver with the target's markers and tags, one target after the other in one process. */
  pip(index: Replay, targets: 'all' | 'one', cache: string): Promise<ResolveRun>
  /** @param locks name of the folder for the results. uv prefers the versions of an existing result */
  uv(index: Replay, locks: string): Promise<Cost>
}

async function run({ quick, folder, say }: BenchOptions): Promise<Found> {
  const tools = await openTools()
  const index = await configuredIndex(tools)
  const programs = await openPrograms(folder, setFile(quick ? 'keystone' : 'web60'), tools)
  await record(programs, index, say)
  const [caches, pipCache] = [path.join(folder, 'cache'), path.join(folder, 'pip-cache')]

  const warm = await openReplay({ index })
  say('filling all caches')
  await programs.offlineBundle(warm, 'all', caches)
  await programs.uv(warm, 'uv')
  await programs.pip(warm, 'one', pipCache)
  say('warm: offline-bundle, uv, pip in a loop')
  const [our, uv] = await alternate(
    () => programs.offlineBundle(warm, 'all', caches),
    (turn) => programs.uv(warm, `uv-${turn}`),
    'cpuSeconds',
  )
  const loop = await programs.pip(warm, 'all', pipCache)
  const missed = warm.recorded()
  await warm[Symbol.asyncDispose]()

  say(`cold, one target, ${LATENCY} ms per request: offline-bundle, pip`)
  await using slow = await openReplay({ index, latencyMilliseconds: LATENCY })
  await programs.offlineBundle(slow, 'one', '-') // the first run waits while the replay server prepares its responses
  const [coldOur, coldPip] = await alternate(
    () => programs.offlineBundle(slow, 'one', '-'),
    () => programs.pip(slow, 'one', '-'),
    'wallSeconds',
  )
  const different = [...differences(our.resolved, loop.resolved), ...differences(coldOur.resolved, coldPip.resolved)]
  const row = (what: string, { cpuSeconds, wallSeconds }: Cost): string[] => [what, showSeconds(cpuSeconds), showSeconds(wallSeconds)]
  const cold = `one target, cold, ${LATENCY} ms per request`
  return {
    commands: [
      'node bench/resolve-all.ts TARGETS bench/sets/web60.txt REPLAY CACHE 2 OUT',
      'python bench/python/pip_loop.py python PIP TARGETS bench/sets/web60.txt REPLAY CACHE OUT',
      'uv pip compile --python-platform PLATFORM --python-version MICRO --only-binary :all: --index-url REPLAY bench/sets/web60.txt, 25 times',
    ],
    table: [
      ['What', 'CPU of all processes', 'Wall'],
      row(`offline-bundle, 25 targets, warm, median of ${TURNS}`, our),
      row(`uv, 25 targets, warm, median of ${TURNS}`, uv),
      row("pip with the target's markers and tags, in a loop, 25 targets, warm", loop),
      row(`offline-bundle, ${cold}, median of ${TURNS}`, coldOur),
      row(`pip, ${cold}, median of ${TURNS}`, coldPip),
    ],
    figures: [
      atMost('CPU, warm, against pip in a loop', our.cpuSeconds, loop.cpuSeconds, 1 / 15, '1/15'),
      atMost('CPU, warm, against uv', our.cpuSeconds, uv.cpuSeconds, 1.2, '1.2 times'),
      atMost(`Wall, ${cold}, against pip`, coldOur.wallSeconds, coldPip.wallSeconds, 1 / 5, '1/5'),
      {
        claim: 'Targets with names, versions, URLs or hashes that differ from those of pip',
        measured: `${different.length} of ${Object.keys(loop.resolved).length + 1}`,
        bound: '0',
        passed: different.length === 0,
      },
    ],
    notes: [
      ...different,
      'The replay server on loopback sends ETag, Cache-Control and PEP 658 metadata, and its CPU time is not counted. For offline-bundle, all processes are counted, including Node.js.',
      `Requests that the recording could not answer with a warm cache: ${missed}.`,
    ],
  }
}

async function openPrograms(folder: string, requirements: string, tools: Awaited<ReturnType<typeof openTools>>): Promise<Programs> {
  const pip = await unpackedPip(VENDOR, path.join(CACHE, 'pip'))
  const lists = { all: path.join(folder, 'all.json'), one: path.join(folder, 'one.json') }
  await writeFile(lists.all, JSON.stringify(matrix()))
  await writeFile(lists.one, JSON.stringify(matrix(['linux-x86_64-glibc2.28']).slice(2, 3)))
  const out = path.join(folder, 'resolved.json')
  const env = Object.fromEntries(Object.entries(plainEnv()).filter(([name]) => !name.startsWith('PIP_')))
  const resolve = async (command: string, args: readonly string[]): Promise<ResolveRun> => {
    const ran = await measured(command, [...args, out], { env })
    return { ...ran, resolved: v.parse(Resolved, JSON.parse(await readFile(out, 'utf8'))) }
  }
  const loop = ['-I', '-X', 'utf8', path.join(BENCH, 'python', 'pip_loop.py'), path.join(ROOT, 'python'), pip]
  return {
    offlineBundle: ({ indexUrl }, targets, cache) =>
      resolve(process.execPath, [path.join(BENCH, 'resolve-all.ts'), lists[targets], requirements, indexUrl, cache, '2']),
    pip: ({ indexUrl }, targets, cache) => resolve('python3', [...loop, lists[targets], requirements, indexUrl, cache]),
    uv: async ({ indexUrl }, locks) => {
      const settings = { requirements, cache: path.join(folder, 'uv-cache'), out: path.join(folder, locks), indexUrl }
      const { results, ...cost } = await uvCompile(matrix(), tools, { ...settings, format: 'requirements.txt' })
      const none = results.filter(({ file }) => file === undefined)
      if (none.length > 0) throw new Error(`uv finds no solution for ${none.map(({ target }) => target.id).join(', ')}`)
      return cost
    },
  }
}

/** The programs read different files; whatever one of them requests is recorded. */
async function record(programs: Programs, index: string, say: (line: string) => void): Promise<void> {
  for (let turn = 1; turn <= 4; turn += 1) {
    await using replay = await openReplay({ index })
    say(`recording missing pages and metadata, turn ${turn}`)
    await programs.offlineBundle(replay, 'all', '-')
    await programs.uv(replay, `recording-${turn}`)
    await programs.pip(replay, 'one', '-')
    if (replay.recorded() === 0) return
  }
}

/** The median of each. They alternate, because a shared machine is slower at some times. */
async function alternate<T extends Cost, U extends Cost>(
  one: (turn: number) => Promise<T>,
  other: (turn: number) => Promise<U>,
  by: keyof Cost,
): Promise<readonly [T, U]> {
  const [ones, others]: [T[], U[]] = [[], []]
  for (let turn = 1; turn <= TURNS; turn += 1) {
    ones.push(await one(turn))
    others.push(await other(turn))
  }
  return [medianBy(ones, (ran) => ran[by]), medianBy(others, (ran) => ran[by])]
}

/** One line per target that differs in any field. */
function differences(our: Resolved, their: Resolved): readonly string[] {
  return Object.entries(their).flatMap(([target, files]) => {
    const [ours, theirs] = [our[target] ?? [], files].map((all) => all.map((one) => one.join(' ')))
    const missing = (from: readonly string[] = [], all: readonly string[] = []): readonly string[] =>
      all.filter((one) => !from.includes(one))
    const lines = [...missing(theirs, ours).map((one) => `+ ${one}`), ...missing(ours, theirs).map((one) => `- ${one}`)]
    return lines.length === 0 ? [] : [`${target}: ${lines.slice(0, 6).join('; ')}`]
  })
}
