import { type LicenceFacts, licencesOf } from '../bundle/manifest.ts'
import type { Finding } from '../core/findings.ts'
import type { Sha256 } from '../core/names.ts'
import { ownOf } from '../core/values.ts'
import type { PolicySettings } from '../options/request.ts'
import type { Union, UnionFile } from '../resolve/union.ts'
import type { WheelFacts } from '../worker/messages.ts'
import { CLASSIFIERS, FAMILIES, FAMILY_TEXTS, TEXTS, USUAL_IDS } from './license-texts.ts'
import { type Breach, findingOf, type Release, releasesOf, targetsOf } from './rules.ts'
import { type Licence, licencesIn, meets, normalLicence, parseSpdx, type Spdx } from './spdx.ts'

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

/** The last part of a classifier, written into the `License` field. */
const CLASSIFIER_TEXTS = Object.fromEntries(Object.entries(CLASSIFIERS).map(([name, id]) => [name.toLowerCase(), id]))

/** What a wheel is licensed under, or what it says where that cannot be told. */
export type LicenceOf =
  | { readonly kind: 'known'; readonly expression: Spdx; readonly said: string }
  | { readonly kind: 'unknown'; readonly said: string }

/**
 * The SPDX expression where there is one; else classifiers and licence text as far as they mean one licence or one family.
 * Several classifiers, or a classifier and a text, may mean all of them or any of them: all must then be fine, which is right either way.
 * @param usual further identifiers to believe in the old `License` field, e.g. those of the rules
 * Source: Core metadata, License-Expression, License, Classifier (PEP 639)
 */
export function licenceOf(facts: LicenceFacts, usual: readonly string[] = []): LicenceOf {
  const said = licencesOf(facts).join(', ')
  const expression = facts.licenseExpression === undefined ? fromOldFields(facts, usual) : fromExpression(facts.licenseExpression)
  return expression === undefined ? { kind: 'unknown', said } : { kind: 'known', expression, said }
}

/** Only an index checks it: `GPL-3`, which SPDX does not have, would be none of the licences that a deny list names. */
function fromExpression(text: string): Spdx | undefined {
  return fromAlias(text) ?? parseSpdx(text)
}

function fromOldFields({ licenseClassifiers, licenseText }: LicenceFacts, usual: readonly string[]): Spdx | undefined {
  const text = licenseText === undefined ? undefined : fromText(licenseText, usual)
  const names = licenseClassifiers.map((line) => line.split('::').at(-1)?.trim() ?? '').filter((name) => name !== 'OSI Approved')
  if (names.length === 0) return text
  const parts: Spdx[] = []
  for (const name of names) {
    const part = fromClassifier(name, text)
    if (part === undefined) return undefined
    parts.push(part)
  }
  const [only] = parts
  return parts.length === 1 ? only : { kind: 'and', parts }
}

/** A licence text that names one of a family settles its classifier. */
function fromClassifier(name: string, text: Spdx | undefined): Spdx | undefined {
  const id = ownOf(CLASSIFIERS, name)
  if (id !== undefined) return { kind: 'licence', id }
  const family = familyOf(name)
  if (family === undefined || text === undefined) return family
  const settled = licencesIn(text).some((one) => family.family?.test(one.id) === true || one.id === family.id)
  return settled ? text : { kind: 'and', parts: [family, text] }
}

function familyOf(name: string): Licence | undefined {
  const family = ownOf(FAMILIES, name)
  return family === undefined ? undefined : { kind: 'licence', id: name, family }
}

function fromAlias(text: string): Licence | undefined {
  const words = text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  const id = ownOf(TEXTS, words) ?? ownOf(CLASSIFIER_TEXTS, words)
  return id === undefined ? familyOf(ownOf(FAMILY_TEXTS, words) ?? '') : { kind: 'licence', id }
}

function fromText(text: string, usual: readonly string[]): Spdx | undefined {
  const alias = fromAlias(text)
  if (alias !== undefined) return alias
  const expression = parseSpdx(text)
  const known = new Set([...USUAL_IDS, ...usual].map(normalLicence))
  return expression !== undefined && licencesIn(expression).every((one) => known.has(normalLicence(one.id))) ? expression : undefined
}
