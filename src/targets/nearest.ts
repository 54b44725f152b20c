/** The names most like the one given, best first, at most `count`; a name that shares nothing with it is not offered. */
export function nearest(given: string, names: Iterable<string>, count = 3): readonly string[] {
  const text = given.toLowerCase()
  const ranked = [...names].map((name) => ({ name, far: editDistance(text, name.toLowerCase()) }))
  const close = ranked.filter(({ name, far }) => far <= Math.max(2, Math.ceil(Math.max(text.length, name.length) / 2)))
  // `toSorted` keeps the table's order among equals.
  return close
    .toSorted((one, other) => one.far - other.far)
    .slice(0, count)
    .map(({ name }) => name)
}

/** Insertions, deletions and replacements of one character that lead from one text to the other (Levenshtein). */
export function editDistance(from: string, to: string): number {
  const first = Array.from({ length: to.length + 1 }, (_, index) => index)
  const last = [...from].reduce((above, letter, row) => {
    const current = [row + 1]
    for (const [column, other] of [...to].entries()) {
      const replaced = (above[column] ?? 0) + (letter === other ? 0 : 1)
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1))
    }
    return current
  }, first)
  return last[to.length] ?? 0
}
