import { isCompanion } from '../output/output-paths.ts'
import type { Asset, RemoteAsset, RemoteRelease } from './hosts.ts'

/** One request to make, in this order. */
export type Step =
  | { readonly do: 'delete'; readonly asset: RemoteAsset }
  | { readonly do: 'upload'; readonly asset: Asset; readonly replaces?: RemoteAsset }

export type ReleasePlan =
  /** The release holds this very bundle, whole, for everybody to see. */
  | { readonly kind: 'untouched' }
  | { readonly kind: 'work'; readonly steps: readonly Step[] }
  | { readonly kind: 'refuse'; readonly why: 'other-manifest' | 'other-file' | 'immutable' | 'too-many'; readonly names: readonly string[] }

export interface ReleaseState {
  readonly release: Pick<RemoteRelease, 'draft' | 'immutable'>
  readonly assets: readonly RemoteAsset[]
}

/** Source: GitHub docs, "About releases". */
export const MAX_RELEASE_ASSETS = 1000

/**
 * What has to happen so that a release holds exactly these bundles, decided before any request, so that a second run only
 * ends what the first began. Two bundles are the same when their manifests are: a run's proofs and their checksums differ
 * each time. What goes up comes from one run as a whole, and the manifest goes up last: where it is, all is.
 * @param names of the bundles; what begins with one of them and a dot is ours
 */
export function releaseSteps(
  names: readonly string[],
  local: readonly Asset[],
  { release, assets }: ReleaseState,
  { overwrite }: { readonly overwrite: boolean },
): ReleasePlan {
  const standings = local.map((asset) => standingOf(asset, assets))
  const manifests = standings.filter(({ asset }) => isManifest(asset.name, names))
  const others = manifests.filter(({ state }) => state === 'differs').map(({ asset }) => asset.name)
  if (others.length > 0 && !overwrite) return { kind: 'refuse', why: 'other-manifest', names: others }

  const sameBundles = manifests.every(({ state }) => state === 'same')
  const whole = standings.every(({ state }) => state === 'same' || state === 'differs')
  if (!release.draft && sameBundles && whole) return { kind: 'untouched' }
  if (release.immutable) return { kind: 'refuse', why: 'immutable', names: changing(standings) }

  // A release that everybody sees, without our manifest, but with a file of this name: it is somebody else's.
  const foreign = standings.filter(({ state, asset }) => state === 'differs' && !isOurs(asset.name, names)).map(({ asset }) => asset.name)
  if (foreign.length > 0 && !release.draft && !overwrite && !sameBundles) return { kind: 'refuse', why: 'other-file', names: foreign }

  const stale = assets.filter(({ name }) => isOurs(name, names) && !local.some((asset) => asset.name === name))
  const after = assets.length - stale.length + standings.filter(({ there }) => there === undefined).length
  if (after > MAX_RELEASE_ASSETS) return { kind: 'refuse', why: 'too-many', names: [] }
  return { kind: 'work', steps: stepsOf(standings, manifests, stale) }
}

/** The manifest of one of these bundles. */
export function isManifest(file: string, names: readonly string[]): boolean {
  return names.some((name) => file === `${name}.manifest.json`)
}

/** What is still not as it has to be, said of names: empty when the release can be shown. */
export function unverified(local: readonly Asset[], assets: readonly RemoteAsset[]): readonly string[] {
  return local.filter((asset) => standingOf(asset, assets).state !== 'same').map(({ name }) => name)
}

interface Standing {
  readonly asset: Asset
  readonly there?: RemoteAsset
  readonly state: 'absent' | 'half' | 'same' | 'differs'
}

function standingOf(asset: Asset, assets: readonly RemoteAsset[]): Standing {
  const there = assets.find(({ name }) => name === asset.name)
  if (there === undefined) return { asset, state: 'absent' }
  if (there.state === 'starter') return { asset, there, state: 'half' }
  // A host that computes no digest leaves the size to compare.
  const same = there.bytes === asset.bytes && (there.sha256 === undefined || there.sha256 === asset.sha256)
  return { asset, there, state: same ? 'same' : 'differs' }
}

function changing(standings: readonly Standing[]): readonly string[] {
  return standings.filter(({ state }) => state !== 'same').map(({ asset }) => asset.name)
}

function isOurs(file: string, names: readonly string[]): boolean {
  return names.some((name) => isCompanion(file, name))
}

/** An old manifest goes first and the new one comes last: in between, the release claims nothing. */
function stepsOf(standings: readonly Standing[], manifests: readonly Standing[], stale: readonly RemoteAsset[]): readonly Step[] {
  const old = manifests.flatMap(({ there, state }) => (there !== undefined && state !== 'same' ? [there] : []))
  const rest = standings.filter((one) => !manifests.includes(one))
  const uploads = (some: readonly Standing[], gone: readonly RemoteAsset[]): readonly Step[] =>
    some
      .filter(({ state }) => state !== 'same')
      .map(({ asset, there }) => ({ do: 'upload', asset, ...(there === undefined || gone.includes(there) ? {} : { replaces: there }) }))
  return [...[...old, ...stale].map((asset): Step => ({ do: 'delete', asset })), ...uploads(rest, []), ...uploads(manifests, old)]
}
