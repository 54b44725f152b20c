/** A mistake that someone has made with such bundles, the test that would see it here, and the line that keeps it out. */
export interface Trap {
  /** For the command line of scripts/traps.ts. */
  readonly name: string
  readonly trap: string
  /** `name`: of vitest the beginning of the full name, with its describe; of unittest the method. */
  readonly test: { readonly file: string; readonly name: string }
  readonly line: { readonly file: string; readonly text: string /** '' where it is taken out. */; readonly becomes: string }
}

export interface TrapGroup {
  readonly title: string
  readonly traps: readonly Trap[]
}

type Place = readonly [file: string, text: string]

/** One row of a table: `test` is [file, name], `line` is [file, text], and `becomes` what stands there instead. */
export function trap(name: string, what: string, test: Place, line: Place, becomes = ''): Trap {
  return { name, trap: what, test: { file: test[0], name: test[1] }, line: { file: line[0], text: line[1], becomes } }
}
