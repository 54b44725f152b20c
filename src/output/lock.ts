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
/** The lock belongs to the open file that both processes share: it outlives Python, and ends with this process. */
const FLOCK = `import errno, fcntl
try:
    fcntl.flock(0, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("EBUSY")
except OSError as error:
    print(errno.errorcode[error.errno])`
const MAX_ATTEMPTS = 20

/**
 * Create the folder if necessary and lock `.<name>.lock` in it. The operating system releases the lock when the process ends, even
 * after SIGKILL. No process ids are compared, so containers that share a folder exclude each other.
 * @throws BundleError `environment` that names the lock holder; the system's error if the file cannot be locked
 */
export async function lockOutput(out: string, name: string, locking: Locking, attempts = MAX_ATTEMPTS): Promise<OutputLock> {
  const file = path.join(out, `.${name}.lock`)
  const made = await makeFolder(out)
  try {
    const handle = await openLocked(file, made, locking)
    return { release: () => release(handle, file, made) }
  } catch (error) {
    if (errorCode(error) === 'EBUSY') throw await heldByAnother(path.join(out, name), file)
    if (errorCode(error) !== 'ENOENT' || attempts === 1) throw error
    return lockOutput(out, name, locking, attempts - 1) // its holder just removed it
  }
}

/** @throws `EBUSY` if another run holds the lock, `ENOENT` if the file or its folder was removed meanwhile */
async function openLocked(file: string, made: string | undefined, locking: Locking): Promise<FileHandle> {
  const handle = await open(file, FLAGS, 0o644)
  try {
    const code = ON_WINDOWS ? '' : await flock(handle, locking)
    if (code !== '') throw Object.assign(new Error(`${file} cannot be locked (${code})`), { code })
    const [held, found] = await Promise.all([handle.stat({ bigint: true }), lstat(file, { bigint: true })])
    if (held.ino !== found.ino) throw Object.assign(new Error(`${file} was replaced`), { code: 'ENOENT' })
    const { bytesWritten } = await handle.write(`process ${process.pid} on ${hostname()}\n`, 0)
    await handle.truncate(bytesWritten) // last: on a full disk, the text of a killed run leaves room for this one
    return handle
  } catch (error) {
    const isOthers = ['EBUSY', 'ENOENT', ''].includes(errorCode(error))
    await (isOthers ? handle.close() : release(handle, file, made))
    throw error
  }
}

/** Empty if the file is locked now, otherwise the name of the system's error. */
async function flock(handle: FileHandle, { python, env }: Locking): Promise<string> {
  // Detached: Ctrl-C ends this run, which then ends the lock
  const child = spawn(python, ['-I', '-S', '-c', FLOCK], { env, stdio: [handle.fd, 'pipe', 'pipe'], detached: true })
  const output = [child.stdout, child.stderr].map((stream) => (stream === null ? '' : text(stream)))
  const [[code], stdout = '', stderr] = await Promise.all([once(child, 'close'), ...output])
  if (code !== 0) throw new Error(`${python} cannot lock files: ${stderr}`)
  return stdout.trim()
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
