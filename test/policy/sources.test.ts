import { expect, test } from 'vitest'
import { toProjectName } from '../../src/core/names.ts'
import { sourceFinding } from '../../src/policy/rules.ts'
import type { WantedSdist } from '../../src/worker/messages.ts'

const INDEXED = 'https://files.example/old-1.0.tar.gz'
const LIMIT = '2026-01-01T00:00:00.000Z'

function wanted(more: Partial<WantedSdist> = {}): WantedSdist {
  return { project: toProjectName('old'), version: '1.0', url: INDEXED, chain: ['app', 'old==1.0'], ...more }
}

test.each([
  { name: 'not yanked, where no age is asked for', given: wanted(), rules: { pinned: false } },
  { name: 'yanked, but asked for by ==', given: wanted({ yanked: '' }), rules: { pinned: true } },
  { name: 'old enough', given: wanted({ uploadTime: '2025-12-31T23:59:59+00:00' }), rules: { pinned: false, limit: LIMIT } },
  { name: 'a file of this machine', given: wanted({ url: 'file:///sources/old-1.0.tar.gz' }), rules: { pinned: false, limit: LIMIT } },
  { name: 'a repository', given: wanted({ url: 'git+https://git.example/old.git@1.0' }), rules: { pinned: false, limit: LIMIT } },
])('a source is built that is $name', ({ given, rules }) => {
  expect(sourceFinding(given, rules)).toBeUndefined()
})

test.each([
  { name: 'yanked', given: wanted({ yanked: 'leaks keys' }), rules: { pinned: false }, kind: 'yanked', says: ['the source of old 1.0: it was yanked by its project ("leaks keys")', 'rule: yanked', 'app -> old==1.0'] },
  { name: 'yanked without a reason', given: wanted({ yanked: '' }), rules: { pinned: false }, kind: 'yanked', says: ['by its project, and no requirement'] },
  { name: 'uploaded at the limit', given: wanted({ uploadTime: '2026-01-01T00:00:00Z' }), rules: { pinned: true, limit: LIMIT }, kind: 'too-new', says: ['old 1.0: it was uploaded at 2026-01-01T00:00:00Z', 'rule: --uploaded-prior-to'] },
  { name: 'of unknown age', given: wanted(), rules: { pinned: true, limit: LIMIT }, kind: 'too-new', says: ['its upload time is unknown'] },
  { name: 'of unknown age and name', given: wanted({ project: toProjectName(''), version: '', chain: [] }), rules: { pinned: true, limit: LIMIT }, kind: 'too-new', says: [`the source of ${INDEXED}: `] },
])('a source is rejected that is $name', ({ given, rules, kind, says }) => {
  const found = sourceFinding(given, rules)
  expect(found).toMatchObject({ kind, severity: 'error' })
  for (const words of says) expect(found?.message).toContain(words)
}) // biome-ignore format: a table
