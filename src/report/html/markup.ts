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

export function section(id: string, title: string, content: readonly (Html | undefined)[]): Html {
  return html`<section id="${id}" aria-labelledby="${id}-h">
<h2 id="${id}-h">${title}</h2>
${content.filter((part) => part !== undefined)}
</section>`
}

export function lead(text: Html | string): Html {
  return html`<p class="lead">${text}</p>`
}

/** The first items of a list; the others are folded. @param noun plural of an item */
export function folded(items: readonly Html[], { shown, noun }: { readonly shown: number; readonly noun: string }): Html {
  if (items.length <= shown) return html`${items}`
  return html`${items.slice(0, shown)}<details><summary>${items.length - shown} more ${noun}</summary>${items.slice(shown)}</details>`
}

/**
 * Table that scrolls inside the page. In a narrow window, each row of a `stacked` table becomes a paragraph.
 * @param head markup, or titles: `#` before a title aligns its column to the right
 */
export function table(id: string, caption: string, head: Html | readonly string[], rows: readonly Html[], style = 'stacked'): Html {
  const title = (text: string): Html => html`<th scope="col"${text.startsWith('#') ? html` class="n"` : ''}>${text.replace('#', '')}`
  return html`<div class="scroll" role="region" aria-labelledby="${id}-c" tabindex="0"><table class="${style}">
<caption id="${id}-c">${caption}</caption>
${'html' in head ? head : html`<thead><tr>${head.map(title)}</thead>`}
<tbody id="${id}-rows">
${rows}</tbody></table></div>`
}

/** Shown by report.js. */
export const NO_MATCH = html`<p class="none" hidden>Nothing matches.</p>`

export function projectLink(project: string, text = project): Html {
  return html`<a href="#${project}--">${text}</a>`
}

/** A number, with its unit where the column has no title. */
export function quantity(many: number, noun: string): Html {
  return html`${many}<span class="unit"> ${many === 1 ? noun : `${noun}s`}</span>`
}
