import { createHash } from 'node:crypto'
import type { Difference } from '../../bundle/difference.ts'
import type { ManifestWheel } from '../../bundle/manifest.ts'
import { grouped } from '../../core/objects.ts'
import { PROOF_LEVELS, PROOF_MEANINGS } from '../../core/proof-levels.ts'
import { count, showBytes, showSeconds } from '../../core/text.ts'
import { rangeText } from '../../targets/micro-versions.ts'
import { coveredText } from '../outcome.ts'
import {
  type Column,
  type Contents,
  columnsText,
  contentsOf,
  idsText,
  MARKS,
  type Mark,
  type Project,
  type ReportFacts,
  sharedChanges,
  sharedFindings,
} from './facts.ts'
import { type Html, html, trusted } from './markup.ts'

const MAX_LICENSE_PROJECTS = 8
const MAX_OPEN_REQUIREMENTS = 8
const MAX_REQUIRED_BY = 12
/** Colors that distinguish the versions in a row; a row with more versions repeats them. */
const VERSION_COLORS = 4

/** Texts of report.css and report.js. */
export interface ReportAssets {
  readonly css: string
  readonly js: string
}

/** `<name>.report.html`: one file that works offline, with or without JavaScript. The same facts give the same bytes. */
export function reportPage(facts: ReportFacts, { css, js }: ReportAssets): string {
  const { name, manifest, difference } = facts
  const contents = contentsOf(facts)
  return html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(contentPolicy(css, js))}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}: bundle report</title>
<style>${trusted(css)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the contents</a>
${overview(facts, contents)}
<main id="main" tabindex="-1">
${findingsSection(facts, contents.columns)}
${difference === undefined ? undefined : changesSection(difference, contents.columns)}
${targetsSection(contents)}
${toolbar(contents)}
${versionsSection(contents)}
${projectsSection(contents, facts.held)}
${licensesSection(contents)}
${sourcesSection(facts)}
</main>
<footer>For programs: ${manifest.name}.manifest.json lists the contents, ${name}.proofs.json the checks.</footer>
<script type="module">${trusted(js)}</script>
</body>
</html>
`.html
}

/** Only the two embedded texts are applied and run; nothing is fetched or sent (Content Security Policy Level 3). */
function contentPolicy(css: string, js: string): string {
  const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = ["default-src 'none'", `style-src ${hashOf(css)}`, `script-src ${hashOf(js)}`, "base-uri 'none'", "form-action 'none'"]
  return [...policy, "require-trusted-types-for 'script'"].join('; ')
}

function section(id: string, title: string, content: readonly (Html | undefined)[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${title}</h2>
${content.filter((part) => part !== undefined)}
</section>`
}

function lead(text: Html | string): Html {
  return html`<p class="lead">${text}</p>`
}

/** Scrolls inside the page. @param head markup, or titles: `#` before a title aligns its column to the right */
function table(id: string, caption: string, head: Html | readonly string[], rows: readonly Html[], style = ''): Html {
  const title = (text: string): Html => html`<th scope="col"${text.startsWith('#') ? html` class="n"` : ''}>${text.replace('#', '')}`
  return html`<div class="scroll" role="region" aria-labelledby="${id}-c" tabindex="0"><table class="${style}">
<caption id="${id}-c">${caption}</caption>
${'html' in head ? head : html`<thead><tr>${head.map(title)}</thead>`}
<tbody id="${id}-rows">
${rows}</tbody></table></div>`
}

/** Shown by report.js. */
const NO_MATCH = html`<p class="none" hidden>Nothing matches.</p>`

function projectLink(project: string, text = project): Html {
  return html`<a href="#${project}--">${text}</a>`
}

function overview(facts: ReportFacts, contents: Contents): Html {
  const { name, held, manifest, proofs } = facts
  const { tools, host, started, sealed } = proofs
  const seconds = Math.max(0, (Date.parse(sealed) - Date.parse(started)) / 1000)
  return html`<header>
<p class="kind">${held === undefined ? 'Offline bundle' : 'Delta of an offline bundle'}</p>
<h1>${name}</h1>
${verdict(facts)}
${held === undefined ? undefined : lead(deltaText(manifest.wheels, held))}
${tiles(facts, contents)}
<dl class="facts">
<dt>Created</dt><dd><time datetime="${sealed}">${sealed.slice(0, 16).replace('T', ' ')} UTC</time>, in ${showSeconds(seconds)}</dd>
<dt>Built with</dt><dd>offline-bundle ${tools.offlineBundle}, pip ${tools.pip}, Python ${tools.python}, Node ${tools.node}, on ${host}</dd>
<dt>Requirements</dt><dd>${requirementsList(manifest)}</dd>
<dt>manifest.json</dt><dd>sha256 <code>${proofs.manifestSha256}</code></dd>
</dl>
<p class="note">This page describes the bundle and proves nothing by itself. To check the bundle, run <code>sha256sum -c ${name}.SHA256SUMS</code>, and check its signature if there is one, or run <code>install.py --check</code> of a copy that you trust.</p>
</header>`
}

