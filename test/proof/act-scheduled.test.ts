import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { startReleases } from '../doubles/releases.ts'
import { startResults } from '../doubles/results.ts'
import { aRepository, installAct, push } from '../fixtures/act.ts'
import { inFolder } from '../fixtures/folder.ts'

beforeAll(installAct)

/** docs/examples/scheduled.yml, with the action of this checkout, started by a push in place of a clock. */
function workflow(): string {
  const shown = readFileSync('docs/examples/scheduled.yml', 'utf8')
  const ours = shown.replace('uses: org/offline-bundle@v1', 'uses: ./').replace(/^on:\n(?: .*\n)+/m, 'on: push\n')
  expect([ours.includes('uses: ./'), ours.includes('on: push\n'), ours.includes('schedule:')]).toEqual([true, true, false])
  return ours
}

test('the scheduled refresh releases the first bundle, then nothing, then what changed with its delta', async () => {
  const alpha = { name: 'alpha', version: '1.0' }
  await using index = await startIndex({ indexes: { a: { files: [alpha] }, later: { files: [alpha, { name: 'alpha', version: '1.1' }] } } })
  await using releases = await startReleases({ tags: [] })
  await using results = await startResults()
  await inFolder(async (folder) => {
    const [repository, home] = [path.join(folder, 'repository'), path.join(folder, 'home')]
    await aRepository(repository, { '.github/workflows/refresh.yml': workflow(), 'requirements.txt': 'alpha\n' }, ['action.yml', 'dist'])
    for (const [number, url] of [
      ['1', index.simple()],
      ['2', index.simple()],
      ['3', index.simple('later')],
    ] as const) {
      // biome-ignore format: one thought
      const env = { ...results.env, GITHUB_API_URL: releases.url, GITHUB_RUN_ID: number, GITHUB_RUN_NUMBER: number, PIP_INDEX_URL: url }
      const ended = await push({ repository, home, labels: ['ubuntu-24.04'], env })
      expect(ended).toMatchObject({ code: 0, log: expect.stringContaining('Job succeeded') })
    }
    expect(releases.releases.map(({ tag, draft, assets }) => [tag, draft, assets.length])).toEqual([
      ['bundle-1', false, 6],
      ['bundle-3', false, 11],
    ])
    expect(releases.releases[1]?.body).toContain('alpha 1.0')
    expect(releases.tags).toEqual(['bundle-1', 'bundle-3'])
    expect(releases.violations).toEqual([])
  })
})
