import { BundleError } from './errors.ts'

/** C0, DEL, C1, soft hyphen, zero-width, bidirectional controls, line and paragraph separators, byte order mark. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g

/**
 * One line that shows what it holds: text of a package can neither break a line, steer a terminal nor turn the reading
 * direction (Unicode technical report 36), and is always valid UTF-8.
 */
export function plainLine(text: string): string {
  return visibleText(text).trim()
}

/** The same with the spaces around it. */
export function visibleText(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(UNSEEN, ' ')
}

/** For text and double-quoted attributes of HTML. */
export function escapeHtml(text: string): string {
  return plainLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/**
 * A word that stands in a lock, a link or a path: nothing in it can end a line or begin an option.
 * @throws BundleError integrity
 */
export function safeWord(text: string, what: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9.!+_-]*$/.test(text)) return text
  throw new BundleError({
    kind: 'integrity',
    what: `${what} ${JSON.stringify(text)} holds characters that no project, version or file name may have.`,
    hint: 'The index or the wheel is broken or hostile: look at where it came from.',
  })
}

/**
 * Where a file came from, as it is written down: a query may be a signature, which is a secret, and another one tomorrow, so that the same
 * locks would make other bytes.
 */
export function recordedUrl(url: string): string {
  return portableUrl(url).replace(/^([^?#]*)\?[^#]*/, '$1')
}

/** Where a file came from, without the folders of this machine: `file:///home/me/app.whl` is `file:app.whl`, a repository's too. */
export function portableUrl(url: string): string {
  const [scheme] = /^(?:[a-z]+\+)?file:/i.exec(url) ?? []
  if (scheme === undefined) return plainLine(url)
  const [path = '', ...rest] = url.slice(scheme.length).split('#')
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
  return plainLine([`${scheme}${last}`, ...rest].join('#'))
}

/** Text in which each `file:` URL is without the folders of this machine. */
export function portableText(text: string): string {
  return plainLine(text.replaceAll(/\b(?:[a-z]+\+)?file:\/\/[^\s"'<>()]+/gi, portableUrl))
}

/** A file's name says enough of where a requirement was read; its folder is a fact of this machine. */
export function recordedOrigin(origin: string): string {
  return plainLine(origin).replace(/^.*[/\\](?=[^/\\]*$)/, '')
}
