import { mkdir, rm, rmdir } from 'node:fs/promises'
import path from 'node:path'
import { diskFailure } from '../output/disk.ts'
import { makeFolder } from '../worker/folder.ts'
import { claimName } from './claim.ts'
import { removeAbandoned, workName } from './leftovers.ts'

/** What one run keeps while it works: on the filesystem of the result, so that wheels can be linked into it. */
export interface WorkFolder {
  readonly pool: string
  /** Page tables, texts, logs of builds. */
  readonly run: string
  /** Removes it, and the output folder too where this run made it and nothing came of it. */
  close(): Promise<void>
}

/**
 * While it is open no other run makes the bundle `name` in `out`. What a killed run left there is removed.
 * @throws BundleError `environment` that names the folder, or the process of the other run
 */
export async function openWorkFolder(out: string, name: string): Promise<WorkFolder> {
  const home = path.resolve(out)
  const folder = path.join(home, workName(name, 'work'))
  const [pool, run] = [path.join(folder, 'pool'), path.join(folder, 'run')]
  const made = await makeFolder(home).catch((cause: unknown) => {
    throw diskFailure(cause, home)
  })
  try {
    await claimName(out, name, folder)
    for (const inner of [pool, run]) await mkdir(inner) // from here on the others see that the name is taken
    await removeAbandoned(out, name)
    return { pool, run, close: () => remove(folder, made) }
  } catch (cause) {
    await remove(folder, made).catch(() => undefined) // the first failure is the one to tell
    throw diskFailure(cause, home)
  }
}

/** @param made the topmost folder that this run made, undefined where `out` was there before */
async function remove(folder: string, made: string | undefined): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  if (made === undefined) return
  for (let at = path.dirname(folder); at.startsWith(made); at = path.dirname(at)) {
    const empty = await rmdir(at).then(
      () => true,
      () => false, // something came of it
    )
    if (!empty) return
  }
}
