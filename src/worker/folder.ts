import { mkdir, stat } from 'node:fs/promises'
import path from 'node:path'

/**
 * The folder with all that it lies in, as `mkdir -p`.
 * @returns the topmost folder that was made, undefined where all were there
 * @throws the system's own reason: of a folder on a read-only disk Node says that there is no such file
 */
export async function makeFolder(folder: string): Promise<string | undefined> {
  try {
    return await mkdir(folder, { recursive: true })
  } catch (error) {
    await mkdir(await topmostMissing(folder))
    throw error // it could be made after all: then Node was right
  }
}

async function topmostMissing(folder: string): Promise<string> {
  const parent = path.dirname(folder)
  const isThere = await stat(parent).then(
    () => true,
    () => false,
  )
  return isThere || parent === folder ? folder : topmostMissing(parent)
}
