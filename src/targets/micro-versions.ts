import * as v from 'valibot'
import type { Infer } from '../core/schemas.ts'
import { parseFullVersion } from './pythons.ts'

const range = { from: v.string(), to: v.string() }
/** Micro versions of one series, from the first to the last. */
type MicroRange = Infer<v.ObjectSchema<typeof range, undefined>>

/**
 * `3.12.0` to `3.12.12` all covered: `{ from: '3.12.0', to: '3.12.12', except: [] }`. `to` is the newest known micro version of
 * the series; markers cannot distinguish later ones from it.
 */
export const MicroCoverSchema = v.strictObject({ ...range, except: v.array(v.strictObject({ ...range, because: v.string() })) })
export type MicroCover = Infer<typeof MicroCoverSchema>

/** `3.11.3 to 3.11.18` */
export function rangeText({ from, to }: MicroRange): string {
  return from === to ? from : `${from} to ${to}`
}

/** The covered ranges, e.g. `3.12.0 to 3.12.3, 3.12.5 to 3.12.16`. */
export function coverText(cover: MicroCover): string {
  return coveredRanges(cover).map(rangeText).join(', ')
}

export function coveredRanges(cover: MicroCover): readonly MicroRange[] {
  const excepted = new Set(cover.except.flatMap(versionsOf))
  const ranges: MicroRange[] = []
  let before: string | undefined
  for (const version of versionsOf(cover)) {
    const last = ranges.at(-1)
    if (!excepted.has(version)) {
      if (last !== undefined && last.to === before) ranges[ranges.length - 1] = { from: last.from, to: version }
      else ranges.push({ from: version, to: version })
    }
    before = version
  }
  return ranges
}

/** Treats later micro versions as the newest known one, because no marker of the bundle distinguishes them. */
export function covers(cover: MicroCover, version: string): boolean {
  const [first, last, own] = [cover.from, cover.to, version].map(parseFullVersion)
  if (first === undefined || last === undefined || own === undefined) return cover.from === version
  if (own.stage !== '' || first.stage !== '') return version === cover.from || version === cover.to
  const micro = Math.min(own.micro, last.micro)
  return coveredRanges(cover).some(({ from, to }) => (microOf(from) ?? 0) <= micro && micro <= (microOf(to) ?? 0))
}

/** More than any series has. Limits the memory that an invalid manifest can use. */
const MAX_MICROS = 1000

/** List the versions of a range. A pre-release is a separate range. */
export function versionsOf({ from, to }: MicroRange): readonly string[] {
  const [first, last] = [parseFullVersion(from), microOf(to)]
  if (first === undefined || last === undefined || from === to) return [from]
  const { major, minor, micro } = first
  return Array.from({ length: Math.min(MAX_MICROS, Math.max(0, last - micro + 1)) }, (_, index) => `${major}.${minor}.${micro + index}`)
}

function microOf(version: string): number | undefined {
  return parseFullVersion(version)?.micro
}
