import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { BundleError, type TargetFailure } from '../core/failure.ts'
import type { Finding } from '../core/finding.ts'
import type { Sha256, TargetId } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import type { ProofSettings } from '../inputs/request.ts'
import type { Plan } from '../matrix/plan.ts'
import { type Kept, type PromisedFile, promisedFiles, promisedSources, withKept } from '../matrix/promises.ts'
import type { Solved } from '../resolve/resolution.ts'
import { buildNative, type NativeWheel } from '../sdists/build-native.ts'
import { nativeFinding, SourceRefused } from '../sdists/refusal.ts'
import type { Target } from '../targets/target.ts'
import { proofKit } from '../validate/kit.ts'
import type { Verdict } from '../validate/verdict.ts'
import { type BuildPlace, openBuildPlace } from './build-places.ts'
import { type NativeBench, openNativeBench } from './native-bench.ts'
import { sourcePath } from './plan-folder.ts'
import { fetchSource, tellDoor } from './sources.ts'
import type { Counter, ShopRequest, Workshop } from './workshop.ts'

/** What a leg built, and what its targets come to with it. */
export interface NativeBuilds {
  /** Opened for the builds; undefined where there were none. */
  readonly store?: Counter
  /** Those of the leg's targets that have all of their wheels, in the order of the plan. */
  readonly solved: readonly Solved[]
  readonly kept: readonly Kept[]
  /** Where the wheels lie. */
  readonly paths: ReadonlyMap<Sha256, string>
  readonly failed: readonly TargetFailure[]
}

interface NativeKit {
  readonly shop: Workshop
  readonly ports: Ports
}

export interface NativeRequest extends ShopRequest {
  /** The folder of the plan. */
  readonly plan: string
  readonly proof: ProofSettings
}

/**
 * Builds every wheel that the plan promises to these targets, each for its own target; one that suits a second target serves
 * it, too. A target that fails does not stop the others.
 * @throws BundleError of everything that is no fault of a source
 */
export async function buildPromised(
  plan: Plan,
  wanted: readonly TargetId[],
  request: NativeRequest,
  kit: NativeKit,
): Promise<NativeBuilds> {
  const solved = plan.resolutions.filter(({ target }) => wanted.includes(target))
  if (promisedSources(solved).length === 0) return { solved, kept: [], paths: new Map(), failed: [] }
  const { shop, ports } = kit
  const building = solved.filter((one) => promisedFiles(one).length > 0).map(({ target }) => target)
  const targets = plan.targets.filter(({ id }) => building.includes(id))
  const proof = proofKit(ports, shop.engine, request)
  const place = await openBuildPlace(targets, { shop, ports, proof })
  try {
    const store = await shop.openFor([place.tool.target])
    await tellDoor(plan.reading, store.door, ports.log)
    const bench = openNativeBench(plan, place, { shop, ports, store })
    const builds = await ports.log.phase('Build what has to be built here', () => buildAll(solved, targets, { plan: request.plan, place, bench, store, ports })) // biome-ignore format: one thought
    return { store, ...builds }
  } finally {
    await place.close()
  }
}

/** The verdict of a target whose wheel could not be built: nothing of it was proved. */
export function unbuilt(target: TargetId, { targets }: Plan, failed: readonly TargetFailure[]): Verdict {
  const version = targets.find(({ id }) => id === target)?.python.version ?? ''
  const findings = failed.find((one) => one.target === target)?.findings ?? []
  return { target, level: 'none', checks: [], findings, micros: { from: version, to: version, except: [] } }
}

interface Making {
  readonly plan: string
  readonly place: BuildPlace
  readonly bench: NativeBench
  readonly store: Counter
  readonly ports: Ports
}

async function buildAll(solved: readonly Solved[], targets: readonly Target[], making: Making): Promise<Omit<NativeBuilds, 'store'>> {
  const made: Made[] = []
  const refused: Refused[] = []
  for (const { target, file } of targets.flatMap((one) => ordersFor(one, solved))) {
    const outcome = await wheelFor(target, file, made, making)
    if ('wheel' in outcome) made.push(outcome)
    else refused.push(outcome)
  }
  const failing = new Set(refused.map(({ target }) => target))
  const whole = solved.filter(({ target }) => !failing.has(target))
  const kept = made.filter(({ target }) => !failing.has(target)).map(keptOf)
  const paths = new Map(made.map(({ wheel }) => [wheel.sha256, wheel.path]))
  const urlOf = (sha256: Sha256): string => pathToFileURL(paths.get(sha256) ?? '').href
  return { solved: whole.map((one) => withKept(one, kept, urlOf)), kept, paths, failed: byTarget(refused) }
}

function ordersFor(target: Target, solved: readonly Solved[]): readonly { readonly target: Target; readonly file: PromisedFile }[] {
  return solved.filter((one) => one.target === target.id).flatMap((one) => promisedFiles(one).map((file) => ({ target, file })))
}

function byTarget(refused: readonly Refused[]): readonly TargetFailure[] {
  const ids = [...new Set(refused.map(({ target }) => target))]
  return ids.map((target) => ({ target, findings: refused.filter((one) => one.target === target).map(({ finding }) => finding) }))
}

/** A wheel, and the target that it is for. */
interface Made {
  readonly target: TargetId
  readonly file: PromisedFile
  readonly wheel: NativeWheel
}

/** A wheel that a target goes without, and why. */
interface Refused {
  readonly target: TargetId
  readonly finding: Finding
}

async function wheelFor(target: Target, file: PromisedFile, made: readonly Made[], making: Making): Promise<Made | Refused> {
  const { bench, ports, place } = making
  try {
    for (const { file: known, wheel } of made) {
      const same = known.promised.sha256 === file.promised.sha256
      if (same && (await bench.suits(wheel.filename, target))) return { target: target.id, file, wheel }
    }
    ports.log.info(`Building ${file.project} ${file.version} for ${target.id} (${place.name})`)
    return { target: target.id, file, wheel: await build(target, file, making) }
  } catch (error) {
    if (ports.signal.aborted) throw new BundleError({ kind: 'cancelled' }, { cause: error })
    if (error instanceof SourceRefused) return { target: target.id, finding: nativeFinding(file, target.id, place.name, error) }
    throw error
  }
}

async function build(target: Target, { promised }: PromisedFile, { plan, place, bench, store }: Making): Promise<NativeWheel> {
  const python = await place.pythonFor(target)
  if (python === undefined) throw new SourceRefused('there is no Python for it here: its own has to be on PATH')
  const url = pathToFileURL(sourcePath(plan, promised)).href
  const archive = await fetchSource(url, { sha256: promised.sha256 }, store.door)
  const kit = await bench.kitFor(python)
  return buildNative(promised, archive, target, path.join(kit.workFolder, `${promised.sha256.slice(0, 16)}-${target.id}`), kit)
}

function keptOf({ target, file: { project }, wheel }: Made): Kept {
  const { filename, sha256, bytes, built } = wheel
  return { target, project, filename, sha256, bytes, built }
}
