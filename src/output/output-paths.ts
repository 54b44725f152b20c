import { lstat, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseSums } from '../bundle/checksums.ts'
import { isCompanion } from '../core/archive-kinds.ts'
import { BundleError, errorCode } from '../core/errors.ts'

const INSTALLER = 'install.py'
const SUMS = '.SHA256SUMS'

/**
 * Check that a run may write the bundle `name` and its companion files: each path is free or was written by a previous run. If
 * the bundle exists, all companion names belong to it; otherwise only those that the checksums of a previous run list.
 * @throws BundleError `usage` that names each foreign file, or the system's error; nothing is changed
 */
export async function checkOutputPaths(out: string, name: string): Promise<void> {
  if (await checkBundleFolder(out, name)) return
  const found = await readdir(out)
  const ours = found.filter((file) => isCompanion(file, name) || file === INSTALLER)
  if (ours.length === 0) return // and no list of someone else is read
  const listed = await listedIn(out, found.filter((file) => file.endsWith(SUMS))) // biome-ignore format: one thought
  const sums = `${name}${SUMS}`
  const isKnown = (file: string): boolean => listed.has(file) || (file.startsWith(sums) && listed.has(`${name}/SHA256SUMS`))
  const foreign = ours.filter((file) => !isKnown(file))
  if (foreign.length > 0)
    throw taken(
      foreign.map((file) => path.join(out, file)),
      'was not written by a previous run: choose another --output, or move the file away',
    )
}

/**
 * Whether the path is a bundle of a previous run.
 * @throws BundleError `usage` if something else has it, or the system's error
 */
export async function checkBundleFolder(out: string, name: string): Promise<boolean> {
  const folder = path.join(out, name)
  try {
    const found = await lstat(folder)
    if (found.isDirectory() && isOurs(await readFile(path.join(folder, 'manifest.json'), 'utf8'))) return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && !(await isThere(folder))) return false
    if (!['ENOENT', 'ENOTDIR', 'EISDIR'].includes(errorCode(error))) throw error
  }
  throw taken([folder], 'is not a bundle: choose another --name or --output, or move it away')
}

/** All paths in these checksum files; a file in another format contributes none. */
async function listedIn(out: string, lists: readonly string[]): Promise<ReadonlySet<string>> {
  const contents = await Promise.all(lists.map((file) => readFile(path.join(out, file), 'utf8')))
  return new Set(contents.flatMap((text) => parseSums(text).lines.map((line) => line.path)))
}

async function isThere(folder: string): Promise<boolean> {
  return lstat(folder).then(
    () => true,
    (error: unknown) => errorCode(error) !== 'ENOENT',
  )
}

/** Checks less than the schema, so that older and newer formats are recognized. */
function isOurs(text: string): boolean {
  try {
    const manifest: unknown = JSON.parse(text)
    if (typeof manifest !== 'object' || manifest === null || !('tool' in manifest)) return false
    const { tool } = manifest
    return typeof tool === 'object' && tool !== null && 'name' in tool && tool.name === 'offline-bundle'
  } catch (error) {
    if (error instanceof SyntaxError) return false
    throw error
  }
}

function taken(paths: readonly string[], why: string): BundleError {
  return new BundleError({
    kind: 'usage',
    faults: paths.map((actual) => ({ input: 'output', actual, expected: `already exists and ${why}` })),
  })
}
