import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { decodedPercent } from '../core/percent.ts'
import { maskSecrets } from '../core/secrets.ts'
import type { WantedSdist } from '../resolve/resolution.ts'
import type { PromisedWheel, Source } from './build-kit.ts'
import type { BuildRoom } from './build-room.ts'
import { SourceRefused } from './refusal.ts'

/**
 * A stand-in for the wheels that other machines will build of a source, so that targets can be resolved now: it has the
 * metadata that the sdist itself promises of every wheel of it (Core metadata 2.2; PEP 643).
 * @param refused why it was not built here, once for all
 * @throws SourceRefused where nothing is promised
 */
export async function promisedWheel(
  wanted: WantedSdist,
  source: Source,
  { steps, folder }: BuildRoom,
  refused: SourceRefused,
): Promise<PromisedWheel> {
  const unkept = (why: string, cause?: unknown): SourceRefused =>
    new SourceRefused(`${refused.message}; and what it needs cannot be known without a build: ${why}`, { cause, output: refused.output })
  if (source.kind !== 'sdist' || source.sha256 === undefined || source.subdirectory !== '') {
    throw unkept('it is no source distribution; make one of it with "python -m build --sdist"')
  }
  const { project, version } = wanted
  const made = await steps.promise(source.folder, path.join(folder, 'promised'), { project, version }).catch((error: unknown) => {
    throw error instanceof SourceRefused && error.kind === 'build' ? unkept(error.message, error) : error
  })
  const { path: place, filename, sha256, bytes, ...metadata } = made
  const url = pathToFileURL(place).href
  const bounds = metadata.requiresPython === '' ? {} : { requiresPython: metadata.requiresPython }
  return {
    entry: { project: metadata.project, version: metadata.version, filename, url, sha256, hashes: { sha256 }, bytes, ...bounds, index: '' },
    path: place,
    promised: {
      url: wanted.url,
      sha256: source.sha256,
      archive: archiveName(wanted.url),
      because: maskSecrets(refused.message),
      ...metadata,
    },
    wanted,
  }
}

/** The last word of a URL, made fit to be a file's name in a folder of ours. */
function archiveName(url: string): string {
  const last = decodedPercent(new URL(url).pathname.split('/').at(-1) ?? '')
  return last.replaceAll(/[^A-Za-z0-9._+!-]/g, '_').replace(/^[^A-Za-z0-9]+/, '') || 'source'
}
