import * as v from 'valibot'
import { entrySha256 } from '../bundle/checksums.ts'
import { type Bundle, type BundleEntry, manifestIn } from '../bundle/contents.ts'
import type { Difference } from '../bundle/difference.ts'
import { type Manifest, parseManifest } from '../bundle/manifest.ts'
import { type InstallSteps, installSteps } from '../bundle/readme.ts'
import { type Finding, shareFindings } from '../core/findings.ts'
import type { Sha256, TargetId } from '../core/names.ts'
import type { Infer } from '../core/schemas.ts'
import type { Published } from '../output/publish.ts'
import type { PackedFile } from '../output/volumes.ts'
import type { Union } from '../resolve/union.ts'
import { coverText, type MicroCover } from '../targets/micro-versions.ts'
import type { Target } from '../targets/target.ts'
import type { Verdict, Verified } from '../verify/verdict.ts'

/** The outcome of a published bundle. @param out output folder as typed, the prefix of all paths @param seconds duration of the run */
export function outcomeOf({ verified, companions }: Published, out: string, seconds: number, difference?: Difference): Outcome {
  const { spec, union, verdicts } = verified
  const inOut = (name: string): string => (/[\\/]$/.test(out) ? `${out}${name}` : `${out}/${name}`)
  const fileInOut = ({ name, sha256, bytes }: PackedFile): ArchiveFile => ({ path: inOut(name), sha256, bytes })
  return {
    folder: inOut(spec.name),
    name: spec.name,
    targets: spec.targets,
    verdicts,
    ...contentsOf(verified.staged.bundle, inOut),
    seconds,
    findings: warningsOf(verdicts),
    manifestPath: inOut(`${spec.name}.manifest.json`),
    archives: companions.archives.map(fileInOut),
    companionFiles: companions.files.map(fileInOut),
    union,
    ...(difference === undefined ? {} : { difference }),
    ...(verified.base === undefined ? {} : { base: verified.base }),
  }
}

/** The outcome of `verify`. @param seconds duration of the run */
export function checkedOf({ manifest, targets, union, verdicts }: Verified, folder: string, seconds: number): Checked {
  const totalBytes = manifest.wheels.reduce((sum, { bytes }) => sum + bytes, 0)
  return {
    folder,
    name: manifest.name,
    targets,
    verdicts,
    wheelCount: union.files.length,
    totalBytes,
    wheels: wheelsOf(manifest, new Set(manifest.wheels.map(({ path }) => path))),
    seconds,
    findings: warningsOf(verdicts),
  }
}

/** Contents of the folder: a delta contains only some wheels of its manifest. */
function contentsOf(bundle: Bundle, inOut: (name: string) => string): Pick<Outcome, 'wheelCount' | 'totalBytes' | 'wheels' | 'files'> {
  const { name, entries } = bundle
  const sizeOf = (entry: BundleEntry): number => (entry.kind === 'file' ? entry.bytes : new TextEncoder().encode(entry.text).length)
  const files = entries.map((entry) => ({ path: inOut(`${name}/${entry.path}`), bytes: sizeOf(entry), sha256: entrySha256(entry) }))
  const wheels = wheelsOf(parseManifest(manifestIn(bundle), 'manifest.json'), new Set(entries.map(({ path }) => path)))
  return { wheelCount: wheels.length, totalBytes: wheels.reduce((sum, { bytes }) => sum + bytes, 0), wheels, files }
}

/** The wheels of a manifest, with their targets and the projects that require them. @param paths those to list */
function wheelsOf({ wheels, targets }: Manifest, paths: ReadonlySet<string>): readonly BundledWheel[] {
  const entries = targets.flatMap((target) => target.entries.map((entry) => ({ ...entry, target: target.id })))
  return wheels
    .filter(({ path }) => paths.has(path))
    .map(({ path, project, version, bytes, sha256 }) => {
      const own = entries.filter((entry) => entry.sha256 === sha256)
      return {
        project,
        version,
        filename: path.slice(path.lastIndexOf('/') + 1),
        bytes,
        sha256,
        targets: [...new Set(own.map(({ target }) => target))],
        requested: own.some(({ requested }) => requested),
        requiredBy: [...new Set(own.flatMap(({ requiredBy }) => requiredBy))].sort(),
      }
    })
}

