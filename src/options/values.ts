import { LOGIN_VARIABLE, MAX_VOLUME_BYTES, MIB, OLDEST_EPOCH_SECONDS } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import { type ProjectName, toProjectName } from '../core/names.ts'
import type { Env } from '../core/ports.ts'
import { withoutUsers } from '../core/text.ts'
import type { Grammar, Parsed } from './reader.ts'
import type { ProofSettings, Signer } from './request.ts'

/** Device names that Windows reserves, with any extension. */
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** An extra or a dependency group, normalized (PEP 685, PEP 735). */
export function parseExtra(given: string): Parsed<ProjectName> {
  const right = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/.test(given)
  return right ? { ok: toProjectName(given) } : { expected: 'expected a name of letters, digits, ".", "-" and "_"' }
}

/** A bundle name, valid as a folder and file name on every system. */
export function parseBundleName(given: string): Parsed<string> {
  const right = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(given) && !given.endsWith('.') && !DEVICES.test(given)
  return right
    ? { ok: given }
    : { expected: 'expected a name of up to 100 letters, digits, ".", "-" and "_" that is a valid folder name on every system' }
}

/** A target id in which `*` matches any characters. */
export function parseIdPattern(given: string): Parsed<string> {
  return /^[A-Za-z0-9._*-]+$/.test(given)
    ? { ok: given }
    : { expected: 'expected a target id such as cp312-windows-x86_64; * matches any characters' }
}

/** An SPDX license or exception identifier. */
export function parseLicense(given: string): Parsed<string> {
  return /^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(given) ? { ok: given } : { expected: 'expected an SPDX identifier such as MIT or Apache-2.0' }
}

/** A value of license-allow: an SPDX identifier or `project:NAME`. */
export function parseAllowed(given: string): Parsed<{ readonly license: string } | { readonly project: ProjectName }> {
  const [, name] = /^project:(.*)$/i.exec(given) ?? []
  if (name !== undefined) {
    const project = parseExtra(name) // an extra's name has the same form
    return 'ok' in project ? { ok: { project: project.ok } } : { expected: 'expected project:NAME with the name of a project' }
  }
  const license = parseLicense(given)
  return 'ok' in license ? { ok: { license: license.ok } } : { expected: `${license.expected}, or project:NAME` }
}

export function parseJobs(given: string): Parsed<number> {
  const jobs = /^\d{1,2}$/.test(given) ? Number(given) : 0
  return jobs >= 1 && jobs <= 16 ? { ok: jobs } : { expected: 'expected a number from 1 to 16' }
}

/** A project's name as its metadata may spell it (Names and normalization). */
const PROJECT = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/
/** Client errors that never mean "not found": proxy authentication, timeout, rate limit. */
const NEVER_ABSENT = [407, 408, 429]

/** An index URL: http, https or file, without whitespace. */
export function parseIndexUrl(given: string): Parsed<string> {
  const url = URL.canParse(given) ? new URL(given) : undefined
  const wellKnown = url !== undefined && ['http:', 'https:', 'file:'].includes(url.protocol)
  if (wellKnown && !/\s/.test(given)) return { ok: given }
  return { expected: 'expected a URL such as https://index.example/simple' }
}

/** `NAME=` before an index URL. */
const INDEX_NAME = /^([A-Za-z0-9][\w.-]*)=/

/** Parse `URL` or `NAME=URL` to the URL. A named index has the credentials of its environment variables, if they are set. */
export function indexUrlWith(env: Env): Grammar<string> {
  return (given) => {
    const [prefix = '', name] = INDEX_NAME.exec(given) ?? []
    const parsed = parseIndexUrl(given.slice(prefix.length))
    if ('expected' in parsed) return { expected: `${parsed.expected} or team=https://index.example/simple` }
    return { ok: name === undefined ? parsed.ok : withLogin(parsed.ok, name, env) }
  }
}

/** Credentials in the environment replace those in the URL, as in uv. */
function withLogin(url: string, name: string, env: Env): string {
  const variable = `${LOGIN_VARIABLE}${name.toUpperCase().replaceAll(/[.-]/g, '_')}`
  const [user, password] = [env[`${variable}_USERNAME`] ?? '', env[`${variable}_PASSWORD`] ?? '']
  if (user === '' && password === '') return url
  const login = [user, ...(password === '' ? [] : [password])].map(encodeURIComponent).join(':')
  return withoutUsers(url).replace('://', `://${login}@`)
}

export function parseProxy(given: string): Parsed<string> {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url !== undefined && url.hostname !== '' && /^(?:https?|socks[45]h?):$/.test(url.protocol)) return { ok: given }
  // pip also accepts HOST:PORT, which URL parses as a scheme
  return /^[\w.-]+:\d{1,5}$/.test(given) ? { ok: given } : { expected: 'expected a URL such as http://proxy.example:3128' }
}

/** `PROJECT=URL` */
export function parseIndexFor(given: string): Parsed<{ readonly project: ProjectName; readonly url: string }> {
  const [project, url] = splitAt(given, given.indexOf('='))
  const parsed = parseIndexUrl(url)
  if (PROJECT.test(project) && 'ok' in parsed) return { ok: { project: toProjectName(project), url: parsed.ok } }
  return { expected: 'expected PROJECT=URL, e.g. torch=https://index.example/simple' }
}