function verdict({ proofs: { targets } }: ReportFacts): Html {
  const failed = targets.filter(({ level }) => level === 'none').map(({ target }) => target)
  if (failed.length > 0)
    return html`<p class="verdict bad">${failed.length} of ${count(targets.length, 'target')} not proved: ${failed.join(', ')}.</p>`
  const levels = PROOF_LEVELS.toReversed().flatMap((level) => {
    const { length } = targets.filter((one) => one.level === level)
    return length === 0 ? [] : [length === targets.length ? level : `${length} ${level}`]
  })
  const subject = targets.length === 1 ? 'The target is' : `All ${targets.length} targets are`
  return html`<p class="verdict good">${subject} complete. Proved: ${levels.join(', ')}.</p>`
}

function deltaText(wheels: readonly ManifestWheel[], held: readonly string[]): string {
  const own = wheels.filter(({ path }) => held.includes(path))
  const size = showBytes(own.reduce((sum, { bytes }) => sum + bytes, 0))
  return `This delta contains ${own.length} of ${count(wheels.length, 'wheel')} (${size}); its base contains the others. This page describes both together.`
}

function tiles(facts: ReportFacts, { columns, projects }: Contents): Html {
  const { wheels } = facts.manifest
  const marked = (mark: Mark): number => projects.filter(({ marks }) => marks[mark]).length
  const all = [
    tile('Targets', columns.length, 'targets'),
    tile('Projects', projects.length, 'projects'),
    tile('Wheels', wheels.length, 'projects'),
    tile('Size', showBytes(wheels.reduce((sum, { bytes }) => sum + bytes, 0)), 'projects'),
    tile('Versions differ', marked('differs'), 'versions'),
    tile('Built from source', marked('built'), 'built', 'attention'),
    tile('No license stated', marked('unlicensed'), 'licenses', 'attention'),
    tile('Yanked', marked('yanked'), 'projects', 'attention'),
    tile('Findings', sharedFindings(facts).length, 'findings', 'attention'),
    ...(facts.difference === undefined ? [] : [tile('Changed', marked('changed'), 'changes')]),
  ]
  return html`<ul class="tiles">${all}</ul>`
}

/** A tile with zero is not a link, since its section may be missing. */
function tile(title: string, value: string | number, target: string, style = ''): Html {
  const content = html`<b>${value}</b> <span>${title}</span>`
  return value === 0 ? html`<li class="zero">${content}` : html`<li class="${style}"><a href="#${target}">${content}</a>`
}

function requirementsList({ requirements, locked }: ReportFacts['manifest']): Html {
  if (locked) return html`a lock of ${count(requirements.length, 'entry', 'entries')}`
  const items = requirements.map(({ text, origin }) => html`<li><code>${text}</code> <small>${origin}</small></li>`)
  const list = html`<ul class="requirements">${items}</ul>`
  if (items.length <= MAX_OPEN_REQUIREMENTS) return list
  return html`<details><summary>${count(items.length, 'requirement')}</summary>${list}</details>`
}

function findingsSection(facts: ReportFacts, columns: readonly Column[]): Html | undefined {
  const items = sharedFindings(facts).map(({ fact: { severity, message, hint }, ids }) => {
    const advice = hint === undefined ? undefined : html` <bdi>${hint}</bdi>`
    const targets = ids.length === 0 ? undefined : html` <small>${idsText(ids, columns)}</small>`
    return html`<li class="${severity}"><b>${severity}</b> <bdi>${message}</bdi>${advice}${targets}
`
  })
  return items.length === 0 ? undefined : section('findings', 'Findings', [html`<ul class="findings">${items}</ul>`])
}

