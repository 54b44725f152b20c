/** Keys that reach an object's prototype in careless readers. */
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor'])
/** One token of valid JSON: a string, a bracket, a comma, or anything else that matters not. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],]/g

/**
 * JSON as two readers must agree on it: a key that stands twice means one thing to one reader and another to the next
 * (RFC 8259, section 4), so it is refused, as are keys that name a prototype.
 * @throws SyntaxError
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  refuseKeys(text)
  return value
}

/** The objects and arrays around a token, innermost last: an object with its keys so far, an array as `undefined`. */
type Open = (Set<string> | undefined)[]

function refuseKeys(text: string): void {
  const open: Open = []
  let before = ''
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('"')) keepKey(open, before, token)
    else nest(open, token)
    before = token
  }
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
  if (keys.has(key)) throw new SyntaxError(`the key ${JSON.stringify(key)} stands twice`)
  keys.add(key)
}
