import { lstat, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Bundle } from '../bundle/bundle.ts'
import { errorCode } from '../core/error-code.ts'
import { BundleError } from '../core/failure.ts'
import { diskFailure } from '../output/disk.ts'
import type { Staged } from '../output/stage.ts'
import { identityOf, workName } from '../stage/leftovers.ts'

/** A folder under its final name. Until `keep` the bundle that it replaced is still there, so `undo` can put it back. */
export interface Sealed {
  readonly bundle: Bundle
  /** `<out>/<name>` */
  readonly folder: string
  readonly out: string
  /** Removes the bundle that was replaced. */
  keep(): Promise<void>
  /** Removes the new folder and puts back what was there before. */
  undo(): Promise<void>
}

/**
 * Says before any work whether the final name is free: absent, or a bundle of ours that may be replaced.
 * @returns whether there is one
 * @throws BundleError `usage` for anything else, `environment` where the disk does not tell; nothing is touched
 */
export async function refuseForeign(out: string, name: string): Promise<boolean> {
  try {
    return await findOld(out, name)
  } catch (cause) {
    throw diskFailure(cause, path.join(out, name))
  }
}

/**
 * Gives the staged folder its final name by one rename. A bundle that has the name is renamed aside first, and put back
 * when the rename fails.
 * @throws BundleError `usage` where something that is no bundle has the name, `environment` from the disk
 */
export async function seal({ bundle, folder: staged, out }: Staged): Promise<Sealed> {
  const folder = path.join(out, bundle.name)
  try {
    const aside = (await findOld(out, bundle.name)) ? path.join(out, workName(bundle.name, 'aside', await identityOf(staged))) : undefined
    if (aside !== undefined) await rename(folder, aside)
    try {
      await rename(staged, folder)
    } catch (error) {
      if (aside !== undefined) await rename(aside, folder)
      throw error
    }
    return { bundle, folder, out, ...after(folder, aside) }
  } catch (cause) {
    throw diskFailure(cause, folder)
  }
}

function after(folder: string, aside: string | undefined): Pick<Sealed, 'keep' | 'undo'> {
  return {
    keep: async () => {
      if (aside !== undefined) await rm(aside, { recursive: true, force: true })
    },
    undo: async () => {
      await rm(folder, { recursive: true, force: true })
      if (aside !== undefined) await rename(aside, folder)
    },
  }
}

/** True where a bundle of ours has the name, false where nothing has. */
async function findOld(out: string, name: string): Promise<boolean> {
  const folder = path.join(out, name)
  try {
    const found = await lstat(folder)
    if (found.isDirectory() && isOurs(await readFile(path.join(folder, 'manifest.json'), 'utf8'))) return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && !(await isThere(folder))) return false
    if (!['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error))) throw error
  }
  throw new BundleError({
    kind: 'usage',
    faults: [
      { input: 'output', given: folder, want: 'is there already and is no bundle: choose another --name or --output, or move it away' },
    ],
  })
}

async function isThere(folder: string): Promise<boolean> {
  return lstat(folder).then(
    () => true,
    (error: unknown) => errorCode(error) !== 'ENOENT',
  )
}

/** An older or newer format is still ours, so this looks at less than the schema does. */
function isOurs(text: string): boolean {
  try {
    const manifest: unknown = JSON.parse(text)
    if (typeof manifest !== 'object' || manifest === null || !('tool' in manifest)) return false
    const { tool } = manifest
    return typeof tool === 'object' && tool !== null && 'name' in tool && tool.name === 'offline-bundle'
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}
