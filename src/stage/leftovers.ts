import { createHash, randomBytes } from 'node:crypto'
import { lstat, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from './disk.ts'

/**
 * What a folder that is not finished is for. `aside` holds the bundle that is being replaced, `packing` what will lie beside
 * the new one; it is `packed` from the moment on which nothing is taken back any more.
 */
const PURPOSES = ['staging', 'aside', 'packing', 'packed', 'work'] as const
export type Purpose = (typeof PURPOSES)[number]

/** Inside a `packing` folder: what lay beside the bundle before, under its own names. */
export const OLD = 'old'
/** Inside a `packing` folder: the names of what is new, one a line; it is there before the first of them is moved out. */
export const FRESH = 'fresh'

/** A name of its own, hidden, that says who works there. */
export function workName(name: string, purpose: Purpose): string {
  return `.${name}.${purpose}-${process.pid}-${ownMark()}${randomBytes(3).toString('hex')}`
}

interface Leftover {
  readonly folder: string
  readonly purpose: Purpose
}

/**
 * Removes what runs that were killed left in `out`, so that it is as it was before them, or as they had finished it: a
 * bundle that was put aside and not replaced for good gets its name back, and so does what lay beside it.
 * Folders of a process that still lives are left alone.
 */
export async function removeAbandoned(out: string, name: string): Promise<void> {
  const found = (await readdir(out)).flatMap((entry) => abandoned(out, entry, name))
  const of = (purpose: Purpose): readonly string[] => found.flatMap((one) => (one.purpose === purpose ? [one.folder] : []))
  const [packing, aside] = [of('packing'), of('aside')]
  const unfinished = of('packed').length === 0
  for (const folder of packing) await takeBack(folder, out)
  if (unfinished && packing.length + aside.length > 0) await rm(path.join(out, name), { recursive: true, force: true })
  for (const folder of aside) if (unfinished && !(await exists(path.join(out, name)))) await rename(folder, path.join(out, name))
  // `packed` goes last: as long as it is there nothing is taken back
  const rest = [...of('staging'), ...aside, ...packing, ...of('work'), ...of('packed')]
  for (const folder of rest) await rm(folder, { recursive: true, force: true })
}

/** What a killed run had moved to its place beside the bundle goes, and what lay there before comes back. */
async function takeBack(packing: string, out: string): Promise<void> {
  const fresh = await readFile(path.join(packing, FRESH), 'utf8').catch(() => '')
  for (const file of fresh.split('\n').filter((one) => one !== '')) {
    if (!(await exists(path.join(packing, file)))) await rm(path.join(out, file), { force: true })
  }
  for (const file of await readdir(path.join(packing, OLD)).catch(() => [])) {
    await rename(path.join(packing, OLD, file), path.join(out, file))
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

function abandoned(out: string, entry: string, name: string): readonly Leftover[] {
  if (!entry.startsWith(`.${name}.`)) return []
  const [, said, pid, mark] = /^([a-z]+)-(\d+)-([0-9a-f]{6})[0-9a-f]{6}$/.exec(entry.slice(name.length + 2)) ?? []
  const purpose = PURPOSES.find((one) => one === said)
  if (purpose === undefined || isAlive(Number(pid), mark)) return []
  return [{ folder: path.join(out, entry), purpose }]
}

function isAlive(pid: number, mark: string | undefined): boolean {
  if (pid === process.pid) return mark === ownMark() // in containers the next run often gets the number of the one before
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM' // it lives, and belongs to somebody else
  }
}

/** Tells this process from an earlier one of the same number. */
function ownMark(): string {
  return createHash('sha256').update(`${process.pid} ${performance.timeOrigin}`).digest('hex').slice(0, 6)
}
