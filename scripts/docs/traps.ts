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
  ].join('\n')}\n`
}

function rowOf({ name, trap, test, line }: Trap): readonly string[] {
  const change = line.becomes.trim() === '' ? code(line.text) : `${code(line.text)} → ${code(line.becomes)}`
  return [`${cell(trap)} (\`${name}\`)`, `\`${test.file}\`: ${cell(test.name)}`, `\`${line.file}\`: ${change}`]
}

/** On one line; a backtick inside asks for two around. */
function code(text: string): string {
  const one = cell(text.trim().replaceAll(/\s+/g, ' '))
  return one.includes('`') ? `\`\` ${one} \`\`` : `\`${one}\``
}
