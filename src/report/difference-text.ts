import { CHANGE_KINDS, type Change, changeGroups, type Difference } from '../bundle/difference.ts'
import { count, plainLine, targetsText } from '../core/text.ts'
import { code, prose, tableOf } from './markdown.ts'
import type { TextStyle } from './text-style.ts'

interface KindWords {
  /** First character of a line. */
  readonly sign: string
  /** In tables, and after the versions of a line that needs attention. */
  readonly name: string
  readonly plural: string
}

export const WORDS: Readonly<Record<Change['kind'], KindWords>> = {
  downgrade: { sign: '!', name: 'downgrade', plural: 'downgrades' },
  major: { sign: '!', name: 'major upgrade', plural: 'major upgrades' },
  upgrade: { sign: '~', name: 'upgrade', plural: 'upgrades' },
  other: { sign: '~', name: 'other version', plural: 'other versions' },
  added: { sign: '+', name: 'added', plural: 'added' },
  removed: { sign: '-', name: 'removed', plural: 'removed' },
  replaced: { sign: '=', name: 'different file', plural: 'different files' },
}

/** Changes that a reader must not overlook. */
const MARKED: readonly Change['kind'][] = ['downgrade', 'major']

/** The changes as text: totals, then each change once, under the targets that have it. */
export function differenceText(difference: Difference, look: TextStyle): string {
  if (!difference.changed) return 'Nothing changed.\n'
  const groups = changeGroups(difference).map(({ targets, changes }) => [
    `${targetsText(targets, difference.targets.length)}:`,
    ...changes.map((change) => lineOf(change, look)),
  ])
  return `${[[totals(difference)], ...groups, ...turnover(difference).map((line) => [line])].map((lines) => lines.join('\n')).join('\n\n')}\n`
}

function lineOf(change: Change, look: TextStyle): string {
  const { sign, name } = WORDS[change.kind]
  const line = `  ${sign} ${plainLine(`${change.project} ${versionsOf(change)}`)}`
  if (change.kind === 'downgrade') return look.bad(`${line} (${name})`)
  if (change.kind === 'major') return look.warn(`${line} (${name})`)
  return change.kind === 'replaced' ? `${line} (${name})` : line
}

/** `5.2 -> 6.1`, or the only version. */
export function versionsOf({ from, to }: Change): string {
  return [...new Set([from, to])].filter((one) => one !== undefined).join(' -> ')
}

/** `1 downgrade, 2 upgrades, 1 added`: each change once. */
export function totals(difference: Difference): string {
  const changes = new Map(changeGroups(difference).flatMap((group) => group.changes.map((one) => [JSON.stringify(one), one.kind])))
  const kinds = [...changes.values()]
  const counts = CHANGE_KINDS.map((kind) => [kind, kinds.filter((one) => one === kind).length] as const)
  const projects = counts.filter(([, many]) => many > 0).map(([kind, many]) => count(many, WORDS[kind].name, WORDS[kind].plural))
  const targets = (['new', 'gone'] as const).map(
    (state) => [state, difference.targets.filter((one) => one.state === state).length] as const,
  )
  return [
    ...projects,
    ...targets.filter(([, many]) => many > 0).map(([state, many]) => count(many, TURNOVER[state].one, TURNOVER[state].many)),
  ].join(', ')
}

const TURNOVER = {
  new: { one: 'new target', many: 'new targets' },
  gone: { one: 'removed target', many: 'removed targets' },
} as const

/** Targets that only one of the bundles has. */
function turnover({ targets }: Difference): readonly string[] {
  return (['new', 'gone'] as const).flatMap((state) => {
    const ids = targets.filter((one) => one.state === state).map(({ target }) => target)
    const { one, many } = TURNOVER[state]
    return ids.length === 0 ? [] : [`${ids.length === 1 ? one : many}: ${targetsText(ids)}`]
  })
}

/** The changes as Markdown, each in one row. @param since the previous bundle, e.g. `release v1` */
export function differenceMarkdown(difference: Difference, since = 'the previous bundle'): string {
  const heading = `### Changes since ${prose(since)}`
  if (!difference.changed) return `${heading}\n\nNothing changed.`
  const all = difference.targets.length
  const rows = changeGroups(difference).flatMap(({ targets, changes }) =>
    changes.map((change) => [
      code(change.project),
      MARKED.includes(change.kind) ? `<b>${WORDS[change.kind].name}</b>` : WORDS[change.kind].name,
      code(versionsOf(change)),
      prose(targetsText(targets, all)),
    ]),
  )
  return [
    heading,
    `${totals(difference)}.`,
    ...(rows.length === 0 ? [] : [tableOf(['Project', 'Change', 'Version', 'Targets'], rows)]),
    ...turnover(difference).map((line) => `${prose(line)}.`),
  ].join('\n\n')
}
