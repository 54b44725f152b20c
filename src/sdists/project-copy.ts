import { access, copyFile, mkdir, readdir, realpath, symlink } from 'node:fs/promises'
import path from 'node:path'

/** Not a part of a project's source, wherever they lie in it: they cost time, and stale ones change what is built. */
const LEFT_OUT = new Set(['__pycache__', '.tox', '.nox', '.mypy_cache', '.ruff_cache', '.pytest_cache', 'node_modules'])

/**
 * A local project beside the user's own, which a build must not write into. Links lead to where they led.
 * @param skip folders inside it that are not its source, such as the output folder
 */
export async function copyProject(from: string, to: string, skip: readonly string[]): Promise<void> {
  const skipped = new Set(skip.map((folder) => path.resolve(folder)))
  await copyFolder(path.resolve(from), to, async (place) => skipped.has(place) || (await isLeftover(place, path.resolve(from))))
}

async function copyFolder(from: string, to: string, isSkipped: (place: string) => Promise<boolean>): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, copy] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (await isSkipped(source)) continue
    if (entry.isDirectory()) await copyFolder(source, copy, isSkipped)
    else if (entry.isFile()) await copyFile(source, copy)
    else if (entry.isSymbolicLink()) await symlink(await realpath(source).catch(() => source), copy)
  }
}

/** What an earlier build or a virtual environment left: setuptools would take stale files from the first. */
async function isLeftover(place: string, top: string): Promise<boolean> {
  const name = path.basename(place)
  if (LEFT_OUT.has(name)) return true
  if (path.dirname(place) === top && name.endsWith('.egg-info')) return true
  if (path.dirname(place) === top && name === 'build' && (await holds(place, (inner) => inner === 'lib' || inner.startsWith('bdist.'))))
    return true
  return exists(path.join(place, 'pyvenv.cfg'))
}

async function holds(folder: string, wanted: (name: string) => boolean): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).some(wanted)
}

async function exists(place: string): Promise<boolean> {
  return access(place).then(
    () => true,
    () => false,
  )
}
