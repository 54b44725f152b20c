/** Replace the lines between two lines of a text. The new lines get the indentation of the first. @throws Error if one is missing */
export function replaceBlock(text: string, [first, last]: readonly [string, string], block: string): string {
  const lines = text.split('\n')
  const [start, end] = [first, last].map((mark) => lines.findIndex((line) => line.trim() === mark))
  if (start === undefined || end === undefined || start < 0 || end < start)
    throw new Error(`the text has no lines "${first}" and "${last}"`)
  const [indent = ''] = /^ */.exec(lines[start] ?? '') ?? []
  const fresh = block.split('\n').map((line) => (line === '' ? line : `${indent}${line}`))
  return [...lines.slice(0, start + 1), ...fresh, ...lines.slice(end)].join('\n')
}
