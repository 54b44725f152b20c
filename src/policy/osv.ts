import * as v from 'valibot'
import { BundleError } from '../core/errors.ts'
import { parseStrictJson } from '../core/json.ts'
import { type ProjectName, toProjectName } from '../core/names.ts'

/** What is known of one weakness (OSV schema 1.x), as far as it is about Python projects. */
export interface Advisory {
  readonly id: string
  readonly aliases: readonly string[]
  readonly summary?: string
  readonly affected: readonly Affected[]
}

/** Versions of one project. Which they are, Python tells (src/closure/judge.ts). */
export interface Affected {
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
/** Ways in which tools put documents together: osv.dev's query, osv-scanner's report. */
const HOLDERS = ['vulns', 'vulnerabilities', 'results', 'packages'] as const

/** osv-scanner's report has six levels around a document. */
const DEEPEST = 20

/**
 * Every advisory of a file: one OSV document, an array of them, or what osv.dev and osv-scanner answer. Withdrawn ones, and
 * what is about other ecosystems than PyPI, are left out.
 * @param place the file, for the message
 * @throws BundleError `usage` for what holds no OSV documents
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

/** Reports of several scans may hold one advisory more than once, each time with what was asked about: all of it counts. */
function together(known: Advisory | undefined, more: Advisory): Advisory {
  if (known === undefined) return more
  const aliases = [...new Set([...known.aliases, ...more.aliases])]
  return { ...more, ...known, aliases, affected: [...known.affected, ...more.affected] }
}

function parseJson(text: string, place: string): unknown {
  try {
    return parseStrictJson(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw fault(place, `is no JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function documentsOf(given: unknown, place: string, depth = 0): readonly unknown[] {
  if (depth > DEEPEST) throw fault(place, 'is no OSV document, and none of what it holds is one')
  if (Array.isArray(given)) return given.flatMap((one) => documentsOf(one, place, depth + 1))
  if (typeof given !== 'object' || given === null) throw fault(place, 'holds something that is no OSV document')
  if ('id' in given) return [given]
  const holders = HOLDERS.filter((key) => key in given)
  if (holders.length === 0 && Object.keys(given).length > 0) throw fault(place, 'is no OSV document, and holds none')
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
  if (at === 'affected') return 'has no "affected": give whole OSV documents, not the ids alone that a batch query answers'
  return `${at}: ${issue.message}`
}

function fault(given: string, want: string): BundleError {
  return new BundleError({ kind: 'usage', faults: [{ input: '--advisories', given, want }] })
}
