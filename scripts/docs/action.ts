import { type OptionSpec, optionSpecs } from '../../src/inputs/spec.ts'
import { OUTPUTS } from '../../src/report/outputs.ts'
import { cell, table } from './table.ts'

/** action.yml, whole: the inputs are those of the one table. */
export function actionYml(): string {
  return `${[...HEAD, ...optionSpecs('action').flatMap(inputLines), ...RUNS].join('\n')}\n`
}

const HEAD = [
  '# Written by `npm run docs` from src/inputs/options.ts.',
  'name: offline-bundle',
  'description: Bundle Python packages for offline use, proved complete for every target',
  'author: The offline-bundle authors',
  'branding:',
  '  icon: package',
  '  color: blue',
  'inputs:',
]

const RUNS = [
  'outputs:',
  ...Object.entries(OUTPUTS).flatMap(([name, doc]) => [`  ${name}:`, `    description: ${JSON.stringify(doc)}`]),
  'runs:',
  '  using: node24',
  '  main: dist/action.js',
]

function inputLines(spec: OptionSpec): readonly string[] {
  const { name, plural, doc } = spec
  const words = spec.choices === undefined ? '' : ` One of: ${spec.choices.join(', ')}.`
  return [
    `  ${plural ?? name}:`,
    `    description: ${JSON.stringify(`${doc}${words}`)}`,
    '    required: false',
    ...(spec.default === undefined ? [] : [`    default: ${JSON.stringify(spec.default)}`]),
  ]
}

/** What the step gives, for README and docs/action.md. */
export function outputTable(): string {
  return table(
    ['Output', ''],
    Object.entries(OUTPUTS).map(([name, doc]) => [`\`${name}\``, cell(doc)]),
  )
}

/** The inputs that the command does not have. */
export function githubInputTable(): string {
  const rows = optionSpecs('action').filter(({ only }) => only === 'action')
  return table(
    ['Input', 'Default', ''],
    rows.map((spec) => [`\`${spec.name}\``, spec.default === undefined ? '' : `\`${spec.default}\``, cell(spec.doc)]),
  )
}
