import { appendFile, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { isCompanion } from '../core/archive-kinds.ts'
import { BundleError, onCode } from '../core/errors.ts'
import type { Log } from '../core/ports.ts'
import { type Infer, texts } from '../core/schemas.ts'
import { diskFailure } from '../worker/files.ts'
import { type Locking, lockOutputs, type OutputLock } from './lock.ts'
import { checkBundleFolder, checkOutputPaths } from './output-paths.ts'

/** Everything that one run writes into an output folder. Until `commit` nothing outside of the transaction folder changes. */
export interface Transaction {
  /** Downloads. On the filesystem of the outputs, so that wheels can be linked into a bundle. */
  readonly pool: string
  /** Index pages, logs of builds and other files of this run. */
  readonly run: string
  /** The new outputs, under their final names. */
  readonly staged: string
  /**
   * Lock the names of these bundles, and check that every path this run may write is free or was written by a previous run.
   * @throws BundleError `environment` if another run holds a lock, `usage` that names foreign files
   */
  reserve(names: readonly string[]): Promise<void>
  /**
   * Move everything in `staged` to the output folder, replacing all outputs of previous runs of these bundles.
   * @throws BundleError `usage`, `environment`; the output folder is then unchanged
   */
  commit(names: readonly string[]): Promise<void>
  /** Remove the transaction folder and the locks, and the output folder if this run created it and it is empty. */
  cleanup(): Promise<void>
}

/** The inode distinguishes this output from a later file of the same name. */
const Output = v.strictObject({ name: v.pipe(v.string(), v.regex(/^(?!\.\.?$)[^/\\]+$/)), inode: v.string() })

/** A line of the journal. Without a commit record no output was moved; with one, all are moved, or back if a rollback record follows. */
const RecordSchema = v.variant('record', [
  v.strictObject({ record: v.literal('lock'), names: texts }),
  v.strictObject({ record: v.literal('commit'), published: v.array(Output), replaced: v.array(Output) }),
  v.strictObject({ record: v.literal('rollback') }),
])
type JournalRecord = Infer<typeof RecordSchema>
type Commit = Extract<JournalRecord, { readonly record: 'commit' }>

const JOURNAL = 'journal'

interface Place {
  readonly out: string
  /** `<out>/.<name>.transaction` */
  readonly folder: string
}

interface Session extends Place {
  /** The bundle name in the folder's name. */
  readonly owner: string
  readonly locks: Map<string, OutputLock>
  readonly locking: Locking
}

/**
 * Lock the name of a bundle, recover interrupted runs, and create the transaction folder.
 * @throws BundleError `environment` that names the folder, or the run that holds the lock
 */
export async function openTransaction(output: string, name: string, locking: Locking, log: Pick<Log, 'warning'>): Promise<Transaction> {
  const out = path.resolve(output)
  const session = { out, folder: path.join(out, `.${name}.transaction`), owner: name, locks: new Map<string, OutputLock>(), locking }
  try {
    await lockNames([name], session)
    return { ...(await createFolders(session)), ...operations(session, log) }
  } catch (cause) {
    await releaseAll(session, '')
    throw diskFailure(cause, out)
  }
}

async function createFolders({ folder, owner }: Session): Promise<Pick<Transaction, 'pool' | 'run' | 'staged'>> {
  try {
    await mkdir(folder)
    await append(folder, { record: 'lock', names: [owner] })
    const staged = path.join(folder, 'staged')
    // A new folder, since a worker of a killed run may still write to its own
    const work = await mkdtemp(path.join(folder, 'work-'))
    const [pool, run] = [path.join(work, 'pool'), path.join(work, 'run')]
    for (const inner of [staged, pool, run]) await mkdir(inner)
    return { pool, run, staged }
  } catch (error) {
    await remove(folder).catch(() => undefined) // the first failure is the one to report
    throw error
  }
}

function operations(session: Session, log: Pick<Log, 'warning'>): Pick<Transaction, 'reserve' | 'commit' | 'cleanup'> {
  let isCommitted = false
  return {
    reserve: (names) => reserve(names, session),
    commit: async (names) => {
      await commit(names, session)
      isCommitted = true
    },
    cleanup: () =>
      end(session).catch((error: unknown) => {
        if (!isCommitted) throw error
        log.warning(`${session.folder} could not be removed; the next run removes it: ${error}`)
      }),
  }
}

async function reserve(names: readonly string[], session: Session): Promise<void> {
  try {
    await append(session.folder, { record: 'lock', names })
    await lockNames(names, session)
    for (const name of names) await checkOutputPaths(session.out, name)
  } catch (cause) {
    throw diskFailure(cause, session.out)
  }
}

/** Locks those names that are not locked yet, and recovers from interrupted runs that had locked them. */
async function lockNames(names: readonly string[], session: Session): Promise<void> {
  const { out, folder, locks } = session
  const missing = names.filter((name) => !locks.has(name))
  await lockAll(missing, session)
  for (const interrupted of await transactionsOf(missing, out)) {
    if (interrupted.folder !== folder || missing.includes(interrupted.owner)) await recover(interrupted, session)
  }
}

interface Interrupted extends Pick<Session, 'folder' | 'owner'> {
  /** Of all bundles that it may have changed. */
  readonly names: readonly string[]
}

async function transactionsOf(names: readonly string[], out: string): Promise<readonly Interrupted[]> {
  const found: Interrupted[] = []
  for (const entry of names.length === 0 ? [] : await readdir(out)) {
    const [, owner] = /^\.(.+)\.transaction$/.exec(entry) ?? []
    if (owner === undefined) continue
    const folder = path.join(out, entry)
    const records = (await readJournal(folder)) ?? []
    found.push({ folder, owner, names: [owner, ...records.flatMap((one) => (one.record === 'lock' ? one.names : []))] })
  }
  return found.filter((one) => names.some((name) => one.names.includes(name)))
}

async function recover({ folder, owner, names }: Interrupted, { out, locks, locking }: Session): Promise<void> {
  const others: Session = { out, folder, owner, locks: new Map(), locking }
  await lockAll([...new Set(names)].filter((name) => !locks.has(name)), others) // biome-ignore format: one thought
  await end(others)
}

async function lockAll(names: readonly string[], { out, locks, locking }: Session): Promise<void> {
  for (const [at, lock] of (await lockOutputs(out, names, locking)).entries()) locks.set(names[at] ?? '', lock)
}

/** Remove the journal and the owner's lock last, so that the next run can complete an interrupted cleanup. */
async function end(session: Session): Promise<void> {
  try {
    await settle(session)
    await releaseAll(session, session.owner)
    await remove(session.folder)
  } finally {
    await releaseAll(session, '')
  }
}

/** In reverse: the first lock may have created the output folder. */
async function releaseAll({ locks }: Session, except: string): Promise<void> {
  for (const [name, lock] of [...locks].reverse()) {
    if (name === except) continue
    locks.delete(name)
    await lock.release()
  }
}

async function commit(names: readonly string[], { out, folder }: Place): Promise<void> {
  const staged = path.join(folder, 'staged')
  try {
    for (const name of names) await checkBundleFolder(out, name)
    const fresh = await readdir(staged)
    const stale = (await readdir(out)).filter((file) => fresh.includes(file) || names.some((name) => isCompanion(file, name)))
    const record: Commit = { record: 'commit', published: await outputsIn(staged, fresh), replaced: await outputsIn(out, stale) }
    await append(folder, record)
    try {
      await rollForward(record, { out, folder }, { overwrite: true })
    } catch (error) {
      await append(folder, { record: 'rollback' })
      await rollBack(record, { out, folder })
      throw error
    }
  } catch (cause) {
    throw diskFailure(cause, out)
  }
}

/** Complete or roll back a transaction according to its journal, and remove all but the journal. Safe to interrupt and repeat. */
async function settle({ out, folder }: Place): Promise<void> {
  const entries = await readdir(folder).catch(onCode(['ENOENT'], []))
  const records = entries.length === 0 ? [] : await readJournal(folder)
  if (records === undefined) throw notATransaction(folder)
  const committed = records.find((one) => one.record === 'commit')
  if (committed !== undefined) {
    const isUndone = records.some(({ record }) => record === 'rollback')
    await (isUndone ? rollBack(committed, { out, folder }) : rollForward(committed, { out, folder }, { overwrite: false }))
  }
  for (const entry of entries.filter((one) => one !== JOURNAL)) await remove(path.join(folder, entry))
}

/** @param overwrite true in the run itself; during recovery, an existing file is foreign and is kept */
async function rollForward({ published, replaced }: Commit, { out, folder }: Place, { overwrite }: { overwrite: boolean }): Promise<void> {
  const [old, staged] = [path.join(folder, 'old'), path.join(folder, 'staged')]
  await mkdir(old, { recursive: true })
  for (const { name, inode } of replaced) {
    if ((await inodeOf(path.join(out, name))) === inode) await rename(path.join(out, name), path.join(old, name)).catch(onCode(['ENOENT'], undefined)) // biome-ignore format: one thought
  }
  for (const { name } of published) {
    const isFree = overwrite || (await inodeOf(path.join(out, name))) === undefined
    if (isFree && (await inodeOf(path.join(staged, name))) !== undefined) await rename(path.join(staged, name), path.join(out, name))
  }
}

async function rollBack({ published, replaced }: Commit, { out, folder }: Place): Promise<void> {
  const [old, staged] = [path.join(folder, 'old'), path.join(folder, 'staged')]
  for (const { name, inode } of published) {
    const isOurs = (await inodeOf(path.join(out, name))) === inode
    if (isOurs) await rename(path.join(out, name), path.join(staged, name))
  }
  for (const { name } of replaced) {
    const isFree = (await inodeOf(path.join(out, name))) === undefined
    if (isFree && (await inodeOf(path.join(old, name))) !== undefined) await rename(path.join(old, name), path.join(out, name))
  }
}

/** Undefined if there is no journal, or one of another version. An incomplete last line is ignored. */
async function readJournal(folder: string): Promise<readonly JournalRecord[] | undefined> {
  const text = await readFile(path.join(folder, JOURNAL), 'utf8').catch(onCode(['ENOENT', 'ENOTDIR', 'EACCES'], undefined))
  try {
    return text?.split('\n').slice(0, -1).map((line) => v.parse(RecordSchema, JSON.parse(line))) // biome-ignore format: one thought
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof v.ValiError) return undefined
    throw error
  }
}

async function append(folder: string, record: JournalRecord): Promise<void> {
  await appendFile(path.join(folder, JOURNAL), `${JSON.stringify(record)}\n`)
}

function notATransaction(folder: string): BundleError {
  const expected = 'already exists and is not a transaction folder of this version of offline-bundle: move it away'
  return new BundleError({ kind: 'usage', faults: [{ input: 'output', actual: folder, expected }] })
}

async function outputsIn(folder: string, names: readonly string[]): Promise<Commit['published']> {
  return Promise.all(names.map(async (name) => ({ name, inode: (await inodeOf(path.join(folder, name))) ?? '' })))
}

/** Does not change on rename. Undefined if the file does not exist. */
async function inodeOf(file: string): Promise<string | undefined> {
  return lstat(file, { bigint: true }).then(({ ino }) => `${ino}`, onCode(['ENOENT'], undefined))
}

async function remove(file: string): Promise<void> {
  await rm(file, { recursive: true, force: true, maxRetries: 3 })
}
