import { type OptionSpec, optionSpecs, STATION_OPTIONS, type StationOption, type Surface } from '../../src/options/table.ts'
import { LEG_OUTPUTS, OUTPUTS, PLAN_OUTPUTS } from '../../src/report/outputs.ts'
import { cell, table } from './table.ts'

/** An action: where it lies, and what it says of itself. */
export interface ActionPage {
  readonly file: string
  readonly surface: Exclude<Surface, 'command'>
  readonly description: string
  readonly outputs: Readonly<Record<string, string>>
}

/** The action at the root, and the three stations of a matrix, which share its dist/. */
export const ACTIONS: readonly ActionPage[] = [
  {
    file: 'action.yml',
    surface: 'action',
    description: 'Bundle Python packages for offline use, proved complete for every target',
    outputs: OUTPUTS,
  },
  {
    file: 'plan/action.yml',
    surface: 'plan',
    description: 'Resolve all targets of an offline bundle once, and give the matrix of the jobs that prove them',
    outputs: PLAN_OUTPUTS,
  },
  {
    file: 'leg/action.yml',
    surface: 'leg',
    description: 'Install and import the targets of one leg for real, on a machine of their kind',
    outputs: LEG_OUTPUTS,
  },
  {
    file: 'merge/action.yml',
    surface: 'merge',
    description: 'Make the offline bundle of a plan, with the proofs of all legs, and publish it',
    outputs: OUTPUTS,
  },
]

/** An action.yml, whole: the inputs are those of the one table. */
export function actionYml({ file, surface, description, outputs }: ActionPage): string {
  return `${[
    '# Written by `npm run docs` from src/options/table.ts.',
    `name: offline-bundle${surface === 'action' ? '' : ` ${surface}`}`,
    `description: ${description}`,
    'author: The offline-bundle authors',
    ...(surface === 'action' ? ['branding:', '  icon: package', '  color: blue'] : []),
    'inputs:',
    ...optionSpecs(surface).flatMap(inputLines),
    'outputs:',
    ...Object.entries(outputs).flatMap(([name, doc]) => [`  ${name}:`, `    description: ${JSON.stringify(doc)}`]),
    'runs:',
    '  using: node24',
    `  main: ${file.includes('/') ? '../' : ''}dist/${surface}.js`,
  ].join('\n')}\n`
}

/** What an input is, with the words that it takes. */
export function described({ doc, choices }: OptionSpec): string {
  return choices === undefined ? doc : `${doc} One of: ${choices.join(', ')}.`
}

function inputLines(spec: OptionSpec): readonly string[] {
  const { name, plural } = spec
  return [
    `  ${plural ?? name}:`,
    `    description: ${JSON.stringify(described(spec))}`,
    '    required: false',
    ...(spec.default === undefined ? [] : [`    default: ${JSON.stringify(spec.default)}`]),
  ]
}

/** What a step gives, for README and the pages of docs/. */
export function outputTable(outputs: Readonly<Record<string, string>> = OUTPUTS): string {
  return table(
    ['Output', ''],
    Object.entries(outputs).map(([name, doc]) => [`\`${name}\``, cell(doc)]),
  )
}

/** The inputs that the command does not have. */
export function githubInputTable(): string {
  const rows = optionSpecs('action').filter(({ only }) => only === 'action')
  return table(
    ['Input', 'Default', ''],
    rows.map((spec) => [`\`${spec.name}\``, fallback(spec), cell(spec.doc)]),
  )
}

/** The inputs that only the stations of a matrix have, with where each is read. */
export function stationInputTable(): string {
  const rows: readonly StationOption[] = STATION_OPTIONS
  return table(
    ['Input', 'At', 'Default', ''],
    rows.map((spec) => [`\`${spec.name}\``, spec.stations.join(', '), fallback(spec), cell(described(spec))]),
  )
}

function fallback(spec: OptionSpec): string {
  return spec.default === undefined ? '' : `\`${spec.default}\``
}