/** One finding per message, with all its targets. */
function warningsOf(verdicts: readonly Verdict[]): readonly Finding[] {
  return shareFindings(verdicts).map(({ finding, targets }) => ({
    ...finding,
    message: withTargets(finding.message, targets, verdicts.length),
  }))
}

/** If a finding is for all targets, and there are more, they are only counted. */
const MAX_NAMED = 5

function withTargets(message: string, targets: readonly TargetId[], all: number): string {
  if (targets.some((id) => message.includes(id))) return message
  return `${message} (${targets.length === all && all > MAX_NAMED ? `all ${all} targets` : targets.join(', ')})`
}

/** Facts of a published or verified bundle. */
export interface Checked {
  /** Path of the bundle folder. */
  readonly folder: string
  readonly name: string
  /** In the order of the request. */
  readonly targets: readonly Target[]
  readonly verdicts: readonly Verdict[]
  readonly wheelCount: number
  /** Of all wheels. Unit: bytes. */
  readonly totalBytes: number
  readonly wheels: readonly BundledWheel[]
  /** Duration of the run. */
  readonly seconds: number
  /** Warnings of all phases. */
  readonly findings: readonly Finding[]
  /** The signer, with `--verify-with`. */
  readonly signer?: string
}

/** Facts of a published bundle. */
export interface Outcome extends Checked {
  readonly manifestPath: string
  /** Volumes in their order, or one file, or none. */
  readonly archives: readonly ArchiveFile[]
  /** All companion files, including the archives. */
  readonly companionFiles: readonly ArchiveFile[]
  /** All files in the folder. */
  readonly files: readonly ArchiveFile[]
  readonly union: Union
  /** Changes since the previous bundle, with `--since`. */
  readonly difference?: Difference
  /** Of a delta: the bundle that it requires. */
  readonly base?: BaseFacts
}

const Sha256Text = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const Bytes = v.pipe(v.number(), v.integer())

/** A written file. */
export const ArchiveFileSchema = v.strictObject({ path: v.string(), bytes: Bytes, sha256: Sha256Text })
interface ArchiveFile extends Infer<typeof ArchiveFileSchema> {
  readonly sha256: Sha256
}

export const BaseSchema = v.strictObject({
  name: v.string(),
  manifestSha256: v.pipe(Sha256Text, v.description('of its manifest.json')),
})
export type BaseFacts = Infer<typeof BaseSchema>

/** One wheel of a bundle, and what needs it. */
export const BundledWheelSchema = v.strictObject({
  project: v.string(),
  version: v.string(),
  filename: v.string(),
  bytes: Bytes,
  sha256: Sha256Text,
  targets: v.pipe(v.array(v.string()), v.description('IDs of the targets that install it')),
  requested: v.pipe(v.boolean(), v.description('whether a requirement of the user names the project')),
  requiredBy: v.pipe(v.array(v.string()), v.description('projects that require it, on any target')),
})
export type BundledWheel = Infer<typeof BundledWheelSchema>

/** Outcomes without those of deltas, which describe the same bundles. */
export function withoutDeltas(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(({ name }) => !outcomes.some((one) => name === `${one.name}-delta`))
}

/** The commands that install a bundle from the folder of its files. */
export function stepsOf({ name, archives, companionFiles, targets }: Outcome): readonly InstallSteps[] {
  const signature = (['asc', 'p7s'] as const).find((kind) => companionFiles.some(({ path }) => path.endsWith(`${name}.SHA256SUMS.${kind}`)))
  return installSteps({
    folder: name,
    archives: archives.map(({ path }) => path.split(/[\\/]/).at(-1) ?? path),
    systems: targets.map(({ system }) => system.os),
    ...(signature === undefined ? {} : { signature }),
    ...(name.endsWith('-delta') ? { full: name.slice(0, -'-delta'.length) } : {}),
  })
}

/** The machines that a verdict covers: `Python 3.11.3 to 3.11.18; platform_machine x86, AMD64, ARM64`. */
export function coveredText({ machines }: Pick<Target, 'machines'>, micros: MicroCover): string {
  return [`Python ${coverText(micros)}`, ...(machines.length > 1 ? [`platform_machine ${machines.join(', ')}`] : [])].join('; ')
}
