import { escapeHtml } from '../core/text.ts'
import { htmlPage, type LinkedFile, linkTo } from './html-page.ts'
import { byText } from './order.ts'

/** A wheel as a page lists it. */
export interface ListedWheel extends LinkedFile {
  readonly project: string
}

/**
 * Path -> page. Links are relative, so any web server, or a `file:` URL, can serve them.
 * Source: Simple repository API, HTML (PEP 503, 592, 629).
 */
export function simplePages(wheels: readonly ListedWheel[]): ReadonlyMap<string, string> {
  const pages = new Map<string, ListedWheel[]>()
  for (const wheel of [...wheels].sort(byText(({ filename }) => filename))) {
    pages.set(wheel.project, [...(pages.get(wheel.project) ?? []), wheel])
  }
  const projects = [...pages.keys()].sort()
  return new Map([
    [
      'simple/index.html',
      htmlPage(
        'Simple index',
        projects.map((project) => `<a href="${escapeHtml(project)}/">${escapeHtml(project)}</a><br>`),
      ),
    ],
    ...projects.map((project): [string, string] => [
      `simple/${project}/index.html`,
      htmlPage(
        `Links for ${project}`,
        (pages.get(project) ?? []).map((wheel) => linkTo('../../wheels/', wheel)),
      ),
    ]),
  ])
}
