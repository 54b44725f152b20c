import { VERSION } from '../core/constants.ts'
import type { Env } from '../core/ports.ts'
import { COMMAND_OPTIONS, GROUPS, type OptionSpec, optionSpecs } from '../options/table.ts'
import { ANSI_STYLE, PLAIN_STYLE, type TextStyle } from '../report/text-style.ts'
import { COMMANDS, type CommandName } from './args.ts'

/** Unit: columns. */
const WIDTH = 100
const LEFT = 34

/** The text of `--version`. */
export const VERSION_TEXT = `offline-bundle ${VERSION}\n`

/** Colors on a terminal, unless NO_COLOR is set (no-color.org). */
export function styleOf(stream: NodeJS.WriteStream, env: Env): TextStyle {
  const isPlain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb'
  return stream.isTTY === true && !isPlain ? ANSI_STYLE : PLAIN_STYLE
}

/** The text of `--help` for one command; that of `bundle` also lists the others. */
export function helpText(command: CommandName, look: TextStyle): string {
  const groups = GROUPS.flatMap((group) => {
    const options = optionsOf(command).filter((spec) => spec.group === group)
    return options.length === 0 ? [] : ['', look.bold(group), ...options.map((spec) => row(left(spec), right(spec), LEFT, look))]
  })
  return [
    ...introduction(command, look),
    ...groups,
    ...(command === 'bundle' ? ['', look.bold('Examples'), ...EXAMPLES] : []),
    '',
    EXIT_CODES,
    '',
  ].join('\n')
}

function introduction(command: CommandName, look: TextStyle): readonly string[] {
  const usage = COMMANDS.map((spec) => ({ ...spec, row: row(`offline-bundle ${spec.usage}`, spec.doc, 52, look) }))
  if (command !== 'bundle') return usage.filter(({ name }) => name === command).map((one) => one.row)
  const what = 'collect the Python wheels of every target into one bundle that installs without network access.'
  return [
    `${look.bold('offline-bundle')}: ${what}`,
    '',
    ...usage.map((one) => one.row),
    '',
    'The options below are those of bundle; `offline-bundle COMMAND --help` shows those of another command.',
  ]
}

/** The options that a command accepts. */
function optionsOf(command: CommandName): readonly OptionSpec[] {
  const accepted: readonly string[] | undefined = command === 'bundle' ? undefined : COMMAND_OPTIONS[command]
  return optionSpecs('command').filter(({ name }) => accepted?.includes(name) ?? name !== 'verify-with')
}

const EXAMPLES = [
  '  offline-bundle python-keystoneclient',
  '  offline-bundle -r requirements.txt --platform linux --platform windows --python 3.12',
]

const EXIT_CODES = [
  'Exit codes: 0 success, 1 bug, 2 usage, 3 incomplete, 4 integrity, 5 signature, 6 no matching target, 7 environment,',
  '8 network, 9 policy, 130 canceled.',
].join('\n')

function left({ name, short, kind, placeholder, choices }: OptionSpec): string {
  const value = choices === undefined ? placeholder : choices.join('|')
  return `${short === undefined ? '    ' : `-${short}, `}--${name}${kind === 'flag' ? '' : ` ${value ?? 'TEXT'}`}`
}

function right({ doc, default: fallback, kind }: OptionSpec): string {
  if (fallback === undefined || kind === 'flag') return doc
  return `${doc} Default: ${fallback}.`
}

function row(head: string, text: string, indent: number, look: TextStyle): string {
  const lines = wrap(text, WIDTH - indent)
  const [first = '', ...rest] = lines
  const room = head.length + 4 > indent ? `\n${' '.repeat(indent)}` : ' '.repeat(indent - head.length - 2)
  return [`  ${head}${room}${look.dim(first)}`, ...rest.map((line) => `${' '.repeat(indent)}${look.dim(line)}`)].join('\n')
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
