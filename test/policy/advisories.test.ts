import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import { advisoryFindings, parseAdvisories, suspectsOf } from '../../src/policy/advisories.ts'
import { together } from './rules.ts'

const range = (fixed: string) => [{ type: 'ECOSYSTEM', events: [{ introduced: '0' }, { fixed }] }]
const about = (name: string, ecosystem = 'PyPI') => ({ package: { name, ecosystem }, ranges: range('1.1') })
const PYSEC = { id: 'PYSEC-1', aliases: ['CVE-1'], summary: 'Bad', affected: [about('Alpha')] }
const GHSA = { id: 'GHSA-1', aliases: ['CVE-1'], affected: [about('alpha')] }

test.each([
  { name: 'one document', given: PYSEC, want: ['PYSEC-1'] },
  { name: 'an array', given: [PYSEC, GHSA], want: ['PYSEC-1', 'GHSA-1'] },
  { name: "osv.dev's answer", given: { vulns: [PYSEC] }, want: ['PYSEC-1'] },
  { name: "osv.dev's answer of nothing", given: {}, want: [] },
  { name: 'a batch of answers', given: { results: [{ vulns: [PYSEC] }, {}] }, want: ['PYSEC-1'] },
  { name: "osv-scanner's report", given: { results: [{ source: {}, packages: [{ package: {}, vulnerabilities: [PYSEC], groups: [] }] }] }, want: ['PYSEC-1'] },
  { name: 'a withdrawn one', given: { ...PYSEC, withdrawn: '2026-01-01T00:00:00Z' }, want: [] },
  { name: 'another ecosystem', given: { ...PYSEC, affected: [about('alpha', 'npm')] }, want: [] },
  { name: 'one of many ecosystems', given: { ...PYSEC, affected: [about('alpha', 'npm'), about('alpha')] }, want: ['PYSEC-1'] },
])('an advisories file may be $name', ({ given, want }) => {
  expect(parseAdvisories(JSON.stringify(given), 'osv.json').map(({ id }) => id)).toEqual(want)
}) // biome-ignore format: a table

test.each([
  { name: 'no JSON', text: '{', says: 'osv.json: is not valid JSON' },
  { name: 'a key twice', text: '{"id":"A","affected":[],"affected":[]}', says: 'duplicate key' },
  { name: 'a word', text: '"PYSEC-1"', says: 'not an OSV document' },
  { name: 'another report', text: '{"dependencies":[]}', says: 'contains no OSV document' },
  { name: 'ids alone', text: '{"results":[{"vulns":[{"id":"PYSEC-1","modified":"x"}]}]}', says: 'PYSEC-1: has no "affected"' },
  { name: 'versions that are numbers', text: '{"id":"A","affected":[{"versions":[1]}]}', says: 'A: affected.0.versions.0' },
])('an advisories file is rejected as usage: $name', ({ text, says }) => {
  expect(() => parseAdvisories(text, 'osv.json')).toThrow(BundleError)
  expect(() => parseAdvisories(text, 'osv.json')).toThrow(says)
})

function findings(given: unknown, ignore: readonly { id: string; until: string }[], answer: 'yes' | 'no' | 'unclear' = 'yes') {
  const { union } = together({ targets: ['cp312-windows-x86_64', 'cp313-windows-x86_64'] }, { project: 'beta' })
  const suspects = suspectsOf(parseAdvisories(JSON.stringify(given), 'osv.json'), union)
  return advisoryFindings(suspects, suspects.map(() => answer), { union, ignore, today: '2026-11-22' }) // biome-ignore format: one thought
}

test('a hit names release, targets, advisory and the fix', () => {
  expect(findings(PYSEC, [])).toMatchObject([
    {
      kind: 'advisory',
      severity: 'error',
      message: 'alpha 1.0 (cp312-windows-x86_64, cp313-windows-x86_64): it has PYSEC-1 (CVE-1): Bad (rule: --advisories)',
      hint: 'It is fixed in 1.1; to accept it temporarily, use --advisory-ignore PYSEC-1=YYYY-MM-DD.',
    },
  ])
  expect(findings(PYSEC, [], 'no')).toEqual([])
  expect(findings({ ...PYSEC, affected: [about('gamma')] }, [])).toEqual([])
})

test('advisories of one weakness are one finding', () => {
  expect(findings([PYSEC, GHSA], []).map(({ message }) => message)).toEqual([expect.stringContaining('PYSEC-1 (CVE-1, GHSA-1): Bad')])
})

test.each([
  { name: 'asked about twice, with one release each time', given: [PYSEC, { ...PYSEC, affected: [about('beta')] }], want: ['alpha', 'beta'] },
  { name: 'named otherwise the second time', given: [{ ...PYSEC, aliases: [] }, { ...PYSEC, affected: [about('gamma')] }], want: ['alpha'] },
  { name: 'withdrawn in one of two reports', given: [PYSEC, { ...PYSEC, withdrawn: '2026-01-01T00:00:00Z', affected: [about('beta')] }], want: ['alpha'] },
])('all that two documents of one id say counts: $name', ({ given, want }) => {
  for (const documents of [given, given.toReversed()]) {
    const found = findings(documents, [])
    expect(found.map(({ project }) => String(project)).sort()).toEqual(want)
    for (const { message } of found) expect(message).toContain('PYSEC-1 (CVE-1): Bad')
  }
}) // biome-ignore format: a table

test('an advisory that says nothing to compare counts, and says so', () => {
  expect(findings(PYSEC, [], 'unclear')).toMatchObject([{ severity: 'error', message: expect.stringContaining('may have') }])
})

test.each([
  { name: 'until its last day', id: 'PYSEC-1', until: '2026-11-22', severity: 'warning', says: 'ignored until 2026-11-22' },
  { name: 'by an alias, in any case', id: 'cve-1', until: '2027-01-01', severity: 'warning', says: 'ignored until 2027-01-01' },
  { name: 'no longer than that', id: 'PYSEC-1', until: '2026-11-21', severity: 'error', says: '--advisory-ignore ended on 2026-11-21' },
  { name: 'never by another name', id: 'PYSEC-2', until: '2027-01-01', severity: 'error', says: 'rule: --advisories' },
])('an advisory is ignored $name', ({ id, until, severity, says }) => {
  expect(findings([PYSEC, GHSA], [{ id, until }])).toMatchObject([{ severity, message: expect.stringContaining(says) }])
})
