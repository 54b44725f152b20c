import path from 'node:path'
import { OLDEST_EPOCH_SECONDS } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import type { Env } from '../core/ports.ts'
import type { WantedSdist } from '../worker/messages.ts'
import { cleanEnv } from '../worker/program.ts'
import type { BuildPlan, Steps } from './build-steps.ts'
import type { BuildKit, Login } from './sources.ts'

/** What a compiler or a program needs to be found, and no more: a secret of the run must not reach a build. */
const KEPT = [
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'PROGRAMFILES',
  'PROGRAMFILES(X86)',
  'PROGRAMDATA',
  'NUMBER_OF_PROCESSORS',
]
/** What tools that make a version of a repository take in its place: setuptools-scm (hatch-vcs and uv-dynamic-versioning, too), pdm-backend, pbr. */
const VERSION_VARIABLE =
  /^(?:SETUPTOOLS_SCM_(?:PRETEND_(?:VERSION|METADATA)|OVERRIDES_FOR|VERSION)|PDM_BUILD_SCM_VERSION|PBR_VERSION|UV_DYNAMIC_VERSIONING_BYPASS|POETRY_DYNAMIC_VERSIONING_BYPASS)/i
/** Those that are for one project. */
const FOR_A_PROJECT = /_FOR_/i
/** How git finds its configuration, keys and way out; a user who can clone by hand can build here. */
const KEPT_BY_GIT =
  /^(?:SSH_AUTH_SOCK|SSH_ASKPASS|SSL_CERT_(?:FILE|DIR)|(?:HTTPS?|ALL|NO)_PROXY|GIT_(?:SSL_.*|SSH|SSH_COMMAND|CONFIG_GLOBAL|PROXY_COMMAND)|XDG_CONFIG_HOME)$/i
/** Nothing listens there: a backend that downloads fails at once, and says what it wanted. */
const NO_NETWORK = 'http://127.0.0.1:9'

interface BuildFolders {
  readonly environment: string
  readonly home: string
  readonly temporary: string
}

/**
 * The environment of a build: the same on every machine but for PATH and the folders. No credentials, no index, and
 * everything that is known to change bytes is fixed (reproducible-builds.org, SOURCE_DATE_EPOCH).
 */
export function buildEnv(env: Env, folders: BuildFolders): Record<string, string> {
  const { environment, home, temporary } = folders
  const programs = path.join(environment, isWindows(env) ? 'Scripts' : 'bin')
  const pip = { PIP_NO_INDEX: '1', PIP_CONFIG_FILE: isWindows(env) ? 'nul' : '/dev/null', PIP_DISABLE_PIP_VERSION_CHECK: '1' }
  const proxies = Object.fromEntries(['http_proxy', 'https_proxy', 'HTTP_PROXY', 'HTTPS_PROXY'].map((name) => [name, NO_NETWORK]))
  return {
    ...Object.fromEntries(
      Object.entries(env)
        .filter(([name]) => KEPT.includes(name.toUpperCase()))
        .map(([name, value]) => [name, value ?? '']),
    ),
    ...proxies,
    ...pip,
    PATH: [programs, env['PATH'] ?? env['Path'] ?? ''].join(path.delimiter),
    VIRTUAL_ENV: environment,
    HOME: home,
    USERPROFILE: home,
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
    GIT_CEILING_DIRECTORIES: path.dirname(environment), // a copy is no part of a repository around the work folder
    SOURCE_DATE_EPOCH: String(OLDEST_EPOCH_SECONDS),
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    LANG: 'C.UTF-8',
    PYTHONHASHSEED: '0',
    PYTHONNOUSERSITE: '1',
    PYTHONUTF8: '1',
  }
}

/** A release on an index has its version already: of the variables it gets those that are for one project. */
export function versionVariables(env: Env, { version }: Pick<WantedSdist, 'version'>): Record<string, string> {
  const given = Object.entries(env).flatMap(([name, value]) => (value !== undefined && VERSION_VARIABLE.test(name) ? [[name, value]] : []))
  return Object.fromEntries(given.filter(([name = '']) => version === '' || FOR_A_PROJECT.test(name)))
}

/** The environment of git: it may use the user's own keys and helpers, but never asks. Logins go by configuration, not by argv. */
export function gitEnv(env: Env, logins: readonly Login[]): Record<string, string> {
  const kept = Object.entries(env).flatMap(([name, value]) => (value !== undefined && KEPT_BY_GIT.test(name) ? [[name, value]] : []))
  const web = logins.map((login) => ({ ...login, url: login.url.replace(/^git\+/, '') })).filter(({ url }) => /^https?:/.test(url))
  const headers = web.flatMap(({ url, username, password }, index) => [
    [`GIT_CONFIG_KEY_${index}`, `http.${new URL(url).origin}/.extraHeader`],
    [`GIT_CONFIG_VALUE_${index}`, `Authorization: Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`],
  ])
  return {
    ...cleanEnv(env),
    GIT_SSH_COMMAND: 'ssh -oBatchMode=yes',
    ...Object.fromEntries(kept),
    ...Object.fromEntries(headers),
    GIT_CONFIG_COUNT: String(web.length),
    GIT_TERMINAL_PROMPT: '0',
  }
}

function isWindows(env: Env): boolean {
  return env['SystemRoot'] !== undefined || env['SYSTEMROOT'] !== undefined
}

/** An empty virtual environment without pip: nothing of the host's packages reaches the build. @returns its Python */
export async function makeEnvironment(folder: string, env: Readonly<Record<string, string>>, kit: BuildKit): Promise<string> {
  const ran = await kit.run(kit.python, ['-I', '-m', 'venv', '--without-pip', folder], { env })
  if (ran.code !== 0) {
    throw new BundleError({
      kind: 'environment',
      what: `failed to create a build environment with ${kit.python}: ${(ran.stderr || ran.stdout).trim().split('\n').at(-1) ?? ''}`,
      hint: 'Install the venv module of Python (Debian and Ubuntu: apt install python3-venv).',
    })
  }
  return isWindows(kit.env) ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python')
}

/** Installs what the build needs: what it states (PEP 518), and what its backend then asks for. @returns the wheels' names */
export async function provide(plan: BuildPlan, python: string, steps: Steps, kit: BuildKit): Promise<readonly string[]> {
  const install = async (requirements: readonly string[]): Promise<readonly string[]> => {
    if (requirements.length === 0) return []
    const wheels = await kit.buildRequirements(requirements)
    await steps.install(python, wheels)
    return wheels.map((wheel) => path.basename(wheel)).sort()
  }
  const stated = await install(plan.requires)
  const requirementInputs = (await steps.requires(plan, python)).filter((one) => !plan.requires.includes(one))
  return requirementInputs.length === 0 ? stated : install([...plan.requires, ...requirementInputs])
}
