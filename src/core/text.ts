import { BundleError } from './errors.ts'

/** C0, DEL, C1, soft hyphen, zero-width, bidirectional controls, line and paragraph separators, byte order mark. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g

/**
 * Make untrusted text safe to print on one line: no line breaks, terminal controls or bidirectional controls
 * (Unicode technical report 36), and valid UTF-8.
 */
export function plainLine(text: string): string {
  return visibleText(text).trim()
}

/** Like `plainLine`, but keep surrounding spaces. */
export function visibleText(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, '\ufffd').replaceAll(UNSEEN, ' ')
}

/** Escape text for HTML content and double-quoted attributes. */
export function escapeHtml(text: string): string {
  return plainLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/**
 * Check a word for a lock, a link or a path: it cannot end a line or start an option.
 * @throws BundleError `integrity`
 */
export function safeWord(text: string, what: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9.!+_-]*$/.test(text)) return text
  throw new BundleError({
    kind: 'integrity',
    what: `${what} ${JSON.stringify(text)} contains invalid characters`,
    hint: 'The index or the wheel is corrupt or malicious: check its source.',
  })
}

/** Return a URL for the manifest: without the query, which may be a signature that is secret and changes, so that bundles stay reproducible. */
export function recordedUrl(url: string): string {
  return portableUrl(url).replace(/^([^?#]*)\?[^#]*/, '$1')
}

/** Return a URL without local folders: `file:///home/me/app.whl` becomes `file:app.whl`, also for repositories. */
export function portableUrl(url: string): string {
  const [scheme] = /^(?:[a-z]+\+)?file:/i.exec(url) ?? []
  if (scheme === undefined) return plainLine(url)
  const [path = '', ...rest] = url.slice(scheme.length).split('#')
  const last = path.replace(/\/+$/, '').split('/').at(-1) ?? ''
  return plainLine([`${scheme}${last}`, ...rest].join('#'))
}

/** Remove local folders from each `file:` URL in a text. */
export function portableText(text: string): string {
  return plainLine(text.replaceAll(/\b(?:[a-z]+\+)?file:\/\/[^\s"'<>()]+/gi, portableUrl))
}

/** Return the origin of a requirement without its local folder. */
export function recordedOrigin(origin: string): string {
  return plainLine(origin).replace(/^.*[/\\](?=[^/\\]*$)/, '')
}

/** The scheme and user part of each URL in a text. A stray `@` later in the URL may hide part of the path, but never reveals a secret. */
const USER_PART = /([a-z][a-z0-9+.-]*:\/\/)([^\s/?#]*)@/gi

/** Mask the user part of every URL in a text; a token alone before the `@` is a credential too. */
export function maskSecrets(text: string): string {
  return text.replaceAll(USER_PART, '$1****@')
}

/** Remove the user part of every URL in a text. */
export function withoutUsers(text: string): string {
  return text.replaceAll(USER_PART, '$1')
}

/**
 * Return the credentials in a text, for a runner to mask: the password of every URL, or the user if there is no password
 * (a token), as written and percent-decoded.
 */
export function credentialsIn(text: string): readonly string[] {
  const found = [...text.matchAll(USER_PART)].map(([, , user = '']) => user)
  const secrets = found.map((user) => (user.includes(':') ? user.slice(user.indexOf(':') + 1) : user))
  return [...new Set(secrets.flatMap((secret) => [secret, decodedPercent(secret)]))].filter((secret) => secret !== '')
}

/** Decode percent-encoding (RFC 3986, 2.1); return invalid encodings unchanged. */
export function decodedPercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}

/** Compare by code unit, independent of the locale. */
export function byText<T>(key: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => {
    const [left, right] = [key(a), key(b)]
    return left < right ? -1 : left > right ? 1 : 0
  }
}

const STEPS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** Format a size such as `12.3 MB`, in powers of 1000 as package indexes do. */
export function showBytes(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(STEPS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** step
  return `${step === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${STEPS[step]}`
}

/** Format a duration such as `4.2 s` or `3 min 05 s`. */
export function showSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`
}

/** Format a count such as `1 wheel` or `12 wheels`. */
export function count(many: number, noun: string, plural = `${noun}s`): string {
  return `${many} ${many === 1 ? noun : plural}`
}

/** Name targets briefly: `all 25 targets`, or `cp311, cp312 on windows-x86_64; cp312 on macos-14-arm64`. @param all the number of targets; omit it to name each */
export function targetsText(ids: readonly string[], all = 0): string {
  if (ids.length === 1 || ids.length !== all) {
    const pythons = new Map<string, string[]>()
    for (const id of ids) {
      const [, python = '', platform = id] = /^([^-]+)-(.+)$/.exec(id) ?? []
      pythons.set(platform, [...(pythons.get(platform) ?? []), python])
    }
    return ids.length === 1 ? (ids[0] ?? '') : [...pythons].map(([platform, some]) => `${some.join(', ')} on ${platform}`).join('; ')
  }
  return `all ${all} targets`
}