/** `URL=403`, split at the last `=`, because URLs may contain others. */
export function parseIgnoredErrorCode(given: string): Parsed<{ readonly url: string; readonly status: number }> {
  const [url, code] = splitAt(given, given.lastIndexOf('='))
  const status = /^4\d\d$/.test(code) ? Number(code) : 0
  const parsed = parseIndexUrl(url)
  if ('ok' in parsed && status !== 0 && !NEVER_ABSENT.includes(status)) return { ok: { url: parsed.ok, status } }
  return {
    expected: 'expected URL=STATUS with a status from 400 to 499 that means "not found" there, e.g. https://index.example/simple=403',
  }
}

/** Whether pip would download it. A single letter before the colon is a Windows drive. */
export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/?\/?/i.test(text)
}

function splitAt(text: string, at: number): readonly [string, string] {
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

/** Date, then optionally a time and a zone (ISO 8601, the part that every Python of 3.10 and newer reads). */
const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/

/** A time or an age in days, as in pip's `--uploaded-prior-to`. */
export function parseUploadedPriorTo(given: string): Parsed<string> {
  if (/^P\d{1,5}D$/.test(given)) return { ok: given }
  const day = TIME.exec(given)?.[1]
  if (day !== undefined && isDay(day)) return { ok: given }
  return { expected: 'expected a time such as 2026-01-31 or 2026-01-31T12:00:00Z, or an age in days such as P7D' }
}

const DAY_MS = 86_400_000

/**
 * Convert --uploaded-prior-to into one UTC time for the whole run: an age is relative to `now`, a date is midnight UTC, and a time
 * without a zone is UTC, independent of the machine.
 */
export function momentOf(given: string, now: Date): string {
  const days = /^P(\d+)D$/.exec(given)?.[1]
  if (days !== undefined) return new Date(now.getTime() - Number(days) * DAY_MS).toISOString()
  const [, day = '', time = '00:00', zone = 'Z'] = /^(\d{4}-\d\d-\d\d)(?:[T ]([\d:]+)(Z|[+-]\d\d:\d\d)?)?$/.exec(given) ?? []
  return new Date(`${day}T${time}${zone}`).toISOString()
}

/** `PYSEC-2026-1=2026-12-31`: an advisory and the last day on which it is ignored. */
export function parseAdvisoryIgnore(given: string): Parsed<{ readonly id: string; readonly until: string }> {
  const [, id = '', until = ''] = /^([A-Za-z0-9][\w.:-]*)\s*=\s*(\d{4}-\d\d-\d\d)$/.exec(given) ?? []
  if (id !== '' && isDay(until)) return { ok: { id, until } }
  return { expected: 'expected ID=DATE, the last day on which to ignore it, e.g. PYSEC-2026-1=2026-12-31' }
}

/** Whether the date exists: JavaScript would convert 2026-02-30 to a day in March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

/** `1900MiB` to bytes. */
export function parseVolumeSize(given: string): Parsed<number> {
  const bytes = Number(/^(\d{1,4})\s?MiB$/i.exec(given)?.[1] ?? Number.NaN) * MIB
  if (bytes >= MIB && bytes <= MAX_VOLUME_BYTES) return { ok: bytes }
  return { expected: `expected a size from 1MiB to ${MAX_VOLUME_BYTES / MIB}MiB, e.g. 1900MiB` }
}

/** `gpg:KEY` or `x509:CERT,KEY`. */
export function parseSigner(given: string): Parsed<Signer> {
  const [, key] = /^gpg:(\S.*)$/.exec(given) ?? []
  if (key !== undefined) return { ok: { kind: 'gpg', key } }
  const [, cert, x509Key] = /^x509:([^,]+),([^,]+)$/.exec(given) ?? []
  if (cert !== undefined && x509Key !== undefined) return { ok: { kind: 'x509', cert: cert.trim(), key: x509Key.trim() } }
  return { expected: 'expected gpg:KEY or x509:CERT,KEY' }
}

/** `auto`, `none`, or paths of interpreters, which cannot be combined. */
export function parseInterpreters(given: readonly string[]): Parsed<ProofSettings['interpreters']> {
  const [only = 'auto'] = given
  if (given.length <= 1 && (only === 'auto' || only === 'none')) return { ok: only }
  const mixed = given.some((one) => one === 'auto' || one === 'none')
  return mixed ? { expected: 'expected auto, none, or paths of interpreters' } : { ok: given }
}

/** 2038-01-19T03:14:07Z, the newest time that tar-stream supports (32 bits). Unit: seconds since 1970. */
const NEWEST_EPOCH_SECONDS = 2_147_483_647

/**
 * Return the time of all entries: SOURCE_DATE_EPOCH, or 1980-01-01. Unit: seconds since 1970.
 * @throws BundleError `usage` for a time that zip or tar cannot store
 */
export function sourceDateEpoch(env: Env): number {
  const given = env['SOURCE_DATE_EPOCH'] ?? ''
  if (given === '') return OLDEST_EPOCH_SECONDS
  const seconds = /^\d{1,11}$/.test(given) ? Number(given) : Number.NaN
  if (seconds >= OLDEST_EPOCH_SECONDS && seconds <= NEWEST_EPOCH_SECONDS) return seconds
  const expected = `give seconds since 1970, from ${OLDEST_EPOCH_SECONDS} to ${NEWEST_EPOCH_SECONDS}, or unset it`
  throw new BundleError({ kind: 'usage', faults: [{ input: 'SOURCE_DATE_EPOCH', actual: given, expected }] })
}
