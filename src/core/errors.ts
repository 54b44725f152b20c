import * as v from 'valibot'
import type { Finding } from './findings.ts'
import type { TargetId } from './names.ts'
import { unreachable } from './objects.ts'

/** An invalid input: where it is, its value, and what is expected. */
export interface UsageError {
  /** The option (`platform`) or the location (`requirements.txt:3`). */
  readonly input: string
  /** The value; empty if there is none to show. */
  readonly actual: string
  readonly expected: string
  /** Further advice. */
  readonly hint?: string
}

/** Hint for an error in an option's name or value, not for an error in a file that an option names. */
export const SEE_HELP = 'Run with --help to list all options.'

/** Every failure that can end a run on purpose. */
export type Failure =
  | { readonly kind: 'usage'; readonly faults: readonly UsageError[] }
  | {
      readonly kind: 'incomplete'
      readonly targets: readonly TargetFailure[]
      readonly complete?: readonly TargetId[]
      /** Wheels that could be built elsewhere (docs/schema/missing-wheels-1.json). */
      readonly missingWheels?: MissingWheels
    }
  | { readonly kind: 'integrity'; readonly what: string; readonly hint: string }
  | { readonly kind: 'signature'; readonly what: string; readonly hint: string }
  | { readonly kind: 'no-target'; readonly what: string; readonly hint: string }
  | { readonly kind: 'environment'; readonly what: string; readonly hint: string }
  | { readonly kind: 'network'; readonly what: string; readonly hint: string }
  | { readonly kind: 'policy'; readonly findings: readonly Finding[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'bug'; readonly what: string }
  | { readonly kind: 'several'; readonly failures: readonly Failure[] }

/** Why one target has no complete bundle. */
export interface TargetFailure {
  readonly target: TargetId
  readonly findings: readonly Finding[]
}

interface Explanation {
  readonly exitCode: number
  readonly message: string
  readonly hint: string
}

/** The only error that is thrown on purpose. Any other error that reaches an entry point is a bug. */
export class BundleError extends Error {
  readonly failure: Failure
  constructor(failure: Failure, options?: ErrorOptions) {
    super(explain(failure).message, options)
    this.name = 'BundleError'
    this.failure = failure
  }
}

/** Combine failures, of which there is at least one. */
export function allOf(failures: readonly Failure[]): Failure {
  const [only] = failures
  return only !== undefined && failures.length === 1 ? only : { kind: 'several', failures }
}

/** The failure of an error at an entry point. Errors other than BundleError are bugs. */
export function toFailure(error: unknown): Failure {
  if (error instanceof BundleError) return error.failure
  return { kind: 'bug', what: error instanceof Error ? `${error.name}: ${error.message}` : String(error) }
}

/** For several failures, the first of these exit codes that occurs is used. */
const PRECEDENCE = [130, 1, 2, 7, 8, 4, 5, 9, 3, 6]

/** Format a failure. `message` says what failed and why, `hint` what the user can do. */
export function explain(failure: Failure): Explanation {
  switch (failure.kind) {
    case 'usage':
      return explainUsage(failure.faults)
    case 'incomplete':
      return explainIncomplete(failure.targets, failure.complete ?? [])
    case 'policy':
      return { exitCode: 9, message: failure.findings.map(({ message }) => message).join('\n'), hint: hintsOf(failure.findings) }
    case 'integrity':
      return { exitCode: 4, message: failure.what, hint: failure.hint }
    case 'signature':
      return { exitCode: 5, message: failure.what, hint: failure.hint }
    case 'no-target':
      return { exitCode: 6, message: failure.what, hint: failure.hint }
    case 'environment':
      return { exitCode: 7, message: failure.what, hint: failure.hint }
    case 'network':
      return { exitCode: 8, message: failure.what, hint: failure.hint }
    case 'cancelled':
      return { exitCode: 130, message: 'Canceled.', hint: 'No partial output was left behind.' }
    case 'bug':
      return { exitCode: 1, message: failure.what, hint: 'This is a bug in offline-bundle. Report it with the output of --verbose.' }
    case 'several':
      return explainSeveral(failure.failures)
    default:
      return unreachable(failure)
  }
}

/** Values shown in one message. */
const MAX_VALUES = 10
/** Errors shown at once: a file of the wrong type has an error in every line. */
const MAX_FAULTS = 50

function explainUsage(faults: readonly UsageError[]): Explanation {
  const lines = usageLines(faults)
  const omitted = lines.length - MAX_FAULTS
  return {
    exitCode: 2,
    message: [...lines.slice(0, MAX_FAULTS), ...(omitted > 0 ? [`… and ${omitted} more ${omitted === 1 ? 'error' : 'errors'}`] : [])].join(
      '\n',
    ),
    hint: distinct(faults.map(({ hint }) => hint)),
  }
}

/** Merge errors that differ only in the value into one line. */
function usageLines(faults: readonly UsageError[]): readonly string[] {
  const values = new Map<string, string[]>()
  for (const { input, actual, expected } of faults) {
    const key = JSON.stringify([input, expected])
    values.set(key, [...(values.get(key) ?? []), ...(actual === '' ? [] : [actual])])
  }
  return [...values].map(([key, given]) => {
    const [input, expected]: [string, string] = JSON.parse(key)
    const more = given.length > MAX_VALUES ? ` and ${given.length - MAX_VALUES} more` : ''
    return `${input}: ${given.length === 0 ? '' : `${given.slice(0, MAX_VALUES).join(', ')}${more}: `}${expected}`
  })
}

function explainSeveral(failures: readonly Failure[]): Explanation {
  const all = failures.map(explain)
  const exitCode = PRECEDENCE.find((code) => all.some((one) => one.exitCode === code)) ?? 1
  return {
    exitCode,
    message: all.map(({ message }) => message).join('\n'),
    hint: distinct(all.map(({ hint }) => hint)),
  }
}

/** Group targets with the same finding. */
function explainIncomplete(targets: readonly TargetFailure[], complete: readonly TargetId[]): Explanation {
  const holders = new Map<string, TargetId[]>()
  for (const { target, findings } of targets) {
    for (const { message } of findings) holders.set(message, [...(holders.get(message) ?? []), target])
  }
  const lines = [...holders].map(([message, ids]) => `${ids.join(', ')}: ${message}`)
  if (complete.length > 0) lines.push(`Complete: ${complete.join(', ')}.`)
  return { exitCode: 3, message: lines.join('\n'), hint: hintsOf(targets.flatMap(({ findings }) => findings)) }
}

function hintsOf(findings: readonly Finding[]): string {
  return distinct(findings.map(({ hint }) => hint))
}

function distinct(hints: readonly (string | undefined)[]): string {
  return [...new Set(hints)].filter((hint) => hint !== undefined && hint !== '').join('\n')
}

/** Return the operating system's error code such as `ENOENT`, or '' for any other error. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

/** For `catch`: return `value` for one of these operating system errors; rethrow any other error. */
export function onCode<T>(codes: readonly string[], value: T): (error: unknown) => T {
  return (error) => {
    if (codes.includes(errorCode(error))) return value
    throw error
  }
}

/** The list of docs/schema/missing-wheels-1.json: sdists whose wheels must be built elsewhere, sorted by project and version. */
export const MissingWheelsSchema = v.pipe(
  v.array(
    v.strictObject({
      project: v.string(),
      version: v.string(),
      url: v.pipe(v.string(), v.description('of the sdist, without credentials')),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.description('of the sdist')),
      targets: v.pipe(v.array(v.string()), v.readonly(), v.description('IDs of the targets for which it has no wheel')),
      selectors: v.pipe(
        v.array(v.string()),
        v.readonly(),
        v.description(
          'values for CIBW_BUILD of cibuildwheel for these targets, e.g. cp312-manylinux_x86_64; empty for systems that it does not support',
        ),
      ),
    }),
  ),
  v.readonly(),
)

export type MissingWheels = v.InferOutput<typeof MissingWheelsSchema>
