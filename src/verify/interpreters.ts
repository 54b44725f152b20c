import { readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { BundleError, errorCode } from '../core/errors.ts'
import type { Env } from '../core/ports.ts'
import type { ProofSettings } from '../options/request.ts'
import { parseDescribed } from '../targets/describe.ts'
import { covers, type MicroCover } from '../targets/micro-versions.ts'
import type { Target } from '../targets/target.ts'
import { exists } from '../worker/files.ts'
import { cleanEnv, isWindows, runProgram } from '../worker/program.ts'
import type { ProvingTarget, VerifySettings } from './verdict.ts'

/** A Python on this machine and the target that it describes. */
export interface Interpreter {
  readonly path: string
  readonly target: Target
}

/** Usually 50 ms, seconds in an emulator. Unit: seconds. */
const ASK_SECONDS = 60
const ON_PATH = /^(?:python|pypy)(?:3(?:\.\d+t?)?)?(?:\.exe)?$/
const SERIES = /(?:^|[^\d])(3\.\d+)/

/**
 * Find interpreters of these series. A broken one is skipped with a debug line, unless the user named it.
 * @param series such as `3.12`
 * @throws BundleError `environment` if a named interpreter does not run
 */
export async function findInterpreters(series: readonly string[], settings: VerifySettings): Promise<readonly Interpreter[]> {
  const { interpreters } = settings.proof
  if (interpreters === 'none') return []
  const named = interpreters !== 'auto'
  const paths = named ? interpreters : await candidates(settings, series)
  const found = await Promise.all((await distinct(paths)).map((file) => ask(file, named, settings))) // at most a dozen
  return found.filter((one) => one !== undefined)
}

/**
 * Check the named interpreters early, before the run does its work.
 * @throws BundleError `environment` if one does not run
 */
export async function checkInterpreters(settings: VerifySettings): Promise<void> {
  if (namesProvers(settings.proof)) await findInterpreters([], settings)
}

/** Whether the user named interpreters and the proof level needs installs. */
function namesProvers({ interpreters, prove }: ProofSettings): boolean {
  return typeof interpreters !== 'string' && prove !== 'closure' && prove !== 'dry-run'
}

/**
 * Whether an install on this interpreter verifies the target: the same Python, all tags of the target, the same markers, and a
 * micro version that the closure check covers.
 */
export function matchesTarget(real: Target, target: Target, micros: MicroCover): boolean {
  const same =
    real.python.implementation === target.python.implementation &&
    real.python.series === target.python.series &&
    real.python.freeThreaded === target.python.freeThreaded
  const tags = new Set(real.platformTags)
  return (
    same &&
    target.abis.every((abi) => real.abis.includes(abi)) &&
    target.platformTags.every((tag) => tags.has(tag)) &&
    target.markers.sys_platform === real.markers.sys_platform &&
    target.markers.os_name === real.markers.os_name &&
    target.machines.includes(real.markers.platform_machine) &&
    covers(micros, real.python.version)
  )
}

async function ask(file: string, named: boolean, { ports }: VerifySettings): Promise<Interpreter | undefined> {
  const script = path.join(ports.assets.python, 'installer', 'describe.py')
  const options = { env: cleanEnv(ports.env), seconds: ASK_SECONDS, signal: ports.signal }
  const ran = await runProgram(file, ['-I', script], options).catch((cause: unknown) => {
    if (cause instanceof BundleError) throw cause
    const why = errorCode(cause) === 'ENOENT' ? missing(file) : String(cause)
    return { code: undefined, stdout: '', stderr: why, timedOut: false }
  })
  const described = ran.code === 0 ? parseDescribed(file, ran.stdout) : undefined
  if (described !== undefined && 'target' in described) return { path: file, target: described.target }
  const last = ran.timedOut ? `no answer within ${ASK_SECONDS} s` : (ran.stderr.trim().split('\n').at(-1) ?? '')
  if (named) {
    throw new BundleError({
      kind: 'environment',
      what: `${file} could not be inspected: ${last}`,
      hint: 'Pass a working Python with --interpreters.',
    })
  }
  ports.log.debug(`skipped ${file}: ${last}`)
  return undefined
}

/** ENOENT is also the error for a missing loader or script interpreter (execve(2)). */
function missing(file: string): string {
  return /[/\\]/.test(file) ? 'the file or its loader does not exist' : 'program not found'
}

/** One path per interpreter: `python3` and `python3.12` are often links to the same file. */
async function distinct(paths: readonly string[]): Promise<readonly string[]> {
  const seen = new Map<string, string>()
  for (const file of paths) {
    const real = await realpath(file).catch(() => file)
    // The python of a venv is a link to its base, but a different interpreter
    const home = (await exists(path.join(path.dirname(file), '..', 'pyvenv.cfg'))) ? file : real
    if (!seen.has(home)) seen.set(home, file)
  }
  return [...seen.values()]
}

async function candidates({ ports, pythonRuntime }: VerifySettings, series: readonly string[]): Promise<readonly string[]> {
  const all = [pythonRuntime.python.path, ...(await onPath(ports.env)), ...(await ofPyenv(ports.env)), ...(await ofLauncher(ports))]
  return all.filter((file) => {
    const found = SERIES.exec(/[/\\]versions[/\\]([^/\\]+)/.exec(file)?.[1] ?? path.basename(file))?.[1]
    return found === undefined || series.includes(found)
  })
}

async function onPath(env: Env): Promise<readonly string[]> {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter)
  // pyenv shims run the selected version; the versions are found below
  const real = folders.filter((folder) => folder !== '' && path.basename(folder) !== 'shims')
  const found = await Promise.all(
    real.map(async (folder) => (await names(folder)).filter((name) => ON_PATH.test(name)).map((name) => path.join(folder, name))),
  )
  return found.flat()
}

