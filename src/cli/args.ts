import { parseArgs } from 'node:util'
import { SEE_HELP, type UsageError } from '../core/errors.ts'
import type { RawInputs } from '../options/request.ts'
import { type OptionName, type OptionSpec, optionSpecs } from '../options/table.ts'
import { closestMatch, editDistance, lookUpPlatform } from '../targets/platform-names.ts'

/** The parsed command line, with unparsed option values. */
export interface Argv {
  readonly command: CommandName
  /** Operands of the command, e.g. the folder of `verify`. */
  readonly operands: readonly string[]
  readonly raw: RawInputs
  readonly help: boolean
  readonly version: boolean
}

interface TypedOption {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
  /** The next argument, which may be its value. */
  readonly next: string | undefined
}

/** Parse the arguments after `node cli.js`. Never throws: mistakes are returned as faults. */
export function readArgv(args: readonly string[]): Argv {
  const specs = optionSpecs('command')
  const { tokens } = parseArgs({ args: [...args], options: optionsOf(specs), allowPositionals: true, strict: false, tokens: true })
  const options = tokens.flatMap((token): readonly TypedOption[] =>
    token.kind === 'option' ? [{ ...token, next: args[token.index + 1] }] : [],
  )
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const command = commandOf(positionals[0])
  const operands = command === 'bundle' ? [] : positionals.slice(1)
  const packages = command === 'bundle' ? positionals.slice(positionals[0] === 'bundle' ? 1 : 0) : []
  return {
    command,
    operands,
    raw: {
      surface: 'command',
      given: givenOf(options, specs, packages),
      faults: [
        ...options.flatMap((one) => faultOf(one, specs)),
        ...packages.filter((one) => one.trim() === '').map(() => EMPTY_PACKAGE),
        ...operandFaults(command, operands),
        ...packages.flatMap((word) => misplacedFaults(word, options)),
        ...(command === 'bundle' && positionals[0] !== 'bundle' ? commandFaults(packages[0] ?? '', packages.slice(1)) : []),
      ].map((fault) => ({ hint: SEE_HELP, ...fault })),
    },
    help: options.some(({ name }) => name === 'help'),
    version: options.some(({ name }) => name === 'version'),
  }
}

/** Reject the second value of `--platform linux windows`, instead of bundling the project of that name. */
function misplacedFaults(word: string, options: readonly TypedOption[]): readonly UsageError[] {
  const has = (option: string): boolean => options.some(({ name }) => name === option)
  const hint = `To bundle the project ${word}: --package ${word}`
  if (has('platform') && lookUpPlatform(word) !== undefined)
    return [{ input: word, actual: '', expected: `is a platform; write --platform ${word}`, hint }]
  if (has('python') && /^\d+(?:\.\d+)*t?$/.test(word))
    return [{ input: word, actual: '', expected: `is a Python version; write --python ${word}`, hint }]
  return []
}

function optionsOf(specs: readonly OptionSpec[]): Record<string, { type: 'string' | 'boolean'; short?: string }> {
  const own = specs.map(({ name, kind, short }) => [
    name,
    { type: kind === 'flag' ? ('boolean' as const) : ('string' as const), ...(short === undefined ? {} : { short }) },
  ])
  return { ...Object.fromEntries(own), help: { type: 'boolean', short: 'h' }, version: { type: 'boolean', short: 'V' } }
}

function commandOf(first: string | undefined): CommandName {
  return COMMANDS.find(({ name }) => name === first && name !== 'bundle')?.name ?? 'bundle'
}

function givenOf(options: readonly TypedOption[], specs: readonly OptionSpec[], packages: readonly string[]): RawInputs['given'] {
  const values = specs.map(({ name, kind }): readonly [string, readonly string[]] => {
    const here = options.filter((one) => one.name === name)
    if (kind === 'flag') return [name, here.slice(-1).map(({ value }) => value ?? 'true')]
    const own = here.flatMap(({ value }) => (value === undefined ? [] : [value]))
    return [name, name === 'package' ? [...packages, ...own] : own]
  })
  return toGiven(new Map(values.filter(([, given]) => given.length > 0)))
}

function toGiven(given: ReadonlyMap<string, readonly string[]>): RawInputs['given'] {
  return Object.fromEntries(given) as Partial<Record<OptionName, readonly string[]>>
}

function faultOf(one: TypedOption, specs: readonly OptionSpec[]): readonly UsageError[] {
  const { name, rawName, value } = one
  if (name === 'help' || name === 'version') return []
  const spec = specs.find((option) => option.name === name)
  if (spec === undefined) return [unknown(one, specs)]
  const wanted = spec.kind === 'flag' ? 'true or false' : (spec.placeholder ?? 'a value')
  if (lacksValue(one, spec, specs)) return [{ input: rawName, actual: '', expected: `add ${wanted} after it` }]
  const empty = value !== undefined && isEmpty(value, spec)
  return empty ? [{ input: rawName, actual: '', expected: `its value is empty: pass ${wanted}, or remove the option` }] : []
}

