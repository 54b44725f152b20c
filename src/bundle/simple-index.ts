import { byText, escapeHtml } from '../core/text.ts'

/** A wheel on an index page. */
interface ListedWheel extends LinkedFile {
  readonly project: string
}

/**
 * Return index pages by path. Links are relative, so that any web server or a `file:` URL can serve them.
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

/** A file on an index page or a `--find-links` page. */
interface LinkedFile {
  readonly filename: string
  readonly sha256: string
  readonly requiresPython?: string
  readonly yanked?: string
}

/** Source: Simple repository API, HTML (PEP 503, 592). */
export function linkTo(folder: string, { filename, sha256, requiresPython, yanked }: LinkedFile): string {
  const attributes = [
    // `+` in local versions must be escaped: servers decode it as a space
    `href="${folder}${encodeURIComponent(filename)}#sha256=${sha256}"`,
    ...(requiresPython === undefined ? [] : [`data-requires-python="${escapeHtml(requiresPython)}"`]),
    ...(yanked === undefined ? [] : [`data-yanked="${escapeHtml(yanked)}"`]),
  ]
  return `<a ${attributes.join(' ')}>${escapeHtml(filename)}</a><br>`
}

/** Source: Simple repository API, HTML (PEP 503, 629). */
export function htmlPage(title: string, lines: readonly string[]): string {
  return [
    '<!DOCTYPE html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="pypi:repository-version" content="1.0">',
    `<title>${escapeHtml(title)}</title>`,
    '</head>',
    '<body>',
    ...lines,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}
