import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { BundleError } from '../core/failure.ts'
import { parseSha256, type Sha256 } from '../core/names.ts'
import { maskSecrets } from '../core/secrets.ts'
import type { WantedSdist } from '../worker/resolution.ts'
import { gitEnv } from './build-env.ts'
import type { BuildKit, Source } from './build-kit.ts'
import { checkOut, parseRepository } from './checkout.ts'
import type { Git } from './git-copy.ts'
import { copyProject } from './project-copy.ts'
import { SourceRefused } from './refusal.ts'
import type { Steps } from './steps.ts'

/**
 * The source as a folder of our own, whatever it is.
 * @throws SourceRefused, or what `kit.fetch` throws: an outage is no fault of the source
 */
export async function obtainSource(wanted: WantedSdist, folder: string, kit: BuildKit, steps: Steps): Promise<Source> {
  const repository = parseRepository(wanted.url)
  if (repository !== undefined) {
    const place = path.join(folder, 'checkout')
    return { kind: 'vcs', folder: place, subdirectory: repository.subdirectory, revision: await checkOut(repository, place, kit) }
  }
  if (/^[a-z]+\+/.test(wanted.url)) throw new SourceRefused(`${maskSecrets(wanted.url)} is no git repository, and only git is known here`)
  const [address = '', fragment = ''] = wanted.url.split('#')
  const subdirectory = new URLSearchParams(fragment).get('subdirectory') ?? ''
  if (await isFolder(address)) {
    const env = { ...gitEnv(kit.env, []), LC_ALL: 'C' }
    const git: Git = (args, cwd) => kit.run('git', args, { env, cwd })
    const copy = await copyProject(fileURLToPath(address), path.join(folder, 'copy'), [kit.workFolder, ...(kit.skip ?? [])], git)
    return { kind: 'folder', folder: copy.folder, subdirectory: path.join(copy.subdirectory, subdirectory) }
  }
  const archive = await kit.fetch(address, hashesOf(wanted))
  const sha256 = await sha256OfFile(archive)
  if (wanted.sha256 !== undefined && wanted.sha256 !== sha256) {
    throw new BundleError({
      kind: 'integrity',
      what: `${path.basename(archive)} has the sha256 ${sha256}, not ${wanted.sha256} as its index says.`,
      hint: 'The index or something on the way changed the file. Ask whoever runs the index.',
    })
  }
  return { kind: 'sdist', folder: await steps.unpack(archive, path.join(folder, 'unpacked')), subdirectory, sha256 }
}

function hashesOf({ hashes = {}, sha256 }: WantedSdist): Readonly<Record<string, string>> {
  return sha256 === undefined ? hashes : { ...hashes, sha256 }
}

async function isFolder(url: string): Promise<boolean> {
  if (!url.startsWith('file:')) return false
  return stat(fileURLToPath(url)).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

async function sha256OfFile(place: string): Promise<Sha256> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(place), hash)
  const digest = parseSha256(hash.digest('hex'))
  if (digest === undefined) throw new TypeError('node:crypto gave no sha256')
  return digest
}
