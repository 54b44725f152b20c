import { isCompanion } from '../core/archive-kinds.ts'
import { BundleError, type Failure } from '../core/errors.ts'
import { ApiError, type RemoteAsset, type RemoteRelease } from './api.ts'
import type { Asset, ReleaseClient, ReleaseText } from './clients.ts'
import { missingTag, type Rejection, rejection, toReleaseError } from './release-errors.ts'
import { type RetryPolicy, withRetry } from './retry.ts'

interface ReleaseOrder {
  readonly tag: string
  /** Commit to tag if the tag does not exist yet. */
  readonly commit?: string
  /** Names of the bundles. */
  readonly names: readonly string[]
  readonly assets: readonly Asset[]
  readonly text: ReleaseText
  readonly overwrite: boolean
}

export interface PublishedRelease {
  readonly url: string
  /** False if it already contained the same bundles. */
  readonly changed: boolean
}

/**
 * Upload these files to the release of a tag: fill a draft, compare each file with the host's record, then publish the draft. A
 * second run with the same manifests changes nothing, or completes an interrupted one.
 * @throws BundleError; a draft of this run is then deleted, or named in the error
 */
export async function publishRelease(order: ReleaseOrder, host: ReleaseClient, retry: RetryPolicy): Promise<PublishedRelease> {
  const { tag } = order
  try {
    const there = await withRetry('Look for the release', () => host.find(tag), retry)
    const opened = there === undefined ? await openDraft(order, host, retry) : { release: there, made: false }
    return await fill(order, opened, host, retry)
  } catch (error) {
    throw toReleaseError(error, { repository: host.repository, tag })
  }
}

const DRAFT_HINT = 'Delete it, or run the job again to complete and publish it.'

interface Opened {
  readonly release: RemoteRelease
  /** Created by this run, which deletes it after a failure. */
  readonly made: boolean
}

/** The next attempt finds a draft whose response was lost, so that there is only one. */
async function openDraft(order: ReleaseOrder, host: ReleaseClient, retry: RetryPolicy): Promise<Opened> {
  const { tag, commit } = order
  const place = { repository: host.repository, tag }
  if (commit === undefined && !(await withRetry('Look for the tag', () => host.hasTag(tag), retry))) throw missingTag(place)
  try {
    return await withRetry('Make a draft', (attempt) => draftFor(order, host, attempt), retry)
  } catch (error) {
    throw await withoutStray(toReleaseError(error, place), tag, host)
  }
}

/** A draft may be from a previous attempt whose response was lost; a published release is not. */
async function draftFor({ tag, text, commit }: ReleaseOrder, host: ReleaseClient, attempt: number): Promise<Opened> {
  const there = attempt > 1 ? await host.find(tag) : undefined
  return there === undefined ? { release: await host.createDraft(tag, text, commit), made: true } : { release: there, made: there.draft }
}

/** A failed or cancelled request may have created a draft. Only an empty draft can be from this run. */
async function withoutStray(error: unknown, tag: string, host: ReleaseClient): Promise<unknown> {
  const passing = error instanceof BundleError && ['cancelled', 'network'].includes(error.failure.kind)
  if (!passing) return error
  try {
    const draft = await host.findDraft(tag)
    if (draft?.assets.length === 0) await host.discardDraft(draft)
    return error
  } catch {
    const what = `a draft release for ${tag} may remain in ${host.repository}`
    return alsoSaying(error, what, DRAFT_HINT)
  }
}

async function fill(order: ReleaseOrder, opened: Opened, host: ReleaseClient, retry: RetryPolicy): Promise<PublishedRelease> {
  const { release } = opened
  const place = { repository: host.repository, tag: order.tag }
  let isBegun = false
  try {
    const assets = await withRetry('List the files of the release', () => host.assets(release), retry)
    const plan = releaseSteps(order.names, order.assets, { release, assets }, order)
    if (plan.kind === 'reject') throw rejection(plan, place)
    if (plan.kind === 'untouched') return { url: release.url, changed: false }
    for (const [at, step] of plan.steps.entries()) {
      isBegun = true
      await take(step, release, host, retry)
      retry.log.progress({ what: 'Upload', done: at + 1, total: plan.steps.length, unit: 'files' })
    }
    await verify(order, release, host, retry)
    if (!release.draft) return { url: release.url, changed: true }
    const shown = await withRetry('Publish the release', () => host.publish(release), retry)
    return { url: shown.url, changed: true }
  } catch (error) {
    throw await afterFailure(toReleaseError(error, place), opened, host, { isBegun })
  }
}

