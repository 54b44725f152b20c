import type { Dirent } from 'node:fs'
import { copyFile, mkdir, readdir, readlink, realpath, symlink } from 'node:fs/promises'
import path from 'node:path'
import { exists } from '../worker/files.ts'
import { copyGitFolder, copyWithTimes, type Git, type GitTree, gitTreeOf } from './git.ts'

/** Folders that are not source: they are slow to copy, and stale ones change the result of a build. */
const LEFT_OUT = new Set(['__pycache__', '.tox', '.nox', '.mypy_cache', '.ruff_cache', '.pytest_cache', 'node_modules'])

interface CopiedProject {
  readonly folder: string
  /** Path of the project in the folder. */
  readonly subdirectory: string
}

/**
 * Copy a local project, so that a build does not write into it. In a git working tree, all tracked files of the tree are copied:
 * a version may derive from them, and git would report missing files as changes.
 * @param skip folders inside it that are not its source, such as the output folder
 */
export async function copyProject(from: string, to: string, skip: readonly string[], git: Git): Promise<CopiedProject> {
  const project = await realpath(from)
  const tree = await gitTreeOf(project, git)
  const top = tree?.top ?? project
  const skipped = new Set(await Promise.all(skip.map((folder) => realpath(folder).catch(() => path.resolve(folder)))))
  await copyFolder(top, to, { top, project, tracked: tree?.tracked ?? new Set(), skipped, git })
  return { folder: to, subdirectory: path.relative(top, project) }
}

interface Copy extends GitTree {
  /** The folder in which untracked files are copied too; undefined in output of an earlier build. */
  readonly project: string | undefined
  readonly skipped: ReadonlySet<string>
  readonly git: Git
}

async function copyFolder(from: string, to: string, copy: Copy): Promise<void> {
  await mkdir(to, { recursive: true })
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name)
    if (!(await isLeftOut(source, copy))) await copyEntry(entry, source, path.join(to, entry.name), copy)
  }
}

async function copyEntry(entry: Dirent, source: string, place: string, copy: Copy): Promise<void> {
  if (entry.name === '.git') return copyGitFolder(source, place, copy.git)
  if (entry.isDirectory()) return copyFolder(source, place, (await isBuildOutput(source, copy)) ? { ...copy, project: undefined } : copy)
  if (entry.isSymbolicLink()) return copyLink(source, place, copy)
  if (entry.isFile()) return copy.tracked.has(source) ? copyWithTimes(source, place) : copyFile(source, place)
}

/** A link to a copied file points to the copy, any other link to its original target. */
async function copyLink(source: string, place: string, copy: Copy): Promise<void> {
  const text = await readlink(source)
  const target = await realpath(source).catch(() => undefined)
  const isCopied = target !== undefined && !path.isAbsolute(text) && !(await isLeftOut(target, copy))
  await symlink(isCopied || target === undefined ? text : target, place)
}

/** Outside of the project, and in output of an earlier build, only tracked files are copied. */
async function isLeftOut(place: string, copy: Copy): Promise<boolean> {
  if (copy.skipped.has(place)) return true
  if (copy.tracked.has(place)) return false
  const folder = path.dirname(place)
  if (path.basename(place) === '.git') return folder !== copy.top && !copy.tracked.has(folder) && !isInside(folder, copy.project)
  return !isInside(place, copy.project) || isBuildOutput(place, copy)
}

function isInside(place: string, folder: string | undefined): boolean {
  return folder !== undefined && (place === folder || place.startsWith(folder + path.sep))
}

/** Whether it is a virtual environment or the output of an earlier build, from which setuptools would include stale files. */
async function isBuildOutput(place: string, { project }: Copy): Promise<boolean> {
  const name = path.basename(place)
  if (LEFT_OUT.has(name)) return true
  if (path.dirname(place) === project && name.endsWith('.egg-info')) return true
  if (path.dirname(place) === project && name === 'build') {
    const inner = await readdir(place).catch(() => [])
    if (inner.some((one) => one === 'lib' || one.startsWith('bdist.'))) return true
  }
  return exists(path.join(place, 'pyvenv.cfg'))
}
