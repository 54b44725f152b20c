import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { BundleError } from '../core/errors.ts'
import type { Finding } from '../core/findings.ts'
import { type Sha256, sha256Of } from '../core/names.ts'
import { maskSecrets } from '../core/text.ts'
import { chainOf, identityOf, titleOf } from '../resolve/missing-wheels.ts'
import { fileSha256, isFolder } from '../worker/files.ts'
import type { BuiltFrom, FileEntry, Unsolved, WantedSdist } from '../worker/messages.ts'
import { buildEnv, gitEnv, makeEnvironment, provide, versionVariables } from './build-environment.ts'
import { type BuildPlan, type BuildSettings, type BuiltFile, openSteps, SourceRejected, type Steps } from './build-steps.ts'
import { checkOut, type Git, parseRepository } from './git.ts'
import { copyProject } from './project-copy.ts'

/**
 * Build each source once, sequentially, in its own environment; only platform-independent wheels are accepted (`--sdists pure`).
 * Builds are reproducible as far as the backend allows. A failed build does not stop the others.
 * @throws BundleError for failures that are not caused by a source: an outage or a cancelled run
 */
export async function buildSources(wanted: readonly WantedSdist[], settings: BuildSettings): Promise<Builds> {
  const outcomes: (BuiltWheel | RejectedSource)[] = []
  for (const one of onceEach(wanted)) {
    if (settings.signal.aborted) throw new BundleError({ kind: 'cancelled' })
    settings.log.info(`Building ${titleOf(one)} from source`)
    outcomes.push(await tryToBuild(one, path.join(settings.workFolder, sha256Of(one.url).slice(0, 16)), settings))
  }
  return {
    wheels: outcomes.filter((outcome) => 'built' in outcome),
    rejected: outcomes.filter((outcome) => 'finding' in outcome),
  }
}

async function tryToBuild(wanted: WantedSdist, folder: string, settings: BuildSettings): Promise<BuiltWheel | RejectedSource> {
  try {
    return await buildSource(wanted, folder, settings)
  } catch (error) {
    if (settings.signal.aborted) throw new BundleError({ kind: 'cancelled' }, { cause: error })
    if (error instanceof SourceRejected) return { wanted, finding: rejectedFinding(wanted, withoutBuildFolder(error, folder)) }
    throw error
  }
}

/** Several targets may need the same source. */
function onceEach(wanted: readonly WantedSdist[]): readonly WantedSdist[] {
  return [...new Map(wanted.map((one) => [one.url, one])).values()]
}

async function buildSource(wanted: WantedSdist, folder: string, settings: BuildSettings): Promise<BuiltWheel> {
  const variables = versionVariables(settings.env, wanted)
  const names = Object.keys(variables).sort()
  if (names.length > 0) settings.log.notice(`Passing ${names.join(', ')} from your environment to the build of ${titleOf(wanted)}`)
  const folders = {
    environment: path.join(folder, 'environment'),
    home: path.join(folder, 'home'),
    temporary: path.join(folder, 'temporary'),
  }
  await mkdir(folders.home, { recursive: true })
  await mkdir(folders.temporary)
  const env = { ...buildEnv(settings.env, folders), ...variables }
  const steps = openSteps(settings, folder, env)
  const source = await obtainSource(wanted, folder, settings, steps)
  const plan = await steps.inspect(source.folder, source.subdirectory, wanted.project)
  const python = await makeEnvironment(folders.environment, env, settings)
  const requirements = await provide(plan, python, steps, settings)
  const { project, version } = wanted
  const places = { built: path.join(folder, 'built'), accepted: path.join(folder, 'accepted'), project, version }
  return builtWheel(wanted, source, plan, await steps.wheel(plan, python, places), requirements)
}

function builtWheel(wanted: WantedSdist, source: Source, plan: BuildPlan, file: BuiltFile, requirements: readonly string[]): BuiltWheel {
  const { path: place, requiresPython, python, ...wheel } = file
  const { kind, revision } = source
  return {
    entry: {
      ...wheel,
      url: pathToFileURL(place).href,
      hashes: { sha256: wheel.sha256 },
      ...(requiresPython === '' ? {} : { requiresPython }),
      index: '',
    },
    path: place,
    built: {
      kind,
      url: wanted.url,
      ...(source.sha256 === undefined ? {} : { sha256: source.sha256 }),
      ...(revision === undefined ? {} : { revision }),
      staticMetadata: plan.staticMetadata,
      backend: plan.backend,
      buildRequirements: requirements,
      python,
    },
    wanted,
  }
}

/**
 * Download, clone or copy the source into the work folder.
 * @throws SourceRejected, or the errors of `settings.fetch`, which are not caused by the source
 */
