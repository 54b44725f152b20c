import * as v from 'valibot'
import type { Finding } from './findings.ts'
import type { TargetId } from './names.ts'
import { unreachable } from './objects.ts'

/** A wrong input: what was given, where, and what would be right. */
export interface UsageError {
  /** The option (`platform`) or the place (`requirements.txt:3`). */
  readonly input: string
  readonly actual: string
  readonly expected: string
  /** Where to read on, for what `want` cannot say whole. */
  readonly hint?: string
}

/** Of a fault in an option's name or value. Of a file or of what stands in it, the list of options tells nothing. */
export const SEE_HELP = 'See --help for every option.'

/** Everything that can end a run on purpose. */
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

/** The one error that is thrown on purpose. Anything else that reaches an entry is a bug of ours. */
export class BundleError extends Error {
  readonly failure: Failure
  constructor(failure: Failure, options?: ErrorOptions) {
    super(explain(failure).message, options)
    this.name = 'BundleError'
    this.failure = failure
  }
}

/** Of several kinds the first of these is the exit code (design, "Who does what on failure"). */
const PRECEDENCE = [130, 1, 2, 7, 8, 4, 5, 9, 3, 6]

/** The only place that words a failure. message: what is so. hint: what the reader can do. */
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
      return { exitCode: 130, message: 'Cancelled.', hint: 'Nothing was left behind.' }
    case 'bug':
      return { exitCode: 1, message: failure.what, hint: 'This is a bug of offline-bundle: please report it with the log of --verbose.' }
    case 'several':
      return explainSeveral(failure.failures)
    default:
      return unreachable(failure)
  }
}

/** How many values one message shows. */
const MAX_VALUES = 10
/** Nobody mends more at a time; a file of another kind has a fault in each of its lines. */
const MAX_FAULTS = 50

function explainUsage(faults: readonly UsageError[]): Explanation {
  const lines = usageLines(faults)
  const omitted = lines.length - MAX_FAULTS
  return {
    exitCode: 2,
    message: [
      ...lines.slice(0, MAX_FAULTS),
      ...(omitted > 0 ? [`… and ${omitted} more ${omitted === 1 ? 'fault' : 'faults'} like these`] : []),
    ].join('\n'),
    hint: distinct(faults.map(({ hint }) => hint)),
  }
}

/** Faults that say the same of several values are one line. */
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

/** The same finding for many targets is said once, with the targets it holds for. */
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

/** `ENOENT` and its like; '' for an error that does not come from the operating system. */
export function errorCode(cause: unknown): string {
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : ''
}

/** For `catch`: the value if the operating system's error is one of these; any other error is thrown again. */
export function onCode<T>(codes: readonly string[], value: T): (error: unknown) => T {
  return (error) => {
    if (codes.includes(errorCode(error))) return value
    throw error
  }
}

/** The list of docs/schema/missing-wheels-1.json: sdists whose wheels have to be built elsewhere, sorted by project and version. */
export const MissingWheelsSchema = v.pipe(
  v.array(
    v.strictObject({
      project: v.string(),
      version: v.string(),
      url: v.pipe(v.string(), v.description('of the sdist, without credentials')),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.description('of the sdist')),
      targets: v.pipe(v.array(v.string()), v.readonly(), v.description('ids of the targets that lack a wheel of it')),
      selectors: v.pipe(
        v.array(v.string()),
        v.readonly(),
        v.description('what CIBW_BUILD of cibuildwheel takes for these targets, e.g. cp312-manylinux_x86_64; none for other systems'),
      ),
    }),
  ),
  v.readonly(),
)

export type MissingWheels = v.InferOutput<typeof MissingWheelsSchema>
