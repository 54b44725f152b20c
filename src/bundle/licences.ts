import { plainLine } from '../core/text.ts'
import type { WheelFacts } from '../worker/wheel-facts.ts'

export type LicenceFacts = Pick<WheelFacts, 'licenceExpression' | 'licenceClassifiers' | 'licenceText'>

/**
 * What a wheel says of its licence, best source first: the SPDX expression alone, else the classifiers' last parts,
 * else the free text. Empty where it says nothing.
 * Source: Core metadata, License-Expression (PEP 639).
 */
export function licencesOf({ licenceExpression, licenceClassifiers, licenceText }: LicenceFacts): readonly string[] {
  if (licenceExpression !== undefined) return [plainLine(licenceExpression)]
  const named = licenceClassifiers
    .map((line) => plainLine(line.split('::').at(-1) ?? ''))
    .filter((name) => name !== '' && name !== 'OSI Approved')
  if (named.length > 0) return [...new Set(named)].sort()
  return licenceText === undefined || plainLine(licenceText) === '' ? [] : [plainLine(licenceText)]
}
