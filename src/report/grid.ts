import type { ProjectName, TargetId } from '../core/names.ts'
import type { Union } from '../union/union.ts'

/** Projects x targets: first where versions differ, which is what a reader looks for. */
export interface Grid {
  /** Targets that get the very same versions share a column. */
  readonly columns: readonly (readonly TargetId[])[]
  readonly differing: readonly GridRow[]
  readonly same: readonly GridRow[]
}

export interface GridRow {
  readonly project: ProjectName
  /** One for each column; undefined where the target does not need the project. */
  readonly versions: readonly (string | undefined)[]
}

export function gridOf({ targets }: Union): Grid {
  const projects = [...new Set(targets.flatMap(({ entries }) => entries.map(({ project }) => project)))].sort()
  const versionsOf = targets.map(({ target, entries }) => ({
    target,
    versions: new Map(entries.map(({ project, version }) => [project, version])),
  }))
  const columns = new Map<string, { readonly ids: TargetId[]; readonly versions: ReadonlyMap<ProjectName, string> }>()
  for (const { target, versions } of versionsOf) {
    const key = JSON.stringify(projects.map((project) => versions.get(project) ?? null))
    const column = columns.get(key) ?? { ids: [], versions }
    column.ids.push(target)
    columns.set(key, column)
  }
  const groups = [...columns.values()]
  const rows = projects.map((project) => ({ project, versions: groups.map(({ versions }) => versions.get(project)) }))
  const isSame = ({ versions }: GridRow): boolean => versions.every((version) => version === versions[0])
  return { columns: groups.map(({ ids }) => ids), differing: rows.filter((row) => !isSame(row)), same: rows.filter(isSame) }
}
