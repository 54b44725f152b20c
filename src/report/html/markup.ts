import { escapeHtml } from '../../core/text.ts'

/** Markup that is safe to put into a page. Only `html` and `trusted` make it. */
export interface Html {
  readonly html: string
}

type Part = Html | readonly Html[] | string | number | undefined

/** HTML template. Interpolated text is escaped; undefined is omitted. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.reduce((sum, text, at) => `${sum}${toMarkup(parts[at - 1])}${text}`) }
}

/** Only for texts of our own: report.css and report.js. */
export function trusted(text: string): Html {
  return { html: text }
}

function toMarkup(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return `${part}`
  return 'html' in part ? part.html : part.map((one) => one.html).join('')
}
