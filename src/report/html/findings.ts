import type { Finding } from '../../core/findings.ts'
import { type Column, whereIds } from './column.ts'
import type { Contents, ReportFacts } from './facts.ts'
import { grouped } from './grouped.ts'
import { type Html, html } from './markup.ts'

type Told = Pick<Finding, 'severity' | 'message'> & { readonly hint?: string; readonly target?: string }

/** What a reader should know before the bundle crosses. */
export function findingsSection(facts: ReportFacts, { columns }: Pick<Contents, 'columns'>): Html | undefined {
  const all = findingsOf(facts)
  if (all.length === 0) return undefined
  return html`<section id="findings" aria-labelledby="findings-h">
<h2 id="findings-h">Findings</h2>
<ul class="findings">
${all.map((same) => finding(same, columns))}</ul>
</section>`
}

/** The same words for many targets are one finding; errors first. */
export function findingsOf({ warnings, proofs: { targets } }: ReportFacts): readonly (readonly Told[])[] {
  const told = targets.flatMap(({ target, findings, checks }) =>
    [...findings, ...checks.flatMap((check) => check.findings)].map((one) => ({ ...toldOf(one), target })),
  )
  const groups = [
    ...grouped([...told, ...warnings.map(toldOf)], ({ severity, message, hint }) => JSON.stringify([severity, message, hint])).values(),
  ]
  const rank = ([one]: readonly Told[]): number => (one?.severity === 'error' ? 0 : 1)
  return groups.toSorted((one, other) => rank(one) - rank(other))
}

function finding(same: readonly Told[], columns: readonly Column[]): Html {
  const [first] = same
  if (first === undefined) return html``
  const { severity, message, hint } = first
  const ids = [...new Set(same.flatMap(({ target }) => target ?? []))]
  return html`<li class="${severity}"><b>${severity}</b> <bdi>${message}</bdi>${hint === undefined ? undefined : html` <bdi>${hint}</bdi>`} ${ids.length === 0 ? undefined : html`<small>${whereIds(ids, columns)}</small>`}
`
}

function toldOf({ severity, message, hint }: Omit<Told, 'target'>): Told {
  return { severity, message, ...(hint === undefined ? {} : { hint }) }
}
