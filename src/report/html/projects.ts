import type { ManifestWheel } from '../../bundle/manifest.ts'
import { grouped } from '../../core/objects.ts'
import { count, showBytes } from '../../core/text.ts'
import { allText, type Column, type Contents, columnsText, MARKS, type Project } from './facts.ts'
import { folded, type Html, html, lead, NO_MATCH, projectLink, quantity, section, table } from './markup.ts'

const MAX_LICENSE_PROJECTS = 8
const MAX_REQUIRED_BY = 12
/** Colors that distinguish the versions in a row; a row with more versions repeats them. */
const VERSION_COLORS = 4

/** Search and filters; hidden without JavaScript. */
export function toolbar({ columns, projects }: Contents): Html {
  const filters = MARKS.filter(([mark]) => projects.some(({ marks }) => marks[mark]))
  const targets = columns.map(({ target }, at) => html`<option value="${at}">${target.id}</option>`)
  const licenses = projectsByLicense(projects).map(([license]) => html`<option value="${license}">${license}</option>`)
  return html`<form id="tools" role="search" hidden>
<label class="find"><span class="sr">Search projects, versions, files, hashes, licenses</span><input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="Search name, version, file, hash, license" aria-keyshortcuts="/" aria-describedby="keys"></label>
<label><span class="sr">Target</span><select id="target"><option value="">every target</option>${targets}</select></label>
<label><span class="sr">License</span><select id="license"><option value="">every license</option>${licenses}</select></label>
<label><span class="sr">Order of projects</span><select id="order"><option value="name">by name</option><option value="size">largest first</option></select></label>
<fieldset><legend class="sr">Only projects that are</legend>${filters.map(([mark, text]) => html`<label class="pill"><input type="checkbox" name="mark" value="${mark}"><span>${text}</span></label>`)}</fieldset>
<output id="count" for="search target license" role="status" aria-live="polite"></output>
<small id="keys"><kbd>/</kbd> to search, <kbd>Esc</kbd> to clear</small>
</form>`
}

/** Projects x targets. Projects that every target needs in the same version are folded. Undefined for one target. */
export function versionsSection({ columns, projects }: Contents): Html | undefined {
  if (columns.length === 1) return undefined
  const differing = projects.filter(({ marks }) => marks.differs)
  const partial = projects.filter(({ marks }) => marks.partial && !marks.differs)
  const same = projects.filter(({ marks }) => !marks.partial && !marks.differs)
  const rows = [...differing, ...partial].map(versionsRow)
  const texts = [
    differing.length === 0 ? 'Each project has one version.' : `${count(differing.length, 'project')} with different versions come first.`,
    ...(partial.length === 0 ? [] : ['A dash: the target does not need the project.']),
  ]
  return section('versions', 'Versions by target', [
    lead(
      html`${texts.join(' ')}${differing.length === 0 ? undefined : html` The most common version is gray, <span class="v1">any other</span> is colored.`}`,
    ),
    rows.length === 0 ? undefined : versionsTable(columns, rows),
    same.length === 0 ? undefined : sameVersions(same, columns),
    NO_MATCH,
  ])
}

function sameVersions(projects: readonly Project[], columns: readonly Column[]): Html {
  const items = projects.map(
    ({ project, distinct }) => html`<li>${projectLink(project)} ${distinct[0]}
`,
  )
  return html`<details id="same"><summary>${count(projects.length, 'project')} with the same version on ${allText(columns)}</summary>
<ul class="columns">
${items}</ul></details>`
}

function versionsTable(columns: readonly Column[], rows: readonly Html[]): Html {
  const groups = [...grouped(columns, ({ target }) => target.platform)]
  const width = columns.length <= 5 ? 'wide' : columns.length <= 12 ? 'middle' : 'narrow'
  const isTall = groups.some(([, { length }]) => length < (width === 'wide' ? 2 : 3)) // the name of a platform needs several lines
  const platforms = groups.map(([platform, { length }]) => {
    const parts = platform.split(/(?<=-)/).map((part) => html`${part}<wbr>`)
    return html`<th scope="colgroup" colspan="${length}">${parts}</th>`
  })
  const head = html`<colgroup><col class="name"></colgroup>${groups.map(([, group]) => html`<colgroup>${group.map(() => html`<col>`)}</colgroup>`)}
<thead>
<tr><th rowspan="2" scope="col">Project</th>${platforms}</tr>
<tr>${columns.map(({ target, label }) => html`<th scope="col" title="${target.id}">${label}</th>`)}</tr>
</thead>`
  return table('versions', 'Version of each project for each target', head, rows, `grid ${width}${isTall ? ' tall' : ''}`)
}

/** report.js takes a cell without a class for a target that does not need the project. */
function versionsRow({ project, versions, distinct }: Project): Html {
  const cells = versions.map((version) => {
    if (version === undefined) return html`<td>–`
    const at = distinct.indexOf(version)
    const style = at === 0 ? 's' : `v${((at - 1 + VERSION_COLORS) % VERSION_COLORS) + 1}`
    return version.length > 8 ? html`<td class=${style} title="${version}">${version}` : html`<td class=${style}>${version}`
  })
  return html`<tr><th scope="row">${projectLink(project)}${cells}
`
}

export function projectsSection({ columns, projects }: Contents, held: readonly string[] | undefined): Html {
  const inDelta = held === undefined ? undefined : new Set(held)
  const heads = ['Project', 'Version', 'License', 'Wheels', 'Size', 'Required'].map((head) => html`<span>${head}</span>`)
  return section('projects', 'Projects and files', [
    lead('Open a project for its files, hashes and sources.'),
    html`<div class="head" aria-hidden="true">${heads}</div>
<div id="list">
${projects.map((project) => projectDetails(project, columns, inDelta))}</div>`,
    NO_MATCH,
  ])
}

