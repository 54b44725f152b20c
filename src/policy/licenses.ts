import { type LicenseFacts, licensesOf } from '../bundle/manifest.ts'
import type { Finding } from '../core/findings.ts'
import type { Sha256 } from '../core/names.ts'
import { getOwn } from '../core/objects.ts'
import type { PolicySettings } from '../options/request.ts'
import type { Union, UnionFile } from '../resolve/union.ts'
import type { WheelFacts } from '../worker/messages.ts'
import { CLASSIFIERS, FAMILIES, FAMILY_TEXTS, TEXTS, USUAL_IDS } from './license-texts.ts'
import { type Breach, findingOf, type Release, releasesOf, targetsOf } from './rules.ts'
import { type License, licensesIn, meets, normalLicense, parseSpdx, type Spdx } from './spdx.ts'

type LicenseRules = Pick<PolicySettings, 'licenseAllow' | 'licenseDeny' | 'licenseProjects'>

/** Findings for files whose license breaks the rules. */
export function licenseFindings(rules: LicenseRules, union: Union, wheels: ReadonlyMap<Sha256, WheelFacts>): readonly Finding[] {
  const { licenseAllow, licenseDeny, licenseProjects } = rules
  if (licenseAllow.length + licenseDeny.length + licenseProjects.length === 0) return []
  return releasesOf(union).flatMap((release) => releaseFindings(release, rules, union, wheels))
}

