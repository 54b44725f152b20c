import type { Difference, TargetDifference } from '../../bundle/difference.ts'
import { type Column, whereIds } from './column.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './markup.ts'

interface Change {
  readonly what: 'came' | 'went' | 'other version' | 'other file'
  readonly project: string
  readonly from: string
  readonly to: string
  readonly target: string
}

/** What changed since the bundle before; the same change on many targets is one row. */
export function changesSection(difference: Difference | undefined, columns: readonly Column[]): Html | undefined {
  if (difference === undefined) return undefined
  const { targets } = difference
  const named = (state: TargetDifference['state']): string => targets.filter((one) => one.state === state).map(({ target }) => target).join(', ') // biome-ignore format: one thought
  const rows = [...grouped(targets.flatMap(changesOf), ({ what, project, from, to }) => JSON.stringify([what, project, from, to])).values()]
  const lines = [
    ['New targets', named('new')],
    ['No longer targets', named('gone')],
  ].filter(([, ids]) => ids !== '')
  return html`<section id="changes" aria-labelledby="changes-h">
<h2 id="changes-h">Changed since the bundle before</h2>
${difference.changed ? undefined : html`<p class="lead">Nothing changed.</p>`}${lines.map(([title, ids]) => html`<p class="lead">${title}: ${ids}</p>`)}${rows.length === 0 ? undefined : changesTable(rows, columns)}
</section>`
}

function changesTable(rows: readonly (readonly Change[])[], columns: readonly Column[]): Html {
  return html`<div class="scroll" role="region" aria-labelledby="changes-c" tabindex="0"><table>
<caption id="changes-c">Each change and the targets that it is on</caption>
<thead><tr><th scope="col">Project<th scope="col">What<th scope="col">Before<th scope="col">Now<th scope="col">On</thead><tbody>
${rows.map((same) => changeRow(same, columns))}</tbody></table></div>`
}

function changeRow(same: readonly Change[], columns: readonly Column[]): Html {
  const [{ what, project, from, to } = { what: 'came', project: '', from: '', to: '' }] = same
  const name = what === 'went' ? html`${project}` : html`<a href="#${project}--">${project}</a>`
  const ids = same.map(({ target }) => target)
  return html`<tr><th scope="row">${name}<td><i class="${what.split(' ').at(-1)}">${what}</i><td>${from || '–'}<td>${to || '–'}<td>${whereIds(ids, columns)}
`
}

function changesOf({ target, state, added, removed, moved, replaced }: TargetDifference): readonly Change[] {
  if (state !== 'changed') return []
  const changes: readonly Change[] = [
    ...added.map(({ project, version }) => ({ what: 'came' as const, project, from: '', to: version, target })),
    ...removed.map(({ project, version }) => ({ what: 'went' as const, project, from: version, to: '', target })),
    ...moved.map(({ project, from, to }) => ({ what: 'other version' as const, project, from, to, target })),
    ...replaced.map(({ project, version }) => ({ what: 'other file' as const, project, from: version, to: version, target })),
  ]
  return changes.toSorted((one, other) => (one.project < other.project ? -1 : one.project > other.project ? 1 : 0))
}
