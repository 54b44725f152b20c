import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { startReleases } from '../doubles/releases.ts'
import { startResults } from '../doubles/results.ts'
import { aRepository, installAct, push } from '../fixtures/act.ts'
import { inFolder } from '../fixtures/folder.ts'

beforeAll(installAct)

/** docs/examples/signed-release.yml, with the action of this checkout. */
function workflow(): string {
  const shown = readFileSync('docs/examples/signed-release.yml', 'utf8')
  expect(shown).toContain('uses: org/offline-bundle@v1')
  return shown.replace('uses: org/offline-bundle@v1', 'uses: ./')
}

test('the signed release is signed with the key in the secret, and nothing prints the key', async () => {
  await using index = await startIndex({ indexes: { a: { files: [{ name: 'alpha', version: '1.0' }] } } })
  await using releases = await startReleases()
  await using results = await startResults()
  await inFolder(async (folder) => {
    const gpg = (home: string, ...args: readonly string[]): string =>
      execFileSync('gpg', ['--homedir', path.join(folder, home), '--batch', '--quiet', ...args], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      })
    for (const home of ['owner', 'reader']) mkdirSync(path.join(folder, home), { mode: 0o700 })
    gpg('owner', '--passphrase', '', '--quick-generate-key', 'release@example.com', 'ed25519', 'sign', 'never')
    const secret = gpg('owner', '--armor', '--export-secret-keys', 'release@example.com')
    writeFileSync(path.join(folder, 'key.asc'), gpg('owner', '--armor', '--export', 'release@example.com'))

    const [repository, home] = [path.join(folder, 'repository'), path.join(folder, 'home')]
    const files = { '.github/workflows/release.yml': workflow(), 'requirements.txt': 'alpha\n' }
    await aRepository(repository, files, ['action.yml', 'dist'])
    const env = { ...results.env, GITHUB_API_URL: releases.url, PIP_INDEX_URL: index.simple() }
    const ended = await push({ repository, home, labels: ['ubuntu-24.04'], secrets: { SIGNING_KEY: secret }, env })
    expect(ended).toMatchObject({ code: 0, log: expect.stringContaining('Job succeeded') })
    expect(ended.log).not.toContain(secret.split('\n')[3])

    for (const name of ['offline-bundle.SHA256SUMS', 'offline-bundle.SHA256SUMS.asc']) {
      const asset = releases.releases[0]?.assets.find((one) => one.name === name)
      writeFileSync(path.join(folder, name), asset?.content ?? '')
    }
    gpg('reader', '--import', path.join(folder, 'key.asc'))
    const signed = path.join(folder, 'offline-bundle.SHA256SUMS')
    expect(gpg('reader', '--status-fd', '1', '--verify', `${signed}.asc`, signed)).toContain('VALIDSIG')
  })
})