/** The wheels of one release seldom differ in this; where they do, each breach has its own targets. */
function releaseFindings(release: Release, rules: LicenseRules, union: Union, wheels: ReadonlyMap<Sha256, WheelFacts>): readonly Finding[] {
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

/**
 * Format the license of a wheel: as SPDX expression, or as the name of a family such as `BSD License`, if it is recognized.
 * @returns the statement of the wheel if it is not; empty if it has none
 */
export function licenseName(facts: LicenseFacts): string {
  const license = licenseOf(facts)
  return license.kind === 'known' ? expressionText(license.expression) : license.said
}

const USUAL_SPELLINGS = new Map(USUAL_IDS.map((id) => [normalLicense(id), id]))

function expressionText(expression: Spdx): string {
  if (expression.kind === 'license') {
    const { id, exception } = expression
    return [USUAL_SPELLINGS.get(normalLicense(id)) ?? id, ...(exception === undefined ? [] : [exception])].join(' WITH ')
  }
  const { kind, parts } = expression
  const texts = parts.map((part) => (kind === 'and' && part.kind === 'or' ? `(${expressionText(part)})` : expressionText(part)))
  return [...new Set(texts)].join(` ${kind.toUpperCase()} `)
}

function breachOf(facts: WheelFacts, { project }: Release, rules: LicenseRules): Breach | undefined {
  const { licenseAllow, licenseDeny, licenseProjects } = rules
  const named = licenseProjects.includes(project)
  const license = licenseOf(facts, [...licenseAllow, ...licenseDeny])
  const byName = `accept the project by name with --license-allow project:${project}`
  if (license.kind === 'unknown') {
    if (named) return undefined
    const what = license.said === '' ? 'it does not state a license' : `its license is unclear: "${license.said}"`
    return { kind: 'license', what: `${what} (rule: ${ruleName(rules)})`, hint: `Look up its license, then ${byName}.` }
  }
  const breach = deniedBreach(license.expression, licenseDeny, { named, byName })
  if (breach !== undefined) return { kind: 'license', what: `its license is ${license.said}, ${breach.what}`, hint: breach.hint }
  const denied = (one: License): boolean => deniedIds(one, licenseDeny).length > 0
  const allowed = (one: License): boolean => namesOf(one).some((name) => licenseAllow.some((id) => normalLicense(id) === name))
  if (named || licenseAllow.length === 0 || meets(license.expression, (one) => allowed(one) && !denied(one))) return undefined
  const what = `its license is ${license.said}, which --license-allow does not include`
  return { kind: 'license', what, hint: `Add the license to --license-allow, or ${byName}.` }
}

function deniedBreach(
  expression: Spdx,
  deny: readonly string[],
  { named, byName }: { readonly named: boolean; readonly byName: string },
): Pick<Breach, 'what' | 'hint'> | undefined {
  if (meets(expression, (one) => deniedIds(one, deny).length === 0)) return undefined
  const breaking = licensesIn(expression).filter((one) => deniedIds(one, deny).length > 0)
  const ids = [...new Set(breaking.flatMap((one) => deniedIds(one, deny)))].join(', ')
  const isFamily = breaking.every(({ family }) => family !== undefined)
  if (!isFamily) return { what: `and --license-deny forbids ${ids}`, hint: 'Use another project or version, or change --license-deny.' }
  if (named) return undefined // the user accepted the project by name
  return { what: `which may be ${ids}, and --license-deny forbids that`, hint: `Look up which one it is, then ${byName}.` }
}

/** The denied identifiers that the license is, or that its family includes. */
function deniedIds(one: License, deny: readonly string[]): readonly string[] {
  const { id, family } = one
  if (family !== undefined) return deny.filter((other) => family.test(normalLicense(other)))
  return deny.some((other) => namesOf(one).includes(normalLicense(other))) ? [id] : []
}

/** Identifiers that match the license in a rule: `X+` also matches `X`, `X WITH E` also `E`. */
function namesOf({ id, exception }: License): readonly string[] {
  const plain = id.endsWith('+') ? [id.slice(0, -1)] : []
  const names = normalLicense(id).endsWith('-or-later') ? [id] : [id, ...plain]
  return [...names, ...(exception === undefined ? [] : [exception])].map(normalLicense)
}

function ruleName({ licenseAllow, licenseProjects }: LicenseRules): string {
  return licenseAllow.length + licenseProjects.length > 0 ? '--license-allow' : '--license-deny'
}

/** Classifier names used in the `License` field. */
const CLASSIFIER_TEXTS = Object.fromEntries(Object.entries(CLASSIFIERS).map(([name, id]) => [name.toLowerCase(), id]))

/** The license of a wheel, or its statement if that is ambiguous. */
type LicenseOf =
  | { readonly kind: 'known'; readonly expression: Spdx; readonly said: string }
  | { readonly kind: 'unknown'; readonly said: string }

/**
 * Determine the license from the SPDX expression, otherwise from classifiers and the `License` field if they identify one license or
 * family. Several classifiers are combined with AND: they may mean all or any, and AND is the strict reading.
 * @param usual further identifiers to accept in the `License` field, e.g. those of the rules
 * Source: Core metadata, License-Expression, License, Classifier (PEP 639)
 */
export function licenseOf(facts: LicenseFacts, usual: readonly string[] = []): LicenseOf {
  const said = licensesOf(facts).join(', ')
  const expression = facts.licenseExpression === undefined ? fromOldFields(facts, usual) : fromExpression(facts.licenseExpression)
  return expression === undefined ? { kind: 'unknown', said } : { kind: 'known', expression, said }
}

/** Expressions in wheels are not validated: `GPL-3` is not an SPDX identifier and would not match a deny list. */
function fromExpression(text: string): Spdx | undefined {
  return fromAlias(text) ?? parseSpdx(text)
}

function fromOldFields({ licenseClassifiers, licenseText }: LicenseFacts, usual: readonly string[]): Spdx | undefined {
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

/** A `License` field that names a member of the family makes the classifier unambiguous. */
function fromClassifier(name: string, text: Spdx | undefined): Spdx | undefined {
  const id = getOwn(CLASSIFIERS, name)
  if (id !== undefined) return { kind: 'license', id }
  const family = familyOf(name)
  if (family === undefined || text === undefined) return family
  const settled = licensesIn(text).some((one) => family.family?.test(one.id) === true || one.id === family.id)
  return settled ? text : { kind: 'and', parts: [family, text] }
}

function familyOf(name: string): License | undefined {
  const family = getOwn(FAMILIES, name)
  return family === undefined ? undefined : { kind: 'license', id: name, family }
}

function fromAlias(text: string): License | undefined {
  const words = text.trim().replaceAll(/\s+/g, ' ').toLowerCase()
  const id = getOwn(TEXTS, words) ?? getOwn(CLASSIFIER_TEXTS, words)
  return id === undefined ? familyOf(getOwn(FAMILY_TEXTS, words) ?? '') : { kind: 'license', id }
}

function fromText(text: string, usual: readonly string[]): Spdx | undefined {
  const alias = fromAlias(text)
  if (alias !== undefined) return alias
  const expression = parseSpdx(text)
  const known = new Set([...USUAL_IDS, ...usual].map(normalLicense))
  return expression !== undefined && licensesIn(expression).every((one) => known.has(normalLicense(one.id))) ? expression : undefined
}
