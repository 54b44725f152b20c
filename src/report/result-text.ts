import type { ProjectName, TargetId } from '../core/names.ts'
import { grouped } from '../core/objects.ts'
import { count, showBytes, showSeconds, targetsText, visibleText } from '../core/text.ts'
import type { Union } from '../resolve/union.ts'
import type { Assumption } from '../targets/select.ts'
import type { Target } from '../targets/target.ts'
import type { Check, Verdict } from '../verify/verdict.ts'
import type { Solved } from '../worker/messages.ts'
import type { Withheld } from '../worker/protocol.ts'
import { differenceText } from './difference-text.ts'
import { type Checked, coveredText, type Outcome, stepsOf } from './outcome.ts'
import type { TextStyle } from './text-style.ts'

/** The final output of a run: size, targets, proof levels, files and install commands. */
export function resultText(outcomes: readonly Outcome[], look: TextStyle): string {
  return outcomes.map((outcome) => outcomeText(outcome, look)).join('')
}

function outcomeText(outcome: Outcome, look: TextStyle): string {
  const archives = outcome.archives.map(
    ({ path, bytes, sha256 }) => `  ${visibleText(path)}  ${look.dim(`${showBytes(bytes)}  sha256 ${sha256}`)}`,
  )
  return [
    ...head(outcome, 'ready', look),
    '',
    `  ${visibleText(outcome.folder)}`,
    ...archives,
    '',
    ...differingVersions(outcome, look),
    ...changes(outcome, look),
    ...warnings(outcome, look),
    ...commands(outcome, look),
  ].join('\n')
}

/** The rest is in the report. */
const MAX_PROJECTS = 10

/** Projects with several versions, one line each: `django  5.2.19 on cp311; 6.1.3 on cp312`. Omitted for a delta. */
function differingVersions({ union, name }: Outcome, look: TextStyle): readonly string[] {
  const { columns, differing } = gridOf(union)
  const all = columns.flat()
  const rows = differing.flatMap(({ project, versions }) => {
    const groups = grouped(versions.keys(), (at) => versions[at])
    const known = [...groups].flatMap(([version, at]) =>
      version === undefined ? [] : [{ version, ids: at.flatMap((one) => columns[one] ?? []) }],
    )
    return known.length < 2 ? [] : [{ project, text: known.map(({ version, ids }) => `${version} on ${commonPart(ids, all)}`).join('; ') }]
  })
  if (rows.length === 0 || name.endsWith('-delta')) return []
  const shown = rows.slice(0, MAX_PROJECTS)
  const width = Math.max(...shown.map(({ project }) => project.length))
  const more = rows.length > shown.length ? [`  and ${count(rows.length - shown.length, 'more project')}, see the report`] : []
  return [
    look.bold('Versions that differ between targets:'),
    ...shown.map(({ project, text }) => `  ${project.padEnd(width)}  ${visibleText(text)}`),
    ...more,
    '',
  ]
}

/** Unit: characters. */
const MAX_TARGETS_TEXT = 80

/** Name targets by their Pythons or platforms alone if these distinguish them from the others. */
function commonPart(ids: readonly TargetId[], all: readonly TargetId[]): string {
  for (const part of [0, 1]) {
    const partOf = (id: TargetId): string => (part === 0 ? id.replace(/-.*/, '') : id.replace(/^[^-]*-/, ''))
    const parts = new Set(ids.map(partOf))
    if (all.filter((id) => parts.has(partOf(id))).length === ids.length) return [...parts].join(', ')
  }
  const text = targetsText(ids)
  return text.length > MAX_TARGETS_TEXT ? count(ids.length, 'target') : text
}

/** Omitted for a delta, which has the same changes. */
function changes({ difference, name }: Outcome, look: TextStyle): readonly string[] {
  if (difference === undefined || name.endsWith('-delta')) return []
  return [look.bold('Since the previous bundle:'), ...differenceText(difference, look).split('\n')]
}

/** The final output of `verify`. Its last line is worded as in install.py. */
export function verifiedText(checked: Checked, look: TextStyle): string {
  const { signer } = checked
  const origin = signer === undefined ? 'intact; origin not verified' : `intact; origin verified: ${visibleText(signer)}`
  return [...head(checked, 'holds', look), '', ...warnings(checked, look), origin, ''].join('\n')
}

function head(checked: Checked, word: string, look: TextStyle): readonly string[] {
  const { name, targets, wheelCount, totalBytes, seconds } = checked
  const size = `${count(targets.length, 'target')}, ${count(wheelCount, 'wheel')}, ${showBytes(totalBytes)}`
  return [
    `${look.good(look.bold(`${visibleText(name)} ${word}`))}: ${size} ${look.dim(`(${showSeconds(seconds)})`)}`,
    '',
    ...proofs(checked, look),
  ]
}

/** More targets than this are shown by platform and proof. */
const MAX_TARGET_LINES = 8

/** One line per target, or per group of targets with the same proof: level and tool. */
function proofs({ targets, verdicts }: Checked, look: TextStyle): readonly string[] {
  const proved = targets.map((target) => ({ target, verdict: verdicts.find((one) => one.target === target.id) }))
  const groups = grouped(proved, ({ target: { id, platform }, verdict }) =>
    targets.length > MAX_TARGET_LINES ? `${platform} ${verdict?.level}` : id,
  )
  const lines = [...groups.values()].map((some) => ({ ids: targetsText(some.map(({ target }) => target.id)), some }))
  const width = Math.max(0, ...lines.map(({ ids }) => ids.length))
  return lines.map(({ ids, some }) => `  ${ids.padEnd(width)}  ${proof(some, look)}`)
}

