import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { writeCompanions } from '../../src/output/companions.ts'
import { checkOutputPaths } from '../../src/output/output-paths.ts'
import { programsUntil } from '../../src/worker/program.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aBundle, aStaged } from './staged.ts'

const checked = (out: string): Promise<unknown> =>
  checkOutputPaths(out, 'offline-bundle').then(
    () => 'free',
    (error: Error) => error.message,
  )

test('what a previous run published may be replaced, also after its folder has gone', () =>
  inFolder(async (folder) => {
    const out = path.join(folder, 'out')
    const run = programsUntil(new AbortController().signal)
    const settings = { output: { archive: 'zip', volumeBytes: 1e9 }, proofs: '{"format": 1}\n', run } as const
    const { folder: bundle } = await aStaged(folder)
    await writeFile(path.join(out, 'offline-bundle.tar.gz'), 'mine')
    expect(await checked(out)).toBe('free') // beside a bundle of ours a name like that is of a run before
    await rm(path.join(out, 'offline-bundle.tar.gz'))
    await writeCompanions({ bundle: aBundle(folder), folder: bundle }, settings)
    await rm(bundle, { recursive: true })
    expect(await checked(out)).toBe('free')
    await writeFile(path.join(out, 'offline-bundle.tar.gz'), 'mine')
    expect(await checked(out)).toContain('offline-bundle.tar.gz')
  }))

test('install.py belongs to whichever bundle of the folder lists it', async () => {
  await inFolder(async (folder) => {
    await writeFile(path.join(folder, 'install.py'), '')
    expect(await checked(folder)).toContain('install.py')
    await writeFile(path.join(folder, 'other.SHA256SUMS'), `${'0'.repeat(64)}  install.py\n`)
    expect(await checked(folder)).toBe('free')
  })
})

test('an empty folder and files of other names are free', async () => {
  await inFolder(async (folder) => {
    await mkdir(path.join(folder, 'notes.SHA256SUMS')) // and such a folder is not read
    expect(await checked(folder)).toBe('free')
    await mkdir(path.join(folder, 'offline-bundle-notes'))
    await writeFile(path.join(folder, 'offline-bundle.txt'), 'mine')
    expect(await checked(folder)).toBe('free')
  })
})
