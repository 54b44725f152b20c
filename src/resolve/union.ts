import { BundleError } from '../core/errors.ts'
import type { ProjectName, Sha256, TargetId, WheelName } from '../core/names.ts'
import { byText } from '../core/text.ts'
import type { BuiltFrom, LockedSdist, ResolvedFile, Solved } from '../worker/messages.ts'

/**
 * Merge the resolutions of all targets into one set of files.
 * @throws BundleError `integrity` if two different files have the same name
 */
export function unionOf(solved: readonly Solved[]): Union {
  const files = new Map<Sha256, UnionFile>()
  const names = new Map<WheelName, ResolvedFile>()
  for (const { target, files: wanted } of solved) {
    for (const file of wanted) {
      const namesake = names.get(file.filename) ?? file
      if (namesake.sha256 !== file.sha256) throw conflict(namesake, file)
      names.set(file.filename, file)
      files.set(file.sha256, withTarget(files.get(file.sha256), file, target))
    }
  }
  return {
    files: [...files.values()].sort(byText(({ filename }) => filename)),
    targets: solved.map(entriesOf),
  }
}

/** Remove the wheels that only uncovered micro versions need. */
export function coveredUnion(
  { files, targets }: Union,
  verdicts: readonly { readonly target: TargetId; readonly uncovered: readonly WheelName[] }[],
): Union {
  const names = new Map(files.map(({ sha256, filename }) => [sha256, filename]))
  const uncovered = new Map(verdicts.map((one) => [one.target, new Set<WheelName | undefined>(one.uncovered)]))
  const isKept = (target: TargetId, sha256: Sha256): boolean => uncovered.get(target)?.has(names.get(sha256)) !== true
  return {
    files: files.flatMap((file) => {
      const kept = file.targets.filter((target) => isKept(target, file.sha256))
      return kept.length === 0 ? [] : [{ ...file, targets: kept }]
    }),
    targets: targets.map(({ target, entries }) => ({ target, entries: entries.filter(({ sha256 }) => isKept(target, sha256)) })),
  }
}

function withTarget(known: UnionFile | undefined, file: ResolvedFile, target: TargetId): UnionFile {
  if (known !== undefined) return { ...known, targets: [...known.targets, target] }
  const { requested, extras, requiredBy, marker, unhashed, ...rest } = file
  return { ...rest, targets: [target] }
}

function entriesOf({ target, files }: Solved): UnionTarget {
  const entries = files.map(({ project, version, sha256, marker, requested, extras, requiredBy }) => ({
    project,
    version,
    sha256,
    ...(marker === undefined ? {} : { marker }),
    requested,
    extras,
    requiredBy,
  }))
  return { target, entries: entries.sort(byText(({ project, marker = '' }) => `${project} ${marker}`)) }
}

function conflict(one: ResolvedFile, other: ResolvedFile): BundleError {
  return new BundleError({
    kind: 'integrity',
    what: `two different files are named ${one.filename}: sha256 ${one.sha256} from ${one.url} and ${other.sha256} from ${other.url}`,
    hint: 'Choose one index for the project with --index-for PROJECT=URL.',
  })
}

/** All files, each once, with the targets that need them. */
export interface Union {
  /** Sorted by file name. */
  readonly files: readonly UnionFile[]
  /** For each solved target, in the order of the request. */
  readonly targets: readonly UnionTarget[]
}

export interface UnionFile {
  readonly filename: WheelName
  readonly sha256: Sha256
  readonly project: ProjectName
  readonly version: string
  readonly url: string
  /** Unit: bytes; undefined before the download if the index does not state it. */
  readonly bytes?: number
  readonly uploadTime?: string
  readonly yanked?: string
  readonly built?: BuiltFrom
  readonly lockedSdist?: LockedSdist
  /** In the order of the request. */
  readonly targets: readonly TargetId[]
}

export interface UnionTarget {
  readonly target: TargetId
  /** Sorted by project; two entries of a project have disjoint markers. */
  readonly entries: readonly UnionEntry[]
}

export interface UnionEntry {
  readonly project: ProjectName
  readonly version: string
  readonly sha256: Sha256
  /** Which machines of the target need it (Dependency specifiers, "Environment markers"); undefined: all of them. */
  readonly marker?: string
  readonly requested: boolean
  readonly extras: readonly string[]
  readonly requiredBy: readonly ProjectName[]
}
