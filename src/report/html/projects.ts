import type { ManifestWheel } from '../../bundle/manifest.ts'
import { count, showBytes } from '../../core/text.ts'
import { type Column, whereText } from './column.ts'
import type { Contents, Mark, Project, Wheel } from './facts.ts'
import { type Html, html } from './markup.ts'

const BADGES: Readonly<Partial<Record<Mark, string>>> = {
  changed: 'changed',
  built: 'built from source',
  differs: 'versions differ',
  noted: 'finding',
  yanked: 'yanked',
  unlicensed: 'licence not stated',
}
/** Unit: names that are shown before "and N more". */
const MOST_NAMES = 12

/** Every project with its files; each can be opened, and is open to a search in the page when closed. */
export function projectsSection(contents: Contents, held: ReadonlySet<string> | undefined): Html {
  const { columns, projects } = contents
  return html`<section id="projects" aria-labelledby="projects-h">
<h2 id="projects-h">Projects and files</h2>
<p class="lead">Open a project for its files, hashes and origin. Nothing here is a link out of this page.</p>
<div class="head" aria-hidden="true"><span>Project</span><span>Version</span><span>Licence</span><span>Wheels</span><span>Size</span></div>
<div id="list">
${projects.map((project) => projectDetails(project, columns, held))}</div>
<p class="none" hidden>Nothing matches.</p>
</section>`
}

function projectDetails(project: Project, columns: readonly Column[], held: ReadonlySet<string> | undefined): Html {
  const { name, summary, homePage, wheels, distinct, bytes } = project
  const [first = '', ...others] = distinct
  return html`<details><summary><b>${name}</b><span>${first}${others.length === 0 ? undefined : html` <small>and ${others.length} more</small>`}</span><span class="cut">${licenceText(project)}</span><span class="n">${count(wheels.length, 'wheel')}</span><span class="n">${showBytes(bytes)}</span>${badges(project)}</summary>
<div id="${project.project}--">${summary === undefined ? undefined : html`<p><bdi>${summary}</bdi></p>`}
<dl><dt>Why</dt><dd>${whyText(project)}</dd>${distinct.length > 1 || project.marks.has('partial') ? html`<dt>Versions</dt><dd class="lines">${versionsText(project, columns)}</dd>` : undefined}<dt>Licence</dt><dd>${licenceText(project)}</dd>${homePage === undefined ? undefined : html`<dt>Home</dt><dd>${homePage}</dd>`}</dl>
<div class="scroll" role="region" aria-label="Files of ${project.project}" tabindex="0"><table><thead><tr><th scope="col">File and sha256<th scope="col" class="n">Size<th scope="col">Python<th scope="col">From<th scope="col">Installed on</thead><tbody>
${wheels.map((wheel) => wheelRow(wheel, columns, held))}</tbody></table></div></div></details>
`
}

function badges({ marks }: Project): Html | undefined {
  const shown = Object.entries(BADGES).filter(([mark]) => [...marks].some((one) => one === mark))
  if (shown.length === 0) return undefined
  return html`<span class="badges">${shown.map(([mark, text]) => html`<i class="${mark}">${text}</i> `)}</span>`
}

function licenceText({ licences }: Project): string {
  return licences.length === 0 ? 'not stated' : licences.join('; ')
}

function whyText({ requested, requiredBy }: Project): string {
  const shown = requiredBy.slice(0, MOST_NAMES).join(', ')
  const more = requiredBy.length > MOST_NAMES ? ` and ${requiredBy.length - MOST_NAMES} more` : ''
  const needed = requiredBy.length === 0 ? [] : [`needed by ${shown}${more}`]
  return [...(requested ? ['asked for'] : []), ...needed].join('; ')
}

function versionsText({ versions, distinct }: Project, columns: readonly Column[]): string {
  const columnsWith = (wanted: string): ReadonlySet<number> => new Set(versions.flatMap((version, at) => (version === wanted ? [at] : [])))
  return distinct.map((version) => `${version} on ${whereText(columnsWith(version), columns)}`).join('\n')
}

function wheelRow({ file, columns: some }: Wheel, columns: readonly Column[], held: ReadonlySet<string> | undefined): Html {
  const notes = [
    ...(file.yanked === undefined ? [] : [`yanked${file.yanked === '' ? '' : `: ${file.yanked}`}`]),
    ...(held === undefined ? [] : [held.has(file.path) ? 'in this delta' : 'in the base']),
  ]
  return html`<tr><th scope="row">${file.path.replace('wheels/', '')}<code>${file.sha256}</code>${notes.map((note) => html`<em>${note}</em>`)}<td class="n">${showBytes(file.bytes)}<td>${file.requiresPython ?? 'any'}<td>${originText(file)}<td>${whereText(some, columns)}
`
}

/** The host, and when it got the file; the manifest has the whole address. */
function originText({ url, uploadTime, built }: ManifestWheel): string {
  const host = /^[a-z+]+:\/\/(?:[^/@]*@)?([^/]+)/i.exec(built?.url ?? url)?.[1]
  const from = host ?? (built?.url ?? url).slice(0, 80)
  return [...(built === undefined ? [] : [`built from ${built.kind},`]), from, uploadTime?.slice(0, 10)].filter((part) => part).join(' ')
}
