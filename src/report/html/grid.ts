import type { Column } from './column.ts'
import type { Contents, Project } from './facts.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './markup.ts'

/** Colours that tell versions of one row apart; with more they come round. */
const HUES = 4

/** Target x project. What is the same nearly everywhere is quiet, what differs stands out. */
export function gridSection({ columns, projects }: Contents): Html {
  const differing = projects.filter(({ marks }) => marks.has('differs')).length
  const lead =
    differing === 0
      ? 'Wherever a project is needed, it has the same version.'
      : `${differing} of ${projects.length} projects have more than one version.`
  return html`<section id="versions" aria-labelledby="versions-h">
<h2 id="versions-h">Versions</h2>
<p class="lead">${lead} ${differing === 0 ? undefined : html`A row's most common version is grey, <span class="v1">any other</span> is coloured. `}A dash: the target does not need it.</p>
<div class="scroll" role="region" aria-labelledby="versions-c" tabindex="0">
<table class="grid ${widthOf(columns)}">
<caption id="versions-c">Version of each project for each target</caption>
<colgroup><col class="name"></colgroup>${groupsOf(columns).map((group) => html`<colgroup>${group.map(() => html`<col>`)}</colgroup>`)}
<thead>
<tr><th rowspan="2" scope="col">Project</th>${groupsOf(columns).map(platformHead)}</tr>
<tr>${columns.map(({ target, label }) => html`<th scope="col" title="${target.id}">${label}</th>`)}</tr>
</thead>
<tbody id="grid">
${projects.map(row)}</tbody>
</table>
</div>
<p class="none" hidden>Nothing matches.</p>
</section>`
}

/** Narrow groups need several lines for the name of their platform. */
function widthOf(columns: readonly Column[]): string {
  const width = columns.length <= 5 ? 'wide' : columns.length <= 12 ? 'middle' : 'narrow'
  return groupsOf(columns).some(({ length }) => length < (width === 'wide' ? 2 : 3)) ? `${width} tall` : width
}

function groupsOf(columns: readonly Column[]): readonly (readonly Column[])[] {
  return [...grouped(columns, ({ target }) => target.platform).values()]
}

function platformHead(group: readonly Column[]): Html {
  const platform = group[0]?.target.platform ?? ''
  // A line may end at each hyphen: long names stand over narrow columns
  const parts = platform.split(/(?<=-)/).map((part) => html`${part}<wbr>`)
  return html`<th scope="colgroup" colspan="${group.length}">${parts}</th>`
}

function row(project: Project): Html {
  const cells = project.versions.map((version) => {
    if (version === undefined) return html`<td>–`
    const at = project.distinct.indexOf(version)
    const name = at === 0 ? 's' : `v${((at - 1) % HUES) + 1}`
    return version.length > 8 ? html`<td class=${name} title="${version}">${version}` : html`<td class=${name}>${version}`
  })
  return html`<tr><th scope="row"><a href="#${project.project}--">${project.project}</a>${cells}
`
}
