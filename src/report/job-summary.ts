import type { MissingWheels } from '../core/errors.ts'
import { count, showBytes, showSeconds } from '../core/text.ts'
import type { Plan } from '../matrix/plan-file.ts'
import { withInputNames } from '../options/table.ts'
import type { Check, Verdict } from '../verify/verdict.ts'
import { differenceMarkdown } from './difference-text.ts'
import { code, escaped, folded, prose, stepsText, tableOf } from './markdown.ts'
import { coveredText, type Outcome, stepsOf, withoutDeltas } from './outcome.ts'
import { type GridRow, gridOf } from './result-text.ts'

/** Unit: bytes. Source: GitHub docs, "Workflow commands", adding a job summary: 1 MiB a step; the rest is room. */
export const MAX_SUMMARY_BYTES = 1_000_000

/** Links to the published bundle. */
export interface Places {
  readonly artifactUrl?: string
  readonly releaseUrl?: string
  /** The previous bundle, e.g. `release v1`. */
  readonly since?: string
}

/** The job summary, Markdown. Sections beyond the limit (in bytes) are omitted and named. */
export function summaryText(outcomes: readonly Outcome[], places: Places, limit: number = MAX_SUMMARY_BYTES): string {
  const sections = [...withoutDeltas(outcomes).flatMap((one) => sectionsOf(one, places)), ...placesOf(places)]
  const kept: string[] = []
  const left: string[] = []
  let room = limit - 300 // for the last line
  for (const { title, text } of sections) {
    const bytes = new TextEncoder().encode(text).length + 2
    if (bytes > room) left.push(title)
    else {
      room -= bytes
      kept.push(text)
    }
  }
  const missing = left.slice(0, 5).join(', ')
  const last =
    left.length === 0
      ? []
      : [`Omitted because of the size limit of this page: ${missing}${left.length > 5 ? ' …' : ''}. See the manifest for the full data.`]
  return `${[...kept, ...last].join('\n\n')}\n`
}

interface Section {
  /** Safe as Markdown. */
  readonly title: string
  readonly text: string
}

function sectionsOf(outcome: Outcome, { since }: Places): readonly Section[] {
  const { name, targets, wheelCount, totalBytes, seconds } = outcome
  const facts = `${count(targets.length, 'target')}, ${count(wheelCount, 'wheel')}, ${showBytes(totalBytes)}, ${showSeconds(seconds)}`
  return [
    { title: 'heading', text: `## ${code(name)}: ${facts}` },
    ...changes(outcome, since),
    ...versions(outcome),
    {
      title: 'proofs',
      text: `### Proof\n\n${tableOf(
        ['Target', 'Level', 'By', 'Verified for'],
        outcome.targets.map((target) => proofRow(target, outcome.verdicts)),
      )}`,
    },
    ...built(outcome),
    { title: 'install', text: `### Install\n\n${stepsText(stepsOf(outcome))}` },
    ...files(outcome),
    ...warnings(outcome),
  ]
}

function changes({ difference }: Outcome, since: string | undefined): readonly Section[] {
  return difference === undefined ? [] : [{ title: 'changes', text: differenceMarkdown(difference, since) }]
}

/** A table of the projects whose versions differ; the others are folded. */
function versions({ union }: Outcome): readonly Section[] {
  const { columns, differing, same } = gridOf(union)
  const heads = columns.map((ids) => ids.map(code).join('<br>'))
  const grid = (rows: readonly GridRow[]): string =>
    tableOf(
      ['Project', ...heads],
      rows.map(({ project, versions: row }) => [code(project), ...row.map((version) => (version === undefined ? '' : escaped(version)))]),
    )
  const alike = tableOf(
    ['Project', 'Version'],
    same.map(({ project, versions: [version = ''] }) => [code(project), escaped(version)]),
  )
  return [
    differing.length === 0
      ? { title: 'versions', text: `All targets have the same ${count(same.length, 'version')}.` }
      : { title: 'where versions differ', text: `### Where versions differ\n\n${grid(differing)}` },
    ...(same.length === 0
      ? []
      : [{ title: 'versions for all', text: folded(`${count(same.length, 'project')} with one version for every target`, alike) }]),
  ]
}

