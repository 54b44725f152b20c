import { BundleError, type TargetFailure } from '../core/failure.ts'
import type { Finding } from '../core/finding.ts'
import type { Sha256, TargetId, WheelName } from '../core/names.ts'
import type { BuiltFrom, PromisedBuild, ResolvedFile, Solved } from '../resolve/resolution.ts'
import type { Unproved } from './legs.ts'

/** A stand-in in a plan, and what it stands for. */
export type PromisedFile = ResolvedFile & { readonly promised: PromisedBuild }

/** A wheel in the place of a stand-in of one target. */
export interface Kept {
  readonly target: TargetId
  readonly project: string
  readonly filename: WheelName
  readonly sha256: Sha256
  /** Unit: bytes. */
  readonly bytes: number
  readonly built: BuiltFrom
}

export function promisedFiles({ files }: Solved): readonly PromisedFile[] {
  return files.filter((file): file is PromisedFile => file.promised !== undefined)
}

/** Each promised source once. */
export function promisedSources(solved: readonly Solved[]): readonly PromisedBuild[] {
  const all = solved.flatMap((one) => promisedFiles(one).map(({ promised }) => promised))
  return [...new Map(all.map((one) => [one.sha256, one])).values()]
}

/**
 * A wheel that is promised to a target has to be built by its leg.
 * @throws BundleError `incomplete` that names every target that has none, and what it needs
 */
export function refuseUnkept(solved: readonly Solved[], unproved: readonly Unproved[]): void {
  const lacking = solved.flatMap((one): readonly TargetFailure[] => {
    const because = unproved.find(({ target }) => target === one.target)?.because
    const findings = because === undefined ? [] : promisedFiles(one).map((file) => unkept(file, because))
    return findings.length === 0 ? [] : [{ target: one.target, findings }]
  })
  if (lacking.length === 0) return
  const failing = new Set(lacking.map(({ target }) => target))
  const complete = solved.map(({ target }) => target).filter((target) => !failing.has(target))
  throw new BundleError({ kind: 'incomplete', targets: lacking, complete })
}

function unkept({ project, version, promised }: PromisedFile, because: string): Finding {
  return {
    kind: 'build',
    severity: 'error',
    message: `${project} ${version} has to be built on such a machine, and no leg runs on one (${because}): ${promised.because}`,
    hint: 'Name a runner of your own for it with "runners", exclude the target, or hand in a wheel that you built yourself.',
    project,
    version,
  }
}

/** A target's files with the wheels that were built in the place of stand-ins. @param urlOf where each lies here */
export function withKept(solved: Solved, kept: readonly Kept[], urlOf: (sha256: Sha256) => string): Solved {
  const files = solved.files.map((file) => {
    const one = keptFor(solved.target, file, kept)
    if (one === undefined) return file
    const { promised, ...rest } = file
    return { ...rest, filename: one.filename, sha256: one.sha256, bytes: one.bytes, url: urlOf(one.sha256), built: one.built }
  })
  return { ...solved, files }
}

export function keptFor(target: TargetId, { project, promised }: ResolvedFile, kept: readonly Kept[]): Kept | undefined {
  if (promised === undefined) return undefined
  return kept.find((one) => one.target === target && one.project === project && one.built.sha256 === promised.sha256)
}