async function take(step: Step, release: RemoteRelease, host: ReleaseClient, retry: RetryPolicy): Promise<void> {
  if (step.do === 'delete') return remove(step.asset, host, retry)
  if (step.replaces !== undefined) await remove(step.replaces, host, retry)
  const { asset } = step
  await withRetry(`Upload ${asset.name}`, (attempt) => put(asset, release, host, attempt), retry)
}

/** Delete an asset; it may be gone already. */
async function remove(asset: RemoteAsset, host: ReleaseClient, retry: RetryPolicy): Promise<void> {
  await withRetry(
    `Delete ${asset.name}`,
    async (attempt) => {
      try {
        await host.deleteAsset(asset)
      } catch (error) {
        if (!(attempt > 1 && error instanceof ApiError && error.answer.status === 404)) throw error
      }
    },
    retry,
  )
}

/** After an interrupted upload, the name may belong to a `starter`, or to the complete file whose response was lost. */
async function put(asset: Asset, release: RemoteRelease, host: ReleaseClient, attempt: number): Promise<void> {
  if (attempt > 1) {
    const assets = await host.assets(release)
    if (unverified([asset], assets).length === 0) return
    const there = assets.find(({ name }) => name === asset.name)
    if (there !== undefined) await host.deleteAsset(there)
  }
  const arrived = await uploaded(asset, release, host)
  if (unverified([asset], [arrived]).length === 0) return
  throw new ApiError({ message: `${asset.name} arrived as ${arrived.bytes} bytes with sha256 ${arrived.sha256 ?? 'unknown'}` })
}

/** "Already exists" after an interrupted upload is temporary. */
async function uploaded(asset: Asset, release: RemoteRelease, host: ReleaseClient): Promise<RemoteAsset> {
  try {
    return await host.upload(release, asset)
  } catch (error) {
    const taken = error instanceof ApiError && error.answer.status === 422 && /already_exists/.test(error.answer.message)
    throw taken ? new ApiError({ message: error.answer.message }, { cause: error }) : error
  }
}

async function verify({ assets }: ReleaseOrder, release: RemoteRelease, host: ReleaseClient, retry: RetryPolicy): Promise<void> {
  const there = await withRetry('Compare the files of the release', () => host.assets(release), retry)
  const wrong = unverified(assets, there)
  if (wrong.length === 0) return
  throw new BundleError({
    kind: 'integrity',
    what: `the release does not contain what was uploaded: ${wrong.join(', ')}`,
    hint: 'Make sure that no other job writes to this release, and run the job again.',
  })
}

/** Delete the draft of this run. @returns the error, with a note if that failed */
async function afterFailure(
  error: unknown,
  { release, made }: Opened,
  host: ReleaseClient,
  { isBegun }: { readonly isBegun: boolean },
): Promise<unknown> {
  if (made) {
    const left = await host.discardDraft(release).catch(() => 'left' as const)
    if (left === 'gone') return error
    if (left === 'published')
      return alsoSaying(error, `the release ${release.url} was already published and is complete`, 'No action is needed.')
    return alsoSaying(error, `the draft release ${release.url} was not deleted`, DRAFT_HINT)
  }
  if (!isBegun) return error
  const what = `the ${release.draft ? 'draft ' : ''}release ${release.url} is incomplete`
  return alsoSaying(error, what, 'Run the job again to complete it.')
}

