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

/** Insertions, deletions, replacements and swaps of neighbours that lead from one text to the other (optimal string alignment). */
export function editDistance(from: string, to: string): number {
  const rows: Row[] = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= from.length; row++)
    rows.push(nextRow({ from, to, row, above: rows[row - 1] ?? [], before: rows[row - 2] ?? [] }))
  return rows[from.length]?.[to.length] ?? 0
}

type Row = readonly number[]

interface Step {
  readonly from: string
  readonly to: string
  readonly row: number
  readonly above: Row
  readonly before: Row
}

/** How far the first `row` letters of one text are from each beginning of the other. */
function nextRow({ from, to, row, above, before }: Step): Row {
  const far = (of: Row, column: number): number => of[column] ?? Number.POSITIVE_INFINITY
  const current = [row]
  for (let column = 1; column <= to.length; column++) {
    const same = from[row - 1] === to[column - 1]
    const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
    const steps = [far(above, column - 1) + (same ? 0 : 1), far(above, column) + 1, far(current, column - 1) + 1]
    current.push(Math.min(...steps, swapped ? far(before, column - 2) + 1 : Number.POSITIVE_INFINITY))
  }
  return current
}
