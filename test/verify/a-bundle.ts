import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundleOf } from '../../src/bundle/bundle.ts'
import { parseWheelName, type Sha256, sha256Of, toProjectName } from '../../src/core/names.ts'
import type { Log, Ports } from '../../src/core/ports.ts'
import type { ProofSettings } from '../../src/options/request.ts'
import { stage } from '../../src/output/stage.ts'
import type { Union } from '../../src/resolve/union.ts'
import { parseDescribed } from '../../src/targets/describe.ts'
import type { Target } from '../../src/targets/target.ts'
import { checkClosure } from '../../src/verify/closure.ts'
import { openInspectors } from '../../src/verify/inspectors.ts'
import type { VerifySettings } from '../../src/verify/verdict.ts'
import type { ClosureVerdict, Root, WheelFacts } from '../../src/worker/messages.ts'
import { openPythonRuntime, type PythonRuntime } from '../../src/worker/python.ts'
import type { FileRow } from '../doubles/index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'

const HERE = fileURLToPath(new URL('../../', import.meta.url))
export const ASSETS = {
  python: path.join(HERE, 'python'),
  vendor: path.join(HERE, 'vendor'),
  report: path.join(HERE, 'src', 'report', 'html'),
}
export const PYTHON = process.platform === 'win32' ? 'python' : 'python3'

/** What this machine's Python says it is. */
export function hostTarget(): Target {
  const text = execFileSync(PYTHON, ['-I', path.join(ASSETS.python, 'installer', 'describe.py')], { encoding: 'utf8' })
  const described = parseDescribed('host', text)
  if (!('target' in described)) throw new Error(JSON.stringify(described))
  return described.target
}

/** This machine, as it would be on Windows: nothing here can install for it. */
export function windowsTarget(): Target {
  const host = hostTarget()
  const markers = { ...host.markers, os_name: 'nt', sys_platform: 'win32', platform_system: 'Windows', platform_machine: 'AMD64' }
  const id = `${host.abis[0]}-windows-x86_64` as Target['id']
  return {
    ...host,
    id,
    platform: 'windows-x86_64',
    system: { os: 'windows', machine: 'AMD64' },
    platformTags: ['win_amd64'],
    markers,
    machines: ['AMD64'],
  }
}

/** One throw-away folder, an engine in it, and a log that keeps its lines. */
export async function aRoom(): Promise<Room> {
  const folder = mkdtempSync(path.join(tmpdir(), 'offline-bundle-test-'))
  const lines: string[] = []
  const stop = new AbortController()
  const ports: Ports = {
    log: logInto(lines),
    clock: { now: () => new Date(0), seconds: () => 0 },
    run: (command, args, options) => {
      const stdout = execFileSync(command, args, { ...options, encoding: 'utf8' })
      return Promise.resolve({ code: 0, stdout, stderr: '' })
    },
    env: { PATH: process.env['PATH'], HOME: folder },
    signal: stop.signal,
    assets: ASSETS,
  }
  const pythonRuntime = await openPythonRuntime(ports, warmCache(path.join(folder, 'cache')))
  return { folder, pythonRuntime, ports, lines, stop: () => stop.abort(), close: () => rmSync(folder, { recursive: true, force: true }) }
}

export interface Room {
  readonly folder: string
  readonly pythonRuntime: PythonRuntime
  readonly ports: Ports
  readonly lines: readonly string[]
  stop(): void
  close(): void
}

export function kitOf({ pythonRuntime, ports }: Room, proof: Partial<ProofSettings> = {}): VerifySettings {
  return { ports, pythonRuntime, proof: { interpreters: [pythonRuntime.python.path], ...proof }, jobs: 2 }
}

export interface Wish {
  readonly targets: readonly Target[]
  readonly roots: readonly string[]
  /** In every target's lock, unless `only` says otherwise. */
  readonly rows: readonly (FileRow & { readonly only?: readonly Target[]; readonly marker?: string })[]
  /** What the manifest shall claim of every target in place of the truth. */
  readonly claim?: Partial<ClosureVerdict>
}

