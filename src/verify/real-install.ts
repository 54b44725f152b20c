import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { bootstrapOf } from '../bundle/bootstrap.ts'
import { lockPath } from '../bundle/locks.ts'
import type { Finding } from '../core/findings.ts'
import type { ProjectName } from '../core/names.ts'
import { getOwn } from '../core/objects.ts'
import type { Target } from '../targets/target.ts'
import { PIP } from '../worker/pip.ts'
import { cleanEnv, type ProgramRan, runProgram } from '../worker/program.ts'
import type { Interpreter } from './interpreters.ts'
import type { Check, ProvingTarget, ProvingWheel, VerifySettings } from './verdict.ts'

/** A venv without pip takes 0.2 s, an install of 200 wheels 10 s; under an emulator fifty times that. Unit: seconds. */
const VENV_SECONDS = 600
const INSTALL_SECONDS = 3600
/** python/verify/install_lock.py */
const CHECK_FAILED = 4
const MAX_REASON = 1500

/** The environment of the real install of one target. */
interface Room {
  /** Temporary folder. */
  readonly folder: string
  /** The venv's own interpreter. */
  readonly python: string
  /** Folder or wheel of the pip that install.py would use on the target. */
  readonly pip: string
}

/**
 * Install a lock offline into a temporary venv of a real interpreter, run the equivalent of `pip check`, and if requested import
 * every top-level module.
 * @returns the checks `installed` and, if requested and reached, `imported`
 * @throws BundleError `cancelled`
 */
