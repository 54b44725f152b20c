import fc from 'fast-check'
import { BundleError } from '../../src/core/errors.ts'
import { parseAdvisories } from '../../src/policy/advisories.ts'
import { CLASSIFIERS, TEXTS } from '../../src/policy/license-texts.ts'
import { licenceOf } from '../../src/policy/licenses.ts'
import { licencesIn, meets, normalLicence, parseSpdx, type Spdx } from '../../src/policy/spdx.ts'
import { type Law, law, outcomeOf } from './law.ts'
import { anyJson, anyText, bent, harmed, wordsOf } from './texts.ts'

const IDS = fc.constantFrom('MIT', 'Apache-2.0', 'GPL-2.0+', 'LicenseRef-x', 'DocumentRef-a:LicenseRef-b', '0BSD')
const { tree } = fc.letrec<{ tree: Spdx }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    IDS.map((id): Spdx => ({ kind: 'licence', id })),
    IDS.map((id): Spdx => ({ kind: 'licence', id, exception: 'Classpath-exception-2.0' })),
    fc.tuple(fc.constantFrom('and', 'or'), fc.array(tie('tree'), { minLength: 2, maxLength: 3 })).map(([kind, parts]): Spdx => ({ kind, parts })),
  ),
})) // biome-ignore format: a value
const WORDS = wordsOf(['MIT', 'Apache-2.0', 'GPL-2.0+', ' ', ' AND ', ' or ', ' WITH ', '(', ')', 'x', '-', '+', ':', '\t', 'and', '/'], 12)

/** Every side in brackets: the meaning, not the precedence. */
function print(expression: Spdx): string {
  if (expression.kind === 'licence')
    return expression.exception === undefined ? expression.id : `${expression.id} WITH ${expression.exception}`
  return `(${expression.parts.map(print).join(expression.kind === 'and' ? ' AND ' : ' Or ')})`
}

const ADVISORIES = fc.record({
  id: fc.stringMatching(/^[A-Z]{2,4}-\d{1,4}$/),
  aliases: fc.array(anyText(6), { maxLength: 2 }),
  affected: fc.array(
    fc.record({
      package: fc.record({ ecosystem: fc.constantFrom('PyPI', 'pypi', 'PyPI:x', 'npm'), name: fc.stringMatching(/^[A-Za-z][\w.-]{0,6}$/) }),
      versions: fc.array(anyText(5), { maxLength: 2 }),
      ranges: fc.array(fc.record({ type: fc.constantFrom('ECOSYSTEM', 'GIT'), events: fc.array(fc.constantFrom({ introduced: '0' }, { fixed: '1.0' }), { maxLength: 2 }) }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
}) // biome-ignore format: a value

/** What advisories say, without the order in which they say it. */
function meaningOf(documents: readonly unknown[]): string {
  const read = parseAdvisories(JSON.stringify(documents), 'osv.json')
  const lines = read.map(({ id, aliases, affected }) => [id, [...aliases].sort(), affected.map((one) => JSON.stringify(one)).sort()])
  return JSON.stringify(lines.map((line) => JSON.stringify(line)).sort())
}

const isUsage = (error: unknown): boolean => error instanceof BundleError && error.failure.kind === 'usage'

export const POLICY_LAWS: readonly Law[] = [
  law('parse(print(expression)) = expression', tree, (expression) => {
    const back = parseSpdx(print(expression))
    return back !== undefined && JSON.stringify(back) === JSON.stringify(expression)
  }),
  law('any licence expression is one or none', fc.oneof(anyText(), WORDS, bent(tree.map(print))), (text) => {
    const parsed = parseSpdx(text)
    return parsed === undefined || (licencesIn(parsed).length > 0 && meets(parsed, () => true) && !meets(parsed, () => false))
  }, ['('.repeat(2000), `${'('.repeat(2000)}MIT${')'.repeat(2000)}`, `${'MIT OR '.repeat(100_000)}MIT`]),
  law('an OR is met by any side and an AND by every one', fc.tuple(tree, tree, IDS), ([one, other, denied]) => {
    const fine = ({ id }: { readonly id: string }): boolean => id !== denied
    const [either, both] = [parseSpdx(`${print(one)} or ${print(other)}`), parseSpdx(`${print(one)} and ${print(other)}`)]
    if (either === undefined || both === undefined) return false
    return meets(either, fine) === (meets(one, fine) || meets(other, fine)) && meets(both, fine) === (meets(one, fine) && meets(other, fine))
  }),
  law('whatever a wheel says of its licence is a licence or unknown', fc.record({ licenseExpression: fc.oneof(WORDS, anyText()), licenseText: fc.oneof(fc.constantFrom(...Object.keys(TEXTS), 'constructor', '__proto__'), WORDS, anyText()), licenseClassifiers: fc.array(fc.oneof(fc.constantFrom(...Object.keys(CLASSIFIERS), 'toString', 'BSD License').map((name) => `License :: OSI Approved :: ${name}`), anyText()), { maxLength: 2 }) }, { requiredKeys: ['licenseClassifiers'] }), (facts) => {
    const { kind } = licenceOf(facts)
    return kind === 'known' || kind === 'unknown'
  }),
  law('an identifier and its normal form are the same licence', fc.oneof(IDS, anyText(10)), (id) => normalLicence(normalLicence(id)) === normalLicence(id)),
  law('parse(print(advisories)) has each of them that is about PyPI', fc.uniqueArray(ADVISORIES, { maxLength: 3, selector: ({ id }) => id }), (documents) => {
    const ours = documents.filter(({ affected }) => affected.some((one) => one.package.ecosystem !== 'npm'))
    const back = parseAdvisories(JSON.stringify({ vulns: documents }), 'osv.json')
    return JSON.stringify(back.map(({ id, aliases }) => [id, aliases])) === JSON.stringify(ours.map(({ id, aliases }) => [id, aliases]))
  }),
  law('the order of the documents changes nothing, whatever ids they share', fc.array(fc.tuple(fc.constantFrom('A-1', 'A-2'), ADVISORIES).map(([id, one]) => ({ ...one, id })), { maxLength: 4 }).chain((documents) => fc.tuple(fc.constant(documents), fc.shuffledSubarray(documents, { minLength: documents.length }))), ([documents, shuffled]) => meaningOf(documents) === meaningOf(shuffled)),
  law('any advisories are read, or a usage failure', fc.oneof(harmed(ADVISORIES).map((value) => JSON.stringify(value) ?? ''), anyJson().map((value) => JSON.stringify(value)), bent(ADVISORIES.map((one) => JSON.stringify([one]))), anyText()), (text) => {
    const read = outcomeOf(() => parseAdvisories(text, 'osv.json'))
    return 'value' in read || isUsage(read.error)
  }, [`${'['.repeat(9000)}${']'.repeat(9000)}`, `${'{"vulns":'.repeat(9000)}{}${'}'.repeat(9000)}`]),
] // biome-ignore format: a table