function lacksValue({ value, inlineValue }: TypedOption, { kind }: OptionSpec, specs: readonly OptionSpec[]): boolean {
  if (kind === 'flag') return false
  const swallowed = inlineValue === false && specs.some((option) => value === `--${option.name}`)
  return value === undefined || swallowed
}

/**
 * `--platform "$P"` with P unset must not select this machine. (For an action input, empty and unset cannot be distinguished.)
 */
function isEmpty(value: string, { cut }: OptionSpec): boolean {
  return (cut === 'words' ? /^[\s,]*$/ : /^\s*$/).test(value)
}

const EMPTY_PACKAGE: UsageError = { input: 'REQUIREMENT', actual: '', expected: 'is empty: pass a requirement, or remove it' }

function unknown({ rawName, next }: TypedOption, specs: readonly OptionSpec[]): UsageError {
  const none = 'there is no such option'
  if (rawName === '-e' || rawName === '--editable') {
    return { input: rawName, actual: '', expected: `${none}; write --package "-e ${next ?? 'FOLDER'}"` }
  }
  const typed = rawName.replace(/^-+/, '')
  const [near] = typed.length < 3 ? [] : closestMatch(typed, [...specs.map(({ name }) => name), 'help', 'version'], 1)
  return { input: rawName, actual: '', expected: `${none}${near === undefined ? '' : `; did you mean --${near}?`}` }
}

function operandFaults(command: CommandName, operands: readonly string[]): readonly UsageError[] {
  const spec = COMMANDS.find(({ name }) => name === command)
  if (spec === undefined || command === 'bundle') return []
  const [least, most] = spec.operands
  if (operands.length >= least && operands.length <= most) return []
  return [{ input: command, actual: operands.join(' '), expected: `write it as: offline-bundle ${spec.usage}` }]
}

export type CommandName = 'bundle' | 'verify' | 'diff' | 'targets'

interface CommandSpec {
  readonly name: CommandName
  readonly usage: string
  readonly doc: string
  /** Minimum and maximum number of operands. */
  readonly operands: readonly [number, number]
}

/** The commands. Without a command name, a bundle is made. */
export const COMMANDS: readonly CommandSpec[] = [
  { name: 'bundle', usage: '[bundle] [options] [REQUIREMENT…]', doc: 'Create a bundle.', operands: [0, 0] },
  { name: 'verify', usage: 'verify DIR', doc: 'Repeat all checks on an existing bundle.', operands: [1, 1] },
  { name: 'diff', usage: 'diff OLD NEW', doc: 'Show the changes between two bundles, per target.', operands: [2, 2] },
  { name: 'targets', usage: 'targets [NAME…]', doc: 'List platforms, or show the tags and markers of a target.', operands: [0, 100] },
]

/** Commands of similar tools, without `build` and `wheel`, which are also names of projects. */
const FOREIGN_COMMANDS = [
  'add', 'apply', 'check', 'compare', 'create', 'delta', 'describe', 'download', 'export', 'freeze', 'help', 'info', 'init', 'install', 'join',
  'list', 'lock', 'make', 'merge', 'pack', 'package', 'plan', 'prove', 'pull', 'push', 'remove', 'resolve', 'run', 'search', 'show', 'sync',
  'uninstall', 'unpack', 'update', 'upgrade', 'validate', 'version',
] // biome-ignore format: a list

/** Reject a first word that looks like a command, instead of bundling the project of that name. */
function commandFaults(word: string, rest: readonly string[]): readonly UsageError[] {
  const typed = word.toLowerCase()
  const near = COMMANDS.find(({ name }) => name !== typed && editDistance(typed, name) === 1)
  const isForeign = FOREIGN_COMMANDS.includes(typed)
  if (near === undefined && !isForeign) return []
  const instead = near === undefined ? instructions(typed, rest) : `Did you mean: offline-bundle ${near.usage}?`
  return [{ input: word, actual: '', expected: 'unknown command', hint: `${instead} To bundle the project ${word}: --package ${word}` }]
}

function instructions(command: string, rest: readonly string[]): string {
  if (command === 'help' || command === 'version') return `Did you mean: offline-bundle --${command}?`
  const requirements = rest.length === 0 ? 'REQUIREMENT…' : rest.join(' ')
  return `A bundle is made without a command: offline-bundle ${requirements}; its install.py installs it.`
}
