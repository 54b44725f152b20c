import { OPTIONS, type OptionName } from '../options/table.ts'
import type { Cut } from './list.ts'
import { STATION_OPTIONS, type Station, type StationOption } from './station-options.ts'

/** Where options are read: the local command, the action, or one of the stations of a matrix. */
export type Surface = 'command' | 'action' | Station

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
  readonly only?: 'command' | 'action'
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
  'Matrix',
] as const

/** The table as its interface, for readers that want every optional field. */
export function optionSpecs(surface: Surface): readonly OptionSpec[] {
  const all: readonly OptionSpec[] = OPTIONS
  if (surface === 'command' || surface === 'action') return all.filter(({ only }) => only === undefined || only === surface)
  const own: readonly StationOption[] = STATION_OPTIONS
  const words: readonly string[] = SHARED[surface]
  return [
    ...own.filter(({ stations }) => stations.includes(surface)),
    ...all.filter(({ only, name, group }) => only !== 'command' && (words.includes(group) || words.includes(name))),
  ]
}

/** How whoever only fetches files reaches them; which files they are the plan says. */
const REACHING = ['index-url', 'extra-index-url', 'index-for', 'cert', 'client-cert', 'proxy', 'pip-config', 'cache-max-size'] as const

/** What each station of a matrix takes of the action's inputs, by group or by name: what it needs, and no more. */
const SHARED: Readonly<Record<Station, readonly (OptionGroup | OptionName)[]>> = {
  plan: [
    'What to bundle',
    'For which targets',
    'Where from',
    'Sources without wheels',
    'prove',
    'prove-except',
    'This run',
    'cache-max-size',
  ],
  leg: [...REACHING, 'interpreters', 'This run'],
  merge: [...REACHING, 'uploaded-prior-to', 'Policy', 'What comes out', 'Difference and signature', 'This run', 'GitHub'],
}

/** How the reader typed it, for messages: `--platform` or `platforms`. */
export function spelled(name: OptionName, surface: Surface): string {
  const spec = optionSpecs(surface).find((option) => option.name === name)
  return surface === 'command' ? `--${name}` : (spec?.plural ?? name)
}
