import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Sha256 } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import type { PublishSettings, Request } from '../inputs/request.ts'
import { hiddenFolder, publishArtifact } from '../publish/artifact.ts'
import type { Asset, UploadedArtifact } from '../publish/hosts.ts'
import { type PublishedRelease, publishRelease } from '../publish/release.ts'
import type { Outcome } from '../report/outcome.ts'
import { outputsOf, type Published } from '../report/outputs.ts'
import { releaseNotes } from '../report/release-notes.ts'
import { summaryText } from '../report/summary.ts'
import { makeBundles } from '../run.ts'
import { openArtifactHost } from './artifact-store.ts'
import { bundleFiles } from './published-files.ts'
import { openReleaseHost } from './release-host.ts'
import { addSummary, setOutputs } from './runner-results.ts'
import { carryOf, withCache } from './with-cache.ts'

/**
 * One step of a job: what an earlier run left, the bundles, then where they go. Outputs come last, when all of it is done.
 * @throws BundleError
 */
export async function runStep(request: Request, ports: Ports): Promise<void> {
  const { cache, publish, output } = request
  const carry = publish === undefined ? undefined : carryOf({ cache, cacheMaxBytes: publish.cacheMaxBytes }, output.name, ports.env)
  const outcomes = await withCache(carry, ports, () => makeBundles(request, ports), usedBy)
  await shipOutcomes(outcomes, { output, ...(publish === undefined ? {} : { publish }) }, ports)
}

/** Where bundles go, the summary of the job, and its outputs. @throws BundleError */
export async function shipOutcomes(outcomes: readonly Outcome[], request: Shipping, ports: Ports): Promise<void> {
  const { publish } = request
  const published = publish === undefined ? {} : await publishAll(outcomes, request, publish, ports)
  const { artifact, release } = published
  const places = {
    ...(artifact === undefined ? {} : { artifactUrl: artifact.url }),
    ...(release === undefined ? {} : { releaseUrl: release.url }),
  }
  await addSummary(summaryText(outcomes, places), ports.env)
  setOutputs(outputsOf(outcomes, published))
}

/** The wheels of a run, which its cache keeps first. */
export function usedBy(outcomes: readonly Outcome[]): readonly Sha256[] {
  return outcomes.flatMap(({ union }) => union.files.map(({ sha256 }) => sha256))
}

type Shipping = Pick<Request, 'output' | 'publish'>

async function publishAll(outcomes: readonly Outcome[], request: Shipping, publish: PublishSettings, ports: Ports): Promise<Published> {
  const artifact = await uploadArtifact(outcomes, request, publish, ports)
  const release = await uploadRelease(outcomes, publish, ports)
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
  { releaseTag: tag, token, overwrite }: PublishSettings,
  { log, env, signal, clock }: Ports,
): Promise<PublishedRelease | undefined> {
  if (tag === undefined || token === undefined) return undefined
  const beside = outcomes.flatMap((one) => one.beside)
  const assets = new Map(beside.map((file): [string, Asset] => [path.basename(file.path), { ...file, name: path.basename(file.path) }]))
  const order = { tag, names: outcomes.map(({ name }) => name), assets: [...assets.values()], text: releaseNotes(outcomes), overwrite }
  const patience = {
    log,
    signal,
    now: () => clock.now().getTime() / 1000,
    sleep: async (seconds: number) => void (await setTimeout(seconds * 1000, undefined, { signal }).catch(() => undefined)),
  }
  const { GITHUB_REPOSITORY: repository = '', GITHUB_API_URL: apiUrl = 'https://api.github.com' } = env
  const access = { repository, apiUrl, token, signal }
  return log.phase(`Publish the release ${tag}`, async () => publishRelease(order, await openReleaseHost(access), patience))
}
