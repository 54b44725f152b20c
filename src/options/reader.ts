import { SEE_HELP, type UsageError } from '../core/errors.ts'
import { maskSecrets } from '../core/text.ts'
import type { RawInputs } from './request.ts'
import { type Cut, type OptionName, optionSpecs, spelled } from './table.ts'

/** Reads options and collects errors, so that all are reported together. */
export interface Reader {
  /** Undefined if not specified, or empty as an unset action input. */
  text(name: OptionName): string | undefined
  list(name: OptionName): readonly string[]
  flag(name: OptionName): boolean
  /** The parsed value; the fallback if it is missing or invalid (the error is collected). */
  one<T, F>(name: OptionName, grammar: Grammar<T>, fallback: F): T | F
  each<T>(name: OptionName, grammar: Grammar<T>): readonly T[]
  given(name: OptionName): boolean
  fault(name: OptionName, given: string, expected: string): void
  /** An error in the file that the value names. */
  fileFault(name: OptionName, path: string, expected: string): void
  /** Distinct errors. */
  faults(): readonly UsageError[]
}

export function readerOf(raw: RawInputs): Reader {
  const faults: UsageError[] = []
  const specs = optionSpecs(raw.surface)
  const typed = (name: OptionName): readonly string[] => (raw.given[name] ?? []).map((text) => text.trim()).filter((text) => text !== '')
  const fileFault = (name: OptionName, given: string, expected: string): void => {
    faults.push({ input: spelled(name, raw.surface), actual: maskSecrets(given), expected })
  }
  const hint = raw.surface === 'command' ? { hint: SEE_HELP } : {} // a workflow has no --help
  const fault = (name: OptionName, given: string, expected: string): void => {
    faults.push({ input: spelled(name, raw.surface), actual: maskSecrets(given), expected, ...hint })
  }
  const list = (name: OptionName): readonly string[] => {
    const cut = specs.find((spec) => spec.name === name)?.cut ?? 'lines'
    // on the command line each value is complete: `#` and line breaks are part of it
    return raw.surface === 'command' && cut !== 'words' ? typed(name) : typed(name).flatMap((text) => listOf(text, cut))
  }
  const parsedBy = <T>(name: OptionName, grammar: Grammar<T>, given: string): readonly T[] => {
    const parsed = grammar(given)
    if ('ok' in parsed) return [parsed.ok]
    fault(name, given, parsed.expected)
    return []
  }
  const text = (name: OptionName): string | undefined => {
    const [first, second] = typed(name)
    if (second !== undefined) fault(name, second, `specified more than once (first value: ${first})`)
    return first
  }
  return {
    text,
    list,
    fault,
    fileFault,
    flag: (name) => parsedBy(name, parseFlag, text(name) ?? 'false')[0] ?? false,
    one: (name, grammar, fallback) => {
      const given = text(name)
      return given === undefined ? fallback : (parsedBy(name, grammar, given)[0] ?? fallback)
    },
    each: (name, grammar) => list(name).flatMap((given) => parsedBy(name, grammar, given)),
    given: (name) => list(name).length > 0,
    faults: () => [...new Map(faults.map((one) => [JSON.stringify(one), one])).values()], // an option may be read more than once
  }
}

/** The booleans of YAML 1.2, as the actions toolkit reads them. */
const parseFlag: Grammar<boolean> = (given) => {
  if (/^(?:true|True|TRUE)$/.test(given)) return { ok: true }
  return /^(?:false|False|FALSE)$/.test(given) ? { ok: false } : { expected: 'expected true or false' }
}

/** Accept one of the words. */
export function choiceOf<const T extends string>(...words: readonly T[]): Grammar<T> {
  return (given) => {
    const word = words.find((one) => one === given)
    return word === undefined ? { expected: `expected one of ${words.join(', ')}` } : { ok: word }
  }
}

const BETWEEN: Readonly<Record<Cut, RegExp>> = { lines: /\n/, commas: /,/, words: /[\s,]+/ }

const COMMENT: Readonly<Record<Cut, RegExp>> = { lines: /(^|\s)#.*$/s, commas: /(^|[\s,])#.*$/s, words: /(^|[\s,])#.*$/s }

/**
 * Split an action input into values, by line and as `cut` says. `#` starts a comment at the start of a line or after a space, as in
 * a requirements file, and after a comma that separates values.
 */
export function listOf(text: string, cut: Cut): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(COMMENT[cut], ''))
  const values = lines.flatMap((line) => line.split(BETWEEN[cut])).map((value) => value.trim())
  return values.filter((value) => value !== '')
}

/** A parsed value, or what was expected. */
export type Parsed<T> = { readonly ok: T } | { readonly expected: string }

export type Grammar<T> = (given: string) => Parsed<T>
