import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sha256Of } from '../core/digest.ts'
import { BundleError } from '../core/errors.ts'
import { titleOf } from '../resolve/wanted.ts'
import type { BuildKit, Builds, BuiltWheel, RefusedSource, Source } from '../sdists/build-kit.ts'
import { makeEnvironment, provide } from '../sdists/environment.ts'
import { obtainSource } from '../sdists/obtain.ts'
import { refusedFinding, SourceRefused, withoutBuildFolder } from '../sdists/refusal.ts'
import type { WantedSdist } from '../worker/messages.ts'
import { buildEnv, versionVariables } from './build-environment.ts'
import { type BuildPlan, type BuiltFile, openSteps } from './build-steps.ts'

/**
 * Builds each wanted source once, one after the other, in an environment of its own, and takes wheels for any machine
 * only (`--sdists pure`) The same source gives the same bytes on every machine, as far as its backend allows.
 * A source that fails does not stop the others.
 * @throws BundleError for what is no fault of a source: an outage, a cancelled run
 */
export async function buildSources(wanted: readonly WantedSdist[], kit: BuildKit): Promise<Builds> {
  const outcomes: (BuiltWheel | RefusedSource)[] = []
  for (const one of onceEach(wanted)) {
    if (kit.signal.aborted) throw new BundleError({ kind: 'cancelled' })
    kit.log.info(`Building ${titleOf(one)} from its source`)
    outcomes.push(await tryToBuild(one, path.join(kit.workFolder, sha256Of(one.url).slice(0, 16)), kit))
  }
  return {
    wheels: outcomes.filter((outcome) => 'built' in outcome),
    refused: outcomes.filter((outcome) => 'finding' in outcome),
  }
}

async function tryToBuild(wanted: WantedSdist, folder: string, kit: BuildKit): Promise<BuiltWheel | RefusedSource> {
  try {
    return await buildSource(wanted, folder, kit)
  } catch (error) {
    if (kit.signal.aborted) throw new BundleError({ kind: 'cancelled' }, { cause: error })
    if (error instanceof SourceRefused) return { wanted, finding: refusedFinding(wanted, withoutBuildFolder(error, folder)) }
    throw error
  }
}

/** Many targets want the same source. */
function onceEach(wanted: readonly WantedSdist[]): readonly WantedSdist[] {
  return [...new Map(wanted.map((one) => [one.url, one])).values()]
}

async function buildSource(wanted: WantedSdist, folder: string, kit: BuildKit): Promise<BuiltWheel> {
  const variables = versionVariables(kit.env, wanted)
  const names = Object.keys(variables).sort()
  if (names.length > 0) kit.log.notice(`The build of ${titleOf(wanted)} gets ${names.join(', ')} from your environment.`)
  const folders = {
    environment: path.join(folder, 'environment'),
    home: path.join(folder, 'home'),
    temporary: path.join(folder, 'temporary'),
  }
  await mkdir(folders.home, { recursive: true })
  await mkdir(folders.temporary)
  const env = { ...buildEnv(kit.env, folders), ...variables }
  const steps = openSteps(kit, folder, env)
  const source = await obtainSource(wanted, folder, kit, steps)
  const plan = await steps.inspect(source.folder, source.subdirectory, wanted.project)
  const python = await makeEnvironment(folders.environment, env, kit)
  const requirements = await provide(plan, python, steps, kit)
  const { project, version } = wanted
  const places = { built: path.join(folder, 'built'), accepted: path.join(folder, 'accepted'), project, version }
  return builtWheel(wanted, source, plan, await steps.wheel(plan, python, places), requirements)
}

function builtWheel(wanted: WantedSdist, source: Source, plan: BuildPlan, file: BuiltFile, requirements: readonly string[]): BuiltWheel {
  const { path: place, filename, sha256, bytes, project, version, requiresPython, python } = file
  const { kind, revision } = source
  return {
    entry: {
      project,
      version,
      filename,
      url: pathToFileURL(place).href,
      sha256,
      hashes: { sha256 },
      bytes,
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
