import { type LicenceFacts, licencesOf } from '../bundle/licences.ts'
import { ownOf } from '../core/own.ts'
import { CLASSIFIERS, FAMILIES, FAMILY_TEXTS, TEXTS, USUAL_IDS } from './license-texts.ts'
import { type Licence, licencesIn, normalLicence, parseSpdx, type Spdx } from './spdx.ts'

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
  const expression = facts.licenceExpression === undefined ? fromOldFields(facts, usual) : fromExpression(facts.licenceExpression)
  return expression === undefined ? { kind: 'unknown', said } : { kind: 'known', expression, said }
}

/** Only an index checks it: `GPL-3`, which SPDX does not have, would be none of the licences that a deny list names. */
function fromExpression(text: string): Spdx | undefined {
  return fromAlias(text) ?? parseSpdx(text)
}

function fromOldFields({ licenceClassifiers, licenceText }: LicenceFacts, usual: readonly string[]): Spdx | undefined {
  const text = licenceText === undefined ? undefined : fromText(licenceText, usual)
  const names = licenceClassifiers.map((line) => line.split('::').at(-1)?.trim() ?? '').filter((name) => name !== 'OSI Approved')
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
