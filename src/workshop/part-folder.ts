import { copyFile, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { errorCode } from '../core/error-code.ts'
import type { Sha256, WheelName } from '../core/names.ts'
import { type Part, parsePart, partText } from '../matrix/part.ts'
import { diskFailure } from '../stage/disk.ts'
import { makeFolder } from '../worker/folder.ts'
import { writeWhole } from './plan-folder.ts'

/** A part as it lies on this disk. */
export interface PartFolder {
  readonly part: Part
  readonly folder: string
}

/**
 * Makes the folder of a part: in wheels/ what its leg built, part.json last.
 * @param built where each of them lies now
 * @throws BundleError `environment` when the disk refuses
 */
export async function writePart(folder: string, part: Part, built: ReadonlyMap<Sha256, string> = new Map()): Promise<void> {
  try {
    await makeFolder(built.size > 0 ? path.join(folder, 'wheels') : folder)
    for (const { filename, sha256 } of part.built ?? []) {
      const file = built.get(sha256)
      if (file === undefined) throw new TypeError(`${filename} was built nowhere`)
      await copyFile(file, builtPath(folder, filename))
    }
    await writeWhole(path.join(folder, 'part.json'), partText(part))
  } catch (cause) {
    throw diskFailure(cause, folder)
  }
}

/** Where each wheel that a leg built lies here; the door hashes it like any other. */
export function builtUrls(parts: readonly PartFolder[]): ReadonlyMap<Sha256, string> {
  const all = parts.flatMap(({ part, folder }) => (part.built ?? []).map((one) => [one.sha256, builtPath(folder, one.filename)] as const))
  return new Map(all.map(([sha256, file]) => [sha256, pathToFileURL(file).href]))
}

function builtPath(folder: string, filename: WheelName): string {
  return path.resolve(folder, 'wheels', filename)
}

/**
 * The part that lies in this folder, and those in folders of it. None is no mistake here: who misses a leg names it.
 * @throws BundleError `integrity` for one that is not well-formed
 */
export async function readParts(folder: string): Promise<readonly PartFolder[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    if (errorCode(cause) === 'ENOENT') return []
    throw diskFailure(cause, folder)
  })
  const parts: PartFolder[] = []
  for (const name of ['', ...names.sort()]) {
    const file = path.join(folder, name, 'part.json')
    const text = await readFile(file, 'utf8').catch((cause: unknown) => {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(cause))) return undefined
      throw cause
    })
    if (text !== undefined) parts.push({ part: parsePart(text, file), folder: path.dirname(file) })
  }
  return parts
}
