import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { BundleError, errorCode } from '../core/errors.ts'
import { makeFolder } from '../worker/files.ts'
import { removeAbandoned, type Working, workingOn } from './leftovers.ts'

/** Two that ask at the same moment see each other: so long the one that may stay waits for the other to step back. Unit: milliseconds. */
const PATIENCE = 5000
const STEP = 50
const FULL = ['ENOSPC', 'EDQUOT']

/**
 * Makes a folder of `workName`, and with it takes the name of the bundle: as long as the folder is there and this process
 * lives, no other run can. Each makes its folder first and looks for others then, so that of two at least one sees the
 * other; an empty folder may still be given up, and of several of those the first by name stays.
 * @param folder in `out`
 * @throws BundleError `environment` that names the process which has the name; then the folder is gone
 */
export async function claimName(out: string, name: string, folder: string): Promise<void> {
  await makeOwn(out, name, folder)
  const rival = await rivalOf(out, name, path.basename(folder))
  if (rival === undefined) return
  await rm(folder, { recursive: true, force: true })
  const theirs = path.join(out, rival.entry)
  throw new BundleError({
    kind: 'environment',
    what: `${path.join(out, name)} is being made by another run of offline-bundle, process ${rival.pid}.`,
    hint: `Wait until it has ended, or give another --name or --output. Where no such process runs any more, remove ${theirs}`,
  })
}

/** What a killed run left may be what fills the disk. */
async function makeOwn(out: string, name: string, folder: string): Promise<void> {
  const make = (): Promise<unknown> => makeFolder(folder) // a run that gave up may have taken `out` away
  await make().catch(async (error: unknown) => {
    const others = workingOn(await readdir(out), name, path.basename(folder))
    if (!FULL.includes(errorCode(error)) || others.length > 0) throw error
    await removeAbandoned(out, name)
    await make()
  })
}

/** Who has the name; undefined when it is ours. */
async function rivalOf(out: string, name: string, own: string): Promise<Working | undefined> {
  const end = performance.now() + PATIENCE
  for (;;) {
    const others = workingOn(await readdir(out), name, own)
    const [first] = others
    if (first === undefined || first.entry < own || performance.now() > end) return first
    const busy = await firstUsed(out, others)
    if (busy !== undefined) return busy
    await wait(STEP)
  }
}

/** A folder in which somebody works holds something; one that is gone, or goes, holds nothing. */
async function firstUsed(out: string, others: readonly Working[]): Promise<Working | undefined> {
  for (const other of others) {
    const inside = await readdir(path.join(out, other.entry)).catch(() => [])
    if (inside.length > 0) return other
  }
  return undefined
}