/** report.js reads the attributes, the name, the license, the summary and the files. */
function projectDetails(project: Project, columns: readonly Column[], inDelta: ReadonlySet<string> | undefined): Html {
  const { project: id, main, license, wheels, distinct, bytes, marks } = project
  const more = distinct.length > 1 ? html` <small>and ${distinct.length - 1} more</small>` : undefined
  const own = MARKS.filter(([mark]) => marks[mark])
  const badges = own.filter(([, , badge]) => badge !== '').map(([mark, , text]) => html`<i class="${mark}">${text}</i> `)
  return html`<details data-marks="${own.map(([mark]) => mark).join(' ')}" data-bytes="${bytes}"><summary><b>${main.name}</b><span>${distinct[0]}${more}</span><span class="cut">${license}</span><span class="n">${count(wheels.length, 'wheel')}</span><span class="n">${showBytes(bytes)}</span><span class="badges">${marks.direct ? undefined : html`<small>${parentsText(project)}</small>`}${badges}</span></summary>
<div id="${id}--">${main.summary === undefined ? undefined : html`<p><bdi>${main.summary}</bdi></p>`}
<dl><dt>Why</dt><dd>${reasonText(project)}</dd>${marks.differs || marks.partial ? html`<dt>Versions</dt><dd class="lines">${versionsText(project, columns)}</dd>` : undefined}<dt>License</dt><dd>${licenseDetails(project)}</dd>${main.homePage === undefined ? undefined : html`<dt>Home</dt><dd>${main.homePage}</dd>`}</dl>
${table(
  `files-${id}`,
  `Files of ${id}`,
  ['File and sha256', '#Size', 'Python', 'Source', 'Targets'],
  wheels.map((wheel) => wheelRow(wheel, columns, inDelta)),
)}</div></details>
`
}

/** The projects that require a transitive requirement, shortened. */
function parentsText({ requiredBy: [first, ...others] }: Project): string {
  if (first === undefined) return ''
  return others.length === 0 ? `by ${first}` : `by ${first} and ${others.length} more`
}

function licenseDetails({ license, statedLicense: stated }: Project): Html {
  return stated === '' || stated === license ? html`${license}` : html`${license} <small>stated as: <bdi>${stated}</bdi></small>`
}

function reasonText({ marks, requiredBy }: Project): string {
  const more = requiredBy.length > MAX_REQUIRED_BY ? ` and ${requiredBy.length - MAX_REQUIRED_BY} more` : ''
  const required = requiredBy.length === 0 ? [] : [`required by ${requiredBy.slice(0, MAX_REQUIRED_BY).join(', ')}${more}`]
  return [...(marks.direct ? ['direct requirement'] : []), ...required].join('; ')
}

function versionsText({ versions, distinct }: Project, columns: readonly Column[]): Html {
  const lines = distinct.map((wanted) => {
    const some = columns.filter((_, at) => versions[at] === wanted)
    return html`${wanted} for ${columnsText(some, columns)}
`
  })
  return html`${lines}`
}

function wheelRow(
  { file, columns: some }: Project['wheels'][number],
  columns: readonly Column[],
  inDelta: ReadonlySet<string> | undefined,
): Html {
  const { path, sha256, bytes, requiresPython, yanked } = file
  const notes = [
    ...(yanked === undefined ? [] : [`yanked${yanked === '' ? '' : `: ${yanked}`}`]),
    ...(inDelta === undefined ? [] : [inDelta.has(path) ? 'in this delta' : 'in the base']),
  ]
  return html`<tr><th scope="row">${path.replace('wheels/', '')}<code>${sha256}</code><td class="n">${showBytes(bytes)}<td>${requiresPython ?? 'any'}<td>${sourceText(file)}${notes.map((note) => html`<em>${note}</em>`)}<td>${columnsText(some, columns)}
`
}

/** Host and upload date; the manifest has the full URL. */
function sourceText({ url, uploadTime, built }: ManifestWheel): Html {
  const source = built?.url ?? url
  const host = /^[a-z+]+:\/\/(?:[^/@]*@)?([^/]+)/i.exec(source)?.[1]
  const from = built === undefined ? '' : `built from ${built.kind}, `
  const uploaded = uploadTime === undefined ? undefined : html` <time>${uploadTime.slice(0, 10)}</time>`
  return html`${from}${host ?? source.slice(0, 80)}${uploaded}`
}

export function licensesSection({ projects }: Contents): Html {
  const rows = projectsByLicense(projects).map(([license, same]) => {
    const names = same.map(({ project }) => html`${projectLink(project)} `)
    const bytes = same.reduce((sum, one) => sum + one.bytes, 0)
    return html`<tr><th scope="row"><bdi>${license}</bdi><td class="n">${quantity(same.length, 'project')}<td class="n">${showBytes(bytes)}<td>${folded(names, { shown: MAX_LICENSE_PROJECTS, noun: 'projects' })}
`
  })
  return section('licenses', 'Licenses', [
    lead(
      'SPDX expressions where they are known from the metadata of the wheels, otherwise the stated text. Several classifiers are joined with AND, the strict reading.',
    ),
    table('licenses', 'Projects of each license', ['License', '#Projects', '#Size', 'Names'], rows),
  ])
}

/** The most common license first. */
function projectsByLicense(projects: readonly Project[]): readonly (readonly [string, readonly Project[]])[] {
  return [...grouped(projects, ({ license }) => license)].toSorted(([, one], [, other]) => other.length - one.length)
}
