import type { VersionAnswer, VersionQuestion } from '../closure/judge.ts'
import type { Finding } from '../core/findings.ts'
import type { PolicySettings } from '../options/request.ts'
import type { Union } from '../union/union.ts'
import type { Advisory } from './osv.ts'
import { type Breach, findingOf, type Release, releasesOf, targetsOf } from './rules.ts'

/** A release that an advisory may mean; Python tells whether it does. */
export interface Suspect {
  readonly release: Release
  readonly advisory: Advisory
  readonly question: VersionQuestion
}

export function suspectsOf(advisories: readonly Advisory[], union: Union): readonly Suspect[] {
  const releases = releasesOf(union)
  return advisories.flatMap((advisory) =>
    advisory.affected.flatMap(({ project, versions, ranges }) =>
      releases
        .filter((release) => release.project === project)
        .map((release) => ({ release, advisory, question: { version: release.version, versions, ranges } })),
    ),
  )
}

/** One weakness of a release. Databases know the same one by several names, each with an advisory of its own. */
interface Hit {
  readonly release: Release
  readonly advisories: readonly Advisory[]
  /** Nothing says which versions are meant, so that this one may be. */
  readonly unclear: boolean
}

export interface AdvisoryKit {
  readonly union: Union
  readonly ignore: PolicySettings['advisoryIgnore']
  /** `2026-12-31`, in UTC. */
  readonly today: string
}

/**
 * @param answers one for each suspect, in their order
 * @returns errors, and a warning for each advisory that is ignored until a date
 */
export function advisoryFindings(
  suspects: readonly Suspect[],
  answers: readonly VersionAnswer[],
  { union, ignore, today }: AdvisoryKit,
): readonly Finding[] {
  return hitsOf(suspects, answers).map((hit) => {
    const exceptions = ignore.filter(({ id }) => namesOf(hit).some((name) => name.toLowerCase() === id.toLowerCase()))
    const latest = exceptions.map(({ until }) => until).sort().at(-1) // biome-ignore format: one thought
    const finding = findingOf(hit.release, targetsOf(hit.release.files, union), breachOf(hit))
    if (latest === undefined) return finding
    if (today <= latest) return { ...finding, severity: 'warning', message: `${finding.message}; ignored until ${latest}` }
    return { ...finding, message: `${finding.message}; --advisory-ignore ended on ${latest}` }
  })
}

function hitsOf(suspects: readonly Suspect[], answers: readonly VersionAnswer[]): readonly Hit[] {
  const hits: Hit[] = []
  suspects.forEach(({ release, advisory }, at) => {
    const answer = answers[at]
    if (answer !== 'yes' && answer !== 'unclear') return
    const same = hits.findIndex(
      (hit) => hit.release === release && namesOf(hit).some((name) => [advisory.id, ...advisory.aliases].includes(name)),
    )
    const known = hits[same]
    if (known === undefined) hits.push({ release, advisories: [advisory], unclear: answer === 'unclear' })
    else {
      const advisories = known.advisories.includes(advisory) ? known.advisories : [...known.advisories, advisory]
      hits[same] = { release, advisories, unclear: known.unclear && answer === 'unclear' }
    }
  })
  return hits
}

function namesOf({ advisories }: Hit): readonly string[] {
  return [...new Set(advisories.flatMap(({ id, aliases }) => [id, ...aliases]))]
}

function breachOf(hit: Hit): Breach {
  const [id = '', ...others] = namesOf(hit)
  const summary = hit.advisories.find((one) => one.summary !== undefined)?.summary
  const also = others.length === 0 ? '' : ` (${others.join(', ')})`
  const may = hit.unclear ? 'may have, since no versions are said that can be compared,' : 'has'
  const what = `it ${may} ${id}${also}${summary === undefined ? '' : `: ${summary}`} (rule: --advisories)`
  const fixed = fixesOf(hit)
  const take = fixed.length === 0 ? 'No fixed version is known' : `It is fixed in ${fixed.join(', ')}`
  return { kind: 'advisory', what, hint: `${take}; to accept it for a time: --advisory-ignore ${id}=YYYY-MM-DD.` }
}

function fixesOf({ advisories, release }: Hit): readonly string[] {
  const own = advisories.flatMap(({ affected }) => affected.filter(({ project }) => project === release.project))
  return [...new Set(own.flatMap(({ ranges }) => ranges.flat().flatMap(({ fixed }) => fixed ?? [])))]
}
