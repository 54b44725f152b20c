import semver from 'semver'
import type { UsageError } from '../core/errors.ts'
import { cpython, FIRST_FREE_THREADED_MINOR, knownPythons, type PythonSeries, parseFullVersion } from './pythons.ts'
import type { TargetPython } from './target.ts'

/**
 * Parse a `--python` value into full versions, oldest first, or a usage error.
 * A series (`3.12`, `3.13t`, `cp312`) means its newest known version, a full version (`3.12.4`) exactly that one. A range is
 * a semver range or a version specifier: a comma means "and", `!=` is supported, `~=3.10` is `>=3.10,<4`. The newest version of
 * each series in the range is selected. An unreleased Python is only selected by name.
 */
export function parsePythons(given: string, known: readonly PythonSeries[] = knownPythons()): readonly TargetPython[] | UsageError {
  const text = respell(given)
  const named = /^(3\.\d+(?:\.\d+(?:(?:a|b|rc)\d+)?)?)(t?)$/.exec(text)
  if (named !== null) return parseNamed(given, named[1] ?? '', { freeThreaded: named[2] === 't' }, known)
  return parseRange(given, text, known)
}

/** Tags and commands spell 3.12 as `cp312` and `python3.12`. */
function respell(given: string): string {
  return given
    .trim()
    .toLowerCase()
    .replace(/^cp3(\d+t?)$/, '3.$1')
    .replace(/^(?:python|cpython|py)[- ]?(3[\d.]*(?:t|(?:a|b|rc)\d+)?)$/, '$1')
}

interface Flags {
  readonly freeThreaded: boolean
}

function parseNamed(given: string, version: string, flags: Flags, known: readonly PythonSeries[]): readonly TargetPython[] | UsageError {
  const [major, minor] = version.split('.').map(Number)
  const series = known.find((one) => one.minor === minor && one.freeThreaded === flags.freeThreaded)
  if (series === undefined || major !== 3) return unknown(given, minor ?? 0, flags, known)
  const parts = parseFullVersion(parseFullVersion(version) === undefined ? series.newest : version)
  return parts === undefined ? malformed(given) : [cpython(parts, flags)]
}

function unknown(given: string, minor: number, { freeThreaded }: Flags, known: readonly PythonSeries[]): UsageError {
  const old = freeThreaded && known.some((one) => one.minor === minor)
  if (old) return fault(given, `free-threaded CPython is only available from 3.${FIRST_FREE_THREADED_MINOR}t on`)
  return fault(given, `unknown CPython version; known: ${known.map(({ name }) => name).join(', ')}`)
}

function parseRange(given: string, text: string, known: readonly PythonSeries[]): readonly TargetPython[] | UsageError {
  const alternatives = text.split('||').map((one) => parseAlternative(one))
  if (alternatives.includes(undefined)) return severalOf(given, text) ?? malformed(given)
  const ranges = alternatives.filter((one) => one !== undefined)
  const eligible = known.filter((series) => series.released || names(text, series))
  const found = eligible.flatMap((series) => newestIn(series, ranges))
  return found.length > 0 ? found : (severalOf(given, text) ?? fault(given, `no known CPython in this range; known: ${shown(known)}`))
}

/** Explain how to specify several Pythons for `3.12,3.13`, which other tools accept. */
function severalOf(given: string, text: string): UsageError | undefined {
  const versions = text.split(/[\s,]+/).filter((word) => word !== '')
  if (versions.length < 2 || !versions.every((word) => /^3\.\d+(?:\.\d+)?t?$/.test(word))) return undefined
  return fault(given, `a comma means "and": repeat --python (in the action, one per line), or write "${versions.join(' || ')}"`)
}

/** An open range such as `>=3.14` must not include alphas, but `<=3.16` names 3.16. */
function names(text: string, { minor }: PythonSeries): boolean {
  return [...text.matchAll(/\d[\d.]*/g)].some(([version]) => version === `3.${minor}` || version.startsWith(`3.${minor}.`))
}

/** One alternative of a `||` range: a semver range, its exclusions, and the kind of build. */
interface Alternative {
  readonly range: string
  readonly excluded: readonly string[]
  readonly freeThreaded: boolean
}

function parseAlternative(text: string): Alternative | undefined {
  const versions = [...text.matchAll(/\d[\d.]*(t?)/g)]
  const freeThreaded = versions.length > 0 && versions.every(([, flag]) => flag === 't')
  if (!freeThreaded && versions.some(([, flag]) => flag === 't')) return undefined
  const words = joinOperators(text.replaceAll(/(\d)t/g, '$1'))
    .split(/\s+/)
    .filter((word) => word !== '')
  const excluded = words.filter((word) => word.startsWith('!=')).map((word) => word.slice('!='.length))
  const range = words
    .filter((word) => !word.startsWith('!='))
    .map(toSemver)
    .join(' ')
  const sound = [range, ...excluded].every((one) => semver.validRange(one) !== null)
  return sound && words.length > 0 && words.every(isWord) ? { range, excluded, freeThreaded } : undefined
}

/** A comma means "and". Spaces between an operator and its version are removed. */
function joinOperators(text: string): string {
  return text.replaceAll(',', ' ').replaceAll(/([<>=!~^])\s+/g, '$1')
}

/** semver accepts `v3.12` and build tags, which are mistakes here. `-` is part of `3.10 - 3.12`. */
function isWord(word: string): boolean {
  return /^(?:-|\*|x|(?:===|==|!=|~=|<=|>=|=|<|>|~|\^)?(?:\*|x|\d+(?:\.(?:\d+|\*|x)){0,2}))$/.test(word)
}

/** `~=3.10` (compatible release; PEP 440) is `>=3.10 <4`, `~=3.10.2` is `>=3.10.2 <3.11`; `==` is `=` in semver. */
function toSemver(word: string): string {
  const compatible = /^~=(\d+)\.(\d+)(?:\.(\d+))?$/.exec(word)
  if (compatible === null) return word.replace(/^={2,3}/, '=')
  const [, major = '', minor = '', micro] = compatible
  return micro === undefined
    ? `>=${major}.${minor}.0 <${Number(major) + 1}.0.0-0`
    : `>=${major}.${minor}.${micro} <${major}.${Number(minor) + 1}.0-0`
}

/** The newest version of a series that an alternative includes. */
function newestIn(series: PythonSeries, alternatives: readonly Alternative[]): readonly TargetPython[] {
  const newest = parseFullVersion(series.newest)
  const mine = alternatives.filter(({ freeThreaded }) => freeThreaded === series.freeThreaded)
  if (newest === undefined) return []
  const micros = Array.from({ length: newest.micro + 1 }, (_, index) => newest.micro - index)
  const micro = micros.find((one) => mine.some((alternative) => includes(alternative, `3.${series.minor}.${one}`)))
  return micro === undefined ? [] : [cpython({ ...newest, micro }, series)]
}

function includes({ range, excluded }: Alternative, version: string): boolean {
  return semver.satisfies(version, range) && !excluded.some((one) => semver.satisfies(version, one))
}

function shown(known: readonly PythonSeries[]): string {
  return known
    .filter(({ released }) => released)
    .map(({ name, newest }) => `${name} (${newest})`)
    .join(', ')
}

function malformed(given: string): UsageError {
  return fault(
    given,
    'expected a Python version such as 3.12, 3.12.4 or 3.13t, or a range such as ">=3.10 <3.15", ">=3.10,!=3.12", "~=3.10"',
  )
}

function fault(given: string, expected: string): UsageError {
  return { input: 'python', actual: given, expected }
}
