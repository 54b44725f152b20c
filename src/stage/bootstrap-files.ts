import { stat } from 'node:fs/promises'
import path from 'node:path'
import { type BootstrapPip, bootstrapFor } from '../bundle/bootstrap.ts'
import type { BootstrapFile } from '../bundle/bundle.ts'
import { BundleError } from '../core/errors.ts'
import type { Target } from '../targets/target.ts'
import type { Door } from '../worker/fetcher.ts'
import type { FileEntry } from '../worker/messages.ts'
import { PIP } from '../worker/pip.ts'

/**
 * The pip wheels that the far side may need, on this disk: the pinned one comes with us, older ones from the index.
 * @throws BundleError `network` or `integrity`
 */
export async function bootstrapFiles(targets: readonly Target[], vendor: string, door: Door): Promise<readonly BootstrapFile[]> {
  return Promise.all(bootstrapFor(targets).map((pip) => (pip.sha256 === PIP.sha256 ? shipped(pip, vendor) : fetched(pip, door)))) // five at most
}

async function shipped(pip: BootstrapPip, vendor: string): Promise<BootstrapFile> {
  const file = path.join(vendor, pip.filename)
  return { ...pip, path: file, bytes: (await stat(file)).size }
}

async function fetched(pip: BootstrapPip, door: Door): Promise<BootstrapFile> {
  const { filename, sha256, project, version, bytes } = pip
  const { url } = listedAs(pip, await door.wheels(project))
  const landed = await door.file({ project, version, filename, url, sha256, hashes: { sha256 }, bytes })
  return { ...pip, path: landed.path, bytes: landed.bytes }
}

/** The first that may be this pip. Its hash is ours, so it does not matter which index has it; some state none. */
function listedAs({ filename, sha256, version }: BootstrapPip, wheels: readonly FileEntry[]): FileEntry {
  const namesakes = wheels.filter((wheel) => wheel.filename === filename)
  const wheel = namesakes.find((one) => (one.sha256 ?? sha256) === sha256)
  if (wheel !== undefined) return wheel
  const [other] = namesakes
  if (other === undefined)
    throw new BundleError({
      kind: 'network',
      what: `no index lists ${filename}, the last pip for the oldest Python among the targets`,
      hint: `Let the index serve pip ${version}, or name a folder that holds this wheel with --find-links: a machine may need it to install anything.`,
    })
  throw new BundleError({
    kind: 'integrity',
    what: `${other.index} lists ${filename} with sha256 ${other.sha256}, but ${sha256} is expected`,
    hint: `The file is not the one that pip's authors published. Tell who runs the index, or name a folder that holds the original with --find-links.`,
  })
}