function proofRow(target: Outcome['targets'][number], verdicts: readonly Verdict[]): readonly string[] {
  const verdict = verdicts.find((one) => one.target === target.id)
  const best = verdict?.checks.findLast((check) => check.passed && check.level === verdict.level)
  return [
    code(target.id),
    verdict?.level ?? 'none',
    best === undefined ? '' : escaped(by(best)),
    verdict === undefined || verdict.level === 'none' ? '' : escaped(coveredText(target, verdict.micros)),
  ]
}

function by({ by: what, python, system, how }: Check): string {
  const where = [
    python === undefined || what.includes(python) ? undefined : `Python ${python}`,
    system,
    how === 'emulated' ? how : undefined,
  ]
  return [what, ...where.filter((one) => one !== undefined)].join(', ')
}

function built({ union }: Outcome): readonly Section[] {
  const rows = union.files.flatMap(({ filename, built: from }) =>
    from === undefined ? [] : [[code(filename), from.kind, escaped(from.backend)]],
  )
  return rows.length === 0
    ? []
    : [{ title: 'built from source', text: `### Built from source\n\n${tableOf(['Wheel', 'From', 'By'], rows)}` }]
}

function files({ companionFiles }: Outcome): readonly Section[] {
  const rows = companionFiles.map(({ path, bytes, sha256 }) => [code(path), showBytes(bytes), code(sha256)])
  return [{ title: 'files', text: folded(`${count(rows.length, 'file')} next to the bundle`, tableOf(['File', 'Size', 'sha256'], rows)) }]
}

function warnings({ findings }: Outcome): readonly Section[] {
  const lines = new Map(
    findings.map(({ message, hint, project }) => {
      const text = hint === undefined ? message : `${message} ${hint}`
      return [text, `- ${prose(withInputNames(text), project === undefined ? [] : [project])}`]
    }),
  )
  return lines.size === 0 ? [] : [{ title: 'warnings', text: `### Warnings\n\n${[...lines.values()].join('\n')}` }]
}

function placesOf({ artifactUrl, releaseUrl }: Places): readonly Section[] {
  const links = [
    ...(releaseUrl === undefined ? [] : [`[Release](${link(releaseUrl)})`]),
    ...(artifactUrl === undefined ? [] : [`[Artifact](${link(artifactUrl)})`]),
  ]
  return links.length === 0 ? [] : [{ title: 'links', text: links.join(' · ') }]
}

/** Escape characters that end a Markdown link. */
function link(url: string): string {
  return url.replaceAll(/[()<>\s\\]/g, encodeURIComponent)
}

/** The summary of the plan job: the prove jobs with their targets, and targets without a job. */
export function planSummary({ targets, jobs, unproved, resolutions }: Plan): string {
  const wheels = new Set(resolutions.flatMap(({ files }) => files.map(({ sha256 }) => sha256))).size
  const rows = jobs.map(({ name, runsOn, pythons, targets: ids }) => [
    code(name),
    escaped(runsOn.join(', ')),
    escaped(pythons.join(', ')),
    ids.map(code).join('<br>'),
  ])
  const left = unproved.map(({ target, because }) => [code(target), escaped(because)])
  return [
    `## Plan: ${count(targets.length, 'target')}, ${count(wheels, 'wheel')}, ${count(jobs.length, 'prove job')}\n`,
    ...(rows.length === 0 ? [] : [`${tableOf(['Job', 'Runner', 'Pythons', 'Targets'], rows)}\n`]),
    ...(left.length === 0 ? [] : [`### Verified at level <code>dry-run</code> only\n\n${tableOf(['Target', 'Reason'], left)}\n`]),
  ].join('\n')
}

/** The summary of a plan job without a plan: the wheels that must be built first. */
export function lackingSummary(missing: MissingWheels): string {
  const rows = missing.map(({ project, version, selectors, targets }) => [
    code(`${project} ${version}`),
    selectors.map(code).join('<br>'),
    targets.map(code).join('<br>'),
  ])
  return `## No plan yet: ${count(missing.length, 'project')} without wheels\n\n${tableOf(['Sdist', 'cibuildwheel', 'Targets'], rows)}\n`
}
