import { escapeHtml } from '../../core/text.ts'

/** Markup that is safe to put into a page. Only `html` and `trusted` make it. */
export interface Html {
  readonly html: string
}

type Part = Html | readonly Html[] | string | number | undefined

/** A template of HTML: text that is put in is shown as it is and can be no markup, whoever wrote it; undefined is nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.reduce((sum, text, at) => `${sum}${markupOf(parts[at - 1])}${text}`) }
}

/** Our own constants alone: style and script. */
export function trusted(text: string): Html {
  return { html: text }
}

/** Data for a script of the page: nothing in it can end the element or open a comment (HTML, "Restrictions for contents of script elements"). */
export function jsonMarkup(value: unknown): Html {
  return { html: JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e').replaceAll('&', '\\u0026') }
}

function markupOf(part: Part): string {
  if (part === undefined) return ''
  if (typeof part === 'string') return escapeHtml(part)
  if (typeof part === 'number') return `${part}`
  return 'html' in part ? part.html : part.map((one) => one.html).join('')
}
