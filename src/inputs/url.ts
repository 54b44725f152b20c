import { type ProjectName, toProjectName } from '../core/names.ts'
import type { Parsed } from './grammar.ts'

/** A project's name as its metadata may spell it (Names and normalization). */
const PROJECT = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/
/** Client errors that can never mean "this index does not have it": they mean "ask otherwise" or "ask later". */
const NEVER_ABSENT = [407, 408, 429]

/** The address of an index: http, https or file, with nothing that could end a header or a line. */
export function parseIndexUrl(given: string): Parsed<string> {
  const url = URL.canParse(given) ? new URL(given) : undefined
  const wellKnown = url !== undefined && ['http:', 'https:', 'file:'].includes(url.protocol)
  if (wellKnown && !/\s/.test(given)) return { ok: given }
  return { want: 'give a URL such as https://index.example/simple' }
}

export function parseProxy(given: string): Parsed<string> {
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (url !== undefined && url.hostname !== '' && /^(?:https?|socks[45]h?):$/.test(url.protocol)) return { ok: given }
  // pip also takes HOST:PORT, which URL reads as a scheme.
  return /^[\w.-]+:\d{1,5}$/.test(given) ? { ok: given } : { want: 'give a URL such as http://proxy.example:3128' }
}

/** `PROJECT=URL` */
export function parseIndexFor(given: string): Parsed<{ readonly project: ProjectName; readonly url: string }> {
  const [project, url] = halves(given, given.indexOf('='))
  const parsed = parseIndexUrl(url)
  if (PROJECT.test(project) && 'ok' in parsed) return { ok: { project: toProjectName(project), url: parsed.ok } }
  return { want: 'give PROJECT=URL, e.g. torch=https://index.example/simple' }
}

/** `URL=403`. The last `=` counts: a URL may hold others. */
export function parseAbsentCode(given: string): Parsed<{ readonly url: string; readonly status: number }> {
  const [url, code] = halves(given, given.lastIndexOf('='))
  const status = /^4\d\d$/.test(code) ? Number(code) : 0
  const parsed = parseIndexUrl(url)
  if ('ok' in parsed && status !== 0 && !NEVER_ABSENT.includes(status)) return { ok: { url: parsed.ok, status } }
  return { want: 'give URL=STATUS with a status from 400 to 499 that means "absent" there, e.g. https://index.example/simple=403' }
}

/** True for what pip would fetch rather than open. A single letter before the colon is a Windows drive. */
export function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/?\/?/i.test(text)
}

function halves(text: string, at: number): readonly [string, string] {
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}
