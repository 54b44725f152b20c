import * as v from 'valibot'
import { BundleError } from '../core/errors.ts'
import type { Finding } from '../core/findings.ts'
import { parseStrictJson } from '../core/json.ts'
import { type ProjectName, toProjectName } from '../core/names.ts'
import type { PolicySettings } from '../options/request.ts'
import type { Union } from '../resolve/union.ts'
import type { VersionAnswer, VersionQuestion } from '../worker/protocol.ts'
import { type Breach, findingOf, type Release, releasesOf, targetsOf } from './rules.ts'

/** A release that may be affected by an advisory; Python compares the versions. */
interface Suspect {
  readonly release: Release
  readonly advisory: Advisory
  readonly question: VersionQuestion
}

/** Pair each advisory with the releases of its projects. The questions are answered by `VersionQueries.affected`. */
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

/** One vulnerability of a release; it may have several advisories with different ids. */
interface Hit {
  readonly release: Release
  readonly advisories: readonly Advisory[]
  /** No advisory states comparable versions. */
  readonly unclear: boolean
}

interface AdvisorySettings {
  readonly union: Union
  readonly ignore: PolicySettings['advisoryIgnore']
  /** `2026-12-31`, in UTC. */
  readonly today: string
}

/**
 * Convert the answers to findings.
 * @param answers in the order of the suspects
 * @returns errors, and a warning for each ignored advisory
 */
export function advisoryFindings(
  suspects: readonly Suspect[],
  answers: readonly VersionAnswer[],
  { union, ignore, today }: AdvisorySettings,
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
  const [verb, unclear] = hit.unclear ? ['may have', ', which states no comparable versions'] : ['has', '']
  const what = `it ${verb} ${id}${also}${unclear}${summary === undefined ? '' : `: ${summary}`} (rule: --advisories)`
  const fixed = fixesOf(hit)
  const take = fixed.length === 0 ? 'No fixed version is known' : `It is fixed in ${fixed.join(', ')}`
  return { kind: 'advisory', what, hint: `${take}; to accept it temporarily, use --advisory-ignore ${id}=YYYY-MM-DD.` }
}

function fixesOf({ advisories, release }: Hit): readonly string[] {
  const own = advisories.flatMap(({ affected }) => affected.filter(({ project }) => project === release.project))
  return [...new Set(own.flatMap(({ ranges }) => ranges.flat().flatMap(({ fixed }) => fixed ?? [])))]
}

/** An advisory (OSV schema 1.x), reduced to PyPI projects. */
export interface Advisory {
  readonly id: string
  readonly aliases: readonly string[]
  readonly summary?: string
  readonly affected: readonly Affected[]
}

/** Affected versions of one project; compared in Python (src/verify/closure.ts). */
interface Affected {
  readonly project: ProjectName
  readonly versions: readonly string[]
  readonly ranges: readonly (readonly Readonly<Record<string, string>>[])[]
}

const texts = v.optional(v.array(v.string()), [])
const Range = v.object({ type: v.string(), events: v.optional(v.array(v.record(v.string(), v.string())), []) })
const Document = v.object({
  id: v.string(),
  aliases: texts,
  summary: v.optional(v.string()),
  withdrawn: v.optional(v.string()),
  affected: v.array(
    v.object({
      package: v.optional(v.object({ ecosystem: v.string(), name: v.string() })),
      versions: texts,
      ranges: v.optional(v.array(Range), []),
    }),
  ),
})
/** Keys that contain OSV documents in responses of osv.dev and reports of osv-scanner. */
const HOLDERS = ['vulns', 'vulnerabilities', 'results', 'packages'] as const

/** osv-scanner's reports nest documents six levels deep. */
const MAX_DEPTH = 20

/**
 * Parse a file of OSV documents: one document, an array, a response of osv.dev or a report of osv-scanner. Withdrawn advisories and
 * other ecosystems than PyPI are omitted.
 * @param place the file, for the message
 * @throws BundleError `usage` if it contains no OSV documents
 */
export function parseAdvisories(text: string, place: string): readonly Advisory[] {
  const advisories = new Map<string, Advisory>()
  for (const given of documentsOf(parseJson(text, place), place)) {
    const parsed = v.safeParse(Document, given)
    if (!parsed.success) throw fault(place, `${nameOf(given)}: ${wantOf(parsed.issues[0])}`)
    const { id, aliases, summary, withdrawn, affected } = parsed.output
    if (withdrawn !== undefined) continue
    const ours = affected.flatMap((one) => toAffected(one))
    const one = { id, aliases, ...(summary === undefined ? {} : { summary }), affected: ours }
    if (ours.length > 0) advisories.set(id, together(advisories.get(id), one))
  }
  return [...advisories.values()]
}

/** An advisory that occurs several times in reports may list other versions each time. */
function together(known: Advisory | undefined, more: Advisory): Advisory {
  if (known === undefined) return more
  const aliases = [...new Set([...known.aliases, ...more.aliases])]
  return { ...more, ...known, aliases, affected: [...known.affected, ...more.affected] }
}

function parseJson(text: string, place: string): unknown {
  try {
    return parseStrictJson(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw fault(place, `is not valid JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function documentsOf(given: unknown, place: string, depth = 0): readonly unknown[] {
  if (depth > MAX_DEPTH) throw fault(place, 'contains no OSV document')
  if (Array.isArray(given)) return given.flatMap((one) => documentsOf(one, place, depth + 1))
  if (typeof given !== 'object' || given === null) throw fault(place, 'contains an entry that is not an OSV document')
  if ('id' in given) return [given]
  const holders = HOLDERS.filter((key) => key in given)
  if (holders.length === 0 && Object.keys(given).length > 0) throw fault(place, 'contains no OSV document')
  return holders.flatMap((key) => documentsOf(Reflect.get(given, key), place, depth + 1)) // `{}` is osv.dev's "nothing found"
}

function toAffected({ package: named, versions, ranges }: v.InferOutput<typeof Document>['affected'][number]): readonly Affected[] {
  if (named === undefined || named.ecosystem.split(':')[0]?.toLowerCase() !== 'pypi') return []
  const compared = ranges.filter(({ type }) => type !== 'GIT').map(({ events }) => events)
  return [{ project: toProjectName(named.name), versions, ranges: compared }]
}

function nameOf(given: unknown): string {
  return typeof given === 'object' && given !== null && 'id' in given && typeof given.id === 'string' ? given.id : 'a document'
}

function wantOf(issue: v.BaseIssue<unknown>): string {
  const at = v.getDotPath(issue) ?? ''
  if (at === 'affected') return 'has no "affected": pass complete OSV documents, not the ids of a batch query'
  return `${at}: ${issue.message}`
}

function fault(given: string, expected: string): BundleError {
  return new BundleError({ kind: 'usage', faults: [{ input: '--advisories', actual: given, expected }] })
}
