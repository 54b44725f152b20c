import type { Parsed } from './grammar.ts'

/** Date, then optionally a time and a zone (ISO 8601, the part that every Python of 3.10 and newer reads). */
const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/

/** A time or an age in days, as pip's `--uploaded-prior-to` takes it. */
export function parseUploadedPriorTo(given: string): Parsed<string> {
  if (/^P\d{1,5}D$/.test(given)) return { ok: given }
  const day = TIME.exec(given)?.[1]
  if (day !== undefined && isDay(day)) return { ok: given }
  return { want: 'give a time such as 2026-01-31 or 2026-01-31T12:00:00Z, or an age in days such as P7D' }
}

const DAY_MS = 86_400_000

/**
 * What `--uploaded-prior-to` means, as one moment for the whole run, in UTC: an age counts back from now, a day begins at
 * midnight UTC, and a time without a zone is UTC, so that the same words mean the same on every machine and in every process.
 */
export function momentOf(given: string, now: Date): string {
  const days = /^P(\d+)D$/.exec(given)?.[1]
  if (days !== undefined) return new Date(now.getTime() - Number(days) * DAY_MS).toISOString()
  const [, day = '', time = '00:00', zone = 'Z'] = /^(\d{4}-\d\d-\d\d)(?:[T ]([\d:]+)(Z|[+-]\d\d:\d\d)?)?$/.exec(given) ?? []
  return new Date(`${day}T${time}${zone}`).toISOString()
}

/** `PYSEC-2026-1=2026-12-31`: an exception that ends by itself. */
export function parseAdvisoryIgnore(given: string): Parsed<{ readonly id: string; readonly until: string }> {
  const [, id = '', until = ''] = /^([A-Za-z0-9][\w.:-]*)\s*=\s*(\d{4}-\d\d-\d\d)$/.exec(given) ?? []
  if (id !== '' && isDay(until)) return { ok: { id, until } }
  return { want: 'give ID=DATE, the last day on which to ignore it, e.g. PYSEC-2026-1=2026-12-31' }
}

/** The calendar has this day: JavaScript would roll 2026-02-30 over into March. */
function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
