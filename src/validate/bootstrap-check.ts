import { isBootstrapPip } from '../bundle/bootstrap.ts'
import type { Manifest } from '../bundle/manifest.ts'
import { BundleError } from '../core/errors.ts'
import { plainLine } from '../core/text.ts'
import { VERSION } from '../core/version.ts'
import type { CheckedFolder } from '../verify/bundle-files.ts'

const FOLDER = 'bootstrap/'
const MOST_VERSION = 40

/**
 * A real install runs the bundle's own pip, so that pip must be one that this version has chosen, by its sha256: sums and
 * manifest lie in the bundle, and who can swap a pip can make them agree. One of another version of ours is refused as well,
 * for nothing but the bundle says that it is one.
 * @throws BundleError `integrity`, before anything of the bundle is run
 */
export function refuseStrangePips(folder: string, { tool }: Manifest, { files }: CheckedFolder): void {
  const strange = [...files].filter(([name, sha256]) => isBootstrap(name) && !isKnown(name, sha256)).map(([name]) => name)
  if (strange.length === 0) return
  throw new BundleError({
    kind: 'integrity',
    what: `${folder} brings a pip that offline-bundle ${VERSION} does not know: ${strange.sort().join(', ')}; nothing of it was run.`,
    hint: hintFor(plainLine(tool.version).slice(0, MOST_VERSION)),
  })
}

/** Some disks take large and small letters for the same. */
function isBootstrap(name: string): boolean {
  return name.toLowerCase().startsWith(FOLDER)
}

function isKnown(name: string, sha256: Parameters<typeof isBootstrapPip>[1]): boolean {
  return name.startsWith(FOLDER) && isBootstrapPip(name.slice(FOLDER.length), sha256)
}

function hintFor(madeBy: string): string {
  const again = 'Take it again from where it was made, and unpack it into an empty folder.'
  return madeBy === VERSION
    ? again
    : `Verify it with the version that it says has made it, offline-bundle ${madeBy}, or make it again with this one.`
}
