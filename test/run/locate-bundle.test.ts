import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { locateBundle } from '../../src/run/previous-bundle.ts'
import { inFolder } from '../fixtures/folder.ts'

const OLD = ['out/old/SHA256SUMS', 'out/old/manifest.json']
const NEW = ['out/new/SHA256SUMS', 'out/new/manifest.json', 'out/new.tar.gz', 'out/notes/a.txt', 'out/.new.work-1/manifest.json']

async function found(files: readonly string[], given: string): Promise<string> {
  return inFolder(async (folder) => {
    for (const file of files) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
      writeFileSync(path.join(folder, file), '')
    }
    const relative = (text: string): string => text.replaceAll(`${folder}${path.sep}`, '').replaceAll('\\', '/')
    return locateBundle(path.join(folder, given)).then(relative, (error: Error) => relative(error.message))
  })
}

test.each([
  { name: 'the folder of a bundle', files: NEW, given: 'out/new' },
  { name: 'the output folder with one bundle in it', files: NEW, given: 'out' },
  { name: 'a bundle without its sums, which is a fault of the bundle', files: ['out/new/manifest.json'], given: 'out/new' },
  { name: 'the output folder with a bundle and its delta', files: [...NEW, 'out/d/SHA256SUMS', 'out/d/delta.json'], given: 'out' },
  { name: 'the output folder of such a bundle', files: ['out/new/manifest.json'], given: 'out' },
])('verify takes $name', async ({ files, given }) => {
  expect(await found(files, given)).toBe('out/new')
})

test.each([
  { name: 'what is not there', files: [], given: 'nope', says: 'verify: nope: folder not found: pass the bundle folder' },
  {
    name: 'a delta',
    files: ['d/SHA256SUMS', 'd/delta.json'],
    given: 'd',
    says: 'is a delta: make the full bundle first with its install.py --apply BASE',
  },
  { name: 'an archive', files: NEW, given: 'out/new.tar.gz', says: 'is an archive: extract it first, then pass the bundle folder' },
  { name: 'a volume of an archive', files: ['b.zip.001'], given: 'b.zip.001', says: 'is an archive: extract it first' },
  { name: 'another file', files: NEW, given: 'out/new/manifest.json', says: 'is a file: pass the bundle folder' },
  { name: 'what lies below a file', files: NEW, given: 'out/new.tar.gz/x', says: 'folder not found' },
  { name: 'a folder without a bundle', files: NEW, given: 'out/notes', says: 'contains no bundle: pass the bundle folder' },
  { name: 'several bundles', files: [...OLD, ...NEW], given: 'out', says: 'contains several bundles: pass one of out/new, out/old' },
  // One that was harmed must not make the other the only one.
  {
    name: 'a sound bundle beside a harmed one',
    files: [...NEW, 'out/old/manifest.json'],
    given: 'out',
    says: 'pass one of out/new, out/old',
  },
])('verify says what to give in place of $name', async ({ files, given, says }) => {
  expect(await found(files, given)).toContain(says)
})
