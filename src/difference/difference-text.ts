import type { Difference, TargetDifference } from './difference.ts'

/** For people: targets with the same changes are said once. */
export function differenceText({ changed, targets }: Difference): string {
  if (!changed) return 'Nothing changed.\n'
  const groups = new Map<string, string[]>()
  for (const one of targets) {
    const lines = linesOf(one).join('\n')
    groups.set(lines, [...(groups.get(lines) ?? []), one.target])
  }
  return [...groups].map(([lines, ids]) => `${heading(ids, targets.length)}\n${lines}\n`).join('\n')
}

function heading(ids: readonly string[], all: number): string {
  if (ids.length === all && all > 1) return `all ${all} targets:`
  return `${ids.join('\n')}:`
}

function linesOf({ state, added, removed, moved, replaced }: TargetDifference): readonly string[] {
  if (state === 'same') return ['  nothing changed']
  const head = state === 'new' ? ['  a new target'] : state === 'gone' ? ['  no longer a target'] : []
  if (state !== 'changed') return [...head, `  ${added.length + removed.length} projects`]
  return [
    ...added.map(({ project, version }) => `  + ${project} ${version}`),
    ...removed.map(({ project, version }) => `  - ${project} ${version}`),
    ...moved.map(({ project, from, to }) => `  ~ ${project} ${from} -> ${to}`),
    ...replaced.map(({ project, version }) => `  = ${project} ${version}, another file`),
  ]
}
