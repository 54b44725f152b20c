import { showBytes } from '../../core/text.ts'
import type { Contents, Project } from './contents.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './markup.ts'

/** Names that a license's row shows; the rest is a filter away. */
const MAX_NAMES = 8

/** Licenses as the wheels state them, the most common first. */
export function licensesSection({ projects }: Contents): Html {
  const rows = licensesOf(projects)
  return html`<section id="licenses" aria-labelledby="licenses-h">
<h2 id="licenses-h">Licenses</h2>
<p class="lead">As each wheel states it: the SPDX expression, else the classifiers, else the free text.</p>
<div class="scroll" role="region" aria-labelledby="licenses-c" tabindex="0"><table>
<caption id="licenses-c">Projects of each license</caption>
<thead><tr><th scope="col">License<th scope="col" class="n">Projects<th scope="col" class="n">Size<th scope="col">Which</thead><tbody>
${rows.map(([license, same]) => licenseRow(license, same))}</tbody></table></div>
</section>`
}

export function licensesOf(projects: readonly Project[]): readonly (readonly [string, readonly Project[]])[] {
  return [...grouped(projects, licenseOf)].toSorted(([, one], [, other]) => other.length - one.length)
}

/** One word for what the filter of the page offers. */
export function licenseOf({ licenses }: Project): string {
  return licenses.length === 0 ? 'not stated' : licenses.join('; ')
}

function licenseRow(license: string, same: readonly Project[]): Html {
  const names = same.slice(0, MAX_NAMES).map(({ project }) => html`<a href="#${project}--">${project}</a> `)
  const more = same.length > MAX_NAMES ? `and ${same.length - MAX_NAMES} more` : ''
  const bytes = same.reduce((sum, one) => sum + one.bytes, 0)
  return html`<tr><th scope="row"><bdi>${license}</bdi><td class="n">${same.length}<td class="n">${showBytes(bytes)}<td>${names}${more}
`
}
