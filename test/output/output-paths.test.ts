import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { refuseForeignBeside } from '../../src/output/output-paths.ts'
import { deliver } from '../../src/pack/deliver.ts'
import { programsUntil } from '../../src/worker/run-program.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aSealed } from '../pack/a-sealed.ts'

const RUN = programsUntil(new AbortController().signal)
const refused = (out: string, isOurs = false): Promise<unknown> =>
  refuseForeignBeside(out, 'offline-bundle', isOurs).then(
    () => 'free',
    (error: Error) => error.message,
  )

test('what an earlier run delivered may be replaced, also after its folder has gone', async () => {
  await inFolder(async (folder) => {
    const { commit, keep } = await deliver(await aSealed(folder), {
      output: { archive: 'zip', volumeBytes: 1e9 },
      proofs: '{"format": 1}\n',
      run: RUN,
    })
    await commit()
    await keep()
    const out = path.join(folder, 'out')
    await rm(path.join(out, 'offline-bundle'), { recursive: true })
    expect(await refused(out)).toBe('free')
    await writeFile(path.join(out, 'offline-bundle.tar.gz'), 'mine')
    expect(await refused(out)).toContain('offline-bundle.tar.gz')
    expect(await refused(out, true)).toBe('free') // beside a bundle of ours a name like that is of a run before
  })
})

test('install.py belongs to whichever bundle of the folder lists it', async () => {
  await inFolder(async (folder) => {
    await writeFile(path.join(folder, 'install.py'), '')
    expect(await refused(folder)).toContain('install.py')
    await writeFile(path.join(folder, 'other.SHA256SUMS'), `${'0'.repeat(64)}  install.py\n`)
    expect(await refused(folder)).toBe('free')
  })
})

test('no folder, an empty one, and files of other names are free', async () => {
  await inFolder(async (folder) => {
    expect(await refused(path.join(folder, 'none'))).toBe('free')
    await mkdir(path.join(folder, 'offline-bundle-notes'))
    await writeFile(path.join(folder, 'offline-bundle.txt'), 'mine')
    expect(await refused(folder)).toBe('free')
  })
})
