import type { WheelFacts } from '../closure/closure.ts'
import type { Finding } from '../core/finding.ts'
import type { Sha256 } from '../core/names.ts'
import type { PolicySettings } from '../inputs/request.ts'
import type { Union, UnionFile } from '../union/union.ts'
import { licenceOf } from './licence-of.ts'
import { type Breach, findingOf, type Release, releasesOf, targetsOf } from './release.ts'
import { type Licence, licencesIn, meets, normalLicence } from './spdx.ts'

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
  const denied = (one: Licence): boolean => namesOf(one).some((name) => licenceDeny.some((id) => normalLicence(id) === name))
  if (!meets(licence.expression, (one) => !denied(one))) {
    const ids = [
      ...new Set(
        licencesIn(licence.expression)
          .filter(denied)
          .map(({ id }) => id),
      ),
    ].join(', ')
    const what = `its licence is ${licence.said}, and --licence-deny forbids ${ids}`
    return { kind: 'licence', what, hint: 'Take another project or version, or change --licence-deny.' }
  }
  const allowed = (one: Licence): boolean => namesOf(one).some((name) => licenceAllow.some((id) => normalLicence(id) === name))
  if (named || licenceAllow.length === 0 || meets(licence.expression, (one) => allowed(one) && !denied(one))) return undefined
  const what = `its licence is ${licence.said}, which --licence-allow does not admit`
  return { kind: 'licence', what, hint: `Add the licence to --licence-allow, or ${byName}.` }
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
