import { copyFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { entrySha256, sumsText } from '../bundle/checksums.ts'
import type { Sha256 } from '../core/names.ts'
import type { Run } from '../core/ports.ts'
import { byText } from '../core/text.ts'
import type { OutputSettings } from '../options/request.ts'
import { diskFailure, fileSha256 } from '../worker/files.ts'
import { type ArchiveSettings, packArchive } from './archive.ts'
import { signFile } from './signature.ts'
import type { Staged } from './stage.ts'
import type { PackedFile } from './volumes.ts'

export interface CompanionSettings extends Pick<ArchiveSettings, 'signal' | 'progress'> {
  readonly output: Pick<OutputSettings, 'archive' | 'volumeBytes' | 'signWith'>
  /** `<name>.proofs.json` */
  readonly proofs: string
  /** `<name>.report.html`, which lists the archives. */
  readonly report?: (archives: readonly PackedFile[]) => string
  readonly run: Run
}

/** The files published next to a bundle folder. Names are relative to the output folder. */
export interface Companions {
  /** Volumes in their order, or one file, or none. */
  readonly archives: readonly PackedFile[]
  /** All of them: archives, manifest, proofs, report, installer, checksums and signature. */
  readonly files: readonly PackedFile[]
}

/**
 * Pack a staged bundle and write its companion files next to it. After a failure, the caller removes partial files.
 * @throws BundleError
 */
export async function writeCompanions(staged: Staged, settings: CompanionSettings): Promise<Companions> {
  const folder = path.dirname(staged.folder)
  try {
    const { archive: kind, volumeBytes } = settings.output
    const archives = kind === 'none' ? [] : await packArchive(staged, { ...settings, kind, folder, volumeBytes })
    const others = await writeOthers(staged, { proofs: settings.proofs, report: settings.report?.(archives) }, folder)
    const listed = [...archives, ...others].sort(byText(({ name }) => name))
    return { archives, files: [...listed, ...(await writeSums(staged, settings, folder, listed))] }
  } catch (cause) {
    throw diskFailure(cause, folder, settings.signal)
  }
}

async function writeOthers(
  { bundle, folder }: Staged,
  { proofs, report }: { readonly proofs: string; readonly report: string | undefined },
  to: string,
): Promise<readonly PackedFile[]> {
  const { name } = bundle
  await copyFile(path.join(folder, 'manifest.json'), path.join(to, `${name}.manifest.json`))
  await copyFile(path.join(folder, 'install.py'), path.join(to, 'install.py'))
  await writeFile(path.join(to, `${name}.proofs.json`), proofs)
  if (report !== undefined) await writeFile(path.join(to, `${name}.report.html`), report)
  const names = [`${name}.manifest.json`, 'install.py', `${name}.proofs.json`, ...(report === undefined ? [] : [`${name}.report.html`])]
  return Promise.all(names.map((file) => packedFile(to, file)))
}

/** The list includes the SHA256SUMS inside the bundle, so that one signature covers every file, packed or unpacked. */
async function writeSums(
  staged: Staged,
  { output, run }: CompanionSettings,
  to: string,
  listed: readonly PackedFile[],
): Promise<readonly PackedFile[]> {
  const { bundle } = staged
  const sums = `${bundle.name}.SHA256SUMS`
  const inner = bundle.entries
    .filter(({ path: file }) => SUMS_INSIDE.includes(file))
    .map((entry) => ({ path: `${bundle.name}/${entry.path}`, sha256: entrySha256(entry) }))
  await writeFile(path.join(to, sums), sumsText([...listed.map(({ name, sha256 }) => ({ path: name, sha256 })), ...inner]))
  const signature = output.signWith === undefined ? [] : [path.basename(await signFile(path.join(to, sums), output.signWith, run))]
  return Promise.all([sums, ...signature].map((file) => packedFile(to, file)))
}

/** The checksums in a bundle; a delta has both, the second for the bundle that it restores. */
const SUMS_INSIDE = ['SHA256SUMS', 'full/SHA256SUMS']

async function packedFile(folder: string, name: string): Promise<PackedFile> {
  const file = path.join(folder, name)
  const sha256: Sha256 = await fileSha256(file)
  return { name, sha256, bytes: (await stat(file)).size }
}
