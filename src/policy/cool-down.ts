import type { Finding } from '../core/finding.ts'
import type { Union, UnionFile } from '../union/union.ts'
import { findingOf, releasesOf, targetsOf } from './release.ts'

/**
 * Files of a lock that are younger than `--uploaded-prior-to` admits, or of unknown age. Where versions are resolved, the
 * resolver leaves them out; a lock says which files, so that only a look at them remains. What was handed in or built here has no age.
 * @param given an ISO 8601 time with its zone (inputs/times.ts, `momentOf`)
 */
export function cooldownFindings(given: string, union: Union): readonly Finding[] {
  const limit = new Date(given)
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