interface Proved {
  readonly target: Target
  readonly verdict: Verdict | undefined
}

/** @param some targets with the same proof level */
function proof(some: readonly Proved[], look: TextStyle): string {
  const [first] = some
  if (first?.verdict === undefined) return look.warn('unproved')
  const { target, verdict } = first
  if (verdict.level === 'none') return look.bad('incomplete')
  const tools = some.flatMap((one) => one.verdict?.checks.findLast((check) => check.passed && check.level === verdict.level) ?? [])
  const facts = some.length === 1 ? [...tools.map(byWhat), coveredText(target, verdict.micros)] : [...new Set(tools.map(byWhichTool))]
  return `${look.good(verdict.level.padEnd(9))}  ${look.dim(facts.join('; '))}`
}

/** Without the version of the interpreter, which differs between the targets of a group. */
function byWhichTool(check: Check): string {
  if (check.python === undefined) return byWhat(check)
  const { python, ...rest } = check
  return byWhat({ ...rest, by: check.by.replace(` ${python}`, '') })
}

function byWhat({ by, python, system, how }: Check): string {
  const where = [python === undefined || by.includes(python) ? undefined : `Python ${python}`, system, how === 'emulated' ? how : undefined]
  const known = where.filter((one) => one !== undefined)
  return visibleText(`by ${by}${known.length === 0 ? '' : ` (${known.join(', ')})`}`)
}

function warnings({ findings }: Checked, look: TextStyle): readonly string[] {
  const facts = findings.map(({ message }) => `${look.warn('warning:')} ${visibleText(message)}`)
  const hints = findings.flatMap(({ hint }) => (hint === undefined ? [] : [`${look.bold('hint:')}    ${visibleText(hint)}`]))
  return facts.length === 0 ? [] : [...new Set(facts), ...new Set(hints), ''] // print each hint once
}

/** Install commands with the name of the folder, not its path on this machine. */
function commands(outcome: Outcome, look: TextStyle): readonly string[] {
  return stepsOf(outcome).flatMap(({ title, commands: lines }) => [
    `On the machine without network access (${title}):`,
    ...lines.map((line) => `  ${look.bold(line)}`),
    '',
  ])
}

/** The notice for a run without a selected platform. */
export function hostText(targets: readonly Target[], others: boolean): string {
  return `No platform was selected: the bundle is for this machine${others ? ' too' : ''}, ${targets.map(({ id }) => id).join(', ')}.`
}

/** The notice for platform names that leave the architecture, the minimum version or the Python to this program. */
export function assumptionText(assumptions: readonly Assumption[]): string {
  const all = assumptions.map(({ given, platform, python }) => {
    const means = `${given} is ${platform}`
    return python === undefined ? means : `${means} with its own Python ${python}`
  })
  const python = assumptions.some((one) => one.python !== undefined) ? ', or select Python versions,' : ''
  return `Platforms: ${all.join('; ')}. Use full names${python} for other targets.`
}

/** One line per ignored file, with the targets that would have used it. */
export function ignoredLines(solved: readonly Solved[]): readonly string[] {
  const targets = new Map<string, TargetId[]>()
  for (const { target, ignored = [] } of solved) {
    for (const { message } of ignored) targets.set(message, [...(targets.get(message) ?? []), target])
  }
  return [...targets].map(([message, ids]) => `${message} (${ids.join(', ')})`)
}

/** One line per index that announces metadata files but does not serve them (PEP 658). */
export function withheldLines(withheld: ReadonlyMap<string, readonly Withheld[]>): readonly string[] {
  return [...withheld].flatMap(([index, files]) => {
    const [first] = files
    if (first === undefined) return []
    const more = files.length === 1 ? '' : `, and for ${count(files.length - 1, 'more file')}`
    return [
      `${index} announces metadata files but does not serve them: ${first.url}: ${first.why}${more}; the metadata was read from the wheels instead`,
    ]
  })
}

/** One line per host with files without a stated hash. */
export function unhashedLines(solved: readonly Solved[]): readonly string[] {
  const hosts = new Map<string, Set<string>>()
  for (const { filename, url, unhashed } of solved.flatMap(({ files }) => files)) {
    if (unhashed !== true) continue
    const { origin } = new URL(url)
    hosts.set(origin, (hosts.get(origin) ?? new Set()).add(filename))
  }
  return [...hosts].map(([host, names]) => {
    const [first = ''] = names
    const whose = names.size === 1 ? first : `${names.size} files, e.g. ${first}`
    return `${host} states no hash of ${whose}: the bundle records the sha256 of the downloaded file`
  })
}

/** Versions by project and target; projects whose versions differ are separate. */
interface Grid {
  /** Targets with identical versions share a column. */
  readonly columns: readonly (readonly TargetId[])[]
  readonly differing: readonly GridRow[]
  readonly same: readonly GridRow[]
}

export interface GridRow {
  readonly project: ProjectName
  /** One per column; undefined if the target does not need the project. */
  readonly versions: readonly (string | undefined)[]
}

/** Build the version table of a union. */
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
