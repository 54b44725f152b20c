import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { sha256Of } from '../core/digest.ts'
import { BundleError } from '../core/failure.ts'
import type { WantedSdist } from '../resolve/resolution.ts'
import { titleOf } from '../resolve/wanted.ts'
import { versionVariables } from './build-env.ts'
import type { BuildKit, Builds, BuiltWheel, PromisedWheel, RefusedSource, Source } from './build-kit.ts'
import { type BuildRoom, openBuildRoom } from './build-room.ts'
import { makeEnvironment, provide } from './environment.ts'
import { obtainSource } from './obtain.ts'
import { promisedWheel } from './promise.ts'
import { refusedFinding, SourceRefused, withoutBuildFolder } from './refusal.ts'
import type { BuildPlan, BuiltFile } from './steps.ts'

/**
 * Builds each wanted source once, one after the other, in an environment of its own, and takes wheels for any machine
 * only (`--sdists pure`), or what stands for those that others will build (`kit.promises`). The same source gives the same bytes on every machine, as far as its backend allows.
 * A source that fails does not stop the others.
 * @throws BundleError for what is no fault of a source: an outage, a cancelled run
 */
export async function buildSources(wanted: readonly WantedSdist[], kit: BuildKit): Promise<Builds> {
  const outcomes: (BuiltWheel | PromisedWheel | RefusedSource)[] = []
  for (const one of onceEach(wanted)) {
    if (kit.signal.aborted) throw new BundleError({ kind: 'cancelled' })
    kit.log.info(`Building ${titleOf(one)} from its source`)
    outcomes.push(await tryToBuild(one, path.join(kit.workFolder, sha256Of(one.url).slice(0, 16)), kit))
  }
  return {
    wheels: outcomes.filter((outcome) => 'built' in outcome),
    promised: outcomes.filter((outcome) => 'promised' in outcome),
    refused: outcomes.filter((outcome) => 'finding' in outcome),
  }
}

async function tryToBuild(wanted: WantedSdist, folder: string, kit: BuildKit): Promise<BuiltWheel | PromisedWheel | RefusedSource> {
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

async function buildSource(wanted: WantedSdist, folder: string, kit: BuildKit): Promise<BuiltWheel | PromisedWheel> {
  const variables = versionVariables(kit.env, wanted)
  const names = Object.keys(variables).sort()
  if (names.length > 0) kit.log.notice(`The build of ${titleOf(wanted)} gets ${names.join(', ')} from your environment.`)
  const room = await openBuildRoom(folder, kit, variables)
  const source = await obtainSource(wanted, folder, kit, room.steps)
  const plan = await room.steps.inspect(source.folder, source.subdirectory, wanted.project)
  try {
    return await pureWheel(wanted, source, plan, room, kit)
  } catch (error) {
    if (kit.promises !== true || !(error instanceof SourceRefused) || error.kind !== 'build') throw error
    kit.log.info(`${titleOf(wanted)} is left to the legs: ${error.message}`)
    return promisedWheel(wanted, source, room, error)
  }
}

async function pureWheel(wanted: WantedSdist, source: Source, plan: BuildPlan, room: BuildRoom, kit: BuildKit): Promise<BuiltWheel> {
  const { folder, steps } = room
  const python = await makeEnvironment(room.environment, room.env, kit)
  const requirements = await provide(plan, python, steps, kit)
  const { project, version } = wanted
  const machines = kit.promises === true ? 'every' : 'any'
  const places = { built: path.join(folder, 'built'), accepted: path.join(folder, 'accepted'), project, version, machines } as const
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
