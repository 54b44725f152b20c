import path from 'node:path'
import type { Ports } from '../core/ports.ts'
import type { Building, Plan } from '../matrix/plan.ts'
import type { ResolvedFile } from '../resolve/resolution.ts'
import type { BuildKit } from '../sdists/build-kit.ts'
import type { NativeKit } from '../sdists/build-native.ts'
import { buildRequirements } from '../sdists/build-requirements.ts'
import { openBuildRoom } from '../sdists/build-room.ts'
import { openRepair } from '../sdists/repair.ts'
import type { Described } from '../targets/described.ts'
import type { Target } from '../targets/target.ts'
import type { BuildPlace } from './build-places.ts'
import { fetchAll } from './sources.ts'
import type { Counter, Workshop } from './workshop.ts'

/** What builds at one place are made with. */
export interface NativeBench {
  /** For builds with this Python. */
  kitFor(python: Described): Promise<NativeKit>
  /** Whether a wheel of this name is for that target, too. */
  suits(filename: string, target: Target): Promise<boolean>
}

interface BenchKit {
  readonly shop: Workshop
  readonly ports: Ports
  readonly store: Counter
}

export function openNativeBench({ building }: Plan, place: BuildPlace, kit: BenchKit): NativeBench {
  const workFolder = path.join(kit.shop.work.run, 'native')
  const kits = new Map<string, Promise<BuildKit>>() // one Python, one set of resolvers
  const kitOf = (python: Described): Promise<BuildKit> => {
    const known = kits.get(python.path) ?? openKit(python, place, building?.constraints ?? [], workFolder, kit)
    kits.set(python.path, known)
    return known
  }
  let repairer: Promise<NativeKit['repair']> | undefined // most builds need none
  let asked = 0
  return {
    kitFor: async (python) => ({
      ...(await kitOf(python)),
      buildPython: python.path,
      pythonVersion: python.target.python.version,
      machine: place.name,
      repair: async (...given) => {
        repairer ??= kitOf(place.tool).then(openRepair)
        return (await repairer)(...given)
      },
    }),
    suits: async (filename, target) => {
      asked += 1
      const { steps } = await openBuildRoom(path.join(workFolder, `suits-${asked}`), await kitOf(place.tool))
      return steps.suits(filename, target)
    },
  }
}

/** What a build with this Python is made with: its requirements are chosen for the very interpreter that runs it. */
async function openKit(
  { path: python, target }: Described,
  place: BuildPlace,
  constraints: Building['constraints'],
  workFolder: string,
  { shop, ports, store }: BenchKit,
): Promise<BuildKit> {
  const resolvers = target.id === place.tool.target.id ? store.resolvers : await store.openResolversFor([target])
  const from = {
    host: target,
    resolvers,
    constraintFiles: [],
    constraints,
    fetch: (files: readonly ResolvedFile[]) => fetchAll(files, store.door),
  }
  return {
    fetch: () => Promise.reject(new TypeError('a promised source lies here already')),
    buildRequirements: (requirements) => buildRequirements(requirements, from),
    python: place.tool.path,
    buildPython: python,
    pipFolder: path.resolve(shop.engine.pipFolder),
    script: path.resolve(ports.assets.python, 'worker', 'building', 'build_wheel.py'),
    run: place.run,
    log: ports.log,
    workFolder,
    env: place.env,
    signal: ports.signal,
  }
}
