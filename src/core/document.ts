import * as v from 'valibot'
import { BundleError } from './errors.ts'
import { parseStrictJson } from './json.ts'

/** A kind of JSON file that one process writes and another reads. Its schema has a literal `format`. */
export interface DocumentKind<TSchema extends v.GenericSchema> {
  /** As in "FILE is not a plan". */
  readonly noun: string
  readonly format: number
  readonly schema: TSchema
  /** What helps where it is damaged. */
  readonly hint: string
  /** What helps where another version of this program wrote it. */
  readonly otherFormat: string
}

/**
 * The only reader of such files.
 * @param where the file, for the message
 * @throws BundleError `integrity` that says what is wrong in it, or which format it has instead
 */
export function parseDocument<TSchema extends v.GenericSchema>(
  { noun, format, schema, hint, otherFormat }: DocumentKind<TSchema>,
  text: string,
  where: string,
): v.InferOutput<TSchema> {
  const unfit = (why: string, cause?: unknown): BundleError =>
    new BundleError({ kind: 'integrity', what: `${where} is not ${noun}: ${why}`, hint }, { cause })
  let value: unknown
  try {
    value = parseStrictJson(text)
  } catch (cause) {
    throw unfit(cause instanceof Error ? cause.message : String(cause), cause)
  }
  const other = v.safeParse(v.object({ format: v.pipe(v.number(), v.integer(), v.notValue(format)) }), value)
  if (other.success) {
    const what = `${where} has format ${other.output.format}, and this version of offline-bundle reads format ${format}`
    throw new BundleError({ kind: 'integrity', what, hint: otherFormat })
  }
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw unfit(`${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`, new v.ValiError(parsed.issues))
}

/** One space a level: small, and lines that `diff` can compare. */
export function documentText(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
