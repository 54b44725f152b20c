import { expect, test } from 'vitest'
import { sha256Of } from '../../src/core/names.ts'
import type { RemoteAsset } from '../../src/github/api.ts'
import type { Asset } from '../../src/github/clients.ts'
import { releaseSteps, type Step } from '../../src/github/releases.ts'

const local = (name: string, text = name): Asset => ({ name, path: `out/${name}`, bytes: text.length, sha256: sha256Of(text) })
const remote = (name: string, text = name, over: Partial<RemoteAsset> = {}): RemoteAsset => ({
  id: 1, name, state: 'uploaded', bytes: text.length, sha256: sha256Of(text), ...over,
}) // biome-ignore format: a value
const starter = (name: string): RemoteAsset => ({ id: 2, name, state: 'starter', bytes: 3, sha256: undefined })
const [archive, manifest, proofs] = [local('app.tar.gz'), local('app.manifest.json'), local('app.proofs.json')]
const FILES = [archive, manifest, proofs]
const DRAFT = { draft: true, immutable: false }
const SHOWN = { draft: false, immutable: false }
const LOCKED = { draft: false, immutable: true }
const announced = (step: Step): string =>
  step.do === 'delete' ? `delete ${step.asset.name}` : `${step.replaces === undefined ? 'upload' : 'replace'} ${step.asset.name}`

test.each([
  { name: 'fills an empty draft, the manifest last', release: DRAFT, there: [], want: ['upload app.tar.gz', 'upload app.proofs.json', 'upload app.manifest.json'] },
  { name: 'fills a release that is shown already', release: SHOWN, there: [], want: ['upload app.tar.gz', 'upload app.proofs.json', 'upload app.manifest.json'] },
  { name: 'leaves a whole, shown release of the same manifest alone, whatever else differs', release: SHOWN,
    there: [remote('app.tar.gz'), remote('app.manifest.json'), remote('app.proofs.json', 'other times')], want: 'untouched' },
  { name: 'leaves a whole, locked release of the same manifest alone', release: LOCKED, there: FILES.map(({ name }) => remote(name)), want: 'untouched' },
  { name: 'only shows a draft that is whole', release: DRAFT, there: FILES.map(({ name }) => remote(name)), want: [] },
  { name: 'replaces a half upload', release: DRAFT, there: [starter('app.tar.gz'), remote('app.manifest.json'), remote('app.proofs.json')], want: ['replace app.tar.gz'] },
  { name: 'replaces a half manifest', release: DRAFT, there: [remote('app.tar.gz'), starter('app.manifest.json'), remote('app.proofs.json')],
    want: ['delete app.manifest.json', 'upload app.manifest.json'] },
  { name: 'takes the files that differ each run from this run, so that the checksums fit', release: DRAFT,
    there: [remote('app.manifest.json'), remote('app.proofs.json', 'older')], want: ['upload app.tar.gz', 'replace app.proofs.json'] },
  { name: 'completes a shown release of the same manifest', release: SHOWN, there: [remote('app.manifest.json'), remote('app.proofs.json')], want: ['upload app.tar.gz'] },
  { name: 'rejects another manifest', release: SHOWN, there: [remote('app.manifest.json', 'another')], want: 'other-manifest app.manifest.json' },
  { name: 'rejects another manifest in a draft too', release: DRAFT, there: [remote('app.manifest.json', 'another')], want: 'other-manifest app.manifest.json' },
  { name: 'overwrites another manifest: the old one goes first, stale volumes too', release: SHOWN, overwrite: true,
    there: [remote('app.manifest.json', 'another'), remote('app.tar.gz.002'), remote('app.tar.gz', 'old')],
    want: ['delete app.manifest.json', 'delete app.tar.gz.002', 'replace app.tar.gz', 'upload app.proofs.json', 'upload app.manifest.json'] },
  { name: 'touches nothing of a locked release that lacks a file', release: LOCKED, there: [remote('app.manifest.json')], want: 'immutable app.tar.gz app.proofs.json' },
  { name: 'overwrites nothing of a locked release', release: LOCKED, overwrite: true, there: [remote('app.manifest.json', 'another')],
    want: 'immutable app.tar.gz app.manifest.json app.proofs.json' },
  { name: 'leaves the files of others alone', release: DRAFT, there: [remote('notes.txt'), remote('apple.tar.gz'), remote('app.txt')],
    want: ['upload app.tar.gz', 'upload app.proofs.json', 'upload app.manifest.json'] },
  { name: 'compares sizes where the host computes no digest', release: SHOWN,
    there: FILES.map(({ name }) => ({ id: 1, name, state: 'uploaded', bytes: name.length, sha256: undefined })), want: 'untouched' },
  { name: 'counts what a release can hold', release: DRAFT, there: Array.from({ length: 998 }, (_, at) => remote(`other-${at}`)), want: 'too-many' },
])('$name', ({ release, there, overwrite = false, want }) => {
  const plan = releaseSteps(['app'], FILES, { release, assets: there }, { overwrite })
  const shown = plan.kind === 'work' ? plan.steps.map(announced) : plan.kind === 'reject' ? [plan.why, ...plan.names].join(' ') : plan.kind
  expect(shown).toEqual(want)
}) // biome-ignore format: a table

test('a file that several bundles share and another job has put there is rejected in a shown release, and replaced in a draft', () => {
  const there = [remote('install.py', 'another version')]
  const files = [...FILES, local('install.py')]
  expect(releaseSteps(['app'], files, { release: SHOWN, assets: there }, { overwrite: false })).toMatchObject({
    kind: 'reject',
    why: 'other-file',
  })
  expect(releaseSteps(['app'], files, { release: DRAFT, assets: there }, { overwrite: false })).toMatchObject({ kind: 'work' })
})
