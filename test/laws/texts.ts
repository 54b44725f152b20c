import fc from 'fast-check'

/** Characters that mean something to some reader: shells, terminals, HTML, Markdown, JSON, TOML, URLs, paths, runners. */
const MARKS = ['<', '>', '&', '"', "'", '`', '\\', '/', '..', '://', '@', '#', '%', '=', ',', ';', ':', '::', '##[', '\n', '\r', '\t', '\0',
  '\u001b[2J', '\u007f', '\u0085', '\u2028', '\u202e', '\u200b', '\ufeff', '\ud800', '\udfff', 'ß', '你', '💥', ' ', '(', ')', '[', ']', '{', '}', '*', '|', '_', '-', '.', '+', '~', '!', '^', '$'] // biome-ignore format: a list of words

/** Any text at all, with a liking for what somebody could mistake for structure. */
export function anyText(maxLength = 40): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ maxLength, unit: 'binary' }),
    fc.string({ maxLength }),
    wordsOf(MARKS, maxLength),
    wordsOf([...MARKS, 'a', 'Z', '0', '9', 'file', 'http', 'alpha'], maxLength),
  )
}

/** Words of a small language in any order, joined by nothing. */
export function wordsOf(words: readonly string[], maxLength = 20): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...words), { maxLength }).map((parts) => parts.join(''))
}

/** A text with some of it left out, doubled, replaced or moved: nearly right, which is where parsers differ. */
export function bent(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const bend = fc.tuple(fc.nat(), fc.nat({ max: 12 }), fc.oneof(anyText(4), fc.constant('')))
  return fc.tuple(texts, fc.array(bend, { minLength: 1, maxLength: 3 })).map(([text, bends]) =>
    bends.reduce((sum, [at, length, by]) => {
      const from = sum.length === 0 ? 0 : at % sum.length
      return sum.slice(0, from) + by + sum.slice(from + length)
    }, text),
  )
}

/** Any JSON value, prototype keys and odd numbers among them. */
export function anyJson(): fc.Arbitrary<unknown> {
  const keys = fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'length', 'id', 'name', '0', ''), anyText(8))
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, '', '0', 'a'),
      anyText(10),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.array(fc.tuple(keys, tie('value')), { maxLength: 3 }).map((pairs) => Object.fromEntries(pairs)),
    ),
  }))
  return value
}

/** A JSON value with one of its parts replaced by another value, or taken away. */
export function harmed(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(values, fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), fc.option(anyJson(), { nil: undefined }))
    .map(([value, way, by]) => {
      return replaced(value, way, by)
    })
}

function replaced(value: unknown, [step, ...rest]: readonly number[], by: unknown): unknown {
  if (step === undefined || typeof value !== 'object' || value === null) return by
  const keys = Object.keys(value)
  const key = keys[step % Math.max(1, keys.length)]
  if (key === undefined) return by
  const next = replaced(Reflect.get(value, key), rest, by)
  if (Array.isArray(value)) return value.flatMap((one, at) => (String(at) !== key ? [one] : next === undefined ? [] : [next]))
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, one]) => (name !== key ? [[name, one]] : next === undefined ? [] : [[name, next]])),
  )
}
