import { execFile } from 'node:child_process'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type PublishSettings, publishBundles, type VerifiedBundle } from '../../src/output/publish.ts'
import { stage } from '../../src/output/stage.ts'
import { programsUntil } from '../../src/worker/program.ts'
import { inFolder } from '../fixtures/folder.ts'
import { logInto } from '../verify/a-bundle.ts'
import { aBundle } from './staged.ts'
import { opened } from './transactions.ts'

async function aVerifiedBundle(folder: string, name: string, to: string): Promise<VerifiedBundle> {
  const bundle = { ...aBundle(folder), name }
  return { spec: { name, targets: [] }, union: { files: [], targets: [] }, staged: await stage(bundle, to), verdicts: [] }
}

function aSetting(over: Partial<PublishSettings['output']>): PublishSettings {
  const { signal } = new AbortController()
  const output = { folder: 'out', name: 'offline-bundle', archive: 'none', split: 'none', volumeBytes: 1e9, ...over } as const
  const clock = { now: () => new Date(0), seconds: () => 0 }
  const ports = { log: logInto([]), clock, run: programsUntil(signal), env: {}, signal, assets: { python: '', vendor: '', report: '' } }
  return { output, ports, tools: { node: '', python: '', pip: '' }, host: '', started: new Date(0), report: () => '' }
}

const NAMES = ['offline-bundle', 'offline-bundle-delta']

test('when one of several bundles cannot be signed, nothing changes and nothing stays', async () => {
  await inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const transaction = await opened(out)
    const proved = await Promise.all(NAMES.map((name) => aVerifiedBundle(folder, name, transaction.staged)))
    const settings = aSetting({ signWith: { kind: 'x509', cert: 'no-cert.pem', key: 'no-key.pem' } })
    await expect(publishBundles(proved, settings, transaction)).rejects.toMatchObject({ failure: { kind: 'signature' } })
    await transaction.cleanup()
    expect(await readdir(folder)).toEqual(['pool'])
  })
})

test('runs of several names that publish at the same moment share install.py, and all are whole', async () => {
  await inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const run = async (name: string): Promise<void> => {
      const transaction = await opened(out, name)
      await publishBundles([await aVerifiedBundle(path.join(folder, name), name, transaction.staged)], aSetting({}), transaction)
      await transaction.cleanup()
    }
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(['a', 'b', 'c'].map(run))
      await promisify(execFile)('sha256sum', ['-c', '--quiet', 'a.SHA256SUMS', 'b.SHA256SUMS', 'c.SHA256SUMS'], { cwd: out })
    }
  })
})

test('a companion file of an previous run that is not written again is gone, other files stay', async () => {
  await inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const stale = ['zip', 'tar.gz.001', 'tar.gz.017', 'SHA256SUMS.asc', 'SHA256SUMS.p7s'].map((end) => `offline-bundle.${end}`)
    const others = ['offline-bundle.txt', 'offline-bundle-linux.tar.gz', 'offline-bundle.tar.gz.old']
    await mkdir(out)
    for (const name of [...stale, ...others]) await writeFile(path.join(out, name), 'x')
    const transaction = await opened(out)
    await publishBundles([await aVerifiedBundle(folder, 'offline-bundle', transaction.staged)], aSetting({}), transaction)
    await transaction.cleanup()
    const now = await readdir(out)
    expect(stale.filter((name) => now.includes(name))).toEqual([])
    expect(others.filter((name) => now.includes(name))).toEqual(others)
  })
})
