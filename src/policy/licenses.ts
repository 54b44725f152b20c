import type { Finding } from '../core/findings.ts'
import type { Sha256 } from '../core/names.ts'
import type { PolicySettings } from '../options/request.ts'
import type { Union, UnionFile } from '../union/union.ts'
import type { WheelFacts } from '../worker/wheel-facts.ts'
import { licenceOf } from './licence-of.ts'
import { type Breach, findingOf, type Release, releasesOf, targetsOf } from './rules.ts'
import { type Licence, licencesIn, meets, normalLicence, type Spdx } from './spdx.ts'

export type LicenceRules = Pick<PolicySettings, 'licenceAllow' | 'licenceDeny' | 'licenceProjects'>

/** Files whose licence the rules do not admit; none where there is no rule. */
export function licenceFindings(rules: LicenceRules, union: Union, wheels: ReadonlyMap<Sha256, WheelFacts>): readonly Finding[] {
  const { licenceAllow, licenceDeny, licenceProjects } = rules
  if (licenceAllow.length + licenceDeny.length + licenceProjects.length === 0) return []
  return releasesOf(union).flatMap((release) => releaseFindings(release, rules, union, wheels))
}

/** The wheels of one release seldom differ in this; where they do, each breach has its own targets. */
function releaseFindings(release: Release, rules: LicenceRules, union: Union, wheels: ReadonlyMap<Sha256, WheelFacts>): readonly Finding[] {
  const breaches = new Map<string, { readonly breach: Breach; readonly files: UnionFile[] }>()
  for (const file of release.files) {
    const facts = wheels.get(file.sha256)
    const breach = facts === undefined ? undefined : breachOf(facts, release, rules)
    if (breach === undefined) continue
    const known = breaches.get(breach.what) ?? { breach, files: [] }
    known.files.push(file)
    breaches.set(breach.what, known)
  }
  return [...breaches.values()].map(({ breach, files }) => findingOf(release, targetsOf(files, union), breach))
}

function breachOf(facts: WheelFacts, { project }: Release, rules: LicenceRules): Breach | undefined {
  const { licenceAllow, licenceDeny, licenceProjects } = rules
  const named = licenceProjects.includes(project)
  const licence = licenceOf(facts, [...licenceAllow, ...licenceDeny])
  const byName = `accept the project by name with --licence-allow project:${project}`
  if (licence.kind === 'unknown') {
    if (named) return undefined
    const what =
      licence.said === '' ? 'it does not say what its licence is' : `its licence cannot be told from what it says: "${licence.said}"`
    return { kind: 'licence', what: `${what} (rule: ${ruleName(rules)})`, hint: `Look its licence up, then ${byName}.` }
  }
  const breach = deniedBreach(licence.expression, licenceDeny, { named, byName })
  if (breach !== undefined) return { kind: 'licence', what: `its licence is ${licence.said}, ${breach.what}`, hint: breach.hint }
  const denied = (one: Licence): boolean => deniedIds(one, licenceDeny).length > 0
  const allowed = (one: Licence): boolean => namesOf(one).some((name) => licenceAllow.some((id) => normalLicence(id) === name))
  if (named || licenceAllow.length === 0 || meets(licence.expression, (one) => allowed(one) && !denied(one))) return undefined
  const what = `its licence is ${licence.said}, which --licence-allow does not admit`
  return { kind: 'licence', what, hint: `Add the licence to --licence-allow, or ${byName}.` }
}

function deniedBreach(
  expression: Spdx,
  deny: readonly string[],
  { named, byName }: { readonly named: boolean; readonly byName: string },
): Pick<Breach, 'what' | 'hint'> | undefined {
  if (meets(expression, (one) => deniedIds(one, deny).length === 0)) return undefined
  const breaking = licencesIn(expression).filter((one) => deniedIds(one, deny).length > 0)
  const ids = [...new Set(breaking.flatMap((one) => deniedIds(one, deny)))].join(', ')
  const isFamily = breaking.every(({ family }) => family !== undefined)
  if (!isFamily) return { what: `and --licence-deny forbids ${ids}`, hint: 'Take another project or version, or change --licence-deny.' }
  if (named) return undefined // who accepts a project by name has looked up which one of the family it is
  return { what: `which may be ${ids}, and --licence-deny forbids that`, hint: `Look up which one it is, then ${byName}.` }
}

/** What the list denies of a licence: itself, or the members of a family that it may be. */
function deniedIds(one: Licence, deny: readonly string[]): readonly string[] {
  const { id, family } = one
  if (family !== undefined) return deny.filter((other) => family.test(normalLicence(other)))
  return deny.some((other) => namesOf(one).includes(normalLicence(other))) ? [id] : []
}

/** What a rule may call it: `X+` also `X`, `X WITH E` also `E`. */
function namesOf({ id, exception }: Licence): readonly string[] {
  const plain = id.endsWith('+') ? [id.slice(0, -1)] : []
  const names = normalLicence(id).endsWith('-or-later') ? [id] : [id, ...plain]
  return [...names, ...(exception === undefined ? [] : [exception])].map(normalLicence)
}

function ruleName({ licenceAllow, licenceProjects }: LicenceRules): string {
  return licenceAllow.length + licenceProjects.length > 0 ? '--licence-allow' : '--licence-deny'
}
