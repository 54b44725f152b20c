import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../core/error-code.ts'
import { type Part, parsePart, partText } from '../matrix/part.ts'
import { diskFailure } from '../output/disk.ts'
import { makeFolder } from '../worker/folder.ts'
import { writeWhole } from './plan-folder.ts'

/** Makes the folder of a part. @throws BundleError `environment` when the disk refuses */
export async function writePart(folder: string, part: Part): Promise<void> {
  try {
    await makeFolder(folder)
    await writeWhole(path.join(folder, 'part.json'), partText(part))
  } catch (cause) {
    throw diskFailure(cause, folder)
  }
}

/**
 * The part that lies in this folder, and those in folders of it. None is no mistake here: who misses a leg names it.
 * @throws BundleError `integrity` for one that is not well-formed
 */
export async function readParts(folder: string): Promise<readonly Part[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return []
    throw diskFailure(cause, folder)
  })
  const parts: Part[] = []
  for (const name of ['', ...names.sort()]) {
    const file = path.join(folder, name, 'part.json')
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(cause))) return undefined
      throw cause
    })
    if (text !== undefined) parts.push(parsePart(text, file))
  }
  return parts
}
