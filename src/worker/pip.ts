import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { BlobReader, Uint8ArrayWriter, ZipReader } from '@zip.js/zip.js'
import pLimit from 'p-limit'
import { BundleError } from '../core/errors.ts'
import { sha256Of } from '../core/names.ts'
import type { Log } from '../core/ports.ts'
import { makeFolder } from './files.ts'

/** The pinned pip. A live test compares its hash with the index. */
export const PIP = {
  version: '26.3',
  filename: 'pip-26.3-py3-none-any.whl',
  sha256: 'f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13',
} as const

/** Parallel reads: every run starts by checking 700 small files. */
const READS = 16

/**
 * Return the folder of the pinned pip, unpacked once into `<cache>/pip/<sha256>` and checked against its RECORD on every start.
 * Importing from the wheel takes 2 s longer on each start, because it has no bytecode.
 * @param phase reports the unpacking, which takes a second or two
 * @throws BundleError `integrity` if the shipped wheel is not the pinned one; `environment` for disk errors; `cancelled`
 */
export async function unpackedPip(vendor: string, cache: string, signal?: AbortSignal, phase: Log['phase'] = silent): Promise<string> {
  const folder = path.join(cache, 'pip', PIP.sha256)
  if (await agreesWithRecord(folder)) return folder
  return phase(`Unpack pip ${PIP.version}`, () => unpackInto(folder, vendor, cache, signal))
}

const silent: Log['phase'] = (_, work) => work()

async function unpackInto(folder: string, vendor: string, cache: string, signal?: AbortSignal): Promise<string> {
  const aside = path.join(cache, 'tmp', `pip-${randomBytes(6).toString('hex')}`) // the fetcher cleans up this folder after killed runs
  try {
    await makeFolder(aside)
    await unpack(path.join(vendor, PIP.filename), aside, signal)
    await makeFolder(path.dirname(folder))
    await moveInto(folder, aside)
  } catch (cause) {
    throw cause instanceof BundleError ? cause : unwritable(cache, cause)
  } finally {
    await rm(aside, { recursive: true, force: true }).catch(() => undefined) // report the first failure only
  }
  if (await agreesWithRecord(folder)) return folder
  throw damaged(folder)
}

/** Replace only a damaged folder: another run may have created a valid one and be importing from it. */
async function moveInto(folder: string, aside: string): Promise<void> {
  if (await moved(aside, folder)) return
  if (await agreesWithRecord(folder)) return
  const damagedOne = `${aside}.old`
  await moved(folder, damagedOne)
  await rm(damagedOne, { recursive: true, force: true })
  await moved(aside, folder)
}

/** @returns false if the destination exists: rename only replaces empty folders */
async function moved(from: string, to: string): Promise<boolean> {
  return rename(from, to).then(
    () => true,
    () => false,
  )
}

async function unpack(wheel: string, folder: string, signal?: AbortSignal): Promise<void> {
  const bytes = await readFile(wheel)
  if (sha256Of(bytes) !== PIP.sha256) throw damaged(wheel)
  // for 700 small files, a platform stream for each is slower than decompressing in JavaScript
  const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])), { useWebWorkers: false, useCompressionStream: false })
  for (const entry of await reader.getEntries()) {
    if (signal?.aborted) throw new BundleError({ kind: 'cancelled' }) // can take longer than a runner waits after a cancellation
    if (entry.directory) continue
    const to = path.join(folder, entry.filename)
    await mkdir(path.dirname(to), { recursive: true })
    await writeFile(to, await entry.getData(new Uint8ArrayWriter()))
  }
  await reader.close()
}

/** Whether all files in RECORD exist with their hash and there are no other modules (except bytecode). */
async function agreesWithRecord(folder: string): Promise<boolean> {
  const record = await readFile(path.join(folder, `pip-${PIP.version}.dist-info`, 'RECORD'), 'utf8').catch(() => '')
  const rows = record
    .split(/\r?\n/)
    .map((line) => /^(.+),sha256=([\w-]+),\d+$/.exec(line))
    .filter((row) => row !== null)
  if (rows.length === 0) return false
  const listed = new Set(rows.map(([, name = '']) => path.normalize(name)))
  const there = await readdir(folder, { recursive: true, withFileTypes: true })
  const stray = there.some(
    (item) => item.isFile() && item.name.endsWith('.py') && !listed.has(path.relative(folder, path.join(item.parentPath, item.name))),
  )
  if (stray) return false
  const digests = await pLimit(READS).map(rows, ([, name = '']) => digestOf(path.join(folder, name)))
  return rows.every(([, , digest], at) => digests[at] === digest)
}

async function digestOf(file: string): Promise<string | undefined> {
  const bytes = await readFile(file).catch(() => undefined)
  return bytes === undefined ? undefined : createHash('sha256').update(bytes).digest('base64url')
}

function unwritable(cache: string, cause: unknown): BundleError {
  const what = `cannot use the cache folder ${cache}: ${cause instanceof Error ? cause.message : String(cause)}`
  return new BundleError({ kind: 'environment', what, hint: 'Choose another folder with --cache-dir, or pass --no-cache.' }, { cause })
}

function damaged(place: string): BundleError {
  return new BundleError({
    kind: 'integrity',
    what: `the bundled pip does not match its pinned hash: ${place}`,
    hint: 'Reinstall offline-bundle; if the path is in the cache folder, delete that folder.',
  })
}
