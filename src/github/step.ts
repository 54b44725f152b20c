import path from 'node:path'
import { openArtifactHost } from '../adapters/artifact-store.ts'
import { type Compared, withEarlier } from '../adapters/earlier.ts'
import { githubAccess, patienceOf } from '../adapters/patience.ts'
import { bundleFiles } from '../adapters/published-files.ts'
import { openReleaseHost } from '../adapters/release-host.ts'
import { setOutputs } from '../adapters/runner-results.ts'
import { openStepSummary } from '../adapters/step-summary.ts'
import { carryOf, withCache } from '../adapters/with-cache.ts'
import type { Sha256 } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import type { PublishSettings, Request } from '../options/request.ts'
import { MAX_FAILURE_BYTES } from '../report/failure-summary.ts'
import { MAX_SUMMARY_BYTES } from '../report/job-summary.ts'
import type { Outcome } from '../report/outcome.ts'
import { outputsOf, type Published } from '../report/outputs.ts'
import { releaseNotes } from '../report/release-notes.ts'
import { makeBundles } from '../run.ts'
import { hiddenFolder, publishArtifact } from './artifacts.ts'
import type { Asset, UploadedArtifact } from './clients.ts'
import { type PublishedRelease, publishRelease } from './releases.ts'

/**
 * One step of a job: what an earlier run left, the bundles, then where they go. Outputs come last, when all of it is done.
 * @throws BundleError
 */
export async function runStep(request: Request, ports: Ports): Promise<void> {
  const { cache, publish, output } = request
  const carry = publish === undefined ? undefined : carryOf({ cache, cacheMaxBytes: publish.cacheMaxBytes }, output.name, ports.env)
  const bundles = await withEarlier(request, ports, (whole) => withCache(carry, ports, () => makeBundles(whole, ports), usedBy))
  await shipOutcomes(bundles, { output, ...(publish === undefined ? {} : { publish }) }, ports)
}

/** Where bundles go, the summary of the job, and its outputs. @throws BundleError */
export async function shipOutcomes(bundles: Compared<readonly Outcome[]>, request: Shipping, ports: Ports): Promise<void> {
  const { made: outcomes, since } = bundles
  const summary = openStepSummary(ports.env['GITHUB_STEP_SUMMARY'])
  const compared = since === undefined ? {} : { since }
  const published = await publishAll(bundles, request, ports).catch(async (error: unknown) => {
    await summary.made(outcomes, compared, MAX_SUMMARY_BYTES - MAX_FAILURE_BYTES)
    throw error
  })
  const { artifact, release } = published
  const places = {
    ...(artifact === undefined ? {} : { artifactUrl: artifact.url }),
    ...(release === undefined ? {} : { releaseUrl: release.url }),
    ...compared,
  }
  await summary.made(outcomes, places)
  setOutputs(outputsOf(outcomes, published))
}

/** The wheels of a run, which its cache keeps first. */
export function usedBy(outcomes: readonly Outcome[]): readonly Sha256[] {
  return outcomes.flatMap(({ union }) => union.files.map(({ sha256 }) => sha256))
}

type Shipping = Pick<Request, 'output' | 'publish'>

async function publishAll({ made: outcomes, since }: Compared<readonly Outcome[]>, request: Shipping, ports: Ports): Promise<Published> {
  const { publish } = request
  if (publish === undefined) return {}
  const artifact = await uploadArtifact(outcomes, request, publish, ports)
  const release = await uploadRelease(outcomes, publish, since, ports)
  return { ...(artifact === undefined ? {} : { artifact }), ...(release === undefined ? {} : { release }) }
}

async function uploadArtifact(
  outcomes: readonly Outcome[],
  { output }: Shipping,
  { artifactName: name, retentionDays, overwrite }: PublishSettings,
  { log, env, signal }: Ports,
): Promise<UploadedArtifact | undefined> {
  if (name === undefined) return undefined
  const hidden = hiddenFolder(output.folder)
  if (hidden !== undefined) {
    log.notice(
      `${hidden} is a hidden folder: this artifact holds the bundle all the same, actions/upload-artifact needs include-hidden-files: true.`,
    )
  }
  const beside = outcomes.flatMap((one) => one.beside.map((file) => path.resolve(file.path)))
  // Without an archive the folder itself is what crosses.
  const folders = output.archive === 'none' ? await bundleFiles(outcomes.map(({ folder }) => folder)) : []
  const settings = { name, overwrite, ...(retentionDays === undefined ? {} : { retentionDays }) }
  return log.phase('Upload the artifact', () =>
    publishArtifact([...new Set([...beside, ...folders])], path.resolve(output.folder), settings, openArtifactHost(env, signal)),
  )
}

async function uploadRelease(
  outcomes: readonly Outcome[],
  { releaseTag: tag, tagCommit: commit, token, overwrite }: PublishSettings,
  since: string | undefined,
  ports: Ports,
): Promise<PublishedRelease | undefined> {
  if (tag === undefined || token === undefined) return undefined
  const { log } = ports
  const compared = outcomes.flatMap(({ difference }) => difference ?? [])
  if (commit !== undefined && compared.length > 0 && !compared.some(({ changed }) => changed)) {
    log.notice(`Nothing changed since ${since ?? 'the bundle before'}: there is no release ${tag}, and no such tag is made.`)
    return undefined
  }
  const beside = outcomes.flatMap((one) => one.beside)
  const assets = new Map(beside.map((file): [string, Asset] => [path.basename(file.path), { ...file, name: path.basename(file.path) }]))
  const order = {
    tag,
    ...(commit === undefined ? {} : { commit }),
    names: outcomes.map(({ name }) => name),
    assets: [...assets.values()],
    text: releaseNotes(outcomes, since),
    overwrite,
  }
  return log.phase(`Publish the release ${tag}`, async () =>
    publishRelease(order, await openReleaseHost(githubAccess(token, ports)), patienceOf(ports)),
  )
}
