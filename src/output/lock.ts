import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:fs'
import { type FileHandle, lstat, open, readFile, rmdir, unlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { BundleError, errorCode, onCode } from '../core/errors.ts'
import { makeFolder } from '../worker/files.ts'

/** While this process holds it, no other run writes the bundle of this name into this folder. */
export interface OutputLock {
  /** Removes the lock file, and the folder if this lock created it and it is empty. */
  release(): Promise<void>
}

/** The Python that calls flock(2); Node.js has no file locks. */
export interface Locking {
  readonly python: string
  readonly env: Readonly<Record<string, string>>
}

const ON_WINDOWS = process.platform === 'win32'
/** No sharing with other processes. Node.js does not export this flag (libuv: include/uv/win.h). */
const UV_FS_O_EXLOCK = 0x1000_0000
const FLAGS = constants.O_RDWR | constants.O_CREAT | (ON_WINDOWS ? UV_FS_O_EXLOCK : 0)
/** Locks the files that this process inherits from descriptor 3 on, and prints the name of the error of each, or an empty line. The locks
 * belong to the open files that both processes share: they outlive Python, and end with the process that opened the files. */
const FLOCK = `import errno, fcntl, sys
for file in range(3, 3 + int(sys.argv[1])):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        print()
    except BlockingIOError:
        print("EBUSY")
    except OSError as error:
        print(errno.errorcode[error.errno])`
const MAX_ATTEMPTS = 20

/**
 * Create the folder if necessary and lock `.<name>.lock` in it for each name, all or none. The operating system releases the locks when
 * the process ends, even after SIGKILL. No process ids are compared, so containers that share a folder exclude each other.
 * @returns the locks in the order of the names
 * @throws BundleError `environment` that names the lock holder; the system's error if a file cannot be locked
 */
export async function lockOutputs(
  out: string,
  names: readonly string[],
  locking: Locking,
  attempts = MAX_ATTEMPTS,
): Promise<readonly OutputLock[]> {
  if (names.length === 0) return []
  const made = await makeFolder(out)
  const { locks, failed } = await tryToLock(out, names, made, locking)
  if (failed === undefined) return locks
  for (const lock of locks.toReversed()) await lock.release()
  const { name, error } = failed
  if (errorCode(error) === 'EBUSY') throw await heldByAnother(path.join(out, name), fileOf(out, name))
  if (errorCode(error) !== 'ENOENT' || attempts === 1) throw error
  return lockOutputs(out, names, locking, attempts - 1) // its holder just removed it
}

interface Tried {
  readonly locks: readonly OutputLock[]
  /** The first name that could not be locked, e.g. `EBUSY` if another run holds it, `ENOENT` if its file or folder was removed meanwhile. */
  readonly failed?: { readonly name: string; readonly error: unknown }
}

async function tryToLock(out: string, names: readonly string[], made: string | undefined, locking: Locking): Promise<Tried> {
  const opened: { readonly name: string; readonly handle: FileHandle }[] = []
  const failures: { readonly name: string; readonly error: unknown }[] = []
  const locks: OutputLock[] = []
  for (const name of names) {
    await open(fileOf(out, name), FLAGS, 0o644).then(
      (handle) => opened.push({ name, handle }),
      (error: unknown) => failures.push({ name, error }),
    )
  }
  const codes = await flock(opened.map(({ handle }) => handle), locking) // biome-ignore format: one thought
  for (const [at, { name, handle }] of opened.entries()) {
    try {
      await take(handle, fileOf(out, name), codes[at] ?? '')
      locks.push({ release: () => release(handle, fileOf(out, name), made) })
    } catch (error) {
      failures.push({ name, error })
      const isOthers = ['EBUSY', 'ENOENT', ''].includes(errorCode(error))
      await (isOthers ? handle.close() : release(handle, fileOf(out, name), made))
    }
  }
  const [failed] = failures
  return { locks, ...(failed === undefined ? {} : { failed }) }
}

function fileOf(out: string, name: string): string {
  return path.join(out, `.${name}.lock`)
}

/** Write this process into a locked file. @throws if it is not locked or no longer in the folder */
async function take(handle: FileHandle, file: string, code: string): Promise<void> {
  if (code !== '') throw Object.assign(new Error(`${file} cannot be locked (${code})`), { code })
  const [held, found] = await Promise.all([handle.stat({ bigint: true }), lstat(file, { bigint: true })])
  if (held.ino !== found.ino) throw Object.assign(new Error(`${file} was replaced`), { code: 'ENOENT' })
  const { bytesWritten } = await handle.write(`process ${process.pid} on ${hostname()}\n`, 0)
  await handle.truncate(bytesWritten) // last: on a full disk, the text of a killed run leaves room for this one
}

/** For each file: empty if it is locked now, otherwise the name of the system's error. Closes all of them if Python cannot run. */
async function flock(handles: readonly FileHandle[], { python, env }: Locking): Promise<readonly string[]> {
  if (ON_WINDOWS || handles.length === 0) return []
  const args = ['-I', '-S', '-c', FLOCK, String(handles.length)]
  try {
    // Detached: Ctrl-C ends this run, which then ends the locks
    const child = spawn(python, args, { env, stdio: ['ignore', 'pipe', 'pipe', ...handles.map(({ fd }) => fd)], detached: true })
    const output = [child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream)))
    const [[code], stdout = '', stderr] = await Promise.all([once(child, 'close'), ...output])
    if (code !== 0) throw new Error(`${python} cannot lock files: ${stderr}`)
    return stdout.split('\n')
  } catch (error) {
    for (const handle of handles) await handle.close()
    throw error
  }
}

async function release(handle: FileHandle, file: string, made: string | undefined): Promise<void> {
  try {
    if (!ON_WINDOWS) await unlink(file).catch(onCode(['ENOENT'], undefined)) // someone may have removed the output folder
  } finally {
    await handle.close()
  }
  // Windows cannot delete a file that another run has opened
  if (ON_WINDOWS) await unlink(file).catch(onCode(['EBUSY', 'EPERM', 'ENOENT'], undefined))
  for (let folder = path.dirname(file); made !== undefined && folder.startsWith(made); folder = path.dirname(folder)) {
    await rmdir(folder).catch(onCode(['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY', 'EPERM'], undefined))
  }
}

async function heldByAnother(bundle: string, file: string): Promise<BundleError> {
  const lockHolder = (await readFile(file, 'utf8').catch(() => '')).trim() // only for the message; not readable on Windows
  return new BundleError({
    kind: 'environment',
    what: `${bundle} is being made by another run of offline-bundle${lockHolder === '' ? '' : `, ${lockHolder}`}`,
    hint: 'Wait until it ends, or choose another --name or --output.',
  })
}
