import { visibleText } from '../core/text.ts'
import { differenceText } from '../difference/difference-text.ts'
import type { Target } from '../targets/target.ts'
import type { Check, Verdict } from '../verify/verdict.ts'
import { coveredText } from './covered-text.ts'
import { stepsOf } from './delivery.ts'
import type { Look } from './look.ts'
import type { Checked, Outcome } from './outcome.ts'
import { plainLines } from './plain.ts'
import { count, showBytes, showSeconds } from './units.ts'

/** The last words of a run that made a bundle: what it is, for whom, how well proved, where, and what to do with it. */
export function resultText(outcomes: readonly Outcome[], look: Look): string {
  return outcomes.map((outcome) => outcomeText(outcome, look)).join('')
}

function outcomeText(outcome: Outcome, look: Look): string {
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

/** With `--since`, and not for the delta, which says the same. */
function changes({ difference, name }: Outcome, look: Look): readonly string[] {
  if (difference === undefined || name.endsWith('-delta')) return []
  return [look.bold('Since the bundle before:'), ...plainLines(differenceText(difference))]
}

/** The last words of `verify`; the very last are the installer's, word for word. */
export function verifiedText(checked: Checked, look: Look): string {
  const { signer } = checked
  const origin = signer === undefined ? 'intact; origin not verified' : `intact; origin verified: ${visibleText(signer)}`
  return [...head(checked, 'holds', look), '', ...warnings(checked, look), origin, ''].join('\n')
}

function head(checked: Checked, word: string, look: Look): readonly string[] {
  const { name, targets, wheelCount, totalBytes, seconds } = checked
  const size = `${count(targets.length, 'target')}, ${count(wheelCount, 'wheel')}, ${showBytes(totalBytes)}`
  return [
    '',
    `${look.good(look.bold(`${visibleText(name)} ${word}`))}: ${size} ${look.dim(`(${showSeconds(seconds)})`)}`,
    '',
    ...proofs(checked, look),
  ]
}

/** One line a target: its id, the level it reached, and what gave the proof. */
function proofs({ targets, verdicts }: Checked, look: Look): readonly string[] {
  const width = Math.max(0, ...targets.map(({ id }) => id.length))
  return targets.map((target) => {
    const verdict = verdicts.find((one) => one.target === target.id)
    return `  ${target.id.padEnd(width)}  ${verdict === undefined ? look.warn('unproved') : proof(target, verdict, look)}`
  })
}

function proof(target: Target, verdict: Verdict, look: Look): string {
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

function warnings({ findings }: Checked, look: Look): readonly string[] {
  const facts = findings.map(({ message }) => `${look.warn('warning:')} ${visibleText(message)}`)
  const hints = findings.flatMap(({ hint }) => (hint === undefined ? [] : [`${look.bold('hint:')}    ${visibleText(hint)}`]))
  return facts.length === 0 ? [] : [...new Set(facts), ...new Set(hints), ''] // many targets share a hint: it is said once
}

/** What the operator types, with the folder's own name: they hold a copy of it somewhere else. */
function commands(outcome: Outcome, look: Look): readonly string[] {
  return stepsOf(outcome).flatMap(({ title, commands: lines }) => [
    `On the machine without network (${title}):`,
    ...lines.map((line) => `  ${look.bold(line)}`),
    '',
  ])
}

/** Which targets this is about, for a run that was asked for no platform by name. */
export function hostText(targets: readonly Target[], others: boolean): string {
  return `No platform was named: the bundle is for this machine${others ? ' too' : ''}, ${targets.map(({ id }) => id).join(', ')}.`
}
