import { createHash } from 'node:crypto'
import { type ChangeGroup, changeGroups, type Difference } from '../../bundle/difference.ts'
import type { ManifestWheel } from '../../bundle/manifest.ts'
import { installSteps } from '../../bundle/readme.ts'
import { isRealProof, PROOF_LEVELS, PROOF_MEANINGS } from '../../core/proof-levels.ts'
import { count, showBytes, showSeconds } from '../../core/text.ts'
import { rangeText } from '../../targets/micro-versions.ts'
import { totals, versionsOf, WORDS } from '../difference-text.ts'
import { coveredText } from '../outcome.ts'
import { allText, type Column, type Contents, contentsOf, idsText, type Mark, type ReportFacts, sharedFindings } from './facts.ts'
import { type Html, html, lead, projectLink, quantity, section, table, trusted } from './markup.ts'
import { licensesSection, projectsSection, toolbar, versionsSection } from './projects.ts'

const MAX_OPEN_REQUIREMENTS = 8
/** Instead of a number, if no rules were given. */
const NOT_CHECKED = 'not checked'

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
${installSection(facts)}
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

function overview(facts: ReportFacts, contents: Contents): Html {
  const { name, held, manifest, proofs } = facts
  const { tools, host, started, sealed } = proofs
  const seconds = Math.max(0, (Date.parse(sealed) - Date.parse(started)) / 1000)
  return html`<header>
<p class="kind">${held === undefined ? 'Offline bundle' : 'Delta of an offline bundle'}</p>
<h1>${name}</h1>
${verdict(facts, contents.columns)}
${held === undefined ? undefined : lead(deltaText(manifest.wheels, held))}
${tiles(facts, contents)}
<dl class="facts">
<dt>Created</dt><dd><time datetime="${sealed}">${sealed.slice(0, 16).replace('T', ' ')} UTC</time>, in ${showSeconds(seconds)}</dd>
<dt>Built with</dt><dd>offline-bundle ${tools.offlineBundle}, pip ${tools.pip}, Python ${tools.python}, Node ${tools.node}, on ${host}</dd>
<dt>Requirements</dt><dd>${requirementsList(manifest)}</dd>
<dt>manifest.json</dt><dd>sha256 <code>${proofs.manifestSha256}</code></dd>
</dl>
</header>`
}

/** What each level proves, before the names or number of targets. */
const LEVEL_TEXTS = {
  closure: 'metadata checked for',
  'dry-run': 'dry run for',
  installed: 'installed on',
  imported: 'installed and imported on',
} as const

function verdict({ proofs: { targets } }: ReportFacts, columns: readonly Column[]): Html {
  const failed = targets.filter(({ level }) => level === 'none').map(({ target }) => target)
  if (failed.length > 0)
    return html`<p class="verdict bad">${failed.length} of ${count(targets.length, 'target')} not proved: ${failed.join(', ')}.</p>`
  const levels = PROOF_LEVELS.toReversed().flatMap((level) => {
    const { length } = targets.filter((one) => one.level === level)
    const subject = length === targets.length ? allText(columns) : count(length, 'target')
    return length === 0 ? [] : [`${LEVEL_TEXTS[level]} ${subject}`]
  })
  return html`<p class="verdict good">Complete: ${levels.join(', ')}.</p>`
}

function deltaText(wheels: readonly ManifestWheel[], held: readonly string[]): string {
  const own = wheels.filter(({ path }) => held.includes(path))
  const size = showBytes(own.reduce((sum, { bytes }) => sum + bytes, 0))
  return `This delta contains ${own.length} of ${count(wheels.length, 'wheel')} (${size}); its base contains the others. This page describes both together.`
}