function changesSection(difference: Difference, columns: readonly Column[]): Html {
  const targets = (title: string, state: string): Html | undefined => {
    const ids = difference.targets.filter((one) => one.state === state).map(({ target }) => target)
    return ids.length === 0 ? undefined : lead(`${title}: ${ids.join(', ')}`)
  }
  const rows = sharedChanges(difference).map(({ fact: { kind, project, from, to }, ids }) => {
    const name = kind === 'removed' ? project : projectLink(project)
    return html`<tr><th scope="row">${name}<td><i class="${kind}">${kind}</i><td>${from || '–'}<td>${to || '–'}<td>${idsText(ids, columns)}
`
  })
  return section('changes', 'Changes since the previous bundle', [
    difference.changed ? undefined : lead('Nothing changed.'),
    targets('New targets', 'new'),
    targets('Removed targets', 'gone'),
    rows.length === 0
      ? undefined
      : table('changes', 'Each change and its targets', ['Project', 'Change', 'Before', 'After', 'Targets'], rows),
  ])
}

function targetsSection({ columns, projects }: Contents): Html {
  const bytes = new Map<Column, number>()
  for (const { file, columns: some } of projects.flatMap(({ wheels }) => wheels))
    for (const column of some) bytes.set(column, (bytes.get(column) ?? 0) + file.bytes)
  const levels = PROOF_LEVELS.map((level, at) => html`${at === 0 ? undefined : html`, `}<b>${level}</b> (${PROOF_MEANINGS[level]})`)
  const rows = columns.map((column) => targetRow(column, bytes.get(column) ?? 0))
  return section('targets', 'Targets and proofs', [
    lead(html`Four levels, each stronger than the one before: ${levels}.`),
    table('targets', 'Proof level of each target', ['Target', 'Proved', 'By', 'Verified for', '#Projects', '#Size'], rows),
  ])
}

function targetRow({ target, proof }: Column, bytes: number): Html {
  const best = proof?.checks.findLast(({ passed, level }) => passed && level === proof.level)
  return html`<tr><th scope="row">${target.id}<td>${proofSteps(proof)}<td>${best === undefined ? '' : proverText(best)}<td>${microVersions(target, proof)}<td class="n">${target.entries.length}<td class="n">${showBytes(bytes)}
`
}

function proverText({ by, python, system, how }: NonNullable<Column['proof']>['checks'][number]): string {
  const version = python === undefined || by.includes(python) ? undefined : `Python ${python}`
  return [by, version, system, how === 'emulated' ? how : undefined].filter((part) => part !== undefined).join(', ')
}

/** The level as text, and as one bar for each level. */
function proofSteps(proof: Column['proof']): Html {
  const checks = proof?.checks ?? []
  const failed = checks.filter(({ passed }) => !passed).map(({ level }) => level)
  const bars = PROOF_LEVELS.map((level) => {
    const style = failed.includes(level) ? 'bad' : checks.some((check) => check.level === level) ? 'yes' : ''
    return html`<i class="${style}"></i>`
  })
  const level = proof === undefined || proof.level === 'none' ? 'not proved' : proof.level
  return html`<span class="steps" aria-hidden="true">${bars}</span> ${level}${failed.length === 0 ? '' : `; ${failed.join(', ')} failed`}`
}

function microVersions(target: Column['target'], proof: Column['proof']): Html {
  const micros = proof?.micros ?? target.closure.micros
  if (micros.except.length === 0) return html`${coveredText(target, micros)}`
  const reasons = micros.except.map((range) => html`<li>${rangeText(range)}: <bdi>${range.because}</bdi>`)
  return html`${coveredText(target, micros)} <details><summary>but not ${micros.except.map(rangeText).join(', ')}</summary><ul>${reasons}</ul></details>`
}

