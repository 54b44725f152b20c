import { showBytes } from '../../core/text.ts'
import type { Contents, Project } from './facts.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './markup.ts'

/** Names that a licence's row shows; the rest is a filter away. */
const MOST_NAMES = 8

/** Licences as the wheels state them, the most common first. */
export function licencesSection({ projects }: Contents): Html {
  const rows = licencesOf(projects)
  return html`<section id="licences" aria-labelledby="licences-h">
<h2 id="licences-h">Licences</h2>
<p class="lead">As each wheel states it: the SPDX expression, else the classifiers, else the free text.</p>
<div class="scroll" role="region" aria-labelledby="licences-c" tabindex="0"><table>
<caption id="licences-c">Projects of each licence</caption>
<thead><tr><th scope="col">Licence<th scope="col" class="n">Projects<th scope="col" class="n">Size<th scope="col">Which</thead><tbody>
${rows.map(([licence, same]) => licenceRow(licence, same))}</tbody></table></div>
</section>`
}

export function licencesOf(projects: readonly Project[]): readonly (readonly [string, readonly Project[]])[] {
  return [...grouped(projects, licenceOf)].toSorted(([, one], [, other]) => other.length - one.length)
}

/** One word for what the filter of the page offers. */
export function licenceOf({ licences }: Project): string {
  return licences.length === 0 ? 'not stated' : licences.join('; ')
}

function licenceRow(licence: string, same: readonly Project[]): Html {
  const names = same.slice(0, MOST_NAMES).map(({ project }) => html`<a href="#${project}--">${project}</a> `)
  const more = same.length > MOST_NAMES ? `and ${same.length - MOST_NAMES} more` : ''
  const bytes = same.reduce((sum, one) => sum + one.bytes, 0)
  return html`<tr><th scope="row"><bdi>${licence}</bdi><td class="n">${same.length}<td class="n">${showBytes(bytes)}<td>${names}${more}
`
}
