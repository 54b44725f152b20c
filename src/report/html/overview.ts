import { PROOF_LEVELS } from '../../core/proof-levels.ts'
import { count, showBytes, showSeconds } from '../../core/text.ts'
import type { Contents, Mark, ReportFacts } from './facts.ts'
import { findingsOf } from './findings.ts'
import { type Html, html } from './markup.ts'

/** Names that are shown at once; more can be opened. */
const MOST_ASKED = 8

/** The first screen: what it is, whether it holds, and the numbers. */
export function overview(facts: ReportFacts, contents: Contents): Html {
  const { name, manifest, proofs } = facts
  const { tools, host, sealed } = proofs
  return html`<header>
<p class="kind">${facts.held === undefined ? 'Offline bundle' : 'Delta of an offline bundle'}</p>
<h1>${name}</h1>
<p class="verdict ${holdsText(facts).good ? 'good' : 'bad'}">${holdsText(facts).text}</p>
${heldText(facts)}
${tiles(facts, contents)}
<dl class="facts">
<dt>Sealed</dt><dd>${timeText(sealed)}, ${showSeconds(secondsOf(facts))} after the start</dd>
<dt>Made by</dt><dd>offline-bundle ${tools.offlineBundle}, pip ${tools.pip}, Python ${tools.python}, Node ${tools.node}, on ${host}</dd>
<dt>Asked for</dt><dd>${askedFor(manifest)}</dd>
<dt>manifest.json</dt><dd>sha256 <code>${proofs.manifestSha256}</code></dd>
</dl>
<p class="note">This page tells what is in the bundle and proves nothing by itself. To check: <code>sha256sum -c ${name}.SHA256SUMS</code>, with its signature where there is one, or <code>install.py --check</code> of a copy that you trust.</p>
</header>`
}

function holdsText({ proofs }: ReportFacts): { readonly good: boolean; readonly text: string } {
  const { targets } = proofs
  const failed = targets.filter(({ level }) => level === 'none')
  const levels = PROOF_LEVELS.toReversed().flatMap((level) => {
    const many = targets.filter((one) => one.level === level).length
    return many === 0 ? [] : [many === targets.length ? level : `${many} ${level}`]
  })
  const proved = `${targets.length === 1 ? 'The target is' : `All ${targets.length} targets are`} complete. Proved: ${levels.join(', ')}.`
  return failed.length === 0
    ? { good: true, text: proved }
    : {
        good: false,
        text: `${failed.length} of ${count(targets.length, 'target')} not proved: ${failed.map(({ target }) => target).join(', ')}.`,
      }
}

function heldText({ held, manifest }: ReportFacts): Html | undefined {
  if (held === undefined) return undefined
  const own = manifest.wheels.filter(({ path }) => held.includes(path))
  const bytes = own.reduce((sum, one) => sum + one.bytes, 0)
  return html`<p class="lead">It holds ${count(own.length, 'wheel')} (${showBytes(bytes)}) of ${manifest.wheels.length}; the rest lies in the base that it needs. This page shows the whole that they make.</p>`
}

function tiles(facts: ReportFacts, { columns, projects }: Contents): Html {
  const { wheels } = facts.manifest
  const marked = (mark: Mark): number => projects.filter(({ marks }) => marks.has(mark)).length
  const all: readonly (readonly [string, string | number, string, boolean?])[] = [
    ['Targets', columns.length, 'targets'],
    ['Projects', projects.length, 'projects'],
    ['Wheels', wheels.length, 'projects'],
    ['Size', showBytes(wheels.reduce((sum, { bytes }) => sum + bytes, 0)), 'projects'],
    ['Versions differ', marked('differs'), 'versions'],
    ['Built from source', marked('built'), 'built', true],
    ['No licence stated', marked('unlicensed'), 'licences', true],
    ['Yanked', marked('yanked'), 'projects', true],
    ['Findings', findingsOf(facts).length, 'findings', true],
    ...(facts.difference === undefined ? [] : [['Changed', marked('changed'), 'changes'] as const]),
  ]
  return html`<ul class="tiles">${all.map(([title, value, where, look]) => tile(title, value, where, look === true && value !== 0))}</ul>`
}

function tile(title: string, value: string | number, where: string, look: boolean): Html {
  const content = html`<b>${value}</b> <span>${title}</span>`
  // A section is there only where it has something to say
  return value === 0
    ? html`<li class="zero">${content}</li>`
    : html`<li${look ? html` class="look"` : ''}><a href="#${where}">${content}</a></li>`
}

function askedFor({ requirements, locked }: ReportFacts['manifest']): Html {
  if (locked) return html`a whole lock of ${count(requirements.length, 'entry', 'entries')}`
  const one = ({ text, origin }: (typeof requirements)[number]): Html => html`<li><code>${text}</code> <small>${origin}</small></li>`
  const all = html`<ul class="asked">${requirements.map(one)}</ul>`
  return requirements.length <= MOST_ASKED
    ? all
    : html`<details><summary>${count(requirements.length, 'requirement')}</summary>${all}</details>`
}

function secondsOf({ proofs }: ReportFacts): number {
  return Math.max(0, (Date.parse(proofs.sealed) - Date.parse(proofs.started)) / 1000)
}

/** `2026-11-22 18:22 UTC` */
function timeText(iso: string): Html {
  return html`<time datetime="${iso}">${iso.slice(0, 16).replace('T', ' ')} UTC</time>`
}
