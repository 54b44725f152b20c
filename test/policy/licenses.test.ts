import { expect, test } from 'vitest'
import { toProjectName } from '../../src/core/names.ts'
import { licenseFindings, licenseName, licenseOf } from '../../src/policy/licenses.ts'
import { meets, normalLicense, parseSpdx } from '../../src/policy/spdx.ts'
import { together } from './rules.ts'

/** What the rules say of a wheel with this SPDX expression: undefined is nothing. */
function said(
  expression: string,
  allow: readonly string[],
  deny: readonly string[] = [],
  projects: readonly string[] = [],
): string | undefined {
  const { union, wheels } = together({ facts: { licenseExpression: expression } })
  const rules = { licenseAllow: allow, licenseDeny: deny, licenseProjects: projects.map(toProjectName) }
  return licenseFindings(rules, union, wheels)[0]?.message
}

test.each([
  { name: 'a license of the list', expression: 'MIT', allow: ['MIT'] },
  { name: 'another case', expression: 'apache-2.0', allow: ['Apache-2.0'] },
  { name: 'one side of OR', expression: 'GPL-3.0-only OR MIT', allow: ['MIT'] },
  { name: 'both sides of AND', expression: 'MIT AND BSD-3-Clause', allow: ['MIT', 'BSD-3-Clause'] },
  { name: 'AND before OR', expression: 'MIT OR ISC AND GPL-3.0-only', allow: ['MIT'] },
  { name: 'parentheses and small operators', expression: '(MIT or ISC) and BSD-3-Clause', allow: ['ISC', 'BSD-3-Clause'] },
  { name: 'a license with an exception, by the license', expression: 'GPL-2.0-only WITH Classpath-exception-2.0', allow: ['GPL-2.0-only'] },
  { name: 'a license with an exception, by the exception', expression: 'GPL-2.0-only WITH Classpath-exception-2.0', allow: ['Classpath-exception-2.0'] },
  { name: 'an old name of a GNU license', expression: 'GPL-2.0+', allow: ['GPL-2.0-or-later'] },
  { name: 'or any later version', expression: 'Apache-2.0+', allow: ['Apache-2.0'] },
  { name: 'the other side of a denied license', expression: 'GPL-3.0-only OR MIT', allow: [], deny: ['GPL-3.0-only'] },
  { name: 'a project by name', expression: 'SSPL-1.0', allow: ['MIT'], projects: ['Alpha'] },
])('fine: $name', ({ expression, allow, deny, projects }) => expect(said(expression, allow, deny, projects)).toBe(undefined)) // biome-ignore format: a table

test.each([
  { name: 'one side of AND alone', expression: 'MIT AND GPL-3.0-only', allow: ['MIT'], says: '--license-allow does not include' },
  { name: 'a later license where only this one may be', expression: 'GPL-2.0-or-later', allow: ['GPL-2.0-only'], says: '--license-allow' },
  { name: 'a denied license', expression: 'GPL-3.0-only', allow: [], deny: ['GPL-3.0'], says: '--license-deny forbids GPL-3.0-only' },
  { name: 'a denied license by an alias that SPDX does not have', expression: 'GPL-3', allow: [], deny: ['GPL-3.0-only'], says: 'forbids GPL-3.0-only' },
  { name: 'a denied side of AND', expression: 'MIT AND AGPL-3.0-only', allow: [], deny: ['AGPL-3.0-only'], says: 'forbids AGPL-3.0-only' },
  { name: 'a denied license of a project that is accepted by name', expression: 'GPL-3.0-only', allow: [], deny: ['GPL-3.0-only'], projects: ['alpha'], says: 'forbids' },
  { name: 'one side denied, the other not allowed', expression: 'GPL-3.0-only OR ISC', allow: ['MIT', 'GPL-3.0-only'], deny: ['GPL-3.0-only'], says: '--license-allow' },
  { name: 'a text that is no expression', expression: 'MIT OR', allow: ['MIT'], says: 'is unclear: "MIT OR"' },
])('rejected: $name', ({ expression, allow, deny, projects, says }) => expect(said(expression, allow, deny, projects)).toContain(says)) // biome-ignore format: a table

