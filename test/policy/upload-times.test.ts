import { expect, test } from 'vitest'
import { momentOf } from '../../src/options/values.ts'
import { cooldownFindings } from '../../src/policy/rules.ts'
import { together } from './rules.ts'

const NOW = new Date('2026-11-22T12:00:00Z')

test.each([
  { name: 'before the limit', given: '2026-02-01T00:00:01Z', uploaded: '2026-02-01T00:00:00Z', fine: true },
  { name: 'at the limit', given: '2026-02-01T00:00:00Z', uploaded: '2026-02-01T00:00:00Z', fine: false },
  { name: 'another zone', given: '2026-02-01T00:30:00+01:00', uploaded: '2026-01-31T23:29:59.5Z', fine: true },
  { name: 'days ago', given: 'P7D', uploaded: '2026-11-15T11:59:59Z', fine: true },
  { name: 'too few days ago', given: 'P7D', uploaded: '2026-11-15T12:00:01Z', fine: false },
  { name: 'of unknown age', given: 'P7D', uploaded: undefined, fine: false },
])('a locked file that is $name', ({ given, uploaded, fine }) => {
  const found = cooldownFindings(momentOf(given, NOW), together({ ...(uploaded === undefined ? {} : { uploadTime: uploaded }) }).union)
  expect(found.map(({ kind, project, version }) => ({ kind, project, version }))).toEqual(
    fine ? [] : [{ kind: 'too-new', project: 'alpha', version: '1.0' }],
  )
})
