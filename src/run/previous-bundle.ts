import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import tar from 'tar-stream'
import { type Base, deltaName, deltaOf } from '../bundle/delta.ts'
import { type Difference, differenceOf } from '../bundle/difference.ts'
import { parseManifest } from '../bundle/manifest.ts'
import { archiveKindOf, withoutVolume } from '../core/archive-kinds.ts'
import { BundleError, errorCode } from '../core/errors.ts'
import { sha256Of } from '../core/names.ts'
import type { SinceSettings } from '../options/request.ts'
import type { VerifiedBundle } from '../output/publish.ts'
import { stage } from '../output/stage.ts'

/** @throws BundleError `usage`, `integrity` */
export async function compareBundles(old: string, next: string): Promise<Difference> {
  return differenceOf((await readBase(old, 'OLD')).manifest, (await readBase(next, 'NEW')).manifest)
}

/** Compares a run with a previous bundle. */
export interface Comparison {
  difference(next: VerifiedBundle): Difference
  /** What only the next bundle holds, staged like any bundle; none where no delta was asked for. */
  deltas(verified: readonly VerifiedBundle[], signal: AbortSignal): Promise<readonly VerifiedBundle[]>
}

/** Undefined where the run was given nothing to compare with. @throws BundleError `usage`, `integrity` */
export async function readPreviousBundle({ since, delta }: SinceSettings): Promise<Comparison | undefined> {
  if (since === undefined) return undefined
  const base = await readBase(since, 'since')
  return {
    difference: (next) => differenceOf(base.manifest, parseManifest(manifestOf(next), 'manifest.json')),
    deltas: async (verified, signal) => (delta ? Promise.all(verified.map((one) => deltaBundle(one, base, signal))) : []), // one: a split has no delta
  }
}

/** Its targets are proved already: base and delta together are the very bundle that was. */
async function deltaBundle(next: VerifiedBundle, base: Base, signal: AbortSignal): Promise<VerifiedBundle> {
  const { bundle, folder } = next.staged
  const staged = await stage(deltaOf(base, bundle), path.dirname(folder), signal)
  return { ...next, spec: { ...next.spec, name: deltaName(bundle.name) }, staged }
}

function manifestOf({ staged }: VerifiedBundle): string {
  const entry = staged.bundle.entries.find(({ path }) => path === 'manifest.json')
  if (entry?.kind !== 'text') throw new TypeError('a bundle without manifest.json')
  return entry.text
}

/**
 * The previous bundle that a run compares with: its folder, its archive (`.tar.gz`), its manifest, or the output folder in
 * which exactly one bundle's manifest lies.
 * @throws BundleError `usage` for what is none of them, `integrity` for a manifest that is not well-formed
 */
export async function readBase(given: string, input: string): Promise<Base> {
  const manifest = await manifestText(given)
  if (manifest === undefined) throw noBundle(given, input)
  return { manifest: parseManifest(manifest, given), manifestSha256: sha256Of(manifest) }
}

async function manifestText(given: string): Promise<string | undefined> {
  try {
    if (given.endsWith('.tar.gz')) return await manifestInArchive(given)
    if (!(await stat(given)).isDirectory()) return await readFile(given, 'utf8')
    const names = await readdir(given)
    if (names.includes('manifest.json')) return await readFile(path.join(given, 'manifest.json'), 'utf8')
    const beside = names.filter((name) => name.endsWith('.manifest.json') && !name.endsWith('-delta.manifest.json'))
    const [only] = beside
    return only === undefined || beside.length > 1 ? undefined : await readFile(path.join(given, only), 'utf8')
  } catch (error) {
    if (isNoBundle(error, given)) return undefined
    throw error
  }
}

function isNoBundle(error: unknown, given: string): boolean {
  const code = errorCode(error)
  if (['ENOENT', 'ENOTDIR', 'EACCES', 'ENAMETOOLONG'].includes(code)) return true
  // What zlib and tar-stream say of a file that is no archive: the codes of the one begin with Z_, the other has none.
  return given.endsWith('.tar.gz') && (code === '' || code.startsWith('Z_'))
}

/** The manifest comes before the wheels, so only the head of a large archive is read. */
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

function noBundle(given: string, input: string): BundleError {
  const want = 'is not a bundle: pass its folder, its .tar.gz, its manifest, or an output folder with exactly one bundle'
  return new BundleError({ kind: 'usage', faults: [{ input, given, want }] })
}

/** One of these makes a folder a bundle's, whatever it lacks: what is missing is then a fault of the bundle. */
const OF_A_BUNDLE = ['manifest.json', 'SHA256SUMS']

/**
 * The bundle's folder that `verify` was given: itself, or the one bundle in the output folder.
 * @throws BundleError `usage` for what is none, with what to give instead; `environment` where the disk does not tell
 */
export async function locateBundle(given: string): Promise<string> {
  try {
    if (!(await stat(given)).isDirectory()) throw noFolder(given)
    const entries = await readdir(given, { withFileTypes: true })
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
  const names = await readdir(folder).catch(() => [])
  return names.some((name) => OF_A_BUNDLE.includes(name))
}

function noFolder(given: string): BundleError {
  const archive = archiveKindOf(withoutVolume(given)) !== undefined
  return fault(given, archive ? `is an archive: extract it first, then ${PASS_FOLDER}` : `is a file: ${PASS_FOLDER}`)
}

const PASS_FOLDER = 'pass the bundle folder, which contains manifest.json, e.g. out/offline-bundle'

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

function fault(given: string, want: string): BundleError {
  return new BundleError({ kind: 'usage', faults: [{ input: 'verify', given, want }] })
}