async function ofPyenv(env: Env): Promise<readonly string[]> {
  const home = env['HOME'] ?? env['USERPROFILE']
  const root = env['PYENV_ROOT'] ?? (home === undefined ? undefined : path.join(home, '.pyenv'))
  if (root === undefined) return []
  const versions = (await names(path.join(root, 'versions'))).map((version) => path.join(root, 'versions', version))
  const files = versions.flatMap((version) => [path.join(version, 'bin', 'python'), path.join(version, 'python.exe')])
  const there = await Promise.all(files.map(async (file) => ((await exists(file)) ? [file] : [])))
  return there.flat()
}

/** The Windows launcher lists `-V:3.12 * C:\…\python.exe` (Python docs, "Using Python on Windows"). */
async function ofLauncher({ env, signal }: VerifySettings['ports']): Promise<readonly string[]> {
  if (!isWindows(env)) return []
  const ran = await runProgram('py', ['-0p'], { env: cleanEnv(env), seconds: ASK_SECONDS, signal }).catch(() => undefined)
  return (ran?.stdout ?? '').split('\n').flatMap((line) => /^\s*-\S+\s+(?:\*\s*)?(\S.*\.exe)\s*$/.exec(line)?.[1] ?? [])
}

async function names(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => [])
}

/**
 * Warn about each named interpreter that does not match any target of the run.
 * @throws BundleError `environment` if a named interpreter does not run
 */
export async function warnUnusedInterpreters(targets: readonly ProvingTarget[], settings: VerifySettings): Promise<void> {
  if (!namesProvers(settings.proof)) return
  if (!targets.some(({ verdict }) => verdict.complete)) return // nothing is installed then
  const found = await findInterpreters([], settings)
  const idle = found.filter((one) => !targets.some(({ target, verdict }) => matchesTarget(one.target, target, verdict.micros)))
  for (const { path, target } of idle) settings.ports.log.warning(`${path} (${target.id}) does not match any target and was not used`)
}
