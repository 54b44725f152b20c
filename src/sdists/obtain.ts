import { stat } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gitEnv } from '../build/build-environment.ts'
import type { Steps } from '../build/build-steps.ts'
import type { Git } from '../build/git.ts'
import { copyProject } from '../build/project-copy.ts'
import { BundleError } from '../core/errors.ts'
import { maskSecrets } from '../core/secrets.ts'
import { fileSha256 } from '../worker/file-sha256.ts'
import type { WantedSdist } from '../worker/messages.ts'
import type { BuildKit, Source } from './build-kit.ts'
import { checkOut, parseRepository } from './checkout.ts'
import { SourceRefused } from './refusal.ts'

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
  const sha256 = await fileSha256(archive)
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
