import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Part, parsePart, partText } from '../plan/part.ts'
import { diskFailure, errorCode } from '../stage/disk.ts'
import { newFolder, writeWhole } from './plan-folder.ts'

/** @throws BundleError `usage` where something lies there already, `environment` when the disk refuses */
export async function writePart(folder: string, part: Part): Promise<void> {
  await newFolder(folder, 'part')
  try {
    await writeWhole(path.join(folder, 'part.json'), partText(part))
  } catch (cause) {
    throw diskFailure(cause, folder)
  }
}

/**
 * The parts that lie in folders of this folder. None is no mistake here: who misses a leg names it.
 * @throws BundleError `integrity` for one that is not well-formed
 */
export async function readParts(folder: string): Promise<readonly Part[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return []
    throw diskFailure(cause, folder)
  })
  const parts: Part[] = []
  for (const name of names.sort()) {
    const file = path.join(folder, name, 'part.json')
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(cause))) return undefined
      throw cause
    })
    if (text !== undefined) parts.push(parsePart(text, file))
  }
  return parts
}
