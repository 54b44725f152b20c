/**
 * The values of an action input that holds a list. `#` begins a comment at the start of a line or after a blank, as in a
 * requirements file; `lines` gives one value a line, `words` also cuts at commas and blanks.
 */
export function listOf(text: string, cut: 'lines' | 'words'): readonly string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, '').trim())
  const values = cut === 'lines' ? lines : lines.flatMap((line) => line.split(/[\s,]+/))
  return values.filter((value) => value !== '')
}
