import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import tar from 'tar-stream'
import type { Base } from '../bundle/delta.ts'
import { parseManifest } from '../bundle/manifest.ts'
import { BundleError, errorCode } from '../core/errors.ts'
import { sha256Of } from '../core/names.ts'

/**
 * The earlier bundle that a run compares with: its folder, its archive (`.tar.gz`), its manifest, or the output folder in
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
  const want = 'is no bundle: give its folder, its .tar.gz, its manifest, or the output folder with one bundle in it'
  return new BundleError({ kind: 'usage', faults: [{ input, given, want }] })
}
