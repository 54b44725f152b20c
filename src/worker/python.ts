import { access } from 'node:fs/promises'
import path from 'node:path'
import { BundleError } from '../core/errors.ts'
import type { Env, Run } from '../core/ports.ts'
import { cleanEnv } from './clean-env.ts'

/** The Python that runs the workers. */
export interface HostPython {
  /** Absolute path of the interpreter. */
  readonly path: string
  /** Full version, e.g. `3.11.7`. */
  readonly version: string
}

/** The pinned pip runs on nothing older (pip 26.3, Requires-Python). */
const OLDEST = [3, 10] as const
const NAMES = ['python3', 'python', 'python3.14', 'python3.13', 'python3.12', 'python3.11', 'python3.10'] as const
const ASK = 'import sys; print(sys.implementation.name, "%d.%d.%d" % sys.version_info[:3], sys.executable)'

/**
 * The first CPython >= 3.10 on PATH; it needs neither pip nor venv.
 * @throws BundleError `environment` that says what was found instead.
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
    what: seen.length === 0 ? 'No Python was found on PATH.' : `No usable Python: ${seen.join('; ')}.`,
    hint: 'CPython 3.10 or newer is needed on PATH; it needs no pip. In a workflow, put actions/setup-python before this step.',
  })
}

async function candidates(env: Env): Promise<readonly string[]> {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((folder) => folder !== '')
  const windows = env['SystemRoot'] !== undefined || env['SYSTEMROOT'] !== undefined
  const files = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, windows ? `${name}.exe` : name)))
  const there = await Promise.all(
    files.map((file) =>
      access(file).then(
        () => [file],
        () => [],
      ),
    ),
  ) // short: PATH times seven names
  return there.flat()
}

interface Answer extends HostPython {
  readonly implementation: string
  readonly fits: boolean
}

/** Undefined for what does not run, e.g. a version manager's shim without a version, or the Windows store's stub. */
async function askVersion(command: string, env: Env, run: Run): Promise<Answer | undefined> {
  const ran = await run(command, ['-I', '-S', '-c', ASK], { env: cleanEnv(env) }).catch(() => undefined)
  const [, implementation = '', version = '', executable = ''] =
    /^(\S+) (\d+\.\d+\.\d+) (.+?)\s*$/.exec(ran?.code === 0 ? ran.stdout : '') ?? []
  if (version === '') return undefined
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const fits = implementation === 'cpython' && (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]))
  return { path: executable, version, implementation, fits }
}
