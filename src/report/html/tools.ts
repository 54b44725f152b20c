import type { Contents, Mark } from './facts.ts'
import { licencesOf } from './licences.ts'
import { type Html, html } from './markup.ts'

/** Filters that stand in the row, where some project has the mark. */
const FILTERS: readonly (readonly [Mark, string])[] = [
  ['differs', 'versions differ'],
  ['partial', 'not on every target'],
  ['changed', 'changed'],
  ['built', 'built from source'],
  ['noted', 'with findings'],
  ['unlicensed', 'no licence'],
  ['yanked', 'yanked'],
]

/** Search and filters over both tables of projects; hidden until the script runs, which they need. */
export function toolbar({ columns, projects }: Contents): Html {
  const filters = FILTERS.filter(([mark]) => projects.some(({ marks }) => marks.has(mark)))
  const targets = columns.map(({ target }, at) => html`<option value="${at}">${target.id}</option>`)
  const licences = licencesOf(projects).map(([licence]) => html`<option>${licence}</option>`)
  return html`<form id="tools" role="search" hidden>
<label class="find"><span class="sr">Search projects, versions, files, hashes, licences</span><input id="search" type="search" autocomplete="off" spellcheck="false" placeholder="Search name, version, file, hash, licence" aria-keyshortcuts="/" aria-describedby="keys"></label>
<label><span class="sr">Target</span><select id="target"><option value="">every target</option>${targets}</select></label>
<label><span class="sr">Licence</span><select id="licence"><option value="">every licence</option>${licences}</select></label>
<label><span class="sr">Order of projects</span><select id="order"><option value="name">by name</option><option value="size">largest first</option></select></label>
<fieldset><legend class="sr">Only projects that are</legend>${filters.map(([mark, text]) => html`<label class="pill"><input type="checkbox" name="mark" value="${mark}"><span>${text}</span></label>`)}</fieldset>
<output id="count" for="search target licence" role="status" aria-live="polite"></output>
<small id="keys"><kbd>/</kbd> to search, <kbd>Esc</kbd> to clear</small>
</form>`
}
