import { execFile } from 'node:child_process'
import { copyFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { cleanEnv } from '../../src/worker/program.ts'

const SCRIPTS = fileURLToPath(new URL('targets/', import.meta.url))
/** They are kept: the one for musl takes many minutes. wine wants a path of plain letters. */
export const TARGETS_DIR = process.env['TARGETS_DIR'] ?? path.join(tmpdir(), 'offline-bundle-targets')
/** A broken wine prefix hangs and does not fail. Unit: milliseconds. */
const LONGEST = 45 * 60_000

/** A Python of another target that runs on this machine: in an emulator, or with another C library. */
export interface Machine {
  /** The row of docs/internals/proof.md. */
  readonly name: string
  readonly script: string
  /** Variables that the script takes. */
  readonly knobs: Readonly<Record<string, string>>
  /** The target of the bundle that install.py has to take there. */
  readonly target: string
  /** Whose environments are made from a copy of its Python, as their DLLs lie there. */
  readonly windows?: true
}

export interface Ended {
  readonly code: number | string
  readonly stdout: string
  readonly stderr: string
}

/** Modules by what they did, as loads.py says. */
export interface Loads {
  readonly code: number | string
  readonly loaded: readonly string[]
  /** `module: error` */
  readonly broken: readonly string[]
  /** The last line. */
  readonly said: string
}

/** @throws what the script said, where the machine cannot be made */
export async function setUp(machine: Machine): Promise<void> {
  const { code, stdout, stderr } = await script(machine, ['setup'], {}, tmpdir())
  if (code !== 0) throw new Error(`${machine.script} setup ended with ${code}:\n${stdout}\n${stderr}`)
}

/** Installs the bundle without a network, as an operator does. `place` lies beside the bundle: its folder is what the machine sees of ours. */
export async function install(machine: Machine, bundle: string, place: string): Promise<Ended> {
  const room = path.dirname(place)
  const args = [path.join(bundle, 'install.py'), '--json', '--venv', place]
  if (machine.windows === undefined) return offline(machine, args, {}, room)
  await script(machine, ['fresh', baseOf(place)], {}, room)
  return offline(machine, args, { TARGET_PYTHON: path.join(baseOf(place), 'python.exe') }, room)
}

/** Runs a console script of what is installed at that place. */
export async function runsScript(machine: Machine, place: string, name: string, args: readonly string[]): Promise<Ended> {
  const inside = machine.windows ? `Scripts/${name}.exe` : `bin/${name}`
  if (machine.windows) return offline(machine, args, { TARGET_PYTHON: path.join(place, inside) }, path.dirname(place))
  return offline(machine, [path.join(place, inside), ...args], { TARGET_PYTHON: path.join(place, 'bin/python') }, path.dirname(place))
}

/** Imports what is installed at that place. */
export async function loads(machine: Machine, place: string): Promise<Loads> {
  const room = path.dirname(place)
  copyFileSync(path.join(SCRIPTS, 'loads.py'), path.join(room, 'loads.py'))
  const inside = machine.windows ? 'Scripts/python.exe' : 'bin/python'
  const also = machine.windows ? ['--also', 'win32api', 'win32file', 'pythoncom'] : []
  const args = ['-I', path.join(room, 'loads.py'), ...also]
  const { code, stdout, stderr } = await offline(machine, args, { TARGET_PYTHON: path.join(place, inside) }, room)
  const lines = stdout.split(/\r?\n/).map((line) => line.split('\t'))
  const said = lines.findLast(([text = '']) => text !== '')?.[0] ?? stderr
  const loaded = lines.flatMap(([what, , module = '']) => (what === 'loads' ? [module] : []))
  const broken = lines.flatMap(([what, , module, error]) => (what === 'does not load' ? [`${module}: ${error}`] : []))
  return { code, loaded, broken, said }
}

/** What a Windows machine without the Python launcher's stable-ABI library looks like to a wheel. */
export function withoutStableAbi(place: string): void {
  rmSync(path.join(baseOf(place), 'python3.dll'))
}

function baseOf(place: string): string {
  return `${place}-base`
}

/** In a network namespace of its own, where there is no interface. */
function offline(machine: Machine, args: readonly string[], env: Readonly<Record<string, string>>, cwd: string): Promise<Ended> {
  return run('unshare', ['--net', path.join(SCRIPTS, machine.script), 'python', ...args], { ...machine.knobs, ...env }, cwd)
}

function script(machine: Machine, args: readonly string[], env: Readonly<Record<string, string>>, cwd: string): Promise<Ended> {
  return run(path.join(SCRIPTS, machine.script), args, { ...machine.knobs, ...env }, cwd)
}

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>, cwd: string): Promise<Ended> {
  const options = { cwd, env: { ...cleanEnv(process.env), TARGETS_DIR, ...env }, timeout: LONGEST, maxBuffer: 64 * 1024 * 1024 }
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout, stderr) => resolve({ code: error === null ? 0 : (error.code ?? -1), stdout, stderr }))
  })
}
