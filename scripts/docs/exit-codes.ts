import path from 'node:path'
import { FINDING_KINDS, isFindingKind } from '../../src/core/findings.ts'
import { EXIT_CODES } from '../../src/report/exit-codes.ts'
import { BAD_INPUTS } from '../../test/bad-input/cases.ts'
import { ELSEWHERE } from '../../test/bad-input/elsewhere.ts'
import { STORY_CASES } from '../../test/bad-input/story-cases.ts'
import { cell, table } from './table.ts'

const KINDS_BY_CODE = EXIT_CODES.flatMap(({ code, kind }) => {
  const kinds = Object.keys(FINDING_KINDS).filter((one) => isFindingKind(one) && FINDING_KINDS[one].class === kind)
  return kinds.length === 0
    ? []
    : [
        [
          String(code),
          kinds
            .sort()
            .map((one) => `\`${one}\``)
            .join(', '),
        ],
      ]
})

/** docs/exit-codes.md: what each code means, and the cases that the tests run. */
export function exitCodesPage(): string {
  return `${[
    '# Exit codes',
    '',
    'Written by `npm run docs` from `src/report/exit-codes.ts` and `test/bad-input/cases.ts`.',
    '',
    table(
      ['Code', 'Means', 'What to do'],
      EXIT_CODES.map(({ code, means, next }) => [String(code), cell(means), cell(next)]),
    ),
    '',
    'When a run fails in several ways, all are reported, and the code is the first of 130, 1, 2, 7, 8, 4, 5, 9, 3.',
    'A run that failed or was cancelled leaves no bundle under its final name, no temporary folder and no process.',
    '',
    '## Kinds of findings',
    '',
    'What is wrong with a target, a file or a release has a kind, which `--json`, the manifest and the report hold. Errors of these kinds end a run',
    'with the code beside them; all other findings are warnings. The kinds are a table in `src/core/findings.ts`.',
    '',
    table(['Code', 'Kinds'], KINDS_BY_CODE),
    '',
    '## Cases',
    '',
    'Each row is a test (`test/bad-input`): the command ends with this code, says this, and leaves nothing behind.',
    '',
    table(
      ['Case', 'Code', 'Says'],
      [...BAD_INPUTS, ...STORY_CASES].map(({ name, code, says }) => [cell(name), String(code), cell(says.join('; '))]),
    ),
    '',
    '## Cases that take more than a command line',
    '',
    'Tests of their own; those in `test/proof` run with `npm run proof`. A signal in the last phase may come when all is done: then the',
    'code is 0 and the bundle is whole.',
    '',
    table(
      ['Case', 'Code', 'Says', 'Test'],
      ELSEWHERE.map(({ name, code, says, file }) => [cell(name), String(code), cell(says), `[${path.basename(file)}](../${file})`]),
    ),
  ].join('\n')}\n`
}
