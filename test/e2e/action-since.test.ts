import { copyFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ended, FILES, inWorld, sha256, step } from './action-world.ts'

const COMMIT = 'c'.repeat(40)
const LATER = [...FILES, { name: 'alpha', version: '1.1', requires: ['beta', 'colour'] }]
const refresh = (tag: string) => ({
  since: 'latest',
  'release-tag': tag,
  'tag-commit': COMMIT,
  'artifact-name': 'none',
  'cache-max-size': '0',
})

test('a scheduled refresh opens a release only when something changed, with notes of what did and a delta', async () => {
  await inWorld(
    async (world, folder) => {
      const { releases, index } = world
      const first = await step(world, folder, { inputs: { ...refresh('r1'), delta: 'true' } })
      expect(ended(first)).toEqual({ code: 0, log: '' })
      expect(first.outputs['changed']).toBe('true')
      expect(first.log).toContain('No previous bundle named offline-bundle was found, and no delta is made')
      expect(releases.tags).toEqual(['r1'])

      copyFileSync(path.join(first.workspace, 'out/offline-bundle.manifest.json'), path.join(first.workspace, 'r1.manifest.json'))
      const second = await step(world, folder, { runId: '2', inputs: refresh('r2') })
      expect(ended(second)).toEqual({ code: 0, log: '' })
      expect(second.outputs).toMatchObject({ changed: 'false', 'release-url': '' })
      expect(second.annotations.map(({ message }) => message)).toContainEqual(expect.stringContaining('Nothing changed since release r1'))
      expect([releases.tags, releases.releases.length]).toEqual([['r1'], 1])

      const inputs = { ...refresh('r3'), delta: 'true', 'index-url': index.simple('later') }
      const third = await step(world, folder, { runId: '3', inputs })
      expect(ended(third)).toEqual({ code: 0, log: '' })
      expect(third.outputs).toMatchObject({
        changed: 'true',
        archives: 'out/offline-bundle.tar.gz\nout/offline-bundle-delta.tar.gz',
        'release-url': `${releases.url}/octo/app/releases/tag/r3`,
      })
      const made = releases.releases.find(({ tag }) => tag === 'r3')
      expect(made).toMatchObject({ draft: false, commit: COMMIT })
      expect(made?.assets.map(({ name }) => name)).toContain('offline-bundle-delta.tar.gz')
      for (const text of [made?.body ?? '', third.summary]) {
        expect(text).toContain('### Changes since release <code>r1</code>')
        expect(text).toContain('<code>1.0 -&#62; 1.1</code>')
      }

      const notes = releases.releases.map(({ name, body }) => [name, body.slice(0, body.indexOf('\n'))])
      expect(notes).toEqual([
        ['offline-bundle r1', '### Contents'],
        ['offline-bundle r3', '### Changes since release <code>r1</code>'],
      ])
      const base = sha256(path.join(first.workspace, 'r1.manifest.json'))
      expect(made?.body).toContain(
        `(release <code>r1</code>, 2026-01-01) whose <code>manifest.json</code> has the sha256 <code>${base}</code>`,
      )
      expect(made?.body).toContain('py offline-bundle-delta/install.py --apply PREVIOUS-BUNDLE')
      expect(releases.violations).toEqual([])
    },
    { tags: [], later: LATER },
  )
})

test('since a tag that has no release is a fault that is reported before any index is asked', async () => {
  await inWorld(async (world, folder) => {
    const failed = await step(world, folder, { inputs: { since: 'v0.9' } })
    expect(failed.code).toBe(2)
    expect(failed.annotations[0]?.message).toContain('since: release:v0.9: octo/app has no such release')
    expect(failed.summary).toContain('<code>since</code>')
    expect(await world.index.log()).toEqual([])
  })
})
