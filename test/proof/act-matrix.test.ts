import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { type FileRow, startIndex } from '../doubles/index.ts'
import { startReleases } from '../doubles/releases.ts'
import { startResults } from '../doubles/results.ts'
import { aRepository, installAct, push } from '../fixtures/act.ts'
import { STAND_INS, withStandIns } from '../fixtures/act-actions.ts'
import { inFolder } from '../fixtures/folder.ts'
import { type RealPython, realPythons } from '../installer/pythons.ts'

beforeAll(installAct)

const PYTHONS = realPythons().filter(({ series }) => Number(series.split('.')[1]) >= 10)
const SOUND: readonly FileRow[] = [
  { name: 'alpha', version: '1.0', requires: ['beta', 'source'] },
  { name: 'beta', version: '2.0' },
  { name: 'source', version: '0.3', kind: 'sdist', static: true },
]
/** Installs, passes every check of metadata, and cannot be imported. */
const BROKEN: FileRow = { name: 'beta', version: '2.0', modules: { 'beta/__init__.py': 'import no_such_module\n' } }

/** The workflow as it is published, but for what act does not know: `$/`, which needs no checkout, and actions of GitHub. */
function published(): string {
  const text = readFileSync('.github/workflows/bundle.yml', 'utf8')
  expect(text).toContain("- if: inputs.cert != ''\n")
  return withStandIns(text.replace(/- if: inputs\.cert != ''\n\s+uses:/, '- uses:').replaceAll(/uses: \$\//g, 'uses: ./'))
}

const CALLER = (prove: string): string => `
on: { push: { tags: ['v*'] } }
jobs:
  bundle:
    uses: ./.github/workflows/bundle.yml
    permissions: { contents: write }
    with:
      requirements: requirements.txt
      platforms: linux-x86_64-glibc2.28, linux-x86_64-musl1.2
      python-versions: "${PYTHONS.map(({ series }) => series).join('\\n')}"
      pip-config: none
      sdists: pure
      prove-per: target
      cache-max-size: "0"
      prove: ${prove}
      release-tag: \${{ github.ref_name }}
    secrets:
      index-url: \${{ secrets.INDEX_URL }}
      GITHUB_TOKEN: \${{ secrets.GITHUB_TOKEN }}
`

interface Ended {
  readonly code: number | null
  readonly log: string
  readonly handedOn: readonly string[]
  readonly artifacts: readonly string[]
  readonly releases: readonly (readonly unknown[])[]
}

async function workflowRun(rows: readonly FileRow[], prove: string): Promise<Ended> {
  await using index = await startIndex({ indexes: { a: { files: rows, auth: { user: 'me', password: 'pa55-word' } } } })
  await using releases = await startReleases()
  await using results = await startResults()
  return await inFolder(async (folder) => {
    const [repository, pythons, shared] = [path.join(folder, 'repository'), path.join(folder, 'pythons'), path.join(folder, 'artifacts')]
    installed(pythons)
    const files = {
      '.github/workflows/caller.yml': CALLER(prove),
      '.github/workflows/bundle.yml': published(),
      'requirements.txt': 'alpha\n',
      ...STAND_INS,
    }
    await aRepository(repository, files, ['dist', 'plan', 'prove', 'merge'])
    const env = { ...results.env, GITHUB_API_URL: releases.url, STAND_IN_PYTHONS: pythons, STAND_IN_ARTIFACTS: shared }
    const secrets = { INDEX_URL: index.simple('a', 'me:pa55-word') }
    const ended = await push({ repository, home: path.join(folder, 'home'), labels: ['ubuntu-24.04'], secrets, env })
    expect(releases.violations).toEqual([])
    return {
      ...ended,
      handedOn: existsSync(shared) ? readdirSync(shared).sort() : [],
      artifacts: results.artifacts.map(({ name }) => name),
      releases: releases.releases.map(({ tag, draft, assets }) => [tag, draft, assets.length]),
    }
  })
}

/** A folder for each Python of this machine, as setup-python puts it on PATH; jobs want a 3.13 for the tool itself. */
function installed(folder: string): void {
  const link = (series: string, { path: real, series: own }: RealPython): void => {
    mkdirSync(path.join(folder, series), { recursive: true })
    for (const name of ['python', 'python3', `python${own}`]) symlinkSync(real, path.join(folder, series, name))
  }
  for (const python of PYTHONS) link(python.series, python)
  const [any] = PYTHONS
  if (any !== undefined && !PYTHONS.some(({ series }) => series === '3.13')) link('3.13', any)
}

const JOBS = PYTHONS.map(({ series }) => `cp${series.replace('.', '')}-linux-x86_64-glibc2.28`)

test('the matrix runs as a caller asks for it: plan, a prove job for each target, merge, artifact and release', async () => {
  const ended = await workflowRun(SOUND, 'imported')
  expect({ code: ended.code, log: ended.code === 0 ? '' : ended.log }).toEqual({ code: 0, log: '' })
  expect(ended.handedOn).toEqual([...JOBS.map((job) => `offline-bundle-result-${job}`), 'offline-bundle-plan'])
  expect(ended.artifacts).toEqual(['offline-bundle'])
  expect(ended.releases).toEqual([['v1', false, 6]])
  for (const job of JOBS) expect(ended.log).toContain(`${job} is verified at level "imported".`)
  expect(ended.log).not.toContain('pa55-word')
})

test('merge names every job that failed, and makes no bundle', async () => {
  const ended = await workflowRun([...SOUND.filter(({ name }) => name !== 'beta'), BROKEN], 'imported')
  expect(ended.code).toBe(1)
  expect(ended.handedOn).toEqual([...JOBS.map((job) => `offline-bundle-result-${job}`), 'offline-bundle-plan'])
  expect([ended.artifacts, ended.releases]).toEqual([[], []])
  const merged = ended.log.split('\n').filter((line) => line.includes('/Bundle/merge '))
  for (const job of JOBS) expect(merged.join('\n')).toContain(`job ${job} failed: `)
})
