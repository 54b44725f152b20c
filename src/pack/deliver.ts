import { copyFile, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { entrySha256, sumsText } from '../bundle/sums.ts'
import { errorCode } from '../core/error-code.ts'
import { BundleError } from '../core/failure.ts'
import type { Sha256 } from '../core/names.ts'
import type { Run } from '../core/ports.ts'
import type { OutputSettings } from '../inputs/request.ts'
import { diskFailure } from '../output/disk.ts'
import type { Sealed } from '../seal/seal.ts'
import { exists, FRESH, freshText, identityOf, OLD, workName } from '../stage/leftovers.ts'
import { fileSha256 } from '../worker/file-sha256.ts'
import { type ArchiveSettings, packArchive } from './archive.ts'
import { signFile } from './signature.ts'
import type { PackedFile } from './volumes.ts'

export interface DeliverySettings extends Pick<ArchiveSettings, 'signal' | 'progress'> {
  readonly output: Pick<OutputSettings, 'archive' | 'volumeBytes' | 'signWith'>
  /** `<name>.proofs.json` */
  readonly proofs: string
  /** `<name>.report.html` */
  readonly report?: string
  readonly run: Run
}

/** What lies beside the bundle's folder, ready to be published. Paths are names in `out`. */
export interface Delivered {
  readonly out: string
  /** Volumes in their order, or one file, or none. */
  readonly archives: readonly PackedFile[]
  /** Everything beside the folder, sorted, archives, sums and signature included. */
  readonly files: readonly PackedFile[]
  /** From here on nothing is taken back, not even when the run is killed. */
  commit(): Promise<void>
  /** Removes what lay under these names before. */
  keep(): Promise<void>
  /** Puts back what lay under these names before. */
  undo(): Promise<void>
}

/**
 * Packs the sealed folder and writes all that lies beside it; everything is made aside and gets its name by renames at
 * the end; what an earlier run left under these names is put aside until `keep`. On failure nothing beside the folder has
 * changed.
 * @throws BundleError
 */
export async function deliver(sealed: Sealed, settings: DeliverySettings): Promise<Delivered> {
  const { bundle, out } = sealed
  const aside = path.join(out, workName(bundle.name, 'packing', await identityOf(sealed.folder)))
  try {
    await mkdir(aside)
    const archives = await packed(sealed, settings, aside)
    const beside = await writeBeside(sealed, settings, aside)
    const listed = [...archives, ...beside].sort((a, b) => (a.name < b.name ? -1 : 1))
    const signed = await writeSums(sealed, settings, aside, listed)
    const files = [...listed, ...signed]
    const moves = await swap(aside, out, bundle.name, files.map(({ name }) => name)) // biome-ignore format: one thought
    const done = path.join(out, workName(bundle.name, 'packed'))
    return {
      out, archives, files,
      commit: () => rename(aside, done),
      keep: () => rm(done, { recursive: true, force: true }),
      undo: async () => {
        await moveBack(moves)
        await clear(aside, sealed)
      },
    } // biome-ignore format: one value
  } catch (cause) {
    await clear(aside, sealed)
    throw settings.signal?.aborted ? new BundleError({ kind: 'cancelled' }, { cause }) : diskFailure(cause, out)
  }
}

/** Half a folder would mislead the run that finds it: it gets a name of which nothing is taken back, then it goes. */
async function clear(aside: string, { bundle, out }: Sealed): Promise<void> {
  const rubbish = path.join(out, workName(bundle.name, 'staging'))
  const gone = await rename(aside, rubbish).then(
    () => rubbish,
    () => aside,
  )
  await rm(gone, { recursive: true, force: true })
}

async function packed(sealed: Sealed, { output, signal, progress }: DeliverySettings, folder: string): Promise<readonly PackedFile[]> {
  if (output.archive === 'none') return []
  const { archive: kind, volumeBytes } = output
  return packArchive(sealed, {
    kind, folder, volumeBytes, ...(signal === undefined ? {} : { signal }), ...(progress === undefined ? {} : { progress }),
  }) // biome-ignore format: one value
}

async function writeBeside(
  { bundle, folder }: Sealed,
  { proofs, report }: DeliverySettings,
  aside: string,
): Promise<readonly PackedFile[]> {
  const { name } = bundle
  await copyFile(path.join(folder, 'manifest.json'), path.join(aside, `${name}.manifest.json`))
  await copyFile(path.join(folder, 'install.py'), path.join(aside, 'install.py'))
  await writeFile(path.join(aside, `${name}.proofs.json`), proofs)
  if (report !== undefined) await writeFile(path.join(aside, `${name}.report.html`), report)
  const names = [`${name}.manifest.json`, 'install.py', `${name}.proofs.json`, ...(report === undefined ? [] : [`${name}.report.html`])]
  return Promise.all(names.map((file) => packedFile(aside, file)))
}

/** One signature over these sums reaches every file, packed or unpacked. */
async function writeSums(
  sealed: Sealed,
  { output, run }: DeliverySettings,
  aside: string,
  listed: readonly PackedFile[],
): Promise<readonly PackedFile[]> {
  const { bundle } = sealed
  const sums = `${bundle.name}.SHA256SUMS`
  const inner = bundle.entries
    .filter(({ path: file }) => VOUCHED.includes(file))
    .map((entry) => ({ path: `${bundle.name}/${entry.path}`, sha256: entrySha256(entry) }))
  await writeFile(path.join(aside, sums), sumsText([...listed.map(({ name, sha256 }) => ({ path: name, sha256 })), ...inner]))
  const signature = output.signWith === undefined ? [] : [path.basename(await signFile(path.join(aside, sums), output.signWith, run))]
  return Promise.all([sums, ...signature].map((file) => packedFile(aside, file)))
}

/** In the folder these vouch for the rest; a delta has the second, which vouches for what is made of it. */
const VOUCHED = ['SHA256SUMS', 'full/SHA256SUMS']

async function packedFile(folder: string, name: string): Promise<PackedFile> {
  const file = path.join(folder, name)
  const sha256: Sha256 = await fileSha256(file)
  return { name, sha256, bytes: (await stat(file)).size }
}

/** Old files go aside first, so that a failure half-way can put them back. */
async function swap(aside: string, out: string, name: string, fresh: readonly string[]): Promise<readonly Move[]> {
  const old = path.join(aside, OLD)
  await mkdir(old)
  await writeFile(path.join(aside, FRESH), await freshText(aside, fresh))
  const stale = (await readdir(out)).filter((file) => isBeside(file, name) || fresh.includes(file))
  const done: Move[] = []
  try {
    for (const file of stale) {
      const [from, to] = [path.join(out, file), path.join(old, file)]
      const there = await rename(from, to).then(() => true, unlessGone)
      if (there) done.push({ from, to, identity: await identityOf(to) })
    }
    for (const file of fresh) {
      const [from, to] = [path.join(aside, file), path.join(out, file)]
      const identity = await identityOf(from)
      await rename(from, to)
      done.push({ from, to, identity })
    }
    return done
  } catch (error) {
    await moveBack(done)
    throw error
  }
}

interface Move {
  readonly from: string
  readonly to: string
  /** Of what was moved, by `identityOf`, asked where no other run moves anything. */
  readonly identity: string | undefined
}

/** Bundles of other names share install.py: a run that makes one may have been quicker. */
function unlessGone(error: unknown): false {
  if (errorCode(error) === 'ENOENT') return false
  throw error
}

/** Only what is still ours is moved, and over nothing. */
async function moveBack(done: readonly Move[]): Promise<void> {
  for (const { from, to, identity } of done.toReversed()) {
    if ((await identityOf(to)) === identity && !(await exists(from))) await rename(to, from)
  }
}

/** A name that some run gives to what lies beside the bundle `name`. */
export function isBeside(file: string, name: string): boolean {
  return (
    file.startsWith(`${name}.`) &&
    /^(?:tar\.gz|zip)(?:\.\d{3})?$|^(?:manifest|proofs)\.json$|^report\.html$|^SHA256SUMS(?:\.asc|\.p7s)?$/.test(
      file.slice(name.length + 1),
    )
  )
}
