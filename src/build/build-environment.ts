import path from 'node:path'
import { OLDEST_EPOCH_SECONDS } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import type { Env } from '../core/ports.ts'
import type { Login, WantedSdist } from '../worker/messages.ts'
import { cleanEnv, isWindows, nullDevice } from '../worker/program.ts'
import type { BuildPlan, BuildSettings, Steps } from './build-steps.ts'

/** Variables that compilers and programs need. No others are passed, so that a build cannot read secrets. */
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
/** Variables that override a version derived from a repository: setuptools-scm (also hatch-vcs and uv-dynamic-versioning), pdm-backend, pbr. */
const VERSION_VARIABLE =
  /^(?:SETUPTOOLS_SCM_(?:PRETEND_(?:VERSION|METADATA)|OVERRIDES_FOR|VERSION)|PDM_BUILD_SCM_VERSION|PBR_VERSION|UV_DYNAMIC_VERSIONING_BYPASS|POETRY_DYNAMIC_VERSIONING_BYPASS)/i
/** Those for one project. */
const FOR_A_PROJECT = /_FOR_/i
/** Configuration, keys and proxies of git, so that a repository the user can clone can be built. */
const KEPT_BY_GIT =
  /^(?:SSH_AUTH_SOCK|SSH_ASKPASS|SSL_CERT_(?:FILE|DIR)|(?:HTTPS?|ALL|NO)_PROXY|GIT_(?:SSL_.*|SSH|SSH_COMMAND|CONFIG_GLOBAL|PROXY_COMMAND)|XDG_CONFIG_HOME)$/i
/** No server listens here: a backend that downloads fails immediately with the URL in its error. */
const NO_NETWORK = 'http://127.0.0.1:9'

interface BuildFolders {
  readonly environment: string
  readonly home: string
  readonly temporary: string
}

/**
 * Return the environment of a build, equal on all machines except for PATH and folders: without credentials and indexes, and with
 * fixed values for everything that is known to change the output (reproducible-builds.org, SOURCE_DATE_EPOCH).
 */
export function buildEnv(env: Env, folders: BuildFolders): Record<string, string> {
  const { environment, home, temporary } = folders
  const programs = path.join(environment, isWindows(env) ? 'Scripts' : 'bin')
  const pip = { PIP_NO_INDEX: '1', PIP_CONFIG_FILE: nullDevice(env), PIP_DISABLE_PIP_VERSION_CHECK: '1' }
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
    GIT_CEILING_DIRECTORIES: path.dirname(environment), // the copy does not belong to a repository around the work folder
    SOURCE_DATE_EPOCH: String(OLDEST_EPOCH_SECONDS),
    TZ: 'UTC',
    LC_ALL: 'C.UTF-8',
    LANG: 'C.UTF-8',
    PYTHONHASHSEED: '0',
    PYTHONNOUSERSITE: '1',
    PYTHONUTF8: '1',
  }
}

/** Return the version variables for a source. A release from an index has a version and only gets those for one project. */
export function versionVariables(env: Env, { version }: Pick<WantedSdist, 'version'>): Record<string, string> {
  const given = Object.entries(env).flatMap(([name, value]) => (value !== undefined && VERSION_VARIABLE.test(name) ? [[name, value]] : []))
  return Object.fromEntries(given.filter(([name = '']) => version === '' || FOR_A_PROJECT.test(name)))
}

/** Return the environment of git: with the user's keys and credential helpers, without prompts. Logins are passed as configuration, not as arguments. */
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

/** Create an empty virtual environment without pip or host packages. @returns the path of its Python */
export async function makeEnvironment(folder: string, env: Readonly<Record<string, string>>, settings: BuildSettings): Promise<string> {
  const ran = await settings.run(settings.python, ['-I', '-m', 'venv', '--without-pip', folder], { env })
  if (ran.code !== 0) {
    throw new BundleError({
      kind: 'environment',
      what: `failed to create a build environment with ${settings.python}: ${(ran.stderr || ran.stdout).trim().split('\n').at(-1) ?? ''}`,
      hint: 'Install the venv module of Python (Debian and Ubuntu: apt install python3-venv).',
    })
  }
  return isWindows(settings.env) ? path.join(folder, 'Scripts', 'python.exe') : path.join(folder, 'bin', 'python')
}

/** Install the static (PEP 518) and dynamic build requirements. @returns the file names of the wheels */
export async function provide(plan: BuildPlan, python: string, steps: Steps, settings: BuildSettings): Promise<readonly string[]> {
  const install = async (requirements: readonly string[]): Promise<readonly string[]> => {
    if (requirements.length === 0) return []
    const wheels = await settings.buildRequirements(requirements)
    await steps.install(python, wheels)
    return wheels.map((wheel) => path.basename(wheel)).sort()
  }
  const stated = await install(plan.requires)
  const dynamic = (await steps.requires(plan, python)).filter((one) => !plan.requires.includes(one))
  return dynamic.length === 0 ? stated : install([...plan.requires, ...dynamic])
}
