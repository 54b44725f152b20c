import path from 'node:path'
import { type Bench, type BenchOptions, runAlone } from './bench.ts'
import { bundleFacts } from './facts.ts'
import { MATRIX_OPTIONS, matrix } from './matrix.ts'
import { nativeDifferences } from './native.ts'
import { bundleFolder, type OurRun, ours } from './offline-bundle.ts'
import { setFile } from './folders.ts'
import type { Figure, Found } from './result.ts'
import { inScratch } from './scratch.ts'
import { openTools, type Tools } from './tools.ts'
import { type UvAnswer, uvCompile, uvSet } from './uv.ts'

const SETS = ['keystone', 'web60', 'heavy', 'heavy-sklearn'] as const

export const BENCH_RIGHT: Bench = {
  name: 'right',
  question: 'Does each target get the correct names and versions?',
  minutes: 20,
  run: (options) => inScratch((folder) => run(folder, options)),
}

interface Compared {
  readonly set: string
  readonly targets: number
  /** One line for each target that is wrong, with what differs. */
  readonly wrong: readonly string[]
  readonly incomplete: number
}

async function run(folder: string, options: BenchOptions): Promise<Found> {
  const tools = await openTools()
  const compared: Compared[] = []
  for (const set of options.quick ? SETS.slice(0, 1) : SETS) {
    options.say(`${set}: 25 targets, ours and uv`)
    compared.push(await compare(set, path.join(folder, set), tools))
  }
  const native = await nativeDifferences(path.join(folder, 'native'), options)
  return {
    commands: [
      `node dist/cli.js -r bench/sets/SET.txt ${MATRIX_OPTIONS.join(' ')} --no-cache --archive none --interpreters none -o OUT`,
      'MACOSX_DEPLOYMENT_TARGET=14.0 uv pip compile --python-platform PLATFORM --python-version MICRO --only-binary :all: bench/sets/SET.txt',
      'python -m pip install --dry-run --ignore-installed --only-binary :all: --report FILE -r bench/sets/SET.txt',
    ],
    table: [
      ['Set', 'Compared with', 'Targets', 'Wrong', 'No solution with both tools'],
      ...compared.map(({ set, targets, wrong, incomplete }) => [set, 'uv', `${targets}`, `${wrong.length}`, `${incomplete}`]),
      ...native.map(({ set, python, wrong }) => [set, `pip, ${python}`, '1', wrong === undefined ? '0' : '1', '0']),
    ],
    figures: [
      ...compared.map(({ set, wrong, targets }): Figure => {
        return { claim: `${set}: different from uv`, measured: `${wrong.length} of ${targets}`, bound: '0', passed: wrong.length === 0 }
      }),
      {
        claim: 'Different from native pip, for each interpreter on this machine',
        measured: `${native.filter(({ wrong }) => wrong !== undefined).length} of ${native.length}`,
        bound: '0',
        passed: native.every(({ wrong }) => wrong === undefined),
      },
    ],
    notes: [
      ...compared.flatMap(({ wrong }) => wrong),
      ...native.flatMap(({ wrong }) => wrong ?? []),
      `Tools: ${tools.versions.join(', ')}`,
    ],
  }
}

async function compare(set: string, folder: string, tools: Tools): Promise<Compared> {
  const out = path.join(folder, 'out')
  const args = ['-r', setFile(set), ...MATRIX_OPTIONS, '--no-cache', '--archive', 'none', '--interpreters', 'none', '-o', out]
  const made = await ours(args, { codes: [0, 3] })
  const options = {
    requirements: setFile(set),
    cache: path.join(folder, 'uv'),
    out: path.join(folder, 'uv-sets'),
    format: 'requirements.txt',
  } as const
  const answers = await uvCompile(matrix(), tools, options)
  const incomplete = answers.filter(({ file }) => file === undefined).length
  const inside = made.exitCode === 0 ? await insideWrong(bundleFolder(out), answers) : []
  const wrong = [...rejectedWrong(made, answers), ...inside].map((line) => `${set}: ${line}`)
  return { set, targets: answers.length, wrong, incomplete }
}

/** Exactly the targets without a solution are rejected; the failure gives the way out, and says of all others that they are complete. */
function rejectedWrong({ exitCode, answer }: OurRun, answers: readonly UvAnswer[]): readonly string[] {
  const none = new Set<string>(answers.filter(({ file }) => file === undefined).map(({ target }) => target.id))
  const rejected = new Set((answer.failure?.targets ?? []).map(({ target }) => target))
  const complete = answer.failure?.complete?.length ?? 0
  return [
    ...[...none].filter((id) => !rejected.has(id)).map((id) => `${id} is not rejected, and uv finds no solution`),
    ...[...rejected].filter((id) => !none.has(id)).map((id) => `${id} is rejected, and uv finds a solution`),
    ...(exitCode === (none.size > 0 ? 3 : 0) ? [] : [`exit code ${exitCode}`]),
    ...(rejected.size > 0 && answer.hint === '' ? ['the failure names no way out'] : []),
    ...(rejected.size > 0 && complete !== answers.length - none.size ? [`${complete} targets are reported complete`] : []),
  ]
}

async function insideWrong(bundle: string, answers: readonly UvAnswer[]): Promise<readonly string[]> {
  const facts = await bundleFacts(bundle)
  const wrong = [...facts.faults]
  for (const { target, file } of answers) {
    const our = Object.entries(facts.targets[target.id] ?? {}).map(([name, [version]]) => [name, version] as const)
    const line = file === undefined ? undefined : differenceOf(new Map(our), await uvSet(file))
    if (line !== undefined) wrong.push(`${target.id}: ${line}`)
  }
  return wrong
}

/** Undefined: the same names and versions. */
function differenceOf(our: ReadonlyMap<string, string>, their: ReadonlyMap<string, string>): string | undefined {
  const names = [...new Set([...our.keys(), ...their.keys()])].filter((name) => our.get(name) !== their.get(name)).sort()
  if (names.length === 0) return undefined
  return names.map((name) => `${name} ${our.get(name) ?? 'absent'} (uv: ${their.get(name) ?? 'absent'})`).join(', ')
}

await runAlone(BENCH_RIGHT, import.meta.url)
