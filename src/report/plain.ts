/**
 * Text that others wrote, safe for one line of a terminal or a log: no escape sequence, no line break, no character that
 * turns the reading direction round.
 */
export function plainText(text: string): string {
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, ' ')
}

/** The same, line by line: for our own text of several lines with names from outside in it. */
export function plainLines(text: string): readonly string[] {
  return text.split('\n').map(plainText)
}

/** A log line that no runner takes for a command: `::…` and the older `##[…]` count at the start of a line. */
export function runnerText(text: string): string {
  return plainText(text).replace(/^(\s*)(::|##\[)/, '$1\u200b$2')
}