async function obtainSource(wanted: WantedSdist, folder: string, settings: BuildSettings, steps: Steps): Promise<Source> {
  const repository = parseRepository(wanted.url)
  if (repository !== undefined) {
    const place = path.join(folder, 'checkout')
    return { kind: 'vcs', folder: place, subdirectory: repository.subdirectory, revision: await checkOut(repository, place, settings) }
  }
  if (/^[a-z]+\+/.test(wanted.url))
    throw new SourceRejected(`${maskSecrets(wanted.url)} is not a git repository; other version control systems are not supported`)
  const [address = '', fragment = ''] = wanted.url.split('#')
  const subdirectory = new URLSearchParams(fragment).get('subdirectory') ?? ''
  if (address.startsWith('file:') && (await isFolder(fileURLToPath(address)))) {
    const env = { ...gitEnv(settings.env, []), LC_ALL: 'C' }
    const git: Git = (args, cwd) => settings.run('git', args, { env, cwd })
    const copy = await copyProject(fileURLToPath(address), path.join(folder, 'copy'), [settings.workFolder, ...(settings.skip ?? [])], git)
    return { kind: 'folder', folder: copy.folder, subdirectory: path.join(copy.subdirectory, subdirectory) }
  }
  const archive = await settings.fetch(address, hashesOf(wanted))
  const sha256 = await fileSha256(archive)
  if (wanted.sha256 !== undefined && wanted.sha256 !== sha256) {
    throw new BundleError({
      kind: 'integrity',
      what: `hash mismatch for ${path.basename(archive)}: expected sha256 ${wanted.sha256}, got ${sha256}`,
      hint: 'The file was changed by the index or in transit: contact the operator of the index.',
    })
  }
  return { kind: 'sdist', folder: await steps.unpack(archive, path.join(folder, 'unpacked', stemOf(archive))), subdirectory, sha256 }
}

/** `app-1.0` of `app-1.0.tar.gz`, the name of a project that states none. */
function stemOf(archive: string): string {
  return path.basename(archive).replace(/(?:\.tar)?\.\w+$/, '')
}

function hashesOf({ hashes = {}, sha256 }: WantedSdist): Readonly<Record<string, string>> {
  return sha256 === undefined ? hashes : { ...hashes, sha256 }
}

/** Make paths relative to the source; other paths in the build folder start with `<build>`. */
function withoutBuildFolder(rejected: SourceRejected, folder: string): SourceRejected {
  const shown = (text: string): string => {
    const [first = '', ...rest] = text.split(folder)
    const source = /^[/\\](?:copy|checkout|unpacked[/\\][^/\\\s"']+)(?:[/\\]|(?=["']))/
    return first + rest.map((part) => (source.test(part) ? part.replace(source, '') : `<build>${part}`)).join('')
  }
  return new SourceRejected(shown(rejected.message), { output: shown(rejected.output), cause: rejected })
}

/** Return the findings of `--sdists never` about the sources that a target needs. */
export function neverFindings(unsolved: Unsolved): readonly Finding[] {
  return unsolved.sdists.map(neverFinding)
}

function neverFinding(wanted: WantedSdist): Finding {
  return {
    kind: 'only-sdist',
    severity: 'error',
    message: `${titleOf(wanted)} has no compatible wheel, only a source distribution${placeOf(wanted, ' (', ')')}${chainOf(wanted)}.`,
    hint: `Pass --sdists pure to build ${wanted.project === '' ? 'it' : wanted.project} from source (this runs its build code), or require a version that has wheels.`,
    ...identityOf(wanted),
  }
}

/** Return the finding about a failed build. */
function rejectedFinding(wanted: WantedSdist, rejected: SourceRejected): Finding {
  return {
    kind: 'build',
    severity: 'error',
    message: `failed to build ${titleOf(wanted)}${placeOf(wanted, ' from ')}: ${maskSecrets(rejected.message)}${chainOf(wanted)}.${lastOf(rejected)}`,
    hint: 'Require a version that has wheels, pass a wheel that you built yourself, or pin its build requirements with --build-constraint.',
    ...identityOf(wanted),
  }
}

function lastOf({ output }: SourceRejected): string {
  return output === '' ? '' : `\nLast lines of its output:\n${maskSecrets(output).replaceAll(/^/gm, '  | ')}`
}

/** Return the URL, or '' if the title is already the URL. */
function placeOf({ project, url }: WantedSdist, before: string, after = ''): string {
  return project === '' ? '' : `${before}${maskSecrets(url)}${after}`
}

/** A built wheel, for the resolver (`entry`) and the pool (`path`). */
export interface BuiltWheel {
  readonly entry: FileEntry & { readonly sha256: Sha256; readonly bytes: number }
  readonly path: string
  readonly built: BuiltFrom
  /** The source. */
  readonly wanted: WantedSdist
}

/** A source that could not be built into an accepted wheel. */
export interface RejectedSource {
  readonly wanted: WantedSdist
  readonly finding: Finding
}

export interface Builds {
  readonly wheels: readonly BuiltWheel[]
  readonly rejected: readonly RejectedSource[]
}

/** A local source and what pins it. */
interface Source {
  readonly kind: BuiltFrom['kind']
  readonly folder: string
  readonly subdirectory: string
  readonly sha256?: Sha256
  readonly revision?: string
}
