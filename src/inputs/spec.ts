import type { Cut } from './list.ts'
import { OPTIONS, type OptionName } from './options.ts'

/** Where an option is read: the local command, the action, or both. */
export type Surface = 'command' | 'action'

/** One option, said once: argv, action.yml, --help, README and docs/inputs.md all come from it. */
export interface OptionSpec {
  /** The command's long option. */
  readonly name: string
  /** What the action calls it, where that differs: lists are in the plural there. */
  readonly plural?: string
  /** One letter. */
  readonly short?: string
  /** `text` is given once, `list` any number of times, `flag` takes no value. */
  readonly kind: 'text' | 'list' | 'flag'
  /** How an action input that holds a list is cut: see `listOf`. */
  readonly cut?: Cut
  readonly placeholder?: string
  readonly choices?: readonly string[]
  /** As text, for the reader and for action.yml; parse.ts holds the value. */
  readonly default?: string
  /** One line, shown by --help, action.yml and the docs. */
  readonly doc: string
  readonly group: OptionGroup
  readonly only?: Surface
}

export type OptionGroup = (typeof GROUPS)[number]

/** In the order in which --help and the docs show them. */
export const GROUPS = [
  'What to bundle',
  'For which targets',
  'Where from',
  'Sources without wheels',
  'Proof',
  'Policy',
  'What comes out',
  'Difference and signature',
  'This run',
  'GitHub',
] as const

/** The table as its interface, for readers that want every optional field. */
export function optionSpecs(surface: Surface): readonly OptionSpec[] {
  const all: readonly OptionSpec[] = OPTIONS
  return all.filter(({ only }) => only === undefined || only === surface)
}

/** How the reader typed it, for messages: `--platform` or `platforms`. */
export function spelled(name: OptionName, surface: Surface): string {
  const spec = optionSpecs(surface).find((option) => option.name === name)
  return surface === 'command' ? `--${name}` : (spec?.plural ?? name)
}
