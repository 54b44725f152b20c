import path from 'node:path'
import * as core from '@actions/core'
import type { Ports } from '../core/ports.ts'
import type { PublishSettings, Request } from '../inputs/request.ts'
import { hiddenFolder, publishArtifact } from '../publish/artifact.ts'
import { type Carry, cacheKeys, restoreCarried, saveCarried } from '../publish/cache-carry.ts'
import type { Asset, UploadedArtifact } from '../publish/hosts.ts'
import { type PublishedRelease, publishRelease } from '../publish/release.ts'
import { MAX_FAILURE_BYTES } from '../report/failure-summary.ts'
import type { Outcome } from '../report/outcome.ts'
import { outputsOf, type Published } from '../report/outputs.ts'
import { releaseNotes } from '../report/release-notes.ts'
import { MAX_SUMMARY_BYTES } from '../report/summary.ts'
import { makeBundles } from '../run.ts'
import { openArtifactHost } from './artifact-store.ts'
import { openCacheHost } from './cache.ts'
import { withEarlier } from './earlier.ts'
import { githubAccess, patienceOf } from './patience.ts'
import { bundleFiles } from './published-files.ts'
import { openReleaseHost } from './release-host.ts'
import { openStepSummary } from './step-summary.ts'

/**
 * One step of a job: what an earlier run left, the bundles, then where they go. Outputs come last, when all of it is done.
 * @throws BundleError
 */
export async function runStep(request: Request, ports: Ports): Promise<void> {
  const { made: outcomes, since } = await withEarlier(request, ports, (whole) => withCache(whole, ports))
  const summary = openStepSummary(ports.env['GITHUB_STEP_SUMMARY'])
  const compared = since === undefined ? {} : { since }
  const published = await publishAll(outcomes, { request, since }, ports).catch(async (error: unknown) => {
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
  for (const [name, value] of Object.entries(outputsOf(outcomes, published))) core.setOutput(name, value)
}

/** The bundles, made with what an earlier run of this job left of its cache folder. */
async function withCache(request: Request, ports: Ports): Promise<readonly Outcome[]> {
  const carry = carryOf(request, ports.env)
  if (carry === undefined) return makeBundles(request, ports)
  const host = openCacheHost(ports.signal)
  const { log } = ports
  const before = await log.phase('Restore the cache', () => restoreCarried(carry, host, log))
  const outcomes = await makeBundles(request, ports)
  const used = outcomes.flatMap(({ union }) => union.files.map(({ sha256 }) => sha256))
  await log.phase('Save the cache', () => saveCarried(carry, before, used, host, log))
  return outcomes
}

function carryOf({ cache, publish, output }: Request, env: Ports['env']): Carry | undefined {
  if (cache.folder === undefined || publish === undefined || publish.cacheMaxBytes === 0) return undefined
  const { RUNNER_OS: os = process.platform, RUNNER_ARCH: arch = process.arch, GITHUB_JOB: job = 'job', GITHUB_RUN_ID: run = '0' } = env
  return { folder: cache.folder, maxBytes: publish.cacheMaxBytes, ...cacheKeys([`${os}-${arch}`, job, output.name], run) }
}

interface Publishing {
  readonly request: Request
  readonly since: string | undefined
}

async function publishAll(outcomes: readonly Outcome[], { request, since }: Publishing, ports: Ports): Promise<Published> {
  const { publish } = request
  if (publish === undefined) return {}
  const artifact = await uploadArtifact(outcomes, request, publish, ports)
  const release = await uploadRelease(outcomes, publish, since, ports)
  return { ...(artifact === undefined ? {} : { artifact }), ...(release === undefined ? {} : { release }) }
}

async function uploadArtifact(
  outcomes: readonly Outcome[],
  { output }: Request,
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
