import * as v from 'valibot'
import { BundleError } from './errors.ts'

/** Keys that could change an object's prototype. */
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor'])
/** The structural tokens of valid JSON. */
const NEXT = /["{}[\],]/

/**
 * Parse JSON and reject duplicate keys, which parsers read differently (RFC 8259, section 4), and keys that name a prototype.
 * @throws SyntaxError
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  checkKeys(text)
  return value
}

/** The objects and arrays around a token, innermost last: an object with its keys so far, an array as `undefined`. */
type Open = (Set<string> | undefined)[]

function checkKeys(text: string): void {
  const open: Open = []
  const next = new RegExp(NEXT, 'g')
  let before = ''
  for (let at = 0; ; ) {
    next.lastIndex = at
    const found = next.exec(text)
    if (found === null) return
    at = found[0] === '"' ? endOfString(text, found.index) : found.index + 1
    const token = text.slice(found.index, at)
    if (found[0] === '"') keepKey(open, before, token)
    else nest(open, token)
    before = found[0]
  }
}

/** Return the index after the string that begins at `start`. A regular expression would overflow the stack on long strings. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text[at - 1 - slashes] === '\\') slashes += 1
    if (slashes % 2 === 0) return at + 1
  }
  return text.length
}

function nest(open: Open, bracket: string): void {
  if (bracket === '{') open.push(new Set())
  if (bracket === '[') open.push(undefined)
  if (bracket === '}' || bracket === ']') open.pop()
}

/** In an object a string that follows `{` or `,` is a key. */
function keepKey(open: Open, before: string, token: string): void {
  const keys = open.at(-1)
  if (keys === undefined || (before !== '{' && before !== ',')) return
  const key = String(JSON.parse(token))
  if (FORBIDDEN.has(key)) throw new SyntaxError(`the key ${JSON.stringify(key)} is not allowed`)
  if (keys.has(key)) throw new SyntaxError(`duplicate key ${JSON.stringify(key)}`)
  keys.add(key)
}

/** A JSON document that one process writes and another reads. Its schema has a literal `format`. */
interface DocumentKind<TSchema extends v.GenericSchema> {
  /** As in "FILE is not a plan". */
  readonly noun: string
  readonly format: number
  readonly schema: TSchema
  /** Hint for an invalid document. */
  readonly hint: string
  /** Hint for a document of another format version. */
  readonly otherFormat: string
}

/**
 * Parse and validate a JSON document.
 * @param where the file, for messages
 * @throws BundleError `integrity` for invalid JSON, an invalid field or another format version
 */
export function parseDocument<TSchema extends v.GenericSchema>(
  { noun, format, schema, hint, otherFormat }: DocumentKind<TSchema>,
  text: string,
  where: string,
): v.InferOutput<TSchema> {
  const invalid = (why: string, cause?: unknown): BundleError =>
    new BundleError({ kind: 'integrity', what: `${where} is not ${noun}: ${why}`, hint }, { cause })
  let value: unknown
  try {
    value = parseStrictJson(text)
  } catch (cause) {
    throw invalid(cause instanceof Error ? cause.message : String(cause), cause)
  }
  const other = v.safeParse(v.object({ format: v.pipe(v.number(), v.integer(), v.notValue(format)) }), value)
  if (other.success) {
    const what = `${where} has format ${other.output.format}, but this version of offline-bundle reads format ${format}`
    throw new BundleError({ kind: 'integrity', what, hint: otherFormat })
  }
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  const [issue] = parsed.issues
  throw invalid(`${v.getDotPath(issue) ?? 'document'}: ${issue.message}`, new v.ValiError(parsed.issues))
}

/** Serialize a document, indented by one space so that it is small and `diff` works. */
export function documentText(value: object): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