export async function realInstall(
  bundle: string,
  proving: ProvingTarget,
  interpreter: Interpreter,
  settings: VerifySettings,
): Promise<readonly Check[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'offline-bundle-proof-'))
  const by = whatDidIt(interpreter.target)
  try {
    const windows = interpreter.target.system.os === 'windows'
    const pip = pipFor(bundle, proving.target, settings)
    const room = { folder, pip, python: path.join(folder, 'venv', windows ? 'Scripts' : 'bin', windows ? 'python.exe' : 'python') }
    const findings = await install(bundle, proving.target, interpreter, room, settings)
    const installed: Check = { level: 'installed', passed: !findings.some(isError), ...by, findings }
    if (!installed.passed || settings.proof.prove !== 'imported') return [installed]
    const failures = await importModules(proving, room, settings)
    return [installed, { level: 'imported', passed: !failures.some(isError), ...by, findings: failures }]
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function install(
  bundle: string,
  target: Target,
  interpreter: Interpreter,
  room: Room,
  settings: VerifySettings,
): Promise<readonly Finding[]> {
  const { env, signal, assets, log } = settings.ports
  const inRoom = { env: cleanEnv(env), cwd: room.folder, signal }
  const venv = path.join(room.folder, 'venv')
  const made = await runProgram(interpreter.path, ['-I', '-m', 'venv', '--without-pip', venv], { ...inRoom, seconds: VENV_SECONDS })
  if (made.code !== 0) return [failed(`${interpreter.path} could not create a venv: ${lastWords(made)}`)]
  const script = path.join(assets.python, 'verify', 'install_lock.py')
  const args = ['-I', '-X', 'utf8', script, room.pip, path.join(bundle, lockPath(target.id))]
  const ran = await runProgram(room.python, args, { ...inRoom, seconds: INSTALL_SECONDS })
  for (const line of `${ran.stdout}\n${ran.stderr}`.split('\n')) if (line.trim() !== '') log.debug(`${target.id}: ${line}`)
  if (ran.code === 0) return []
  const said = withoutFolders(lastWords(ran), [bundle, room.folder])
  const python = interpreter.target.python.version
  if (ran.code !== CHECK_FAILED) return [failed(`the offline install failed on Python ${python}: ${said}`)]
  // The closure check decides completeness; `pip check` alone is a warning
  return [{ kind: 'pip-check', severity: 'warning', message: `pip check reports after the install on Python ${python}: ${said}` }]
}

function isError({ severity }: Finding): boolean {
  return severity === 'error'
}

/** The pip that install.py would use: for a new Python, the pinned pip, which is already unpacked. */
function pipFor(bundle: string, { python }: Target, { pythonRuntime }: VerifySettings): string {
  const pip = bootstrapOf(python.series)
  return pip === undefined || pip.version === PIP.version ? pythonRuntime.pipFolder : path.join(bundle, 'bootstrap', pip.filename)
}

function failed(message: string): Finding {
  return { kind: 'install', severity: 'error', message, hint: 'Run with --verbose to see the full output of pip.' }
}

/** pip's ERROR lines, or the last lines of its output. */
function lastWords({ stdout, stderr, timedOut }: ProgramRan): string {
  if (timedOut) return 'timed out'
  const lines = `${stderr}\n${stdout}`
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const errors = lines.filter((line) => line.startsWith('ERROR:'))
  return (errors.length > 0 ? errors : lines.slice(-3)).join(' ').slice(0, MAX_REASON)
}

function withoutFolders(text: string, folders: readonly string[]): string {
  return folders.reduce((rest, folder) => rest.replaceAll(`${folder}${path.sep}`, '').replaceAll(folder, '.'), text)
}

const IMPLEMENTATIONS: Readonly<Record<string, string>> = { cp: 'CPython', pp: 'PyPy' }

function whatDidIt({ python, system, markers }: Target): Pick<Check, 'by' | 'python' | 'system' | 'how'> {
  const name = getOwn(IMPLEMENTATIONS, python.implementation) ?? markers.platform_python_implementation
  const by = `${name} ${python.version}${python.freeThreaded ? 't' : ''}`
  return {
    by,
    python: python.version,
    system: systemText(system, markers.platform_release),
    how: isForeign(markers.platform_machine) ? 'emulated' : 'native',
  }
}

function systemText(system: Target['system'], release: string): string {
  switch (system.os) {
    case 'linux':
      return `${system.libc} ${system.minimum.join('.')}`
    case 'macos':
      return `macOS ${system.minimum.join('.')}`
    case 'windows':
      return `Windows ${release}`
    default:
      return system.machine
  }
}

/** `platform_machine` values of Node's architectures. An interpreter of another one runs in an emulator. */
const OWN_MACHINES: Readonly<Record<string, readonly string[]>> = {
  x64: ['x86_64', 'AMD64', 'i686', 'i386', 'x86'],
  arm64: ['aarch64', 'arm64', 'ARM64', 'armv7l', 'armv8l'],
}

function isForeign(machine: string): boolean {
  return OWN_MACHINES[process.arch]?.includes(machine) === false
}

/** Per module; torch needs 10 s on a slow disk. Unit: seconds. */
const MODULE_SECONDS = 120
/** For all modules. Unit: seconds. */
const ALL_SECONDS = 4 * 3600

/**
 * Import every top-level module, each in its own process; a module that fails alone is retried after the modules of the requested
 * projects and of its dependents. A failure caused by a project that is not in the lock is a warning if another module of the wheel
 * loads. Other failures are errors, except for projects in `--prove-except`.
 */
async function importModules({ wheels }: ProvingTarget, room: Room, settings: VerifySettings): Promise<readonly Finding[]> {
  const { env, signal, assets } = settings.ports
  const script = path.join(assets.python, 'verify', 'import_modules.py')
  const args = ['-I', '-X', 'utf8', script, String(settings.jobs), String(MODULE_SECONDS), room.pip]
  const options = { env: cleanEnv(env), cwd: room.folder, input: JSON.stringify(importOrder(wheels)), seconds: ALL_SECONDS, signal }
  const ran = await runProgram(room.python, args, options)
  if (ran.code !== 0) {
    const last = ran.stderr.trim().split('\n').at(-1) ?? ''
    return [{ kind: 'import', severity: 'error', message: `the modules could not be imported: ${last}` }]
  }
  return importFindings(wheels, parseImportFailures(ran.stdout), settings.proof.proveExcept)
}

/** The input of python/verify/import_modules.py. */
function importOrder(wheels: readonly ProvingWheel[]): object {
  const first = wheels.filter(({ requested }) => requested).flatMap(({ topLevel }) => topLevel)
  const modules = [...new Set(wheels.flatMap(({ topLevel }) => topLevel))].sort()
  return {
    first,
    modules: modules.map((module) => {
      const holders = wheels.filter(({ topLevel }) => topLevel.includes(module))
      const parents = wheels.filter(({ project }) => holders.some(({ requiredBy }) => requiredBy.includes(project)))
      const markers = holders.map(({ marker }) => marker)
      return {
        module,
        after: parents.flatMap(({ topLevel }) => topLevel),
        markers: markers.includes(undefined) ? [] : markers,
      }
    }),
  }
}

/** Import failures as findings, by wheel and module. */
function importFindings(
  wheels: readonly ProvingWheel[],
  failures: readonly ImportFailure[],
  accepted: readonly ProjectName[] = [],
): readonly Finding[] {
  const provided = new Set(wheels.flatMap(({ topLevel }) => topLevel.map(firstPart)))
  return wheels.flatMap(({ filename, project, topLevel }) => {
    const mine = failures.filter(({ module }) => topLevel.includes(module))
    const nothingLoads = mine.length === topLevel.length
    return mine.map(({ module, error, missing }): Finding => {
      const optional = missing !== null && !provided.has(missing) && !nothingLoads
      const message = `${filename}: import ${module}: ${error}`
      if (accepted.includes(project))
        return { kind: 'import-accepted', severity: 'warning', message: `${message} (accepted by prove-except)`, project }
      if (optional) return { kind: 'import-optional', severity: 'warning', message }
      return {
        kind: 'import',
        severity: 'error',
        message,
        hint: `Install the missing system library or declare the missing dependency, or accept the failure with --prove-except ${project}.`,
        project,
      }
    })
  })
}

function firstPart(module: string): string {
  return module.split('.', 1)[0] ?? module
}

const ImportFailures = v.array(v.object({ module: v.string(), error: v.string(), missing: v.nullable(v.string()) }))
type ImportFailure = v.InferOutput<typeof ImportFailures>[number]

/** The stdout of python/verify/import_modules.py. */
function parseImportFailures(text: string): readonly ImportFailure[] {
  return v.parse(ImportFailures, JSON.parse(text))
}