function alsoSaying(error: unknown, what: string, hint: string): unknown {
  if (!(error instanceof BundleError)) return error
  const also: Failure = { kind: 'environment', what, hint }
  return new BundleError({ kind: 'several', failures: [error.failure, also] }, { cause: error })
}

/** One step of a release plan. */
export type Step =
  | { readonly do: 'delete'; readonly asset: RemoteAsset }
  | { readonly do: 'upload'; readonly asset: Asset; readonly replaces?: RemoteAsset }

export type ReleasePlan =
  /** The release is published and complete. */
  { readonly kind: 'untouched' } | { readonly kind: 'work'; readonly steps: readonly Step[] } | ({ readonly kind: 'reject' } & Rejection)

interface ReleaseState {
  readonly release: Pick<RemoteRelease, 'draft' | 'immutable'>
  readonly assets: readonly RemoteAsset[]
}

/** Source: GitHub docs, "About releases". */
const MAX_RELEASE_ASSETS = 1000

/**
 * Plan the requests after which a release contains exactly these bundles. Bundles are equal if their manifests are: proofs and their
 * checksums differ between runs. The manifest is uploaded last, so that its presence means that all files are complete.
 * @param names of the bundles, whose companion files may be replaced
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
  if (others.length > 0 && !overwrite) return { kind: 'reject', why: 'other-manifest', names: others }

  const sameBundles = manifests.every(({ state }) => state === 'same')
  const whole = standings.every(({ state }) => state === 'same' || state === 'differs')
  if (!release.draft && sameBundles && whole) return { kind: 'untouched' }
  if (release.immutable) return { kind: 'reject', why: 'immutable', names: changing(standings) }

  // A published release without our manifest, but with a file of this name, is foreign
  const foreign = standings.filter(({ state, asset }) => state === 'differs' && !isOurs(asset.name, names)).map(({ asset }) => asset.name)
  if (foreign.length > 0 && !release.draft && !overwrite && !sameBundles) return { kind: 'reject', why: 'other-file', names: foreign }

  const stale = assets.filter(({ name }) => isOurs(name, names) && !local.some((asset) => asset.name === name))
  const after = assets.length - stale.length + standings.filter(({ there }) => there === undefined).length
  if (after > MAX_RELEASE_ASSETS) return { kind: 'reject', why: 'too-many', names: [] }
  return { kind: 'work', steps: stepsOf(standings, manifests, stale) }
}

/** The manifest of one of these bundles. */
function isManifest(file: string, names: readonly string[]): boolean {
  return names.some((name) => file === `${name}.manifest.json`)
}

/** Names of missing or different assets. */
function unverified(local: readonly Asset[], assets: readonly RemoteAsset[]): readonly string[] {
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
  if (there.state !== 'uploaded') return { asset, there, state: 'half' }
  // Without a digest, compare the size only
  const same = there.bytes === asset.bytes && (there.sha256 === undefined || there.sha256 === asset.sha256)
  return { asset, there, state: same ? 'same' : 'differs' }
}

function changing(standings: readonly Standing[]): readonly string[] {
  return standings.filter(({ state }) => state !== 'same').map(({ asset }) => asset.name)
}

function isOurs(file: string, names: readonly string[]): boolean {
  return names.some((name) => isCompanion(file, name))
}

/** Delete an old manifest first and upload the new one last, so that no manifest describes a partial release. */
function stepsOf(standings: readonly Standing[], manifests: readonly Standing[], stale: readonly RemoteAsset[]): readonly Step[] {
  const old = manifests.flatMap(({ there, state }) => (there !== undefined && state !== 'same' ? [there] : []))
  const rest = standings.filter((one) => !manifests.includes(one))
  const uploads = (some: readonly Standing[], gone: readonly RemoteAsset[]): readonly Step[] =>
    some
      .filter(({ state }) => state !== 'same')
      .map(({ asset, there }) => ({ do: 'upload', asset, ...(there === undefined || gone.includes(there) ? {} : { replaces: there }) }))
  return [...[...old, ...stale].map((asset): Step => ({ do: 'delete', asset })), ...uploads(rest, []), ...uploads(manifests, old)]
}