/** A bundle's folder with real wheels, made by the phases themselves. */
export async function aBundle(room: Room, wish: Wish): Promise<string> {
  const pool = mkdtempSync(path.join(room.folder, 'pool-'))
  const made = madeWheels(pool, wish.rows)
  const wheels = await inspected(room, made)
  const union = unionOf(wish, made, wheels)
  const roots = wish.roots.map(
    (text): Root => ({ text, name: text, kind: 'named', url: null, hashes: [], origin: 'argument', editable: false }),
  )
  const walker = room.pythonRuntime.start('closure')
  const truth = await checkClosure({ union, wheels, targets: wish.targets, roots, constraints: [] }, walker)
  await walker.close()
  const bundle = bundleOf({
    name: 'offline-bundle',
    toolVersion: '0.1.0',
    epochSeconds: 315_532_800,
    roots,
    constraints: [],
    locked: false,
    targets: wish.targets,
    union,
    closure: { wheels, verdicts: truth.verdicts.map((verdict) => ({ ...verdict, ...wish.claim })) },
    pool: new Map(made.map((one) => [one.sha256, one])),
    installer: readFileSync(path.join(ASSETS.python, 'install.py'), 'utf8'),
    bootstrap: [],
  })
  return (await stage(bundle, mkdtempSync(path.join(room.folder, 'out-')))).folder
}

interface Made {
  readonly filename: string
  readonly path: string
  readonly sha256: Sha256
  readonly row: Wish['rows'][number]
}

export function madeWheels(folder: string, rows: Wish['rows']): readonly Made[] {
  mkdirSync(folder, { recursive: true })
  execFileSync(PYTHON, [path.join(HERE, 'test', 'fixtures', 'make_wheels.py'), folder], { input: JSON.stringify(rows) })
  return rows.map((row) => {
    const filename = row.filename ?? `${row.name.replaceAll('-', '_')}-${row.version}-${row.tag ?? 'py3-none-any'}.whl`
    const file = path.join(folder, filename)
    return { filename, path: file, sha256: sha256Of(readFileSync(file)), row }
  })
}

async function inspected(room: Room, made: readonly Made[]): Promise<ReadonlyMap<Sha256, WheelFacts>> {
  const inspectors = openInspectors({ start: () => room.pythonRuntime.start('inspector'), processes: 1, notice: room.ports.log.notice })
  try {
    return new Map(await Promise.all(made.map(async (one) => [one.sha256, await inspectors.inspect(one)] as const)))
  } finally {
    await inspectors.close()
  }
}

function unionOf({ targets, rows, roots }: Wish, made: readonly Made[], wheels: ReadonlyMap<Sha256, WheelFacts>): Union {
  const wanted = (row: Wish['rows'][number], target: Target): boolean => row.only?.includes(target) ?? rows.includes(row)
  return {
    files: made.map(({ filename, sha256, row }) => {
      const name = parseWheelName(filename)
      if (name === undefined) throw new Error(filename)
      return {
        filename: name,
        sha256,
        project: toProjectName(row.name),
        version: row.version,
        url: `https://index.example/files/${filename}`,
        bytes: wheels.get(sha256)?.bytes ?? 0,
        targets: targets.filter((target) => wanted(row, target)).map(({ id }) => id),
      }
    }),
    targets: targets.map((target) => ({
      target: target.id,
      entries: made
        .filter(({ row }) => wanted(row, target))
        .map(({ sha256, row }) => ({
          project: toProjectName(row.name),
          version: row.version,
          sha256,
          ...(row.marker === undefined ? {} : { marker: row.marker }),
          requested: roots.includes(row.name),
          extras: [],
          requiredBy: [],
        })),
    })),
  }
}

export function logInto(lines: string[]): Log {
  const keep = (line: string): void => void lines.push(line)
  return { phase: (_, work) => work(), info: keep, notice: keep, warning: keep, debug: keep, progress: () => undefined }
}