function tiles(facts: ReportFacts, { columns, projects }: Contents): Html {
  const { manifest, checked } = facts
  const { wheels } = manifest
  const marked = (mark: Mark): number => projects.filter(({ marks }) => marks[mark]).length
  const findings = sharedFindings(facts)
  const ruled = (kind: string, isChecked: boolean): string | number =>
    isChecked ? findings.filter(({ fact }) => fact.kind === kind).length : NOT_CHECKED
  const contents = [
    tile('Targets', columns.length, 'targets'),
    tile('Projects', projects.length, 'projects'),
    ...(manifest.locked ? [] : [tile('Direct requirements', marked('direct'), 'projects')]),
    tile('Wheels', wheels.length, 'projects'),
    tile('Size of all wheels', showBytes(wheels.reduce((sum, { bytes }) => sum + bytes, 0)), 'projects'),
    ...(columns.length === 1 ? [] : [tile('Versions differ', marked('differs'), 'versions')]),
    tile('Built from source', marked('built'), 'built', 'attention'),
    ...(facts.difference === undefined ? [] : [tile('Changed', marked('changed'), 'changes')]),
  ]
  const checks = [
    tile('Findings', findings.length, 'findings', 'attention'),
    tile('Advisories', ruled('advisory', checked.advisories), 'findings', 'attention'),
    tile('License rules', ruled('license', checked.licenses), 'findings', 'attention'),
    tile('No license stated', marked('unlicensed'), 'licenses', 'attention'),
    tile('Yanked', marked('yanked'), 'projects', 'attention'),
  ]
  return html`<ul class="tiles">${contents}</ul><ul class="tiles">${checks}</ul>`
}

/** A tile without a number above zero is not a link, since its section may be missing. */
function tile(title: string, value: string | number, target: string, style = ''): Html {
  const content = html`<b>${value}</b> <span>${title}</span>`
  return value === 0 || value === NOT_CHECKED
    ? html`<li class="${value === 0 ? 'zero' : 'zero unchecked'}">${content}`
    : html`<li class="${style}"><a href="#${target}">${content}</a>`
}

function requirementsList({ requirements, locked }: ReportFacts['manifest']): Html {
  if (locked) return html`a lock of ${count(requirements.length, 'entry', 'entries')}`
  const items = requirements.map(({ text, origin }) => html`<li><code>${text}</code> <small>${origin}</small></li>`)
  const list = html`<ul class="requirements">${items}</ul>`
  if (items.length <= MAX_OPEN_REQUIREMENTS) return list
  return html`<details><summary>${count(items.length, 'requirement')}</summary>${list}</details>`
}

function installSection({ name, manifest, archives, signature, held }: ReportFacts): Html {
  const steps = installSteps({
    folder: name,
    archives: archives.map((archive) => archive.name),
    systems: manifest.targets.map(({ system }) => system.os),
    ...(signature === undefined ? {} : { signature }),
    ...(held === undefined ? {} : { full: manifest.name }),
  })
  const others = [
    ...(archives.length === 0 ? [`folder ${name}`] : []),
    ...(archives.length > 1 ? ['install.py'] : []),
    ...(signature === undefined ? [] : [`${name}.SHA256SUMS`, `${name}.SHA256SUMS.${signature}`]),
  ]
  const files = archives.map(
    (file) => html`<div><dt>${file.name} <small>${showBytes(file.bytes)}</small></dt><dd>sha256 <code>${file.sha256}</code></dd></div>`,
  )
  const shells = steps.map(
    ({ title, commands }) => html`<div><h3>${title}</h3>
<pre tabindex="0"><code>${commands.map(
      (line) => html`${line}
`,
    )}</code></pre></div>`,
  )
  return section('install', 'Install', [
    html`<div class="box"><p>Copy to the machine without network access:</p>
<dl>${files}${others.map((other) => html`<div><dt>${other}</dt></div>`)}</dl>
<div class="shells">${shells}</div>
<p class="note">install.py checks every file before it installs. This page proves nothing by itself: compare each sha256 with a source that you trust${signature === undefined ? undefined : ', or check the signature'}.</p></div>`,
  ])
}

function findingsSection(facts: ReportFacts, columns: readonly Column[]): Html | undefined {
  const items = sharedFindings(facts).map(({ fact: { severity, message, hint }, ids }) => {
    const advice = hint === undefined ? undefined : html`<div><b>hint</b> <bdi>${hint}</bdi></div>`
    const targets = ids.length === 0 ? undefined : html` <small>for ${idsText(ids, columns)}</small>`
    return html`<li class="${severity}"><b>${severity}</b> <bdi>${message}</bdi>${targets}${advice}
`
  })
  return items.length === 0 ? undefined : section('findings', 'Findings', [html`<ul class="findings">${items}</ul>`])
}

