import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parseSums } from '../bundle/checksums.ts'
import { BundleError } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import { fileSha256 } from '../worker/file-sha256.ts'

/** What lies in a bundle's folder, each file's hash computed from its bytes. */
export interface CheckedFolder {
  /** Path in the bundle, with `/`. */
  readonly files: ReadonlyMap<string, Sha256>
}

export const SUMS = 'SHA256SUMS'
/** Hashed at a time: more only moves the disk's head. */
const READERS = 4
/** So many faults of one folder are named. */
const MOST_SHOWN = 20
/** One path below the folder: no step up, no absolute path, no drive, no backslash, nothing that a terminal or a reader would not show. */
const SAFE_PATH = /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))(?!.*\/\/)[^\\:\p{C}\p{Zl}\p{Zp}]+$/u

/**
 * Every file that SHA256SUMS names is there unaltered, and nothing else is: no further file, no link, no odd name.
 * @throws BundleError `integrity` that names up to 20 of the faults; `environment` when the folder cannot be read
 */
export async function checkSums(folder: string): Promise<CheckedFolder> {
  const there = await list(folder)
  const stated = await readSums(folder)
  const faults = [...there.faults, ...stated.faults]
  faults.push(...[...stated.sums.keys()].filter((name) => !there.files.has(name)).map((name) => `${name} is missing`))
  faults.push(
    ...[...there.files].filter((name) => name !== SUMS && !stated.sums.has(name)).map((name) => `${show(name)} is not in ${SUMS}`),
  )
  const files = new Map<string, Sha256>()
  const queue = [...stated.sums].filter(([name]) => there.files.has(name))
  const read = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [name, sha256] = next
      const found = await fileSha256(path.join(folder, name))
      if (found === sha256) files.set(name, found)
      else faults.push(`${name} was altered: its sha256 is ${found}, not ${sha256}`)
    }
  }
  await Promise.all(Array.from({ length: READERS }, read))
  refuseFaults(folder, faults)
  return { files }
}

/** @throws BundleError `integrity` when there is any fault */
export function refuseFaults(folder: string, faults: readonly string[]): void {
  if (faults.length === 0) return
  const more = faults.length > MOST_SHOWN ? [`… and ${faults.length - MOST_SHOWN} more`] : []
  throw new BundleError({
    kind: 'integrity',
    what: `${folder} is not the bundle that was made: ${[...faults].sort().slice(0, MOST_SHOWN).concat(more).join('; ')}`,
    hint: 'Take it again from where it was made, and unpack it into an empty folder.',
  })
}

interface Listed {
  readonly files: ReadonlySet<string>
  readonly faults: readonly string[]
}

async function list(folder: string): Promise<Listed> {
  const items = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    const what = `${folder} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`
    throw new BundleError({ kind: 'environment', what, hint: 'Name the folder that holds manifest.json.' }, { cause })
  })
  const files = new Set<string>()
  const faults: string[] = []
  for (const item of items) {
    const name = path.relative(folder, path.join(item.parentPath, item.name)).split(path.sep).join('/')
    if (!SAFE_PATH.test(name)) faults.push(`${show(name)} is no name of a file in a bundle`)
    else if (item.isFile()) files.add(name)
    else if (!item.isDirectory()) faults.push(`${name} is a link or no regular file`)
  }
  return { files, faults }
}

async function readSums(folder: string): Promise<{ readonly sums: ReadonlyMap<string, Sha256>; readonly faults: readonly string[] }> {
  const text = await readFile(path.join(folder, SUMS), 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new BundleError({
      kind: 'integrity',
      what: `${folder} has no ${SUMS}`,
      hint: 'Name the folder of a bundle, the one that holds manifest.json.',
    })
  }
  const sums = new Map<string, Sha256>()
  const { lines, odd } = parseSums(text)
  const faults = odd.map(notALine)
  for (const { path: name, sha256 } of lines) {
    if (!SAFE_PATH.test(name)) faults.push(notALine(`${sha256}  ${name}`))
    else if (sums.has(name)) faults.push(`${SUMS} names ${name} twice`)
    else sums.set(name, sha256)
  }
  return { sums, faults }
}

function notALine(line: string): string {
  return `${SUMS} has a line that is none: ${show(line)}`
}

/** A hostile name, without what a terminal or a log would obey. */
function show(text: string): string {
  return JSON.stringify(text.slice(0, 200)).replaceAll(/[^\x20-\x7e]/g, '?')
}
