import { readdir } from 'node:fs/promises'
import path from 'node:path'

/** Every file of these folders, absolute. Files only: the artifact toolkit cannot unpack what it makes of a folder. */
export async function bundleFiles(folders: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(folders.map((folder) => readdir(path.resolve(folder), { recursive: true, withFileTypes: true })))
  return lists.flat().flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []))
}
