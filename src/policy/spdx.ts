/** An SPDX license expression (SPDX specification, annex "License expressions"; PEP 639). */
export type Spdx =
  | {
      readonly kind: 'license'
      readonly id: string
      readonly exception?: string
      /** For a family such as "BSD License": matches the identifiers of its members. */
      readonly family?: RegExp
    }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Spdx[] }

export type License = Extract<Spdx, { kind: 'license' }>

const TOKENS = /\s*([()]|[A-Za-z0-9][A-Za-z0-9.+:-]*)/y

/** Protects the stack from hostile wheels; real expressions nest two levels deep. */
const MAX_DEPTH = 100

/** Parse an SPDX expression, case-insensitively; AND binds more tightly than OR. @returns undefined if it is not valid */
export function parseSpdx(text: string): Spdx | undefined {
  const tokens = tokensOf(text.trim())
  if (tokens === undefined) return undefined
  if (depthOf(tokens) > MAX_DEPTH) return undefined
  const read = cursorOf(tokens)
  const whole = parseOr(read)
  return read.next() === undefined ? whole : undefined
}

/** Whether the expression can be satisfied with licenses that are `fine`. */
export function meets(expression: Spdx, fine: (license: License) => boolean): boolean {
  if (expression.kind === 'license') return fine(expression)
  const met = (part: Spdx): boolean => meets(part, fine)
  return expression.kind === 'and' ? expression.parts.every(met) : expression.parts.some(met)
}

/** All licenses of the expression. */
export function licensesIn(expression: Spdx): readonly License[] {
  return expression.kind === 'license' ? [expression] : expression.parts.flatMap(licensesIn)
}

/**
 * Normalize an identifier for comparison: lower case, and current names of GNU licenses
 * (`GPL-2.0+` is `GPL-2.0-or-later`, `GPL-2.0` is `GPL-2.0-only`).
 */
export function normalLicense(id: string): string {
  const lower = id.toLowerCase()
  const [, family = '', later = ''] = /^((?:a|l)?gpl-\d+\.\d+|gfdl-\d+\.\d+)(\+?)$/.exec(lower) ?? []
  return family === '' ? lower : `${family}-${later === '' ? 'only' : 'or-later'}`
}

function tokensOf(text: string): readonly string[] | undefined {
  const found = [...text.matchAll(new RegExp(TOKENS, 'gy'))]
  const length = found.reduce((sum, [whole]) => sum + whole.length, 0)
  return length === text.length ? found.map(([, token = '']) => token) : undefined
}

function depthOf(tokens: readonly string[]): number {
  let depth = 0
  let deepest = 0
  for (const token of tokens) {
    depth += token === '(' ? 1 : token === ')' ? -1 : 0
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

interface Cursor {
  peek(): string | undefined
  next(): string | undefined
  /** Consume the next token if it is this word. */
  takes(word: string): boolean
}

function cursorOf(tokens: readonly string[]): Cursor {
  let at = 0
  const next = (): string | undefined => {
    at += 1
    return tokens[at - 1]
  }
  return {
    peek: () => tokens[at],
    next,
    takes: (word) => tokens[at]?.toLowerCase() === word && next() !== undefined,
  }
}

function parseOr(read: Cursor): Spdx | undefined {
  return parseSides(read, 'or', (inner) => parseSides(inner, 'and', parseAtom))
}

function parseSides(read: Cursor, kind: 'and' | 'or', side: (read: Cursor) => Spdx | undefined): Spdx | undefined {
  const parts: Spdx[] = []
  do {
    const part = side(read)
    if (part === undefined) return undefined
    parts.push(part)
  } while (read.takes(kind))
  const [only] = parts
  return parts.length === 1 ? only : { kind, parts }
}

const OPERATORS = ['and', 'or', 'with']

function parseAtom(read: Cursor): Spdx | undefined {
  if (read.takes('(')) {
    const inner = parseOr(read)
    return read.takes(')') ? inner : undefined
  }
  const id = parseId(read)
  if (id === undefined) return undefined
  if (!read.takes('with')) return { kind: 'license', id }
  const exception = parseId(read)
  return exception === undefined ? undefined : { kind: 'license', id, exception }
}

function parseId(read: Cursor): string | undefined {
  const token = read.peek()
  if (token === undefined || token === '(' || token === ')' || OPERATORS.includes(token.toLowerCase())) return undefined
  return read.next()
}