const OSI = 'License :: OSI Approved ::'
test.each([
  { name: 'a classifier that means one license', classifiers: [`${OSI} MIT License`], want: 'MIT' },
  { name: 'a classifier beside the empty one', classifiers: ['License :: OSI Approved', `${OSI} ISC License (ISCL)`], want: 'ISC' },
  { name: 'a family that the text settles', classifiers: [`${OSI} BSD License`], text: 'BSD-3-Clause', want: 'BSD-3-Clause' },
  { name: 'Apache by its text', classifiers: [`${OSI} Apache Software License`], text: 'Apache License, Version 2.0', want: 'Apache-2.0' },
  { name: 'an expression in the old field', text: 'MIT OR Apache-2.0', want: 'MIT' },
  { name: 'the words of a license', text: 'The MIT  License', want: 'MIT' },
  { name: 'a family alone', classifiers: [`${OSI} BSD License`], want: 'BSD License' },
  { name: 'a family and a word for it', classifiers: [`${OSI} BSD License`], text: 'BSD', want: 'BSD License' },
  { name: 'a word for a family', text: 'BSD', want: 'BSD License' },
  { name: 'a common spelling', text: 'Apache License, Version 2.0', want: 'Apache-2.0' },
  { name: 'the words of a classifier', text: 'MIT No Attribution License (MIT-0)', want: 'MIT-0' },
  { name: 'a word that is no license', text: 'see LICENSE', want: undefined },
  { name: 'a proprietary one', classifiers: ['License :: Other/Proprietary License'], want: undefined },
  { name: 'a key of every object', classifiers: ['License :: constructor'], text: 'toString', want: undefined },
  { name: 'nothing at all', want: undefined },
])('from old fields: $name', ({ classifiers = [], text, want }) => {
  const license = licenseOf({ licenseClassifiers: classifiers, ...(text === undefined ? {} : { licenseText: text }) })
  expect(license.kind).toBe(want === undefined ? 'unknown' : 'known')
  if (license.kind === 'known') expect(meets(license.expression, ({ id }) => normalLicense(id) === normalLicense(want ?? ''))).toBe(true)
}) // biome-ignore format: a table

/** What the rules say of a wheel with these old fields. */
function saidOfOld(
  fields: { classifiers?: readonly string[]; text?: string },
  rules: { allow?: readonly string[]; deny?: readonly string[]; projects?: readonly string[] },
) {
  const { classifiers = [], text } = fields
  const { allow = [], deny = [], projects = [] } = rules
  const { union, wheels } = together({
    facts: { licenseClassifiers: classifiers.map((name) => `${OSI} ${name}`), ...(text === undefined ? {} : { licenseText: text }) },
  })
  return licenseFindings({ licenseAllow: allow, licenseDeny: deny, licenseProjects: projects.map(toProjectName) }, union, wheels)[0]
    ?.message
}

const BSD = 'BSD License'
const GPL = 'GNU General Public License (GPL)'
test.each([
  { name: 'a family passes a deny list with none of its members', fields: { classifiers: [BSD] }, rules: { deny: ['GPL-3.0-only', 'AGPL-3.0-only'] }, says: undefined },
  { name: 'a family with a free text passes it too', fields: { classifiers: [BSD], text: 'see LICENSE' }, rules: { deny: ['GPL-3.0-only'] }, says: undefined },
  { name: 'a family does not pass one with a member', fields: { classifiers: [GPL] }, rules: { deny: ['GPL-3.0'] }, says: 'which may be GPL-3.0, and --license-deny forbids that' },
  { name: 'another license beside the family counts too', fields: { classifiers: [BSD], text: 'GPL-3.0-only' }, rules: { deny: ['GPL-3.0-only'] }, says: '--license-deny forbids GPL-3.0-only' },
  { name: 'a family that names its member is that one', fields: { classifiers: [GPL], text: 'GPL-2.0-only' }, rules: { deny: ['GPL-3.0-only'] }, says: undefined },
  { name: 'a family whose project is accepted by name passes', fields: { classifiers: [GPL] }, rules: { deny: ['GPL-3.0-only'], projects: ['alpha'] }, says: undefined },
  { name: 'a family is in no allow list', fields: { classifiers: [BSD] }, rules: { allow: ['BSD-3-Clause'] }, says: 'which --license-allow does not include' },
])('$name', ({ fields, rules, says }) => {
  const message = saidOfOld(fields, rules)
  if (says === undefined) expect(message).toBe(undefined)
  else expect(message).toContain(says)
}) // biome-ignore format: a table

