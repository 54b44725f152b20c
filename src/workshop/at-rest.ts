import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { archiveKindOf, withoutVolume } from '../core/archive-kinds.ts'
import { BundleError, errorCode } from '../core/errors.ts'

/** One of these makes a folder a bundle's, whatever it lacks: what is missing is then a fault of the bundle. */
const OF_A_BUNDLE = ['manifest.json', 'SHA256SUMS']

/**
 * The bundle's folder that `verify` was given: itself, or the one bundle in the output folder.
 * @throws BundleError `usage` for what is none, with what to give instead; `environment` where the disk does not tell
 */
export async function bundleFolder(given: string): Promise<string> {
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
  return fault(given, archive ? `is an archive: unpack it first, then ${GIVE}` : `is a file: ${GIVE}`)
}

const GIVE = 'give the folder of the bundle, the one with manifest.json in it, e.g. out/offline-bundle'

function notOne(given: string, bundles: readonly string[]): BundleError {
  return fault(
    given,
    bundles.length === 0 ? `holds no bundle: ${GIVE}` : `holds several bundles: give one of ${bundles.toSorted().join(', ')}`,
  )
}

function unreadable(error: unknown, given: string): unknown {
  const code = errorCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') return fault(given, `there is no such folder: ${GIVE}`)
  if (code === '') return error
  const hint = 'Let this user read the folder of the bundle.'
  return new BundleError({ kind: 'environment', what: `${given} cannot be read (${code}).`, hint }, { cause: error })
}

function fault(given: string, want: string): BundleError {
  return new BundleError({ kind: 'usage', faults: [{ input: 'verify', given, want }] })
}
