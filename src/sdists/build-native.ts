import path from 'node:path'
import { parseWheelName, type Sha256, type WheelName } from '../core/names.ts'
import type { BuiltFrom, PromisedBuild } from '../resolve/resolution.ts'
import type { Target } from '../targets/target.ts'
import { AUDITWHEEL, needsRepair } from './auditwheel.ts'
import type { BuildKit } from './build-kit.ts'
import { openBuildRoom } from './build-room.ts'
import { makeEnvironment, provide } from './environment.ts'
import { nativeEnv } from './native-env.ts'
import { SourceRefused } from './refusal.ts'

export interface NativeKit extends BuildKit {
  /** The target's own Python. */
  readonly buildPython: string
  /** Full version of it. */
  readonly pythonVersion: string
  /** Where this is, for the record. */
  readonly machine: string
  /** Writes a wheel in `folder` whose Linux tag is true for the target. @throws SourceRefused with the reason why it cannot be */
  readonly repair: (wheel: string, target: Target, folder: string) => Promise<string>
}

/** A wheel for one target, of a source that others were promised the wheels of. */
export interface NativeWheel {
  readonly filename: WheelName
  readonly sha256: Sha256
  /** Unit: bytes. */
  readonly bytes: number
  readonly path: string
  readonly built: BuiltFrom
}

/**
 * Builds a promised source for one target, in an environment of its own, with that target's Python. The wheel is taken when
 * its tags are among the target's and its METADATA says what its sdist promised.
 * @param archive the sdist, its hash checked
 * @throws SourceRefused
 */
export async function buildNative(
  promise: PromisedBuild,
  archive: string,
  target: Target,
  folder: string,
  kit: NativeKit,
): Promise<NativeWheel> {
  const { steps, env, environment } = await openBuildRoom(folder, kit, nativeEnv(target))
  const plan = await steps.inspect(await steps.unpack(archive, path.join(folder, 'unpacked')), '', promise.project)
  const python = await makeEnvironment(environment, env, kit)
  const requirements = await provide(plan, python, steps, kit)
  const { project, version } = promise
  const places = { built: path.join(folder, 'built'), accepted: path.join(folder, 'own'), project, version, machines: 'own' } as const
  const own = await steps.wheel(plan, python, places)
  const repaired = needsRepair(own.filename)
  const wheel = repaired ? await kit.repair(own.path, target, path.join(folder, 'repaired')) : own.path
  const { filename, sha256, bytes, path: place } = await steps.settle(wheel, path.join(folder, 'accepted'), { target, promise })
  const name = parseWheelName(filename)
  if (name === undefined) throw new SourceRefused(`its backend named its wheel ${filename}`)
  return {
    filename: name,
    sha256,
    bytes,
    path: place,
    built: {
      kind: 'sdist',
      url: promise.url,
      sha256: promise.sha256,
      staticMetadata: true,
      backend: plan.backend,
      buildRequirements: requirements,
      python: kit.pythonVersion,
      machine: kit.machine,
      ...(repaired ? { repaired: `auditwheel ${AUDITWHEEL.version}` } : {}),
    },
  }
}
