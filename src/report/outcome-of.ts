import { type Finding, shareFindings } from '../core/finding.ts'
import type { TargetId } from '../core/names.ts'
import type { Difference } from '../difference/difference.ts'
import type { Published } from '../pack/deliver-shares.ts'
import type { PackedFile } from '../pack/volumes.ts'
import type { Verdict } from '../validate/verdict.ts'
import type { Verified } from '../validate/verify.ts'
import type { ArchiveFile, Checked, Outcome } from './outcome.ts'

/** What a run has to say of one bundle that it published. Paths start as the output folder was typed. */
export function outcomeOf({ proved, companions }: Published, out: string, seconds: number, difference?: Difference): Outcome {
  const { share, union, verdicts } = proved
  const inOut = (name: string): string => (/[\\/]$/.test(out) ? `${out}${name}` : `${out}/${name}`)
  const fileInOut = ({ name, sha256, bytes }: PackedFile): ArchiveFile => ({ path: inOut(name), sha256, bytes })
  return {
    folder: inOut(share.name),
    name: share.name,
    targets: share.targets,
    verdicts,
    ...sizesOf(proved.staged.bundle.entries),
    seconds,
    findings: warningsOf(verdicts),
    manifestPath: inOut(`${share.name}.manifest.json`),
    archives: companions.archives.map(fileInOut),
    beside: companions.files.map(fileInOut),
    union,
    ...(difference === undefined ? {} : { difference }),
  }
}

/** What `verify` has to say. */
export function checkedOf({ manifest, targets, union, verdicts }: Verified, folder: string, seconds: number): Checked {
  const totalBytes = manifest.wheels.reduce((sum, { bytes }) => sum + bytes, 0)
  return {
    folder,
    name: manifest.name,
    targets,
    verdicts,
    wheelCount: union.files.length,
    totalBytes,
    seconds,
    findings: warningsOf(verdicts),
  }
}

/** Of what lies in the folder: a delta holds some of the wheels of its union. */
function sizesOf(entries: Published['proved']['staged']['bundle']['entries']): Pick<Outcome, 'wheelCount' | 'totalBytes'> {
  const wheels = entries.filter((entry) => entry.kind === 'file').filter(({ path }) => path.startsWith('wheels/'))
  return { wheelCount: wheels.length, totalBytes: wheels.reduce((sum, { bytes }) => sum + bytes, 0) }
}

/** The same message for several targets is one finding that names them. */
function warningsOf(verdicts: readonly Verdict[]): readonly Finding[] {
  return shareFindings(verdicts).map(({ finding, targets }) => ({
    ...finding,
    message: withTargets(finding.message, targets, verdicts.length),
  }))
}

/** Beyond this many they are only counted where they are all there are. */
const MAX_NAMED = 5

function withTargets(message: string, targets: readonly TargetId[], all: number): string {
  if (targets.some((id) => message.includes(id))) return message
  return `${message} (${targets.length === all && all > MAX_NAMED ? `all ${all} targets` : targets.join(', ')})`
}
