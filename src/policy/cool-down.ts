import type { Finding } from '../core/findings.ts'
import type { Union, UnionFile } from '../union/union.ts'
import { type Breach, findingOf, releasesOf, targetsOf } from './rules.ts'

/**
 * Files that are younger than `--uploaded-prior-to` admits, or of unknown age. Where versions are resolved, the resolver leaves
 * them out; a lock, and a URL, say which files, so that only a look at them remains. What was handed in or built here has no age.
 * @param given an ISO 8601 time with its zone (inputs/times.ts, `momentOf`)
 */
export function cooldownFindings(given: string, union: Union): readonly Finding[] {
  const limit = new Date(given)
  return releasesOf(union).flatMap((release) => {
    const young = release.files.filter((file) => file.built === undefined && isYoung(file, limit))
    if (young.length === 0) return []
    const times = young.flatMap(({ uploadTime }) => uploadTime ?? []).sort() // biome-ignore format: one thought
    return [findingOf(release, targetsOf(young, union), ageBreach(times[0], limit))]
  })
}

/** @param uploaded undefined where nothing says when: a lock without times, or a file that is named by its URL */
export function ageBreach(uploaded: string | undefined, limit: Date): Breach {
  const when = uploaded === undefined ? 'it is not known when it was uploaded' : `it was uploaded at ${uploaded}`
  const what = `${when}, and files have to be from before ${limit.toISOString()} (rule: --uploaded-prior-to)`
  const known = 'Ask for an older version, or wait until it is old enough.'
  const unknown = 'Take it from an index that says when, or download it, look at it, and hand in the file itself.'
  return { kind: 'too-new', what, hint: uploaded === undefined ? unknown : known }
}

export function isYoung({ url, uploadTime }: Pick<UnionFile, 'url' | 'uploadTime'>, limit: Date): boolean {
  return !url.startsWith('file:') && !(uploadTime !== undefined && Date.parse(uploadTime) < limit.getTime())
}
