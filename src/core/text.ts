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

/** The scheme and the user part of each URL in a text. A stray `@` further on costs a readable path, never a secret. */
const USER_PART = /([a-z][a-z0-9+.-]*:\/\/)([^\s/?#]*)@/gi

/**
 * The text with the user part of every URL in it hidden. A credential may appear in no byte that we print or write, and a
 * token that stands alone before the `@` is one too.
 */
export function maskSecrets(text: string): string {
  return text.replaceAll(USER_PART, '$1****@')
}

/** The text with the user part of every URL in it left out. */
export function withoutUsers(text: string): string {
  return text.replaceAll(USER_PART, '$1')
}

/**
 * What of the text is a credential: the password of every URL in it, or the user where that stands alone (a token), as
 * written and percent-decoded. For a runner that hides them wherever they turn up.
 */
export function credentialsIn(text: string): readonly string[] {
  const found = [...text.matchAll(USER_PART)].map(([, , user = '']) => user)
  const secrets = found.map((user) => (user.includes(':') ? user.slice(user.indexOf(':') + 1) : user))
  return [...new Set(secrets.flatMap((secret) => [secret, decodedPercent(secret)]))].filter((secret) => secret !== '')
}

/** Without percent-encoding (RFC 3986, 2.1); a text whose encoding is broken stays as it is. */
export function decodedPercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** By code unit: the same on every machine, which a locale's order is not. */
export function byText<T>(key: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [key(a), key(b)]
    return left < right ? -1 : left > right ? 1 : 0
  }
}

const STEPS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** `12.3 MB`, in steps of 1000 as package indexes show sizes. */
export function showBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(STEPS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${STEPS[step]}`
}

/** `4.2 s`, `3 min 05 s`. */
export function showSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** `1 wheel`, `12 wheels`. */
export function count(many: number, noun: string, plural = `${noun}s`): string {
  return `${many} ${many === 1 ? noun : plural}`
}
