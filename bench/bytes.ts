import { spawnSync } from 'node:child_process'
import { mkdir, symlink } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { realPythons } from '../test/installer/pythons.ts'
import type { Bench, BenchOptions, Found } from './bench.ts'
import { CLI, setFile } from './folders.ts'
import { measured, plainEnv } from './measured.ts'
import { openTools, TOOL_VERSIONS } from './tools.ts'

export const BENCH_BYTES: Bench = {
  name: 'bytes',
  question: 'Is the archive byte-identical on every machine for the same lock?',
  minutes: 8,
  run,
}

interface Variant {
  readonly what: string
  readonly node?: string
  readonly env?: Readonly<Record<string, string>>
  readonly umask?: string
  readonly folder?: string
  readonly interpreters?: string
}

async function run({ quick, folder, say }: BenchOptions): Promise<Found> {
  const { uv } = await openTools()
  const lock = path.join(folder, 'pylock.toml')
  const how = ['--universal', '--quiet', '--python-version', '3.11', '--only-binary', ':all:', '--format', 'pylock.toml', '-o', lock]
  const env = plainEnv({ UV_CACHE_DIR: path.join(folder, 'uv'), UV_PYTHON_DOWNLOADS: 'never' })
  await measured(uv, ['pip', 'compile', '--no-config', ...how, setFile(quick ? 'keystone' : 'heavy')], { env })
  const all = await variants(path.join(folder, 'pythons'))
  const rows: string[][] = []
  for (const variant of quick ? all.filter((_, place) => place % 3 === 0) : all) {
    say(variant.what)
    for (const kind of quick ? ['tar.gz'] : ['tar.gz', 'zip'])
      rows.push([variant.what, kind, await archiveOf(variant, kind, lock, folder, rows.length)])
  }
  const different = ['tar.gz', 'zip'].map((kind) => new Set(rows.filter((row) => row[1] === kind).map((row) => row[2])).size)
  return {
    commands: [
      'uv pip compile --universal --python-version 3.11 --format pylock.toml bench/sets/heavy.txt',
      'node dist/cli.js --lock pylock.toml --platform linux-x86_64-glibc2.28 --platform windows-x86_64 --python 3.11 --python 3.12 --archive KIND -o OUT',
    ],
    table: [['Created with', 'Archive', 'sha256'], ...rows],
    figures: [
      {
        claim: 'Different archives of one lock, per archive kind',
        measured: different.filter((count) => count > 0).join(' and '),
        bound: 'one sha256 per kind',
        passed: different.every((count) => count <= 1),
      },
    ],
    notes: [TOOL_VERSIONS[0]],
  }
}

async function variants(folder: string): Promise<readonly Variant[]> {
  const pythons = realPythons()
    .filter(({ series }) => series.length > 3)
    .map(async ({ path: python, version }) => {
      // 3.10 or newer
      const first = path.join(folder, version)
      await mkdir(first, { recursive: true })
      await symlink(python, path.join(first, 'python3'))
      return { what: `Python ${version}`, env: { PATH: `${first}${path.delimiter}${process.env['PATH'] ?? ''}` } }
    })
  return [
    { what: 'default settings' },
    { what: '--interpreters auto', interpreters: 'auto' },
    ...(await Promise.all(pythons)),
    ...nodes(),
    { what: 'TZ=Asia/Kathmandu', env: { TZ: 'Asia/Kathmandu' } },
    { what: 'umask 077', umask: '077' },
    { what: 'umask 000', umask: '000' },
    { what: 'another working directory', folder: path.join('a folder', 'ünder', 'another') },
  ]
}

/** Every Node.js on PATH that is 20 or newer, one per major version, the running one first. */
function nodes(): readonly Variant[] {
  const found = new Map<string, Variant>()
  for (const folder of [path.dirname(process.execPath), ...(process.env['PATH'] ?? '').split(path.delimiter)]) {
    const node = path.join(folder, 'node')
    const [, version, major] = /^v((\d+)\.\S+)/.exec(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout ?? '') ?? []
    if (major !== undefined && Number(major) >= 20 && !found.has(major)) found.set(major, { what: `Node ${version}`, node })
  }
  return [...found.values()]
}

const Answer = v.object({ bundles: v.array(v.object({ archives: v.array(v.looseObject({ sha256: v.string() })) })) })

/** @returns the sha256 of the archive */
async function archiveOf(variant: Variant, kind: string, lock: string, folder: string, number: number): Promise<string> {
  const out = path.join(folder, `${number}`, variant.folder ?? 'out')
  const targets = ['--platform', 'linux-x86_64-glibc2.28', '--platform', 'windows-x86_64', '--python', '3.11', '--python', '3.12']
  const cache = ['--cache-dir', path.join(folder, 'cache'), '--interpreters', variant.interpreters ?? 'none']
  const how = [...cache, '--archive', kind, '--json', '-o', out]
  const command = [variant.node ?? process.execPath, CLI, '--lock', lock, ...targets, ...how]
  const under = ['-c', `umask ${variant.umask ?? '022'}; exec "$@"`, 'sh', ...command]
  const { stdout } = await measured('sh', under, { env: plainEnv(variant.env) })
  const [first] = v.parse(Answer, JSON.parse(stdout)).bundles
  return first?.archives.map(({ sha256 }) => sha256).join(' ') ?? ''
}
