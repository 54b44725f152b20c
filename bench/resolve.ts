import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { unpackedPip } from '../src/worker/pip.ts'
import { type Bench, type BenchOptions, runAlone } from './bench.ts'
import { indexInUse } from './index-in-use.ts'
import { matrix } from './matrix.ts'
import { type Measured, measured, plainEnv } from './measured.ts'
import { BENCH, KEPT, ROOT, setFile, VENDOR } from './folders.ts'
import { openReplay, type Replay } from './replay.ts'
import { atMost, type Found, middleBy, showSeconds } from './result.ts'
import { inScratch } from './scratch.ts'
import { openTools, type Tools } from './tools.ts'
import { uvCompile } from './uv.ts'

/** Unit: milliseconds a request. */
const LATENCY = 20
/** One turn alone differs from the next by a tenth. Odd, so that one is in the middle. */
const TURNS = 3

export const BENCH_RESOLVE: Bench = {
  name: 'resolve',
  question: 'How long does resolution take, with warm and cold caches, and is the result the same as that of pip?',
  minutes: 22,
  run: (options) => inScratch((folder) => run(folder, options)),
}

interface Kit {
  readonly folder: string
  readonly requirements: string
  readonly tools: Tools
  readonly pip: string
}

const Answers = v.record(v.string(), v.array(v.array(v.string())))
type Answers = v.InferOutput<typeof Answers>

