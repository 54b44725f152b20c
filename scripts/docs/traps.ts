import { TRAP_GROUPS } from '../traps/table.ts'
import type { Trap } from '../traps/trap.ts'
import { cell, table } from './table.ts'

/** docs/traps.md: what goes wrong with such bundles, and what keeps it out here. */
export function trapsPage(): string {
  const groups = TRAP_GROUPS.flatMap(({ title, traps }) => ['', `## ${title}`, '', table(['Trap', 'Test', 'Line'], traps.map(rowOf))])
  return `${[
    '# Traps',
    '',
    'Written by `npm run docs` from `scripts/traps/`.',
    '',
    'Each row is a mistake that people make with offline bundles, the test that sees it, and the line without which that test',
    'fails. `node scripts/traps.ts [NAME…]` tries them: it takes the line out of a copy of the tree (or changes it as shown) and',
    'expects the test to fail. `npm run proof` does so for all.',
    ...groups,
    '',
    '## Without a line',
    '',
    ...ELSEWHERE.map((text) => `- ${text}`),
  ].join('\n')}\n`
}

/** Traps that the way of working keeps out: there is nothing to take away. */
const ELSEWHERE: readonly string[] = [
  "pip's HTTP cache answers a check: checks have neither a cache folder nor a network, see `no-index`.",
  'One `pip download` cannot serve several targets (one file for each project), `pip lock` knows no target, `pip download` gives no report: neither is used.',
  'A newer glibc here takes other files than a target with an older floor: comparisons with this machine (`test/e2e/live.test.ts`) are of versions, never of files.',
  "pip's own resolver objects point into folders that are gone after a target: what is kept between targets is the text of METADATA.",
  'A thread that waits for work of its own pool waits for ever: only the door has one, and what waits there waits for work that has begun.',
  'A tag does not promise that a wheel loads (musl 1.2.3 and DT_RELR, libstdc++): see `installed-is-not-imported`; a verdict says which libc and which interpreter did it.',
  '`python -m venv` with its own pip takes a minute under an emulator: proofs and the installer make it without, and bring the pip.',
]

function rowOf({ name, trap, test, line }: Trap): readonly string[] {
  const change = line.becomes.trim() === '' ? code(line.text) : `${code(line.text)} → ${code(line.becomes)}`
  return [`${cell(trap)} (\`${name}\`)`, `\`${test.file}\`: ${cell(test.name)}`, `\`${line.file}\`: ${change}`]
}

/** On one line; a backtick inside asks for two around. */
function code(text: string): string {
  const one = cell(text.trim().replaceAll(/\s+/g, ' '))
  return one.includes('`') ? `\`\` ${one} \`\`` : `\`${one}\``
}
