import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { type BootstrapPip, bootstrapFor } from '../bundle/bootstrap.ts'
import type { BootstrapFile, BundleInput } from '../bundle/contents.ts'
import { VERSION } from '../core/constants.ts'
import { BundleError } from '../core/errors.ts'
import type { Ports } from '../core/ports.ts'
import { sourceDateEpoch } from '../options/values.ts'
import type { Target } from '../targets/target.ts'
import type { Fetcher } from '../worker/fetcher.ts'
import type { FileEntry, ParsedRequirements } from '../worker/messages.ts'
import { PIP } from '../worker/pip.ts'
import type { CheckedWheels } from './check-wheels.ts'

/** The contents that all bundles of a run share. */
export type BundleContents = Omit<BundleInput, 'name' | 'targets'>

/**
 * Read install.py and collect the pip wheel for each target's Python: the pinned one is shipped with this program, older ones are
 * downloaded from the index.
 * @throws BundleError `network`, `integrity`
 */
export async function bundleContents(
  { roots, constraints, locked }: ParsedRequirements,
  { union, closure, files }: CheckedWheels,
  targets: readonly Target[],
  fetcher: Fetcher,
  { assets, env }: Pick<Ports, 'assets' | 'env'>,
): Promise<BundleContents> {
  const [installer, bootstrap] = await Promise.all([
    readFile(path.join(assets.python, 'install.py'), 'utf8'),
    bootstrapFiles(targets, assets.vendor, fetcher),
  ])
  return {
    toolVersion: VERSION,
    epochSeconds: sourceDateEpoch(env),
    roots,
    constraints,
    locked,
    union,
    closure,
    pool: files,
    installer,
    bootstrap,
  }
}

/**
 * Collect the pip wheels for these targets as local files.
 * @throws BundleError `network` or `integrity`
 */
export async function bootstrapFiles(targets: readonly Target[], vendor: string, fetcher: Fetcher): Promise<readonly BootstrapFile[]> {
  return Promise.all(bootstrapFor(targets).map((pip) => (pip.sha256 === PIP.sha256 ? shipped(pip, vendor) : fetched(pip, fetcher)))) // five at most
}

async function shipped(pip: BootstrapPip, vendor: string): Promise<BootstrapFile> {
  const file = path.join(vendor, pip.filename)
  return { ...pip, path: file, bytes: (await stat(file)).size }
}

async function fetched(pip: BootstrapPip, fetcher: Fetcher): Promise<BootstrapFile> {
  const { filename, sha256, project, version, bytes } = pip
  const { url } = listedAs(pip, await fetcher.wheels(project))
  const downloaded = await fetcher.file({ project, version, filename, url, sha256, hashes: { sha256 }, bytes })
  return { ...pip, path: downloaded.path, bytes: downloaded.bytes }
}

/** The first file with this name and hash. The hash is pinned here, so any index will do; some indexes state no hash. */
function listedAs({ filename, sha256, version }: BootstrapPip, wheels: readonly FileEntry[]): FileEntry {
  const namesakes = wheels.filter((wheel) => wheel.filename === filename)
  const wheel = namesakes.find((one) => (one.sha256 ?? sha256) === sha256)
  if (wheel !== undefined) return wheel
  const [other] = namesakes
  if (other === undefined)
    throw new BundleError({
      kind: 'network',
      what: `no index lists ${filename}, the last pip for the oldest Python among the targets`,
      hint: `Add pip ${version} to the index, or pass a folder that contains this wheel with --find-links.`,
    })
  throw new BundleError({
    kind: 'integrity',
    what: `${other.index} lists ${filename} with sha256 ${other.sha256}, but ${sha256} is expected`,
    hint: 'Report the modified file to the operator of the index, or pass a folder that contains the original with --find-links.',
  })
}
