import type { Finding } from '../core/finding.ts'
import type { Union, UnionFile } from '../union/union.ts'
import { findingOf, releasesOf, targetsOf } from './release.ts'

const DAY_MS = 86_400_000

/**
 * Files of a lock that are younger than `--uploaded-prior-to` admits, or of unknown age. Where versions are resolved, the
 * resolver leaves them out; a lock says which files, so that only a look at them remains. What was handed in or built here has no age.
 * @param given an ISO 8601 time, or `P7D` for days before `now`
 */
export function cooldownFindings(given: string, now: Date, union: Union): readonly Finding[] {
  const limit = limitOf(given, now)
  return releasesOf(union).flatMap((release) => {
    const young = release.files.filter((file) => isYoung(file, limit))
    if (young.length === 0) return []
    const times = young.flatMap(({ uploadTime }) => uploadTime ?? []).sort() // biome-ignore format: one thought
    const when = times[0] === undefined ? 'it is not known when it was uploaded' : `it was uploaded at ${times[0]}`
    const what = `${when}, and files have to be from before ${limit.toISOString()} (rule: --uploaded-prior-to)`
    return [
      findingOf(release, targetsOf(young, union), {
        kind: 'too-new',
        what,
        hint: 'Lock an older version, or wait until it is old enough.',
      }),
    ]
  })
}

function isYoung({ url, built, uploadTime }: UnionFile, limit: Date): boolean {
  if (built !== undefined || url.startsWith('file:')) return false
  return !(uploadTime !== undefined && Date.parse(uploadTime) < limit.getTime())
}

/** As pip reads it: a day alone begins at this machine's midnight, which is not how JavaScript has it. */
function limitOf(given: string, now: Date): Date {
  const days = /^P(\d+)D$/.exec(given)?.[1]
  if (days !== undefined) return new Date(now.getTime() - Number(days) * DAY_MS)
  const time = given.replace(' ', 'T')
  return new Date(time.includes('T') ? time : `${time}T00:00:00`)
}
