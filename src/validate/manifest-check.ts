import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { lockPagePath, lockPageText, lockPath, lockText } from '../bundle/locks.ts'
import type { Manifest, ManifestTarget, ManifestWheel } from '../bundle/manifest.ts'
import { parseSha256, type Sha256, toProjectName } from '../core/names.ts'
import { covers, rangeText, versionsOf } from '../targets/micro-versions.ts'
import { type CheckedFolder, SUMS } from '../verify/bundle-files.ts'
import { toTarget, toUnionEntry } from '../verify/from-manifest.ts'
import type { ClosureVerdict } from '../worker/closure-verdict.ts'
import type { WheelFacts } from '../worker/wheel-facts.ts'

/** Every way in which the manifest and the folder say different things: a manifest can lie although every hash holds. */
export async function manifestFaults(folder: string, manifest: Manifest, { files }: CheckedFolder): Promise<readonly string[]> {
  const stated = new Map<string, string>([...manifest.wheels, ...manifest.files].map(({ path: name, sha256 }) => [name, sha256]))
  const counted = manifest.wheels.length + manifest.files.length
  const wanted = new Set(manifest.targets.flatMap(({ entries }) => entries.map(({ sha256 }) => sha256)))
  const there = [...files.keys()].filter((name) => name !== 'manifest.json' && name !== SUMS)
  return [
    ...(counted === stated.size ? [] : ['the manifest names a file twice']),
    ...there.filter((name) => !stated.has(name)).map((name) => `the manifest does not name ${name}`),
    ...[...stated]
      .filter(([name, sha256]) => parseSha256(sha256) !== files.get(name))
      .map(([name]) => `the manifest states another ${name}`),
    ...manifest.files.filter(isAmongWheels).map(({ path: name }) => `${name} lies among the wheels and is none of them`),
    ...manifest.wheels.filter(({ sha256 }) => !wanted.has(sha256)).map((wheel) => `no target wants ${wheel.path}`),
    ...repeated(manifest.targets.map(({ id }) => id)).map((id) => `the manifest has the target ${id} twice`),
    ...(await Promise.all(manifest.targets.map((target) => targetFaults(folder, target, manifest)))).flat(),
  ]
}

/** pip takes whatever lies in a `--find-links` folder, pages too. Some disks take large and small letters for the same. */
function isAmongWheels({ path: name }: Manifest['files'][number]): boolean {
  return name.toLowerCase().startsWith('wheels/')
}

async function targetFaults(folder: string, target: ManifestTarget, manifest: Manifest): Promise<readonly string[]> {
  const wheels = new Map(manifest.wheels.map((wheel) => [wheel.sha256, wheel]))
  const entries = target.entries.flatMap((entry) => entryFaults(target, entry, wheels.get(entry.sha256)))
  const listed = target.entries.flatMap(({ sha256 }) => {
    const wheel = wheels.get(sha256)
    return wheel === undefined ? [] : [{ filename: path.basename(wheel.path), sha256 }]
  })
  const texts = [
    { name: lockPath(target.id), text: lockText(toTarget(target), target.entries.map(toUnionEntry)) },
    { name: lockPagePath(target.id), text: lockPageText(target.id, listed) },
  ]
  const differing = await Promise.all(texts.map(async ({ name, text }) => ((await holds(folder, name, text)) ? [] : [name])))
  const named = target.lock === lockPath(target.id) ? [] : [target.lock]
  return [...entries, ...[...named, ...differing.flat()].map((name) => `${name} does not hold what the manifest states for ${target.id}`)]
}

async function holds(folder: string, name: string, text: string): Promise<boolean> {
  return (await readFile(path.join(folder, name), 'utf8').catch(() => undefined)) === text
}

function entryFaults(
  { id }: ManifestTarget,
  entry: ManifestTarget['entries'][number],
  wheel: ManifestWheel | undefined,
): readonly string[] {
  if (wheel === undefined) return [`${id} wants a file of ${entry.project} that the manifest does not have`]
  const same = wheel.project === entry.project && wheel.version === entry.version
  return same ? [] : [`${id} wants ${entry.project} ${entry.version}, and ${wheel.path} is ${wheel.project} ${wheel.version}`]
}

/** What the manifest says of a wheel and what its file says. */
export function wheelFaults(wheels: readonly ManifestWheel[], facts: ReadonlyMap<Sha256, WheelFacts>): readonly string[] {
  return wheels.flatMap((wheel) => {
    const sha256 = parseSha256(wheel.sha256)
    const fact = sha256 === undefined ? undefined : facts.get(sha256)
    const agrees =
      fact !== undefined && toProjectName(wheel.name) === fact.project && wheel.project === fact.project && wheel.bytes === fact.bytes
    return agrees ? [] : [`the manifest says of ${wheel.path} what the file does not`]
  })
}

/** Promises of the manifest's verdict that our own walk does not find true. */
export function verdictFaults({ id, closure }: ManifestTarget, walked: ClosureVerdict): readonly string[] {
  if (!closure.complete) return []
  const { micros } = closure
  const broken = walked.micros.except.filter((range) => versionsOf(range).some((version) => covers(micros, version)))
  const isOther = micros.from !== walked.micros.from || micros.to !== walked.micros.to
  return [
    ...(walked.complete ? [] : [`the manifest calls ${id} complete, and it is not`]),
    ...walked.uncovered.map((name) => `${name} is in the lock of ${id}, and no Python that it holds for needs it`),
    ...(isOther
      ? [`the manifest says that ${id} was checked for Python ${rangeText(micros)}, and it is for ${rangeText(walked.micros)}`]
      : []),
    ...broken.map((range) => `the manifest says that ${id} holds for Python ${rangeText(range)}: ${range.because}`),
  ]
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, place) => names.indexOf(name) !== place)
}
