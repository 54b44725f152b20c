import type { ReportFacts } from './facts.ts'
import { type Html, html } from './markup.ts'

/** Wheels that no index had: what they were built from, and by what. */
export function sourcesSection({ manifest, proofs }: ReportFacts): Html {
  const built = manifest.wheels.flatMap((wheel) => (wheel.built === undefined ? [] : [{ wheel, built: wheel.built }]))
  const proofOf = new Map(proofs.built.map((one) => [one.sha256, one]))
  const rows = built.map(({ wheel, built: from }) => {
    const proof = proofOf.get(wheel.sha256)
    const by = proof === undefined ? '' : `${proof.backend}, Python ${proof.python}`
    const hash = from.sha256 ?? from.revision
    return html`<tr><th scope="row"><a href="#${wheel.project}--">${wheel.path.replace('wheels/', '')}</a><td>${from.kind}<td class="url">${from.url}${hash === undefined ? undefined : html`<code>${hash}</code>`}<td>${by}<td>${from.staticMetadata ? 'static' : 'made by the build'}
`
  })
  return html`<section id="built" aria-labelledby="built-h">
<h2 id="built-h">Built from source</h2>
${rows.length === 0 ? html`<p class="lead">Nothing: every wheel is as an index or a file gave it.</p>` : table(rows)}
</section>`
}

function table(rows: readonly Html[]): Html {
  return html`<div class="scroll" role="region" aria-labelledby="built-c" tabindex="0"><table>
<caption id="built-c">Wheels that were built for this bundle</caption>
<thead><tr><th scope="col">Wheel<th scope="col">From<th scope="col">Source and its hash<th scope="col">By<th scope="col">Its metadata</thead><tbody>
${rows}</tbody></table></div>`
}
