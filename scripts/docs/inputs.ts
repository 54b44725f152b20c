import { GROUPS, type OptionSpec, optionSpecs } from '../../src/options/table.ts'
import { cell, table } from './table.ts'

/** README's table: what there is, in a line each. */
export function optionTable(): string {
  const rows = optionSpecs('command').map((spec) => [code(flagOf(spec)), cell(spec.doc)])
  return table(['Option', ''], rows)
}

/** docs/inputs.md: every option with both of its names. */
export function inputsPage(): string {
  const groups = GROUPS.flatMap((group) => {
    const specs = [...new Set([...optionSpecs('command'), ...optionSpecs('action')])].filter((spec) => spec.group === group)
    return specs.length === 0 ? [] : [`## ${group}`, '', table(['Command', 'Action', 'Default', ''], specs.map(rowOf)), '']
  })
  return `${[...INTRODUCTION, ...groups].join('\n').trimEnd()}\n`
}

const INTRODUCTION = [
  '# Inputs',
  '',
  'Written by `npm run docs` from the one table in `src/options/table.ts`.',
  '',
  'The command and the action take the same inputs by the same names; lists are in the plural in the action. In the command an',
  'option that takes a list may be given any number of times. In the action a list is written one value a line; `#` begins a',
  'comment; platforms, extras, groups, target ids and licences may also be separated by commas or blanks, target files by commas.',
  'Every fault in the inputs is reported in one go, each with what would be right.',
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
