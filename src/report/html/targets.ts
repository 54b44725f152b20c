import { PROOF_LEVELS, PROOF_MEANINGS } from '../../core/proof-levels.ts'
import { showBytes } from '../../core/text.ts'
import { rangeText } from '../../targets/micro-versions.ts'
import { coveredText } from '../result-text.ts'
import type { Column } from './column.ts'
import type { Contents } from './facts.ts'
import { type Html, html } from './markup.ts'

/** What was proved for each target, and by what. */
export function targetsSection({ columns, projects }: Contents): Html {
  const bytes = columns.map((_, at) =>
    projects.reduce(
      (sum, { wheels }) => sum + wheels.reduce((own, { file, columns: some }) => own + (some.has(at) ? file.bytes : 0), 0),
      0,
    ),
  )
  return html`<section id="targets" aria-labelledby="targets-h">
<h2 id="targets-h">Targets and proofs</h2>
<p class="lead">Four levels, each stronger than the one before: ${PROOF_LEVELS.map((level, at) => html`${at === 0 ? undefined : html`, `}<b>${level}</b> (${PROOF_MEANINGS[level]})`)}.</p>
<div class="scroll" role="region" aria-labelledby="targets-c" tabindex="0">
<table class="targets">
<caption id="targets-c">What was proved for each target</caption>
<thead><tr><th scope="col">Target<th scope="col">Proved<th scope="col">By<th scope="col">Verified for<th scope="col" class="n">Projects<th scope="col" class="n">Size</thead>
<tbody>
${columns.map((column, at) => targetRow(column, bytes[at] ?? 0))}</tbody>
</table>
</div>
</section>`
}

function targetRow(column: Column, bytes: number): Html {
  const { target, proof } = column
  const passed = (proof?.checks ?? []).filter((check) => check.passed)
  const best = passed.findLast(({ level }) => level === proof?.level)
  return html`<tr><th scope="row">${target.id}<td>${steps(column)}<td>${best === undefined ? '' : byText(best)}<td>${microsOf(column)}<td class="n">${target.entries.length}<td class="n">${showBytes(bytes)}
`
}

function byText({ by, python, system, how }: NonNullable<Column['proof']>['checks'][number]): string {
  const named = python === undefined || by.includes(python) ? undefined : `Python ${python}`
  return [by, named, system, how === 'emulated' ? how : undefined].filter((part) => part !== undefined).join(', ')
}

/** The level as a word, and as a picture of four steps for the eye. */
function steps({ proof }: Column): Html {
  const level = proof?.level ?? 'none'
  const failed = (proof?.checks ?? []).filter((check) => !check.passed).map((check) => check.level)
  const dots = PROOF_LEVELS.map((one) => {
    const done = proof?.checks.some((check) => check.level === one && check.passed) === true
    return html`<i class="${failed.includes(one) ? 'bad' : done ? 'yes' : 'no'}"></i>`
  })
  const word = level === 'none' ? 'not proved' : level
  return html`<span class="steps" aria-hidden="true">${dots}</span> ${word}${failed.length === 0 ? undefined : html`; ${failed.join(', ')} failed`}`
}

function microsOf({ target, proof }: Column): Html {
  const micros = proof?.micros ?? target.closure.micros
  const covered = coveredText(target, micros)
  if (micros.except.length === 0) return html`${covered}`
  const ranges = micros.except.map(rangeText).join(', ')
  return html`${covered} <details><summary>but not ${ranges}</summary><ul>${micros.except.map((range) => html`<li>${rangeText(range)}: <bdi>${range.because}</bdi>`)}</ul></details>`
}
