import { randomBytes } from 'node:crypto'
import { lstat, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { errorCode } from '../core/errors.ts'
import { isAlive, ownMark } from './living.ts'

/**
 * What a folder that is not finished is for. `aside` holds the bundle that is being replaced, `packing` what will lie beside
 * the new one; it is `packed` from the moment on which nothing is taken back any more.
 */
const PURPOSES = ['staging', 'aside', 'packing', 'packed', 'work'] as const
type Purpose = (typeof PURPOSES)[number]

/** Inside a `packing` folder: what lay beside the bundle before, under its own names. */
export const OLD = 'old'
/** Inside a `packing` folder: what is new (`freshText`); it is there before the first of it is moved out. */
export const FRESH = 'fresh'

/**
 * A name of its own, hidden, that says who works there.
 * @param made the new bundle that the work is about, by `identityOf`: only that one is ever taken back
 */
export function workName(name: string, purpose: Purpose, made?: string): string {
  return `.${name}.${purpose}-${process.pid}-${ownMark()}${randomBytes(3).toString('hex')}${made === undefined ? '' : `-${made}`}`
}

/** What stays the same when a file or folder is renamed, and is another's when a later run has written it anew; undefined: not there. */
export async function identityOf(file: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await lstat(file, { bigint: true })
    return `${dev.toString(36)}.${ino.toString(36)}`
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

interface Leftover {
  readonly folder: string
  readonly purpose: Purpose
  /** The new bundle that it is about. */
  readonly made: string | undefined
}

/**
 * Removes what runs that were killed left in `out`, so that it is as it was before them, or as they had finished it: a
 * bundle that was put aside and not replaced for good gets its name back, and so does what lay beside it. Nothing is taken
 * from a later run that succeeded: what has been replaced since is another file. Cut off itself, it can be done again.
 * Folders of a process that still lives are left alone.
 */
export async function removeAbandoned(out: string, name: string): Promise<void> {
  const found = (await readdir(out)).flatMap((entry) => abandoned(out, entry, name))
  const of = (purpose: Purpose): readonly string[] => found.flatMap((one) => (one.purpose === purpose ? [one.folder] : []))
  const [packing, aside] = [of('packing'), of('aside')]
  for (const folder of packing) await takeBack(folder, out)
  if (of('packed').length === 0) await bringBack(aside, path.join(out, name), new Set(found.map(({ made }) => made)))
  // `packed` goes last: as long as it is there nothing is taken back
  const rest = [...of('staging'), ...aside, ...packing, ...of('work'), ...of('packed')]
  for (const folder of rest) await rm(folder, { recursive: true, force: true })
}

/** The bundle that was put aside gets its name back from one that a killed run had made, and from no other. */
async function bringBack(aside: readonly string[], final: string, made: ReadonlySet<string | undefined>): Promise<void> {
  const present = await identityOf(final)
  if (present !== undefined && made.has(present)) await rm(final, { recursive: true, force: true })
  for (const folder of aside) if (!(await exists(final))) await moveIfThere(folder, final)
}

/** What a killed run had moved to its place beside the bundle goes, and what lay there before comes back. */
async function takeBack(packing: string, out: string): Promise<void> {
  const fresh = await readFile(path.join(packing, FRESH), 'utf8').catch(() => '')
  for (const line of fresh.split('\n').filter((one) => one !== '')) {
    const [identity = '', file = ''] = line.split(' ', 2)
    if ((await identityOf(path.join(out, file))) === identity) await rm(path.join(out, file), { force: true })
  }
  for (const file of await readdir(path.join(packing, OLD)).catch(() => [])) {
    if (!(await exists(path.join(out, file)))) await moveIfThere(path.join(packing, OLD, file), path.join(out, file))
  }
}

/** A run that started at the same moment may have been quicker. */
async function moveIfThere(from: string, to: string): Promise<void> {
  await rename(from, to).catch((error: unknown) => {
    if (errorCode(error) !== 'ENOENT') throw error
  })
}

/** For `takeBack`: a line for each file, what it is and what it will be called. */
export async function freshText(folder: string, files: readonly string[]): Promise<string> {
  const lines = await Promise.all(files.map(async (file) => `${await identityOf(path.join(folder, file))} ${file}`))
  return lines.join('\n')
}

export async function exists(file: string): Promise<boolean> {
  return (await identityOf(file)) !== undefined
}

/** A folder of a process that lives. */
export interface Working {
  /** Its name in the output folder. */
  readonly entry: string
  readonly pid: number
}

/**
 * Who works on the bundle `name` at this moment, sorted by `entry`.
 * @param own what is not counted: this folder, and where it is for staging all of this process, whose run has the name already
 */
export function workingOn(entries: readonly string[], name: string, own: string): readonly Working[] {
  const [mine] = named(own, name)
  return entries
    .flatMap((entry) => named(entry, name))
    .filter(({ entry, pid, mark }) => entry !== own && !(mine?.purpose === 'staging' && pid === mine.pid && mark === mine.mark))
    .filter(({ pid, mark }) => isAlive(pid, mark))
    .sort((one, other) => (one.entry < other.entry ? -1 : 1))
}

function abandoned(out: string, entry: string, name: string): readonly Leftover[] {
  return named(entry, name).flatMap(({ pid, mark, purpose, made }) =>
    isAlive(pid, mark) ? [] : [{ folder: path.join(out, entry), purpose, made }],
  )
}

interface Named extends Working, Pick<Leftover, 'purpose' | 'made'> {
  readonly mark: string | undefined
}

/** What a name says that `workName` made; nothing for any other. */
function named(entry: string, name: string): readonly Named[] {
  if (!entry.startsWith(`.${name}.`)) return []
  const pattern = /^([a-z]+)-(\d+)-([0-9a-f]{6})[0-9a-f]{6}(?:-([0-9a-z.]+))?$/
  const [, said, pid, mark, made] = pattern.exec(entry.slice(name.length + 2)) ?? []
  const purpose = PURPOSES.find((one) => one === said)
  return purpose === undefined ? [] : [{ entry, pid: Number(pid), mark, purpose, made }]
}