async function run(folder: string, { quick, say }: BenchOptions): Promise<Found> {
  const kit: Kit = {
    folder,
    requirements: setFile(quick ? 'keystone' : 'web60'),
    tools: await openTools(),
    pip: await unpackedPip(VENDOR, path.join(KEPT, 'pip')),
  }
  const index = await indexInUse(kit.tools.python)
  await writeFile(path.join(folder, 'all.json'), JSON.stringify(matrix()))
  await writeFile(path.join(folder, 'one.json'), JSON.stringify(matrix(['linux-x86_64-glibc2.28']).slice(2, 3)))
  await record(kit, index, say)

  const warm = await openReplay({ index })
  say('warming every cache')
  await fast(kit, warm, 'all', path.join(folder, 'ours-warm'))
  await uv(kit, warm)
  await plain(kit, warm, 'one', path.join(folder, 'pip-warm'))
  say('warm: ours, uv, the plain loop')
  const [our, { ran: uvs }] = await inTurns(
    () => fast(kit, warm, 'all', path.join(folder, 'ours-warm')),
    async (turn) => ({ ran: await uv(kit, warm, `uv-${turn}`) }), // a file that is there already would tell uv what to prefer
    ({ cpuSeconds }) => cpuSeconds,
  )
  const loop = await plain(kit, warm, 'all', path.join(folder, 'pip-warm'))
  const missed = warm.counts().recorded
  await warm[Symbol.asyncDispose]()

  say(`cold, one target, ${LATENCY} ms per request: ours, the plain loop`)
  await using slow = await openReplay({ index, latencyMilliseconds: LATENCY })
  await fast(kit, slow, 'one', '-') // the first to ask would wait while the replay makes its answers
  const [coldOurs, coldPlain] = await inTurns(
    () => fast(kit, slow, 'one', '-'),
    () => plain(kit, slow, 'one', '-'),
    ({ wallSeconds }) => wallSeconds,
  )
  const different = [...differences(our.answers, loop.answers), ...differences(coldOurs.answers, coldPlain.answers)]
  return {
    commands: [
      'node bench/resolve-all.ts TARGETS bench/sets/web60.txt REPLAY CACHE 2 OUT',
      'python bench/python/plain_loop.py python PIP TARGETS bench/sets/web60.txt REPLAY CACHE OUT',
      'uv pip compile --python-platform PLATFORM --python-version MICRO --only-binary :all: --index-url REPLAY bench/sets/web60.txt, 25 times',
    ],
    table: [
      ['What', 'CPU of all processes', 'Wall'],
      [`offline-bundle, 25 targets, warm, median of ${TURNS}`, showSeconds(our.ran.cpuSeconds), showSeconds(our.ran.wallSeconds)],
      [`uv, 25 targets, warm, median of ${TURNS}`, showSeconds(uvs.cpuSeconds), showSeconds(uvs.wallSeconds)],
      [
        "pip with the target's markers and tags, in a loop, 25 targets, warm",
        showSeconds(loop.ran.cpuSeconds),
        showSeconds(loop.ran.wallSeconds),
      ],
      [
        `offline-bundle, one target, cold, ${LATENCY} ms per request, median of ${TURNS}`,
        showSeconds(coldOurs.ran.cpuSeconds),
        showSeconds(coldOurs.ran.wallSeconds),
      ],
      [
        `Plain pip, one target, cold, ${LATENCY} ms per request, median of ${TURNS}`,
        showSeconds(coldPlain.ran.cpuSeconds),
        showSeconds(coldPlain.ran.wallSeconds),
      ],
    ],
    figures: [
      atMost('CPU, warm, against pip in a loop', our.ran.cpuSeconds, loop.ran.cpuSeconds, 1 / 15, '1/15'),
      atMost('CPU, warm, against uv', our.ran.cpuSeconds, uvs.cpuSeconds, 1.2, '1.2 times'),
      atMost(
        `Wall, one target, cold, ${LATENCY} ms per request, against plain pip`,
        coldOurs.ran.wallSeconds,
        coldPlain.ran.wallSeconds,
        1 / 5,
        '1/5',
      ),
      {
        claim: 'Targets with names, versions, URLs or hashes that differ from those of pip',
        measured: `${different.length} of ${Object.keys(loop.answers).length + 1}`,
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

/** Both ways look at other files here and there: what either meets is recorded. */
async function record(kit: Kit, index: string, say: (line: string) => void): Promise<void> {
  for (let turn = 1; turn <= 4; turn += 1) {
    await using replay = await openReplay({ index })
    say(`recording what is not recorded yet, turn ${turn}`)
    await fast(kit, replay, 'all', '-')
    await uv({ ...kit, folder: path.join(kit.folder, `turn-${turn}`) }, replay)
    await plain(kit, replay, 'one', '-')
    if (replay.counts().recorded === 0) return
  }
}

interface Ran {
  readonly ran: Measured
  readonly answers: Answers
}

interface Turn {
  readonly ran: Cost
}

/** Of each the middle one of TURNS. They alternate: a machine that others use is slower at some times. */
async function inTurns<T extends Turn, U extends Turn>(
  one: (turn: number) => Promise<T>,
  other: (turn: number) => Promise<U>,
  by: (ran: Cost) => number,
): Promise<readonly [T, U]> {
  const [ones, others]: [T[], U[]] = [[], []]
  for (let turn = 1; turn <= TURNS; turn += 1) {
    ones.push(await one(turn))
    others.push(await other(turn))
  }
  return [middleOf(ones, by), middleOf(others, by)]
}

function middleOf<T extends Turn>(turns: readonly T[], by: (ran: Cost) => number): T {
  const middle = middleBy(turns, ({ ran }) => by(ran))
  if (middle === undefined) throw new RangeError('no turn was measured')
  return middle
}

async function fast({ folder, requirements }: Kit, { indexUrl }: Replay, which: 'all' | 'one', cache: string): Promise<Ran> {
  const [targets, out] = [path.join(folder, `${which}.json`), path.join(folder, 'ours.json')]
  const ran = await measured(process.execPath, [path.join(BENCH, 'resolve-all.ts'), targets, requirements, indexUrl, cache, '2', out], {
    env: pipFree(),
  })
  return { ran, answers: await read(out) }
}

async function plain({ folder, requirements, pip }: Kit, { indexUrl }: Replay, which: 'all' | 'one', cache: string): Promise<Ran> {
  const [targets, out] = [path.join(folder, `${which}.json`), path.join(folder, 'plain.json')]
  const args = [path.join(BENCH, 'python', 'plain_loop.py'), path.join(ROOT, 'python'), pip, targets, requirements, indexUrl, cache, out]
  const ran = await measured('python3', ['-I', '-X', 'utf8', ...args], { env: pipFree() })
  return { ran, answers: await read(out) }
}

type Cost = Pick<Measured, 'cpuSeconds' | 'wallSeconds'>

async function uv({ folder, requirements, tools }: Kit, { indexUrl }: Replay, out = 'uv'): Promise<Cost> {
  const options = {
    requirements,
    cache: path.join(folder, 'uv-warm'),
    out: path.join(folder, out),
    format: 'requirements.txt',
    indexUrl,
  } as const
  const began = performance.now()
  const answers = await uvCompile(matrix(), tools, options)
  const none = answers.filter(({ file }) => file === undefined)
  if (none.length > 0) throw new Error(`uv finds no solution for ${none.map(({ target }) => target.id).join(', ')}`)
  return { cpuSeconds: answers.reduce((sum, { ran }) => sum + ran.cpuSeconds, 0), wallSeconds: (performance.now() - began) / 1000 }
}

function pipFree(): Record<string, string> {
  return Object.fromEntries(Object.entries(plainEnv()).filter(([name]) => !name.startsWith('PIP_')))
}

async function read(file: string): Promise<Answers> {
  return v.parse(Answers, JSON.parse(await readFile(file, 'utf8')))
}

/** One line for each target that is not the same in every field. */
function differences(our: Answers, their: Answers): readonly string[] {
  return Object.entries(their).flatMap(([target, files]) => {
    const ours = new Set((our[target] ?? []).map((one) => one.join(' ')))
    const theirs = new Set(files.map((one) => one.join(' ')))
    const lines = [
      ...[...ours].filter((one) => !theirs.has(one)).map((one) => `+ ${one}`),
      ...[...theirs].filter((one) => !ours.has(one)).map((one) => `- ${one}`),
    ]
    return lines.length === 0 ? [] : [`${target}: ${lines.slice(0, 6).join('; ')}`]
  })
}

await runAlone(BENCH_RESOLVE, import.meta.url)
