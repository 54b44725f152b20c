import path from 'node:path'
import { BundleError } from '../core/errors.ts'
import type { Env, Ports, Run } from '../core/ports.ts'
import { type Described, parseDescribed } from '../targets/describe.ts'
import { exists } from './files.ts'
import { unpackedPip } from './pip.ts'
import { type Launch, type RequestHandler, startWorker, type Worker } from './process.ts'
import { cleanEnv, fetcherEnv, isWindows } from './program.ts'
import type { Role } from './protocol.ts'

/** The Python that runs the workers. */
interface HostPython {
  /** Absolute path of the interpreter. */
  readonly path: string
  /** Full version, e.g. `3.11.7`. */
  readonly version: string
}

/** Requires-Python of the pinned pip (26.3). */
const OLDEST = [3, 10] as const
const NAMES = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'] as const
const VERSION_SCRIPT = 'import sys; print(sys.implementation.name, "%d.%d.%d" % sys.version_info[:3], sys.executable)'

/**
 * Find the first CPython 3.10 or newer on PATH; it needs neither pip nor venv.
 * @throws BundleError `environment` with the unsupported interpreters that were found
 */
export async function findPython(env: Env, run: Run): Promise<HostPython> {
  const seen: string[] = []
  for (const command of await candidates(env)) {
    const found = await askVersion(command, env, run)
    if (found === undefined) continue
    if (found.fits) return { path: found.path, version: found.version }
    seen.push(`${command} is ${found.implementation} ${found.version}`)
  }
  throw new BundleError({
    kind: 'environment',
    what: seen.length === 0 ? 'no Python found on PATH' : `no usable Python on PATH: ${seen.join('; ')}`,
    hint: 'Add CPython 3.10 or newer to PATH (pip is not required). In a workflow, add actions/setup-python before this step.',
  })
}

async function candidates(env: Env): Promise<readonly string[]> {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const files = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, isWindows(env) ? `${name}.exe` : name)))
  const existing = await Promise.all(files.map(async (file) => ((await exists(file)) ? [file] : [])))
  return existing.flat()
}

interface FoundPython extends HostPython {
  readonly implementation: string
  readonly fits: boolean
}

/** @returns undefined if it does not run, e.g. the shim of a version manager without a version, or the stub of the Windows store */
async function askVersion(command: string, env: Env, run: Run): Promise<FoundPython | undefined> {
  const ran = await run(command, ['-I', '-S', '-c', VERSION_SCRIPT], { env: cleanEnv(env) }).catch(() => undefined)
  const [, implementation = '', version = '', executable = ''] =
    /^(\S+) (\d+\.\d+\.\d+) (.+?)\s*$/.exec(ran?.code === 0 ? ran.stdout : '') ?? []
  if (version === '') return undefined
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const fits = implementation === 'cpython' && (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]))
  return { path: executable, version, implementation, fits }
}

/** The host's Python and the pinned pip, with which workers are started. */
export interface PythonRuntime {
  readonly python: HostPython
  readonly pipFolder: string
  /** Only the fetcher gets the unfiltered environment, for the user's network settings. */
  start(role: Role, handler?: RequestHandler): Worker
}

/**
 * @param cache folder in which pip stays unpacked between runs
 * @param host default: the first usable Python on PATH
 */
export async function openPythonRuntime(ports: Ports, cache: string, host?: HostPython): Promise<PythonRuntime> {
  // wait for both, because the folder may be deleted after a failure while pip is still being unpacked
  const [found, unpacked] = await Promise.allSettled([
    host ?? findPython(ports.env, ports.run),
    unpackedPip(ports.assets.vendor, cache, ports.signal, ports.log.phase),
  ])
  if (found.status === 'rejected') throw found.reason
  if (unpacked.status === 'rejected') throw unpacked.reason
  const [python, pipFolder] = [found.value, unpacked.value]
  const launch = (env: Record<string, string>): Launch => ({
    python: python.path,
    script: path.join(ports.assets.python, 'worker', 'main.py'),
    pipFolder,
    env,
    signal: ports.signal,
    debug: ports.log.debug,
  })
  const [clean, unfiltered] = [launch(cleanEnv(ports.env)), launch(fetcherEnv(ports.env))]
  return { python, pipFolder, start: (role, handler) => startWorker(role, role === 'fetcher' ? unfiltered : clean, handler) }
}

/**
 * Describe this machine and its interpreter as a target.
 * @throws BundleError `environment` if describe.py fails
 */
export async function describeHost(python: HostPython, ports: Ports): Promise<Described> {
  const script = path.join(ports.assets.python, 'installer', 'describe.py')
  const ran = await ports.run(python.path, ['-I', script], { env: cleanEnv(ports.env) })
  const described = parseDescribed(python.path, ran.stdout)
  if ('target' in described) return described
  const said = ran.code === 0 ? described.map(({ expected }) => expected).join('; ') : ran.stderr.trim()
  throw new BundleError({
    kind: 'environment',
    what: `${python.path} cannot describe this machine: ${said}`,
    hint: 'Specify the target, e.g. --platform linux-x86_64-glibc2.28 --python 3.12.',
  })
}
