import { lstat, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from './disk.ts'

/** What a folder that is not finished is for. `aside` holds the bundle that is being replaced. */
export type Purpose = 'staging' | 'aside' | 'packing' | 'work'

/** A name of its own, hidden, that says who works there. */
export function workName(name: string, purpose: Purpose, random: string): string {
  return `.${name}.${purpose}-${process.pid}-${random}`
}

/**
 * Removes what runs that were killed left in `out`. A bundle that was put aside and never replaced gets its name back.
 * Folders of a process that still lives are left alone.
 */
export async function removeAbandoned(out: string, name: string): Promise<void> {
  for (const entry of await readdir(out)) {
    const purpose = abandonedPurpose(entry, name)
    if (purpose === undefined) continue
    const folder = path.join(out, entry)
    if (purpose === 'aside' && !(await exists(path.join(out, name)))) await rename(folder, path.join(out, name))
    else await rm(folder, { recursive: true, force: true })
  }
}

export async function exists(file: string): Promise<boolean> {
  try {
    await lstat(file)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

function abandonedPurpose(entry: string, name: string): Purpose | undefined {
  if (!entry.startsWith(`.${name}.`)) return undefined
  const [, purpose, pid] = /^(staging|aside|packing|work)-(\d+)-[0-9a-f]{12}$/.exec(entry.slice(name.length + 2)) ?? []
  if (pid === undefined || isAlive(Number(pid))) return undefined
  return purpose === 'aside' || purpose === 'packing' || purpose === 'work' ? purpose : 'staging'
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM' // it lives, and belongs to somebody else
  }
}
