import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseSums } from '../bundle/sums.ts'
import { errorCode } from '../core/error-code.ts'
import { BundleError } from '../core/failure.ts'
import { isBeside } from '../pack/deliver.ts'
import { diskFailure } from './disk.ts'

const INSTALLER = 'install.py'
const SUMS = '.SHA256SUMS'

/**
 * Says before any work whether what lies beside the final name of a bundle may be replaced: what an earlier run listed in its
 * checksums is ours, and everything else somebody's.
 * @param isOurs whether a bundle of ours has the final name
 * @throws BundleError `usage` that names each file, `environment` where the disk does not tell; nothing is touched
 */
export async function refuseForeignBeside(out: string, name: string, isOurs: boolean): Promise<void> {
  try {
    const there = await readdir(out)
    const concerned = there.filter((file) => isBeside(file, name) || file === INSTALLER)
    if (concerned.length === 0 || isOurs) return
    const listed = await listedIn(out, there.filter((file) => file.endsWith(SUMS))) // biome-ignore format: one thought
    const sums = `${name}${SUMS}`
    const known = (file: string): boolean => listed.has(file) || (file.startsWith(sums) && listed.has(`${name}/SHA256SUMS`))
    const foreign = concerned.filter((file) => !known(file))
    if (foreign.length > 0) throw taken(out, foreign)
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return // no folder, so nothing in it
    throw diskFailure(cause, out)
  }
}

/** Every path that one of these lists names; what is no list names none. */
async function listedIn(out: string, lists: readonly string[]): Promise<ReadonlySet<string>> {
  const texts = await Promise.all(lists.map((file) => readFile(path.join(out, file), 'utf8')))
  return new Set(texts.flatMap((text) => parseSums(text).lines.map((line) => line.path)))
}

function taken(out: string, foreign: readonly string[]): BundleError {
  return new BundleError({
    kind: 'usage',
    faults: foreign.map((file) => ({
      input: 'output',
      given: path.join(out, file),
      want: 'is there already and is not of an earlier bundle: choose another --output, or move it away',
    })),
  })
}
