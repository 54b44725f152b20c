import { BundleError, type Failure } from '../core/errors.ts'
import { releaseSteps, type Step, unverified } from '../publish/release-steps.ts'
import { type Asset, HostError, type ReleaseHost, type ReleaseText, type RemoteAsset, type RemoteRelease } from './clients.ts'
import { missingTag, type Place, refusal, toReleaseError } from './release-errors.ts'
import { type Patience, patiently } from './retry.ts'

export interface ReleaseOrder {
  readonly tag: string
  /** Where the tag is made by the release, if it is not there yet. */
  readonly commit?: string
  /** Of the bundles. */
  readonly names: readonly string[]
  readonly assets: readonly Asset[]
  readonly text: ReleaseText
  readonly overwrite: boolean
}

export interface PublishedRelease {
  readonly url: string
  /** False: it held this very bundle, whole, before. */
  readonly changed: boolean
}

/**
 * Brings these files into the release of a tag: a draft gets all, each is compared with what the host says of it, then
 * the draft is published. A second run with the same manifests changes nothing, or ends what the first began.
 * @throws BundleError; a draft that this run made is gone then, or named
 */
export async function publishRelease(order: ReleaseOrder, host: ReleaseHost, patience: Patience): Promise<PublishedRelease> {
  const place = { repository: host.repository, tag: order.tag }
  try {
    const { release, made } = await open(order, host, patience)
    return await filled(order, release, { host, patience, made, place })
  } catch (error) {
    throw toReleaseError(error, place)
  }
}

interface Opened {
  readonly release: RemoteRelease
  /** By this run: then this run also takes it away again. */
  readonly made: boolean
}

/** A draft whose answer got lost is found by the next attempt, so that there are never two. */
async function open(order: ReleaseOrder, host: ReleaseHost, patience: Patience): Promise<Opened> {
  const { tag, commit } = order
  const there = await patiently('Look for the release', () => host.find(tag), patience)
  if (there !== undefined) return { release: there, made: false }
  if (commit === undefined && !(await patiently('Look for the tag', () => host.hasTag(tag), patience))) {
    throw missingTag({ repository: host.repository, tag })
  }
  try {
    return await patiently('Make a draft', (attempt) => draftFor(order, host, attempt), patience)
  } catch (error) {
    throw await withoutStray(toReleaseError(error, { repository: host.repository, tag }), tag, host)
  }
}

/** What an earlier attempt made without hearing of it is a draft; what is shown by now is somebody else's. */
async function draftFor({ tag, text, commit }: ReleaseOrder, host: ReleaseHost, attempt: number): Promise<Opened> {
  const there = attempt > 1 ? await host.find(tag) : undefined
  return there === undefined ? { release: await host.createDraft(tag, text, commit), made: true } : { release: there, made: there.draft }
}

/** A request that was cut, or cancelled, may have made its draft all the same. Only an empty one can be this run's. */
async function withoutStray(error: unknown, tag: string, host: ReleaseHost): Promise<unknown> {
  const passing = error instanceof BundleError && ['cancelled', 'network'].includes(error.failure.kind)
  if (!passing) return error
  try {
    const draft = await host.findDraft(tag)
    if (draft?.files === 0) await host.discardDraft(draft)
    return error
  } catch {
    const what = `A draft release for ${tag} may have been left behind in ${host.repository}`
    return alsoSaying(error, what, 'Delete it, or run the job again: it is filled and published then.')
  }
}

interface Filling {
  readonly host: ReleaseHost
  readonly patience: Patience
  readonly made: boolean
  readonly place: Place
}

async function filled(order: ReleaseOrder, release: RemoteRelease, filling: Filling): Promise<PublishedRelease> {
  const { host, patience, made, place } = filling
  const begun: Step[] = []
  try {
    const assets = await patiently('List the files of the release', () => host.assets(release), patience)
    const plan = releaseSteps(order.names, order.assets, { release, assets }, order)
    if (plan.kind === 'refuse') throw refusal(plan, place)
    if (plan.kind === 'untouched') return { url: release.url, changed: false }
    for (const [at, step] of plan.steps.entries()) {
      begun.push(step)
      await take(step, release, host, patience)
      patience.log.progress({ what: 'Upload', done: at + 1, total: plan.steps.length, unit: 'files' })
    }
    await verify(order, release, host, patience)
    if (!release.draft) return { url: release.url, changed: true }
    const shown = await patiently('Publish the release', () => host.publish(release), patience)
    return { url: shown.url, changed: true }
  } catch (error) {
    throw await afterFailure(toReleaseError(error, place), release, { host, made, begun: begun.length > 0 })
  }
}

