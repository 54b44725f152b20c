import type { MissingWheels } from '../core/missing-wheels.ts'
import type { Plan } from '../matrix/plan-file.ts'
import { code, escaped, tableOf } from './markdown.ts'
import { count } from './units.ts'

/** The summary of the job that plans: which job proves which targets, and which targets none does. */
export function planSummary({ targets, legs, unproved, resolutions }: Plan): string {
  const wheels = new Set(resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256))).size
  const rows = legs.map(({ name, runsOn, pythons, targets: ids }) => [
    code(name),
    escaped(runsOn.join(', ')),
    escaped(pythons.join(', ')),
    ids.map(code).join('<br>'),
  ])
  const left = unproved.map(({ target, because }) => [code(target), escaped(because)])
  return [
    `## Plan: ${count(targets.length, 'target')}, ${count(wheels, 'wheel')}, ${count(legs.length, 'leg')}\n`,
    ...(rows.length === 0 ? [] : [`${tableOf(['Leg', 'Runner', 'Pythons', 'Targets'], rows)}\n`]),
    ...(left.length === 0 ? [] : [`### Proved to <code>pip</code> only\n\n${tableOf(['Target', 'Why'], left)}\n`]),
  ].join('\n')
}

/** The summary of a job that could make no plan yet: what has to be built first. */
export function lackingSummary(missing: MissingWheels): string {
  const rows = missing.map(({ project, version, selectors, targets }) => [
    code(`${project} ${version}`),
    selectors.map(code).join('<br>'),
    targets.map(code).join('<br>'),
  ])
  return `## No plan yet: ${count(missing.length, 'project')} without wheels\n\n${tableOf(['Sdist', 'cibuildwheel', 'Targets'], rows)}\n`
}
