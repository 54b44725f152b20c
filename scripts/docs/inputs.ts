import { GROUPS, type OptionSpec, optionSpecs } from '../../src/options/table.ts'
import { cell, table } from './table.ts'

/** docs/inputs.md: every option with its name on the command line and in the action. */
export function inputsPage(): string {
  const groups = GROUPS.flatMap((group) => {
    const specs = [...new Set([...optionSpecs('command'), ...optionSpecs('action')])].filter((spec) => spec.group === group)
    return specs.length === 0 ? [] : [`## ${group}`, '', table(['Option', 'Action input', 'Default', 'Description'], specs.map(rowOf)), '']
  })
  return `${[...INTRODUCTION, ...groups].join('\n').trimEnd()}\n`
}

const INTRODUCTION = [
  '# Options and inputs',
  '',
  'This page is generated from `src/options/table.ts` by `npm run docs`.',
  '',
  'The command and the action accept the same settings. Settings that take several values have a plural name in the action:',
  '',
  '- **Command:** repeat the option, e.g. `--platform windows-x86_64 --platform macos-14-arm64`.',
  '- **Action:** write one value per line. Everything after `#` is a comment. Platforms, extras, groups, target IDs and licenses can also be',
  '  separated by commas or spaces, and target files by commas. An empty input counts as unset.',
  '',
  'All invalid inputs are reported together, with a suggestion for each.',
  '',
]

function rowOf(spec: OptionSpec): readonly string[] {
  const inAction = spec.only === 'command' ? '' : code(spec.plural ?? spec.name)
  const inCommand = spec.only === 'action' ? '' : code(flagOf(spec))
  return [inCommand, inAction, spec.default === undefined ? '' : code(spec.default), cell(spec.doc)]
}

function flagOf({ name, short, kind, placeholder, choices }: OptionSpec): string {
  const value = kind === 'flag' ? '' : ` ${choices?.join('|') ?? placeholder ?? 'TEXT'}`
  return `${short === undefined ? '' : `-${short}, `}--${name}${value}`
}

function code(text: string): string {
  return `\`${cell(text)}\``
}
