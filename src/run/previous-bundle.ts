import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import tar from 'tar-stream'
import { manifestIn } from '../bundle/contents.ts'
import { type Base, deltaName, deltaOf } from '../bundle/delta.ts'
import { type Difference, differenceOf } from '../bundle/difference.ts'
import { parseManifest } from '../bundle/manifest.ts'
import { archiveKindOf, withoutVolume } from '../core/archive-kinds.ts'
import { BundleError, errorCode } from '../core/errors.ts'
import { sha256Of } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import type { CacheSettings, SinceSettings } from '../options/request.ts'
import type { VerifiedBundle } from '../output/publish.ts'
import { stage } from '../output/stage.ts'
import { startClosureProcess, type VersionQueries, versionQueriesOf } from '../verify/closure.ts'
import { withPython } from './session.ts'

/**
 * Compare the manifests of two bundles. Python is started only if versions differ.
 * @param old @param next folders, archives or manifests
 * @throws BundleError `usage`, `integrity`, `environment`
 */
export async function compareBundles(old: string, next: string, cache: CacheSettings, ports: Ports): Promise<Difference> {
  const [before, after] = [await readBase(old, 'OLD'), await readBase(next, 'NEW')]
  return differenceOf(before.manifest, after.manifest, async (moves) => {
    if (moves.length === 0) return []
    return withPython(cache, ports, async (pythonRuntime) => {
      const worker = startClosureProcess(pythonRuntime, ports.log.notice)
      try {
        return await versionQueriesOf(() => worker).changes(moves)
      } finally {
        await worker.close()
      }
    })
  })
}

/** Compares a run with a previous bundle. */
export interface Comparison {
  difference(next: VerifiedBundle, queries: VersionQueries): Promise<Difference>
  /** The staged deltas; none unless requested. */
  deltas(verified: readonly VerifiedBundle[], signal: AbortSignal): Promise<readonly VerifiedBundle[]>
}

/** Read the bundle of `--since`; undefined without the option. @throws BundleError `usage`, `integrity` */
export async function readPreviousBundle({ since, delta }: SinceSettings): Promise<Comparison | undefined> {
  if (since === undefined) return undefined
  const base = await readBase(since, 'since')
  return {
    difference: (next, { changes }) => differenceOf(base.manifest, parseManifest(manifestIn(next.staged.bundle), 'manifest.json'), changes),
    deltas: async (verified, signal) => (delta ? Promise.all(verified.map((one) => deltaBundle(one, base, signal))) : []), // deltas cannot be combined with --split
  }
}

/** Reuses the verdicts: base and delta restore the verified bundle. */
async function deltaBundle(next: VerifiedBundle, base: Base, signal: AbortSignal): Promise<VerifiedBundle> {
  const { bundle, folder } = next.staged
  const staged = await stage(deltaOf(base, bundle), path.dirname(folder), signal)
  return {
    ...next,
    spec: { ...next.spec, name: deltaName(bundle.name) },
    staged,
    base: { name: base.manifest.name, manifestSha256: base.manifestSha256 },
  }
}

/**
 * Read the manifest of a previous bundle.
 * @param given its folder, archive (`.tar.gz`), manifest, or an output folder with exactly one bundle
 * @throws BundleError `usage` if it is none of them, `integrity` for an invalid manifest
 */
export async function readBase(given: string, input: string): Promise<Base> {
  const manifest = await manifestText(given)
  if (manifest === undefined)
    throw fault(given, 'is not a bundle: pass its folder, its .tar.gz, its manifest, or an output folder with exactly one bundle', input)
  return { manifest: parseManifest(manifest, given), manifestSha256: sha256Of(manifest) }
}

