/** `lines` for what may hold blanks and commas, `commas` for paths, `words` for plain names. */
export type Cut = 'lines' | 'commas' | 'words'

const BETWEEN: Readonly<Record<Cut, RegExp>> = { lines: /\n/, commas: /,/, words: /[\s,]+/ }

const COMMENT: Readonly<Record<Cut, RegExp>> = { lines: /(^|\s)#.*$/s, commas: /(^|[\s,])#.*$/s, words: /(^|[\s,])#.*$/s }

/**
 * The values of an action input that holds a list. `#` begins a comment at the start of a line or after a blank, as in a
 * requirements file, and after a comma that parts values; every line holds one value, or several that are cut as `cut` says.
 */
export function listOf(text: string, cut: Cut): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(COMMENT[cut], ''))
  const values = lines.flatMap((line) => line.split(BETWEEN[cut])).map((value) => value.trim())
  return values.filter((value) => value !== '')
}
