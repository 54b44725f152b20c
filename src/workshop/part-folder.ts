import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../core/errors.ts'
import { type ProveResult, parseProveResult, proveResultText } from '../matrix/result-file.ts'
import { diskFailure } from '../output/disk.ts'
import { makeFolder } from '../worker/files.ts'
import { writeWhole } from './plan-folder.ts'

/** Makes the folder of a result. @throws BundleError `environment` when the disk refuses */
export async function writeResult(folder: string, result: ProveResult): Promise<void> {
  try {
    await makeFolder(folder)
    await writeWhole(path.join(folder, 'result.json'), proveResultText(result))
  } catch (cause) {
    throw diskFailure(cause, folder)
  }
}

/**
 * The result that lies in this folder, and those in folders of it. None is no mistake here: who misses a prove job names it.
 * @throws BundleError `integrity` for one that is not well-formed
 */
export async function readResults(folder: string): Promise<readonly ProveResult[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return []
    throw diskFailure(cause, folder)
  })
  const results: ProveResult[] = []
  for (const name of ['', ...names.sort()]) {
    const file = path.join(folder, name, 'result.json')
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(cause))) return undefined
      throw cause
    })
    if (text !== undefined) results.push(parseProveResult(text, file))
  }
  return results
}