async function manifestText(given: string): Promise<string | undefined> {
  try {
    if (given.endsWith('.tar.gz')) return await manifestInArchive(given)
    if (!(await stat(given)).isDirectory()) return await readFile(given, 'utf8')
    const names = await readdir(given)
    if (names.includes('manifest.json')) return await readFile(path.join(given, 'manifest.json'), 'utf8')
    const manifests = names.filter((name) => name.endsWith('.manifest.json') && !name.endsWith('-delta.manifest.json'))
    const [only] = manifests
    return only === undefined || manifests.length > 1 ? undefined : await readFile(path.join(given, only), 'utf8')
  } catch (error) {
    if (isNoBundle(error, given)) return undefined
    throw error
  }
}

function isNoBundle(error: unknown, given: string): boolean {
  const code = errorCode(error)
  if (['ENOENT', 'ENOTDIR', 'EACCES', 'ENAMETOOLONG'].includes(code)) return true
  // Errors for a file that is not an archive: zlib's codes begin with Z_, tar-stream's have no code
  return given.endsWith('.tar.gz') && (code === '' || code.startsWith('Z_'))
}

/** The manifest precedes the wheels, so only the start of the archive is read. */
async function manifestInArchive(archive: string): Promise<string | undefined> {
  const file = createReadStream(archive)
  const extract = tar.extract()
  const unpacked = file.on('error', (error) => extract.destroy(error)).pipe(createGunzip())
  unpacked.on('error', (error) => extract.destroy(error)).pipe(extract)
  try {
    for await (const entry of extract) {
      if (/^[^/]+\/manifest\.json$/.test(entry.header.name)) return await text(entry)
      entry.resume()
    }
    return undefined
  } finally {
    file.destroy()
  }
}

/** A folder with one of these files is a bundle; missing files are then reported as faults. */
const OF_A_BUNDLE = ['manifest.json', 'SHA256SUMS']
/** Only in a delta, which cannot be verified or installed alone. */
const DELTA = 'delta.json'

/**
 * Find the bundle folder for `verify`: the folder itself, or the only bundle in it.
 * @throws BundleError `usage` if there is no bundle or several, `environment` if the folder cannot be read
 */
export async function locateBundle(given: string): Promise<string> {
  try {
    if (!(await stat(given)).isDirectory()) throw noFolder(given)
    const entries = await readdir(given, { withFileTypes: true })
    if (entries.some(({ name }) => name === DELTA))
      throw fault(given, 'is a delta: make the full bundle first with its install.py --apply BASE')
    if (entries.some(({ name }) => OF_A_BUNDLE.includes(name))) return given
    const bundles: string[] = []
    for (const entry of entries) {
      const folder = path.join(given, entry.name)
      if (entry.isDirectory() && !entry.name.startsWith('.') && (await isBundle(folder))) bundles.push(folder)
    }
    const [only] = bundles
    if (only === undefined || bundles.length > 1) throw notOne(given, bundles)
    return only
  } catch (error) {
    throw unreadable(error, given)
  }
}

async function isBundle(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => [])
  return names.some((name) => OF_A_BUNDLE.includes(name)) && !names.includes(DELTA)
}

function noFolder(given: string): BundleError {
  const archive = archiveKindOf(withoutVolume(given)) !== undefined
  return fault(given, archive ? `is an archive: extract it first, then ${PASS_FOLDER}` : `is a file: ${PASS_FOLDER}`)
}

const PASS_FOLDER = 'pass the bundle folder, which contains manifest.json, e.g. offline-bundle-out/offline-bundle'

function notOne(given: string, bundles: readonly string[]): BundleError {
  return fault(
    given,
    bundles.length === 0 ? `contains no bundle: ${PASS_FOLDER}` : `contains several bundles: pass one of ${bundles.toSorted().join(', ')}`,
  )
}

function unreadable(error: unknown, given: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return fault(given, `folder not found: ${PASS_FOLDER}`)
  if (code === '') return error
  const hint = 'Give this user permission to read the bundle folder.'
  return new BundleError({ kind: 'environment', what: `${given} cannot be read (${code})`, hint }, { cause: error })
}

function fault(given: string, expected: string, input = 'verify'): BundleError {
  return new BundleError({ kind: 'usage', faults: [{ input, actual: given, expected }] })
}
