import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pLimit from 'p-limit'
import { isBootstrapPip } from '../bundle/bootstrap.ts'
import { parseSums } from '../bundle/checksums.ts'
import { lockPagePath, lockPageText, lockPath, lockText } from '../bundle/locks.ts'
import type { Manifest, ManifestTarget, ManifestWheel } from '../bundle/manifest.ts'
import { VERSION } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import { parseSha256, type Sha256, toProjectName } from '../core/names.ts'
import { plainLine } from '../core/text.ts'
import { covers, rangeText, versionsOf } from '../targets/micro-versions.ts'
import { fileSha256 } from '../worker/files.ts'
import type { ClosureVerdict, WheelFacts } from '../worker/messages.ts'
import { toTarget, toUnionEntry } from './from-manifest.ts'

/** The computed hash of each file of a bundle folder, by its path in the bundle, with `/`. */
type CheckedFiles = ReadonlyMap<string, Sha256>

const SUMS = 'SHA256SUMS'
const COPY_AGAIN = 'Copy the bundle again and extract it into an empty folder.'
/** Files hashed concurrently. */
const READERS = 4
/** Maximum number of faults in a message. */
const MAX_SHOWN = 20
/** A relative path without `..`, drive, backslash, control or invisible characters. */
const SAFE_PATH = /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/\/)[^\\:\p{C}\p{Zl}\p{Zp}]+$/u

/**
 * Check that the folder contains exactly the files of SHA256SUMS, unaltered: no other file, no link, no unsafe name.
 * @throws BundleError `integrity` that names up to 20 faults; `environment` if the folder cannot be read
 */
export async function checkSums(folder: string): Promise<CheckedFiles> {
  const there = await list(folder)
  const stated = await readSums(folder)
  const faults = [...there.faults, ...stated.faults]
  faults.push(...[...stated.sums.keys()].filter((name) => !there.files.has(name)).map((name) => `${name} is missing`))
  faults.push(
    ...[...there.files].filter((name) => name !== SUMS && !stated.sums.has(name)).map((name) => `${show(name)} is not in ${SUMS}`),
  )
  const files = new Map<string, Sha256>()
  const read = async ([name, sha256]: readonly [string, Sha256]): Promise<void> => {
    const found = await fileSha256(path.join(folder, name))
    if (found === sha256) files.set(name, found)
    else faults.push(`${name} was altered: its sha256 is ${found}, not ${sha256}`)
  }
  await pLimit(READERS).map([...stated.sums].filter(([name]) => there.files.has(name)), read) // biome-ignore format: one thought
  throwFaults(folder, faults)
  return files
}

/** Report the faults, if any. @throws BundleError `integrity` */
export function throwFaults(folder: string, faults: readonly string[]): void {
  if (faults.length === 0) return
  const more = faults.length > MAX_SHOWN ? [`… and ${faults.length - MAX_SHOWN} more`] : []
  throw new BundleError({
    kind: 'integrity',
    what: `${folder} does not match its checksums and manifest: ${[...faults].sort().slice(0, MAX_SHOWN).concat(more).join('; ')}`,
    hint: COPY_AGAIN,
  })
}

interface Listed {
  readonly files: ReadonlySet<string>
  readonly faults: readonly string[]
}

async function list(folder: string): Promise<Listed> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    const what = `${folder} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`
    throw new BundleError({ kind: 'environment', what, hint: 'Pass the bundle folder, which contains manifest.json.' }, { cause })
  })
  const files = new Set<string>()
  const faults: string[] = []
  for (const item of items) {
    const name = path.relative(folder, path.join(item.parentPath, item.name)).split(path.sep).join('/')
    if (!SAFE_PATH.test(name)) faults.push(`${show(name)} is not a valid file name in a bundle`)
    else if (item.isFile()) files.add(name)
    else if (!item.isDirectory()) faults.push(`${name} is not a regular file`)
  }
  return { files, faults }
}

async function readSums(folder: string): Promise<{ readonly sums: ReadonlyMap<string, Sha256>; readonly faults: readonly string[] }> {
  const text = await readFile(path.join(folder, SUMS), 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new BundleError({
      kind: 'integrity',
      what: `${folder} has no ${SUMS}`,
      hint: 'Pass the bundle folder, which contains manifest.json.',
    })
  }
  const sums = new Map<string, Sha256>()
  const { lines, odd } = parseSums(text)
  const faults = odd.map(notALine)
  for (const { path: name, sha256 } of lines) {
    if (!SAFE_PATH.test(name)) faults.push(notALine(`${sha256}  ${name}`))
    else if (sums.has(name)) faults.push(`${SUMS} lists ${name} twice`)
    else sums.set(name, sha256)
  }
  return { sums, faults }
}

function notALine(line: string): string {
  return `${SUMS} has an invalid line: ${show(line)}`
}

/** Quote an untrusted name, without control characters. */
function show(text: string): string {
  return JSON.stringify(text.slice(0, 200)).replaceAll(/[^\x20-\x7e]/g, '?')
}

