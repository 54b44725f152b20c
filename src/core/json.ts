/** Keys that reach an object's prototype in careless readers. */
const FORBIDDEN = new Set(['__proto__', 'prototype', 'constructor'])
/** What valid JSON is looked through for; anything between matters not. */
const NEXT = /["{}[\],]/

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

/** Behind the closing quote of the string that begins at `start`. A regular expression overflows its stack in a long one. */
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
  if (keys.has(key)) throw new SyntaxError(`the key ${JSON.stringify(key)} stands twice`)
  keys.add(key)
}
