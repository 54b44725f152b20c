import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as core from '@actions/core'
import { BundleError, explain, type Failure, toFailure } from '../core/errors.ts'
import type { Sha256 } from '../core/names.ts'
import type { Ports } from '../core/ports.ts'
import { maskSecrets } from '../core/text.ts'
import type { PublishSettings, RawInputs, Request } from '../options/request.ts'
import type { Surface } from '../options/table.ts'
import { annotationsOf } from '../report/annotations.ts'
import { MAX_FAILURE_BYTES, runnerText } from '../report/failure-summary.ts'
import { MAX_SUMMARY_BYTES } from '../report/job-summary.ts'
import type { Outcome } from '../report/outcome.ts'
import { outputsOf, type Published } from '../report/outputs.ts'
import { releaseNotes } from '../report/release-notes.ts'
import { resultText } from '../report/result-text.ts'
import { PLAIN_STYLE } from '../report/text-style.ts'
import { makeBundles } from '../run/make-bundles.ts'
import { openStop } from '../worker/process.ts'
import { programsUntil } from '../worker/program.ts'
import { githubAccess } from './api.ts'
import { bundleFiles, hiddenFolder, publishArtifact, type UploadedArtifact } from './artifacts.ts'
import { persistedCacheOf, withCache } from './cache.ts'
import { endChildren } from './child-processes.ts'
import { type Asset, openReleaseClient } from './clients.ts'
import { type Compared, withPreviousBundle } from './previous.ts'
import { type PublishedRelease, publishRelease } from './releases.ts'
import { retryPolicyOf } from './retry.ts'
import { hideSecrets, openStepSummary, runnerInputs, runnerLog, type StepSummary, setOutputs } from './runner.ts'

/**
 * The single-step action: restore the cache, make the bundles, publish them, and set the outputs.
 * @throws BundleError
 */
export async function runStep(request: Request, ports: Ports): Promise<void> {
  await bundleStep({ ...request, cacheMaxBytes: request.publish?.cacheMaxBytes ?? 0 }, makeBundles, ports)
}

/** Make bundles with the persisted cache and the previous bundle, and publish them. @throws BundleError */
export async function bundleStep<R extends BundleStepRequest>(
  request: R,
  make: (request: R, ports: Ports) => Promise<readonly Outcome[]>,
  ports: Ports,
): Promise<void> {
  const cache = persistedCacheOf(request, request.output.name, ports.env)
  const bundles = await withPreviousBundle(request, ports, (whole) => withCache(cache, ports, () => make(whole, ports), usedBy))
  await shipOutcomes(bundles, request, ports)
}

/** Publish the bundles, and write the job summary and the outputs. @throws BundleError */
async function shipOutcomes(bundles: Compared<readonly Outcome[]>, request: Shipping, ports: Ports): Promise<void> {
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
  ports.log.info(resultText(outcomes, PLAIN_STYLE))
  await summary.made(outcomes, places)
  setOutputs(outputsOf(outcomes, published))
}

/** The sha256 of all wheels of a run. */
function usedBy(outcomes: readonly Outcome[]): readonly Sha256[] {
  return outcomes.flatMap(({ union }) => union.files.map(({ sha256 }) => sha256))
}

type Shipping = Pick<Request, 'output' | 'publish'>
type BundleStepRequest = Shipping & Pick<Request, 'since' | 'cache'> & { readonly cacheMaxBytes: number }

async function publishAll(bundles: Compared<readonly Outcome[]>, request: Shipping, ports: Ports): Promise<Published> {
  const { publish } = request
  if (publish === undefined) return {}
  const artifact = await uploadArtifact(bundles.made, request, publish, ports)
  const release = await uploadRelease(bundles, publish, ports)
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
    log.notice(`${hidden} is a hidden folder: set include-hidden-files: true if you upload it with actions/upload-artifact`)
  }
  const companionFiles = outcomes.flatMap((one) => one.companionFiles.map((file) => path.resolve(file.path)))
  // Without an archive, upload the folder itself
  const folders = output.archive === 'none' ? await bundleFiles(outcomes.map(({ folder }) => folder)) : []
  const settings = { name, overwrite, ...(retentionDays === undefined ? {} : { retentionDays }) }
  return log.phase('Upload the artifact', () =>
    publishArtifact([...new Set([...companionFiles, ...folders])], path.resolve(output.folder), settings, { env, signal }),
  )
}