async function take(step: Step, release: RemoteRelease, host: ReleaseHost, patience: Patience): Promise<void> {
  if (step.do === 'delete') return remove(step.asset, host, patience)
  if (step.replaces !== undefined) await remove(step.replaces, host, patience)
  const { asset } = step
  await patiently(`Upload ${asset.name}`, (attempt) => put(asset, release, host, attempt), patience)
}

/** What is gone already need not be deleted. */
async function remove(asset: RemoteAsset, host: ReleaseHost, patience: Patience): Promise<void> {
  await patiently(
    `Delete ${asset.name}`,
    async (attempt) => {
      try {
        await host.deleteAsset(asset)
      } catch (error) {
        if (!(attempt > 1 && error instanceof HostError && error.answer.status === 404)) throw error
      }
    },
    patience,
  )
}

/** After a cut upload its name may be taken: by a `starter`, or by the whole file whose answer got lost. */
async function put(asset: Asset, release: RemoteRelease, host: ReleaseHost, attempt: number): Promise<void> {
  if (attempt > 1) {
    const assets = await host.assets(release)
    if (unverified([asset], assets).length === 0) return
    const there = assets.find(({ name }) => name === asset.name)
    if (there !== undefined) await host.deleteAsset(there)
  }
  const arrived = await uploaded(asset, release, host)
  if (unverified([asset], [arrived]).length === 0) return
  throw new HostError({ message: `${asset.name} arrived as ${arrived.bytes} bytes with sha256 ${arrived.sha256 ?? 'unknown'}` })
}

/** A name that is taken although it was free is what a cut upload leaves behind: worth another attempt. */
async function uploaded(asset: Asset, release: RemoteRelease, host: ReleaseHost): Promise<RemoteAsset> {
  try {
    return await host.upload(release, asset)
  } catch (error) {
    const taken = error instanceof HostError && error.answer.status === 422 && /already_exists/.test(error.answer.message)
    throw taken ? new HostError({ message: error.answer.message }, { cause: error }) : error
  }
}

async function verify({ assets }: ReleaseOrder, release: RemoteRelease, host: ReleaseHost, patience: Patience): Promise<void> {
  const there = await patiently('Compare the files of the release', () => host.assets(release), patience)
  const wrong = unverified(assets, there)
  if (wrong.length === 0) return
  throw new BundleError({
    kind: 'integrity',
    what: `The release does not hold what was uploaded: ${wrong.join(', ')}`,
    hint: 'Does another job write to the same release? Run this one again.',
  })
}

interface Left {
  readonly host: ReleaseHost
  readonly made: boolean
  readonly begun: boolean
}

/** Takes back what this run made; what cannot be taken back is named. */
async function afterFailure(error: unknown, release: RemoteRelease, { host, made, begun }: Left): Promise<unknown> {
  if (made) {
    const left = await host.discardDraft(release).catch(() => 'left' as const)
    if (left === 'gone') return error
    if (left === 'published') {
      return alsoSaying(error, `The release ${release.url} was published before that, and is whole`, 'Nothing has to be repaired.')
    }
    return alsoSaying(
      error,
      `The draft release ${release.url} was left behind`,
      'Delete it, or run the job again: it is filled and published then.',
    )
  }
  if (!begun) return error
  const what = `The ${release.draft ? 'draft ' : ''}release ${release.url} is half filled`
  return alsoSaying(error, what, 'Run the job again: it ends what was begun.')
}

function alsoSaying(error: unknown, what: string, hint: string): unknown {
  if (!(error instanceof BundleError)) return error
  const also: Failure = { kind: 'environment', what, hint }
  return new BundleError({ kind: 'several', failures: [error.failure, also] }, { cause: error })
}