/** Compare the manifest with the folder: a manifest can be wrong although all checksums match. */
export async function manifestFaults(folder: string, manifest: Manifest, files: CheckedFiles): Promise<readonly string[]> {
  const stated = new Map<string, string>([...manifest.wheels, ...manifest.files].map(({ path: name, sha256 }) => [name, sha256]))
  const counted = manifest.wheels.length + manifest.files.length
  const wanted = new Set(manifest.targets.flatMap(({ entries }) => entries.map(({ sha256 }) => sha256)))
  const there = [...files.keys()].filter((name) => name !== 'manifest.json' && name !== SUMS)
  return [
    ...(counted === stated.size ? [] : ['the manifest lists a file twice']),
    ...there.filter((name) => !stated.has(name)).map((name) => `the manifest does not list ${name}`),
    ...[...stated]
      .filter(([name, sha256]) => parseSha256(sha256) !== files.get(name))
      .map(([name]) => `the manifest has another sha256 for ${name}`),
    ...manifest.files.filter(isAmongWheels).map(({ path: name }) => `${name} is in wheels/ but is not listed as a wheel`),
    ...manifest.wheels.filter(({ sha256 }) => !wanted.has(sha256)).map((wheel) => `no target needs ${wheel.path}`),
    ...repeated(manifest.targets.map(({ id }) => id)).map((id) => `the manifest has the target ${id} twice`),
    ...(await Promise.all(manifest.targets.map((target) => targetFaults(folder, target, manifest)))).flat(),
  ]
}

/** pip uses every file in a `--find-links` folder, including pages. Some file systems are case-insensitive. */
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
  return [...entries, ...[...named, ...differing.flat()].map((name) => `${name} does not match the manifest entries of ${target.id}`)]
}

async function holds(folder: string, name: string, text: string): Promise<boolean> {
  return (await readFile(path.join(folder, name), 'utf8').catch(() => undefined)) === text
}

function entryFaults(
  { id }: ManifestTarget,
  entry: ManifestTarget['entries'][number],
  wheel: ManifestWheel | undefined,
): readonly string[] {
  if (wheel === undefined) return [`${id} needs a file of ${entry.project} that the manifest does not list`]
  const same = wheel.project === entry.project && wheel.version === entry.version
  return same ? [] : [`${id} needs ${entry.project} ${entry.version}, but ${wheel.path} is ${wheel.project} ${wheel.version}`]
}

/** Compare the manifest's wheels with the facts read from the files. */
export function wheelFaults(wheels: readonly ManifestWheel[], facts: ReadonlyMap<Sha256, WheelFacts>): readonly string[] {
  return wheels.flatMap((wheel) => {
    const sha256 = parseSha256(wheel.sha256)
    const fact = sha256 === undefined ? undefined : facts.get(sha256)
    const agrees =
      fact !== undefined && toProjectName(wheel.name) === fact.project && wheel.project === fact.project && wheel.bytes === fact.bytes
    return agrees ? [] : [`the manifest entry of ${wheel.path} does not match the file`]
  })
}

/** Statements of the manifest's verdict that contradict the closure check. */
export function verdictFaults({ id, closure }: ManifestTarget, walked: ClosureVerdict): readonly string[] {
  if (!closure.complete) return []
  const { micros } = closure
  const broken = walked.micros.except.filter((range) => versionsOf(range).some((version) => covers(micros, version)))
  const isOther = micros.from !== walked.micros.from || micros.to !== walked.micros.to
  return [
    ...(walked.complete ? [] : [`the manifest states that ${id} is complete, but it is not`]),
    ...walked.uncovered.map((name) => `${name} is in the lock of ${id}, but none of its Python versions needs it`),
    ...(isOther
      ? [`the manifest states that ${id} was checked for Python ${rangeText(micros)}, but the check covers ${rangeText(walked.micros)}`]
      : []),
    ...broken.map((range) => `the manifest states that ${id} supports Python ${rangeText(range)}, but it does not: ${range.because}`),
  ]
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, place) => names.indexOf(name) !== place)
}

const FOLDER = 'bootstrap/'
const MAX_VERSION = 40

/**
 * Check that each bootstrap pip has a sha256 known to this version: real installs run it, and the checksums and the manifest come
 * from the same untrusted bundle. A pip of another version of offline-bundle is rejected too.
 * @throws BundleError `integrity`, before any file of the bundle is run
 */
export function checkBootstrapPips(folder: string, { tool }: Manifest, files: CheckedFiles): void {
  // Some file systems are case-insensitive
  const pips = [...files].filter(([name]) => name.toLowerCase().startsWith(FOLDER))
  const isKnown = (name: string, sha256: Sha256): boolean => name.startsWith(FOLDER) && isBootstrapPip(name.slice(FOLDER.length), sha256)
  const strange = pips.filter(([name, sha256]) => !isKnown(name, sha256)).map(([name]) => name)
  if (strange.length === 0) return
  throw new BundleError({
    kind: 'integrity',
    what: `${folder} contains a pip that offline-bundle ${VERSION} does not recognize: ${strange.sort().join(', ')}; no file of the bundle was run`,
    hint: hintFor(plainLine(tool.version).slice(0, MAX_VERSION)),
  })
}

function hintFor(madeBy: string): string {
  return madeBy === VERSION
    ? COPY_AGAIN
    : `Verify it with offline-bundle ${madeBy}, the version in its manifest, or make the bundle again with this version.`
}
