import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { startReleases } from '../doubles/releases.ts'
import { startResults } from '../doubles/results.ts'
import { aRepository, installAct, push } from '../fixtures/act.ts'
import { inFolder } from '../fixtures/folder.ts'

beforeAll(installAct)

/** The workflow of README, with the action of this checkout; act does what actions/checkout does by itself. */
function workflow(): string {
  const [, shown = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
  expect(shown).toContain('uses: org/offline-bundle@v1')
  return shown.replace('uses: org/offline-bundle@v1', 'uses: ./')
}

test('the workflow of README runs as it stands, and ends in an artifact and a release', async () => {
  await using index = await startIndex({
    indexes: {
      a: {
        files: [
          { name: 'alpha', version: '1.0', requires: ['beta'] },
          { name: 'beta', version: '2.0' },
        ],
      },
    },
  })
  await using releases = await startReleases()
  await using results = await startResults()
  await inFolder(async (folder) => {
    const [repository, home] = [path.join(folder, 'repository'), path.join(folder, 'home')]
    const files = { '.github/workflows/bundle.yml': workflow(), 'requirements.txt': 'alpha\n' }
    await aRepository(repository, files, ['action.yml', 'dist'])
    const env = { ...results.env, GITHUB_API_URL: releases.url, PIP_INDEX_URL: index.simple() }
    expect(await push({ repository, home, labels: ['ubuntu-latest'], env })).toMatchObject({
      code: 0,
      log: expect.stringContaining('Job succeeded'),
    })
    expect(results.artifacts.map(({ name }) => name)).toEqual(['offline-bundle'])
    expect(releases.releases.map(({ tag, draft, assets }) => [tag, draft, assets.length])).toEqual([['v1', false, 6]])
    expect(releases.violations).toEqual([])
  })
})