/** Search and filters; hidden without JavaScript. */
function toolbar({ columns, projects }: Contents): Html {
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

/** Projects x targets. The most common version of a row is gray, others are colored. */
function versionsSection({ columns, projects }: Contents): Html {
  const differing = projects.filter(({ marks }) => marks.differs).length
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
  const text =
    differing === 0
      ? html`Each project has the same version wherever it is needed.`
      : html`${differing} of ${projects.length} projects have more than one version. The most common version of a row is gray, <span class="v1">any other</span> is colored.`
  return section('versions', 'Versions', [
    lead(html`${text} A dash: the target does not need the project.`),
    table('versions', 'Version of each project for each target', head, projects.map(versionsRow), `grid ${width}${isTall ? ' tall' : ''}`),
    NO_MATCH,
  ])
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

function projectsSection({ columns, projects }: Contents, held: readonly string[] | undefined): Html {
  const inDelta = held === undefined ? undefined : new Set(held)
  const heads = ['Project', 'Version', 'License', 'Wheels', 'Size'].map((head) => html`<span>${head}</span>`)
  return section('projects', 'Projects and files', [
    lead('Open a project for its files, hashes and sources. This page has no external links.'),
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
  return html`<details data-marks="${own.map(([mark]) => mark).join(' ')}" data-bytes="${bytes}"><summary><b>${main.name}</b><span>${distinct[0]}${more}</span><span class="cut">${license}</span><span class="n">${count(wheels.length, 'wheel')}</span><span class="n">${showBytes(bytes)}</span>${badges.length === 0 ? undefined : html`<span class="badges">${badges}</span>`}</summary>
<div id="${id}--">${main.summary === undefined ? undefined : html`<p><bdi>${main.summary}</bdi></p>`}
<dl><dt>Why</dt><dd>${reasonText(project)}</dd>${marks.differs || marks.partial ? html`<dt>Versions</dt><dd class="lines">${versionsText(project, columns)}</dd>` : undefined}<dt>License</dt><dd>${license}</dd>${main.homePage === undefined ? undefined : html`<dt>Home</dt><dd>${main.homePage}</dd>`}</dl>
${table(
  `files-${id}`,
  `Files of ${id}`,
  ['File and sha256', '#Size', 'Python', 'Source', 'Targets'],
  wheels.map((wheel) => wheelRow(wheel, columns, inDelta)),
)}</div></details>
`
}

function reasonText({ requested, requiredBy }: Project): string {
  const more = requiredBy.length > MAX_REQUIRED_BY ? ` and ${requiredBy.length - MAX_REQUIRED_BY} more` : ''
  const required = requiredBy.length === 0 ? [] : [`required by ${requiredBy.slice(0, MAX_REQUIRED_BY).join(', ')}${more}`]
  return [...(requested ? ['requested'] : []), ...required].join('; ')
}

function versionsText({ versions, distinct }: Project, columns: readonly Column[]): Html {
  const lines = distinct.map((wanted) => {
    const some = columns.filter((_, at) => versions[at] === wanted)
    return html`${wanted} on ${columnsText(some, columns)}
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
function sourceText({ url, uploadTime, built }: ManifestWheel): string {
  const source = built?.url ?? url
  const host = /^[a-z+]+:\/\/(?:[^/@]*@)?([^/]+)/i.exec(source)?.[1]
  return [built === undefined ? '' : `built from ${built.kind},`, host ?? source.slice(0, 80), uploadTime?.slice(0, 10)]
    .filter(Boolean)
    .join(' ')
}

function licensesSection({ projects }: Contents): Html {
  const rows = projectsByLicense(projects).map(([license, same]) => {
    const names = same.slice(0, MAX_LICENSE_PROJECTS).map(({ project }) => html`${projectLink(project)} `)
    const more = same.length > MAX_LICENSE_PROJECTS ? `and ${same.length - MAX_LICENSE_PROJECTS} more` : ''
    const bytes = same.reduce((sum, one) => sum + one.bytes, 0)
    return html`<tr><th scope="row"><bdi>${license}</bdi><td class="n">${same.length}<td class="n">${showBytes(bytes)}<td>${names}${more}
`
  })
  return section('licenses', 'Licenses', [
    lead('As stated by each wheel: the SPDX expression, otherwise the classifiers, otherwise the free text.'),
    table('licenses', 'Projects of each license', ['License', '#Projects', '#Size', 'Names'], rows),
  ])
}

/** The most common license first. */
function projectsByLicense(projects: readonly Project[]): readonly (readonly [string, readonly Project[]])[] {
  return [...grouped(projects, ({ license }) => license)].toSorted(([, one], [, other]) => other.length - one.length)
}

function sourcesSection({ manifest, proofs }: ReportFacts): Html {
  const rows = manifest.wheels.flatMap(({ project, path, sha256, built }) => {
    if (built === undefined) return []
    const proof = proofs.built.find((one) => one.sha256 === sha256)
    const hash = built.sha256 ?? built.revision
    return html`<tr><th scope="row">${projectLink(project, path.replace('wheels/', ''))}<td>${built.kind}<td>${built.url}${hash === undefined ? undefined : html`<code>${hash}</code>`}<td>${proof === undefined ? '' : `${proof.backend}, Python ${proof.python}`}<td>${built.staticMetadata ? 'static' : 'generated by the build'}
`
  })
  return section('built', 'Built from source', [
    rows.length === 0
      ? lead('No wheel was built: all come unchanged from an index or a file.')
      : table('built', 'Wheels built for this bundle', ['Wheel', 'From', 'Source and its hash', 'By', 'Metadata'], rows),
  ])
}