test('several classifiers may mean all of them: each has to be fine', () => {
  const { union, wheels } = together({
    facts: { licenseClassifiers: [`${OSI} MIT License`, `${OSI} GNU General Public License v3 (GPLv3)`] },
  })
  const rules = { licenseAllow: [], licenseDeny: ['GPL-3.0-only'], licenseProjects: [] }
  expect(licenseFindings(rules, union, wheels)[0]?.message).toContain('forbids GPL-3.0-only')
})

test('an unknown license is an error under any rule, and its project can be accepted by name', () => {
  const { union, wheels } = together({ facts: { licenseText: 'see LICENSE' } }, { project: 'beta', facts: { licenseExpression: 'MIT' } })
  const rules = { licenseAllow: [], licenseDeny: ['GPL-3.0-only'], licenseProjects: [] }
  expect(licenseFindings(rules, union, wheels)).toMatchObject([
    {
      kind: 'license',
      severity: 'error',
      project: 'alpha',
      version: '1.0',
      hint: expect.stringContaining('--license-allow project:alpha'),
    },
  ])
  expect(licenseFindings({ ...rules, licenseProjects: [toProjectName('alpha')] }, union, wheels)).toEqual([])
  expect(licenseFindings({ ...rules, licenseDeny: [] }, union, wheels)).toEqual([])
})

test('a finding names the targets that want the file; wheels of one release that say the same are one finding', () => {
  const gpl = { licenseExpression: 'GPL-3.0-only' }
  const { union, wheels } = together(
    { tag: 'cp312-cp312-win_amd64', targets: ['cp312-windows-x86_64'], facts: gpl },
    { tag: 'cp312-cp312-linux_x86_64', targets: ['cp312-linux-x86_64-glibc2.28'], facts: gpl },
    { tag: 'cp313-cp313-win_amd64', targets: ['cp313-windows-x86_64'], facts: { licenseExpression: 'MIT' } },
  )
  const rules = { licenseAllow: ['MIT'], licenseDeny: [], licenseProjects: [] }
  expect(licenseFindings(rules, union, wheels).map(({ message }) => message)).toEqual([
    'alpha 1.0 (cp312-windows-x86_64, cp312-linux-x86_64-glibc2.28): its license is GPL-3.0-only, which --license-allow does not include',
  ])
})

test.each(['', '()', 'MIT MIT', 'AND', 'MIT AND', '(MIT', 'MIT)', 'MIT WITH', 'WITH E', 'MIT WITH (E)', 'MIT/ISC', 'MIT,'])(
  '%j is no expression',
  (text) => expect(parseSpdx(text)).toBe(undefined),
)

test.each([
  { name: 'an expression in its usual spelling', facts: { licenseExpression: 'mit or (apache-2.0 and GPL-2.0+)' }, want: 'MIT OR Apache-2.0 AND GPL-2.0-or-later' },
  { name: 'parentheses that matter', facts: { licenseExpression: '(MIT OR ISC) AND GPL-2.0-only WITH Classpath-exception-2.0' }, want: '(MIT OR ISC) AND GPL-2.0-only WITH Classpath-exception-2.0' },
  { name: 'a classifier', facts: { licenseClassifiers: [`${OSI} Mozilla Public License 2.0 (MPL 2.0)`] }, want: 'MPL-2.0' },
  { name: 'a family that the text settles', facts: { licenseClassifiers: [`${OSI} Apache Software License`], licenseText: 'Apache-2.0' }, want: 'Apache-2.0' },
  { name: 'a family alone', facts: { licenseClassifiers: [`${OSI} BSD License`] }, want: 'BSD License' },
  { name: 'two classifiers of one license', facts: { licenseClassifiers: [`${OSI} MIT License`, `${OSI} MIT License`] }, want: 'MIT' },
  { name: 'a text that is not recognized', facts: { licenseText: 'see LICENSE' }, want: 'see LICENSE' },
  { name: 'no license', facts: {}, want: '' },
])('the name of a license: $name', ({ facts, want }) => expect(licenseName({ licenseClassifiers: [], ...facts })).toBe(want)) // biome-ignore format: a table