async function uploadRelease(
  { made: outcomes, ...previous }: Compared<readonly Outcome[]>,
  { releaseTag: tag, tagCommit: commit, token, overwrite }: PublishSettings,
  ports: Ports,
): Promise<PublishedRelease | undefined> {
  if (tag === undefined || token === undefined) return undefined
  const { log } = ports
  const compared = outcomes.flatMap(({ difference }) => difference ?? [])
  if (commit !== undefined && compared.length > 0 && !compared.some(({ changed }) => changed)) {
    log.notice(`Nothing changed since ${previous.since ?? 'the previous bundle'}: no release or tag ${tag} was created.`)
    return undefined
  }
  const companionFiles = outcomes.flatMap((one) => one.companionFiles)
  const assets = new Map(
    companionFiles.map((file): [string, Asset] => [path.basename(file.path), { ...file, name: path.basename(file.path) }]),
  )
  const order = {
    tag,
    ...(commit === undefined ? {} : { commit }),
    names: outcomes.map(({ name }) => name),
    assets: [...assets.values()],
    text: releaseNotes(outcomes, { tag, ...previous }),
    overwrite,
  }
  return log.phase(`Publish the release ${tag}`, async () =>
    publishRelease(order, await openReleaseClient(githubAccess(token, ports)), retryPolicyOf(ports)),
  )
}

/** A runner kills a cancelled step 7.5 s after its first signal. Unit: milliseconds. */
const CLEANUP_MS = 4000

/**
 * Run an action entry: read the inputs, do the work, report a failure, and set the exit code.
 * @param entry URL of the started module: the Python files are next to it in dist/, and one level up in a checkout
 */
export async function runEntry(
  surface: Exclude<Surface, 'command'>,
  entry: string,
  work: (raw: RawInputs, ports: Ports) => Promise<void>,
): Promise<void> {
  const stop = openStop()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop.abort()
      setTimeout(leave, CLEANUP_MS).unref()
    })
  }
  process.exitCode = await ended(stop.signal, async () => {
    const raw = runnerInputs(surface)
    hideSecrets(raw, process.env)
    const clock = { now: () => new Date(), seconds: () => performance.now() / 1000 }
    const { signal } = stop
    await work(raw, { log: runnerLog(clock), clock, run: programsUntil(signal), env: process.env, signal, assets: assetsOf(entry) })
  })
  // Abandoned uploads and their programs would keep the process of a cancelled step alive
  if (stop.signal.aborted) leave()
}

async function ended(signal: AbortSignal, work: () => Promise<void>): Promise<number> {
  try {
    await work()
    return 0
  } catch (error) {
    return reportFailure(error, { cancelled: signal.aborted, summary: openStepSummary(process.env['GITHUB_STEP_SUMMARY']) })
  }
}

function assetsOf(entry: string): Ports['assets'] {
  const root = new URL(entry.endsWith('.ts') ? '../' : './', entry)
  const folder = (name: string): string => fileURLToPath(new URL(name, root))
  return { python: folder('python/'), vendor: folder('vendor/'), report: folder('src/report/html/') }
}

function leave(): never {
  endChildren(process.pid)
  process.exit(130)
}

interface FailedStep {
  readonly cancelled: boolean
  readonly summary: StepSummary
}

/** Write annotations and the summary of a failure. The stack is debug output. @returns the exit code */
async function reportFailure(error: unknown, { cancelled, summary }: FailedStep): Promise<number> {
  const failure = cancelled ? whenCancelled(error) : toFailure(error)
  for (const { message, file, line } of annotationsOf(failure)) {
    const clean = message.split('\n').map((one) => runnerText(maskSecrets(one)))
    core.error(clean.join('\n'), { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { startLine: line }) })
  }
  await summary.failed(failure).catch((cause: unknown) => core.debug(`no summary was written: ${String(cause)}`))
  for (let at: unknown = error; at instanceof Error; at = at.cause) core.debug(maskSecrets(at.stack ?? at.message))
  return explain(failure).exitCode
}

/** Errors caused by the cancellation are omitted, except for what could not be cleaned up. */
function whenCancelled(error: unknown): Failure {
  const several = error instanceof BundleError && error.failure.kind === 'several' ? error.failure.failures : []
  const left = several.filter(({ kind }) => kind === 'environment')
  return left.length === 0 ? { kind: 'cancelled' } : { kind: 'several', failures: [{ kind: 'cancelled' }, ...left] }
}