function changesSection(difference: Difference, columns: readonly Column[]): Html {
  const targets = (title: string, state: string): Html | undefined => {
    const ids = difference.targets.filter((one) => one.state === state).map(({ target }) => target)
    return ids.length === 0 ? undefined : lead(`${title}: ${ids.join(', ')}`)
  }
  const groups = changeGroups(difference).map((group, at) => changesTable(group, at, columns))
  return section('changes', 'Changes since the previous bundle', [
    lead(difference.changed ? `${totals(difference)}.` : 'Nothing changed.'),
    targets('New targets', 'new'),
    targets('Removed targets', 'gone'),
    ...groups,
  ])
}

function changesTable({ targets, changes }: ChangeGroup, at: number, columns: readonly Column[]): Html {
  const rows = changes.map((change) => {
    const name = change.kind === 'removed' ? change.project : projectLink(change.project)
    return html`<tr><th scope="row">${name}<td><i class="${change.kind}">${WORDS[change.kind].name}</i><td>${versionsOf(change)}
`
  })
  const text = idsText(targets, columns)
  return html`<h3>${count(changes.length, 'change')} for ${text}</h3>
${table(`changes-${at}`, `Changes for ${text}`, ['Project', 'Change', 'Version'], rows)}`
}

function targetsSection({ columns, projects }: Contents): Html {
  const bytes = new Map<Column, number>()
  for (const { file, columns: some } of projects.flatMap(({ wheels }) => wheels))
    for (const column of some) bytes.set(column, (bytes.get(column) ?? 0) + file.bytes)
  const levels = PROOF_LEVELS.map((level, at) => html`${at === 0 ? undefined : html`, `}<b>${level}</b> (${PROOF_MEANINGS[level]})`)
  const rows = columns.map((column) => targetRow(column, bytes.get(column) ?? 0))
  return section('targets', 'Targets and proofs', [
    lead(html`Four levels, each stronger than the one before: ${levels}.`),
    table('targets', 'Proof level of each target', ['Target', 'Proof', '#Wheels', '#Size', 'Valid for'], rows),
  ])
}

function targetRow({ target, proof }: Column, bytes: number): Html {
  const best = proof?.checks.findLast(({ passed, level }) => passed && level === proof.level)
  return html`<tr><th scope="row">${target.id}<td>${proofSteps(proof)}${best === undefined ? undefined : html` ${proverText(best)}`}<td class="n">${quantity(target.entries.length, 'wheel')}<td class="n">${showBytes(bytes)}<td>${microVersions(target, proof)}
`
}

/** `on CPython 3.11.7, glibc 2.36` for a real installation, otherwise `by pip 26.3`. */
function proverText({ level, by, python, system, how }: NonNullable<Column['proof']>['checks'][number]): string {
  const version = python === undefined || by.includes(python) ? undefined : `Python ${python}`
  const parts = [by, version, system, how === 'emulated' ? how : undefined].filter((part) => part !== undefined)
  return `${isRealProof(level) ? 'on' : 'by'} ${parts.join(', ')}`
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

function sourcesSection({ manifest, proofs }: ReportFacts): Html | undefined {
  const rows = manifest.wheels.flatMap(({ project, path, sha256, built }) => {
    if (built === undefined) return []
    const proof = proofs.built.find((one) => one.sha256 === sha256)
    const hash = built.sha256 ?? built.revision
    return html`<tr><th scope="row">${projectLink(project, path.replace('wheels/', ''))}<td>${built.kind}<td>${built.url}${hash === undefined ? undefined : html`<code>${hash}</code>`}<td>${proof === undefined ? '' : `${proof.backend}, Python ${proof.python}`}<td>${built.staticMetadata ? 'static' : 'generated by the build'}
`
  })
  if (rows.length === 0) return undefined
  return section('built', 'Built from source', [
    table('built', 'Wheels built for this bundle', ['Wheel', 'From', 'Source and its hash', 'By', 'Metadata'], rows),
  ])
}
