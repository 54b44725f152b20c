import type { ProjectName, TargetId } from '../core/names.ts'
import { count, showBytes, showSeconds, visibleText } from '../core/text.ts'
import type { Union } from '../resolve/union.ts'
import type { Assumption } from '../targets/select.ts'
import type { Target } from '../targets/target.ts'
import type { Check, Verdict } from '../verify/verdict.ts'
import type { Solved } from '../worker/messages.ts'
import type { Withheld } from '../worker/protocol.ts'
import { differenceText } from './difference-text.ts'
import { type Checked, coveredText, type Outcome, stepsOf } from './outcome.ts'

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
    ...changes(outcome, look),
    ...warnings(outcome, look),
    ...commands(outcome, look),
  ].join('\n')
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
    '',
    `${look.good(look.bold(`${visibleText(name)} ${word}`))}: ${size} ${look.dim(`(${showSeconds(seconds)})`)}`,
    '',
    ...proofs(checked, look),
  ]
}

/** One line per target: id, proof level and tool. */
function proofs({ targets, verdicts }: Checked, look: TextStyle): readonly string[] {
  const width = Math.max(0, ...targets.map(({ id }) => id.length))
  return targets.map((target) => {
    const verdict = verdicts.find((one) => one.target === target.id)
    return `  ${target.id.padEnd(width)}  ${verdict === undefined ? look.warn('unproved') : proof(target, verdict, look)}`
  })
}

function proof(target: Target, verdict: Verdict, look: TextStyle): string {
  if (verdict.level === 'none') return look.bad('incomplete')
  const best = verdict.checks.findLast((check) => check.passed && check.level === verdict.level)
  const facts = [...(best === undefined ? [] : [byWhat(best)]), coveredText(target, verdict.micros)]
  return `${look.good(verdict.level.padEnd(9))}  ${look.dim(facts.join('; '))}`
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

/** Text styles: ANSI on a terminal, none elsewhere. */
export interface TextStyle {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly warn: (text: string) => string
}

const same = (text: string): string => text
const sgr = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`

export const PLAIN_STYLE: TextStyle = { bold: same, dim: same, good: same, bad: same, warn: same }
export const ANSI_STYLE: TextStyle = { bold: sgr(1, 22), dim: sgr(2, 22), good: sgr(32, 39), bad: sgr(31, 39), warn: sgr(33, 39) }

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
