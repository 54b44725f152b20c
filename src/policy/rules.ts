import type { Finding } from '../core/findings.ts'
import type { ProjectName, TargetId } from '../core/names.ts'
import type { Union, UnionFile } from '../union/union.ts'

/** All files of one version of one project. */
export interface Release {
  readonly project: ProjectName
  readonly version: string
  readonly files: readonly UnionFile[]
}

export function releasesOf({ files }: Union): readonly Release[] {
  const releases = new Map<string, UnionFile[]>()
  for (const file of files) {
    const key = `${file.project} ${file.version}`
    releases.set(key, [...(releases.get(key) ?? []), file])
  }
  return [...releases.values()].flatMap((same) => {
    const [first] = same
    return first === undefined ? [] : [{ project: first.project, version: first.version, files: same }]
  })
}

/** Who wants any of the files, in the order of the request. */
export function targetsOf(files: readonly UnionFile[], union: Union): readonly TargetId[] {
  const wanting = new Set(files.flatMap(({ targets }) => targets))
  return union.targets.map(({ target }) => target).filter((target) => wanting.has(target))
}

export interface Breach {
  readonly kind: 'yanked' | 'licence' | 'advisory' | 'too-new'
  /** What is so, after `NAME VERSION (TARGETS): `; it names the rule. */
  readonly what: string
  readonly hint: string
}

/** One sentence that names project, version, targets and rule. */
export function findingOf({ project, version }: Release, targets: readonly TargetId[], { kind, what, hint }: Breach): Finding {
  return { kind, severity: 'error', message: `${project} ${version} (${targets.join(', ')}): ${what}`, hint, project, version }
}
