import path from 'node:path/posix'
import type { Manifest, ManifestTarget, ManifestWheel } from '../bundle/manifest.ts'
import { BundleError } from '../core/errors.ts'
import { parseSha256, parseWheelName, type Sha256, toProjectName, toTargetId } from '../core/names.ts'
import type { Union, UnionEntry, UnionFile } from '../resolve/union.ts'
import type { Target } from '../targets/target.ts'
import type { Root } from '../worker/messages.ts'

/** Convert the manifest back to the union of its files. @throws BundleError `integrity` for a path or hash that is not valid */
export function toUnion(manifest: Manifest): Union {
  return {
    files: manifest.wheels.map((wheel) => toUnionFile(wheel, manifest)),
    targets: manifest.targets.map(({ id, entries }) => ({ target: toTargetId(id), entries: entries.map(toUnionEntry) })),
  }
}

/** Convert a manifest target to a target. */
export function toTarget(target: ManifestTarget): Target {
  const { id, platform, system, python, abis, platformTags, markers, machines, microVersions } = target
  return { id: toTargetId(id), platform, system, python, abis, platformTags, markers, machines, microVersions }
}

export function toUnionEntry({ project, sha256, requiredBy, ...rest }: ManifestTarget['entries'][number]): UnionEntry {
  return {
    ...rest,
    project: toProjectName(project),
    sha256: toSha256(sha256),
    requiredBy: requiredBy.map(toProjectName),
  }
}

/** Convert manifest requirements to the roots of the closure check. */
export function toRoots(requirements: Manifest['requirements']): readonly Root[] {
  return requirements.map((requirement) => ({ ...requirement, editable: false }))
}

function toSha256(text: string): Sha256 {
  const sha256 = parseSha256(text)
  if (sha256 === undefined) throw foreign(text)
  return sha256
}

function toUnionFile(wheel: ManifestWheel, manifest: Manifest): UnionFile {
  const filename = parseWheelName(path.basename(wheel.path))
  if (filename === undefined || wheel.path !== `wheels/${filename}`) throw foreign(wheel.path)
  const { project, version, url, bytes, built, lockedSdist } = wheel
  return {
    filename,
    sha256: toSha256(wheel.sha256),
    project: toProjectName(project),
    version,
    url,
    bytes,
    ...(built === undefined ? {} : { built: toBuilt(built) }),
    ...(lockedSdist === undefined ? {} : { lockedSdist }),
    targets: manifest.targets
      .filter(({ entries }) => entries.some(({ sha256 }) => sha256 === wheel.sha256))
      .map(({ id }) => toTargetId(id)),
  }
}

/** Backend and Python are in the proofs only; no check reads them. */
function toBuilt({ kind, url, sha256, revision, staticMetadata }: NonNullable<ManifestWheel['built']>): NonNullable<UnionFile['built']> {
  return {
    kind,
    url,
    ...(sha256 === undefined ? {} : { sha256: toSha256(sha256) }),
    ...(revision === undefined ? {} : { revision }),
    staticMetadata,
    backend: '',
    python: '',
  }
}

function foreign(text: string): BundleError {
  const what = `the manifest has ${text} where a wheel of this bundle is expected`
  return new BundleError({ kind: 'integrity', what, hint: 'Copy the bundle again.' })
}
