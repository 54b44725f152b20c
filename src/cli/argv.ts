import { parseArgs } from 'node:util'
import type { Fault } from '../core/failure.ts'
import type { OptionName } from '../inputs/options.ts'
import type { RawInputs } from '../inputs/raw.ts'
import { type OptionSpec, optionSpecs } from '../inputs/spec.ts'
import { nearest } from '../targets/nearest.ts'
import { COMMANDS, type CommandName } from './commands.ts'

/** What the command line says, not yet understood. */
export interface Argv {
  readonly command: CommandName
  /** What stands beside a command's name, e.g. the folder of `verify`. */
  readonly operands: readonly string[]
  readonly raw: RawInputs
  readonly help: boolean
  readonly version: boolean
}

interface Told {
  readonly name: string
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

/** Reads the arguments after `node cli.js`. Total: every fault is a value. */
export function readArgv(args: readonly string[]): Argv {
  const specs = optionSpecs('command')
  const { tokens } = parseArgs({ args: [...args], options: optionsOf(specs), allowPositionals: true, strict: false, tokens: true })
  const told = tokens.flatMap((token): readonly Told[] => (token.kind === 'option' ? [token] : []))
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const command = commandOf(positionals[0])
  const operands = command === 'bundle' ? [] : positionals.slice(1)
  const packages = command === 'bundle' ? positionals : []
  return {
    command,
    operands,
    raw: {
      surface: 'command',
      given: givenOf(told, specs, packages),
      faults: [...told.flatMap((one) => faultOf(one, specs)), ...operandFaults(command, operands)],
    },
    help: told.some(({ name }) => name === 'help'),
    version: told.some(({ name }) => name === 'version'),
  }
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

function givenOf(told: readonly Told[], specs: readonly OptionSpec[], packages: readonly string[]): RawInputs['given'] {
  const values = specs.map(({ name, kind }): readonly [string, readonly string[]] => {
    const here = told.filter((one) => one.name === name)
    if (kind === 'flag') return [name, here.slice(-1).map(({ value }) => value ?? 'true')]
    const own = here.flatMap(({ value }) => (value === undefined ? [] : [value]))
    return [name, name === 'package' ? [...packages, ...own] : own]
  })
  return toGiven(new Map(values.filter(([, given]) => given.length > 0)))
}

function toGiven(given: ReadonlyMap<string, readonly string[]>): RawInputs['given'] {
  return Object.fromEntries(given) as Partial<Record<OptionName, readonly string[]>>
}

function faultOf({ name, rawName, value, inlineValue }: Told, specs: readonly OptionSpec[]): readonly Fault[] {
  if (name === 'help' || name === 'version') return []
  const spec = specs.find((one) => one.name === name)
  if (spec === undefined) return [unknown(rawName, specs)]
  if (spec.kind === 'flag') return []
  const swallowed = inlineValue === false && value !== undefined && specs.some((one) => value === `--${one.name}`)
  return value === undefined || swallowed ? [{ input: rawName, given: '', want: `give ${spec.placeholder ?? 'a value'} after it` }] : []
}

function unknown(rawName: string, specs: readonly OptionSpec[]): Fault {
  const typed = rawName.replace(/^-+/, '')
  const [near] = typed.length < 3 ? [] : nearest(typed, [...specs.map(({ name }) => name), 'help', 'version'], 1)
  return { input: rawName, given: '', want: `there is no such option${near === undefined ? '' : `; did you mean --${near}?`}` }
}

function operandFaults(command: CommandName, operands: readonly string[]): readonly Fault[] {
  const spec = COMMANDS.find(({ name }) => name === command)
  if (spec === undefined || command === 'bundle') return []
  const [least, most] = spec.operands
  if (operands.length >= least && operands.length <= most) return []
  return [{ input: command, given: operands.join(' '), want: `write it as: offline-bundle ${spec.usage}` }]
}
