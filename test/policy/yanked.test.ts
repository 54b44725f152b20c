import { expect, test } from 'vitest'
import { yankedFinding, yankedReleases } from '../../src/policy/rules.ts'
import { together } from './rules.ts'

const { union } = together({ yanked: 'leaks keys' }, { project: 'beta', yanked: '' }, { project: 'gamma' })

test('a yanked release is an error that names its reason, unless the user asked for exactly it', () => {
  const [alpha, beta, ...others] = yankedReleases(union)
  expect(others).toEqual([])
  if (alpha === undefined || beta === undefined) throw new TypeError('two are yanked')
  expect(yankedFinding(alpha, union, { pinned: false })).toMatchObject({
    kind: 'yanked',
    severity: 'error',
    message:
      'alpha 1.0 (cp312-windows-x86_64): it was yanked by its project ("leaks keys"), and no requirement pins exactly this version (rule: yanked)',
    hint: expect.stringContaining('alpha==1.0'),
  })
  expect(yankedFinding(beta, union, { pinned: true })).toMatchObject({ severity: 'warning', message: expect.not.stringContaining('""') })
})
