import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BundleError, type Failure } from '../core/errors.ts'
import type { Ports } from '../core/ports.ts'
import type { PreviousBundle, Request } from '../options/request.ts'
import { ApiError, githubAccess, type RemoteArtifact, type RemoteAsset, type RemoteRelease } from './api.ts'
import { openPreviousBundleClient, type PreviousBundleClient } from './clients.ts'
import { apiFailure, lackedPermission, saidBy } from './release-errors.ts'
import { type RetryPolicy, retryPolicyOf, withRetry } from './retry.ts'

export interface PreviousBundleQuery {
  readonly previous: PreviousBundle
  /** Name of the bundle and its manifest. */
  readonly name: string
  /** The release of this run, which is excluded. */
  readonly ownTag?: string
  /** This workflow run, whose artifacts are excluded. */
  readonly run: number
  /** Only artifacts of this branch are considered. */
  readonly branch: string
}

interface PreviousManifest {
  readonly bytes: Uint8Array
  /** For people, e.g. `release v1.2`. */
  readonly from: string
  /** Of a release. */
  readonly released?: string
}

/**
 * Download the manifest of a previously published bundle, which is all that a difference or a delta needs.
 * @returns undefined if the newest was requested and there is none yet
 * @throws BundleError `usage` for a missing release or artifact, or one without such a bundle
 */
export async function findPreviousBundle(
  order: PreviousBundleQuery,
  host: PreviousBundleClient,
  retry: RetryPolicy,
): Promise<PreviousManifest | undefined> {
  const { previous } = order
  try {
    if (previous.kind === 'artifact') return await ofArtifact(previous.name, order, host, retry)
    return await ofRelease(previous, order, host, retry)
  } catch (error) {
    throw error instanceof ApiError ? new BundleError(rejected(error, order, host), { cause: error }) : error
  }
}

async function ofRelease(
  previous: Exclude<PreviousBundle, { kind: 'artifact' }>,
  order: PreviousBundleQuery,
  host: PreviousBundleClient,
  retry: RetryPolicy,
): Promise<PreviousManifest | undefined> {
  const file = manifestName(order)
  const has = ({ tag, assets }: RemoteRelease): boolean => tag !== order.ownTag && manifestIn(assets, file) !== undefined
  const release =
    previous.kind === 'latest'
      ? newest((await withRetry('Look for the newest bundle', () => host.releases((some) => some.some(has)), retry)).filter(has))
      : await withRetry(`Look for the release ${previous.tag}`, () => host.release(previous.tag), retry)
  if (release === undefined && previous.kind === 'latest') return undefined
  if (release === undefined) throw absent(order, `${host.repository} has no such release; a tag without a release is not sufficient`)
  const asset = manifestIn(release.assets, file)
  if (asset === undefined)
    throw absent(order, `the release ${release.tag} of ${host.repository} has no ${file}: does its bundle have another name (input name)?`)
  const bytes = await withRetry(`Read ${file}`, () => host.read(asset), retry)
  return { bytes, from: `release ${release.tag}`, released: release.published }
}

/** GitHub sorts releases by commit date, and does not guarantee the order. */
function newest(some: readonly RemoteRelease[]): RemoteRelease | undefined {
  return some.toSorted((a, b) => b.published.localeCompare(a.published))[0]
}

function manifestIn(assets: readonly RemoteAsset[], file: string): RemoteAsset | undefined {
  return assets.find(({ name, state }) => name === file && state === 'uploaded')
}

async function ofArtifact(
  name: string,
  order: PreviousBundleQuery,
  host: PreviousBundleClient,
  retry: RetryPolicy,
): Promise<PreviousManifest | undefined> {
  const exact = /^\d+$/.test(name)
  const artifact = exact
    ? await withRetry(`Look for the artifact ${name}`, () => host.artifact(Number(name)), retry)
    : await newestOf(name, order, host, retry)
  if (artifact === undefined && !exact) return undefined
  if (artifact === undefined || artifact.expired) throw absent(order, `${host.repository} has no such artifact, or it has expired`)
  const file = manifestName(order)
  const bytes = await withRetry(`Read ${file}`, () => host.readIn(artifact, file), retry)
  if (bytes === undefined)
    throw absent(order, `the artifact ${artifact.id} has no ${file}: does its bundle have another name (input name)?`)
  return { bytes, from: `artifact ${artifact.name} of run ${artifact.run}` }
}

/** Excludes artifacts of forks and other branches. */
async function newestOf(
  name: string,
  { run, branch }: PreviousBundleQuery,
  host: PreviousBundleClient,
  retry: RetryPolicy,
): Promise<RemoteArtifact | undefined> {
  const isIt = (one: RemoteArtifact): boolean => !one.expired && !one.foreign && one.run !== run && one.branch === branch
  const some = await withRetry(`Look for the artifact ${name}`, () => host.artifacts(name, (found) => found.some(isIt)), retry)
  return some.filter(isIt).toSorted((a, b) => b.id - a.id)[0]
}

function manifestName({ name }: PreviousBundleQuery): string {
  return `${name}.manifest.json`
}

function absent({ previous }: PreviousBundleQuery, expected: string): BundleError {
  return new BundleError({ kind: 'usage', faults: [{ input: 'since', actual: shown(previous), expected }] })
}

function shown(previous: PreviousBundle): string {
  if (previous.kind === 'latest') return 'latest'
  return previous.kind === 'release' ? `release:${previous.tag}` : `artifact:${previous.name}`
}

function rejected({ answer }: ApiError, { previous }: PreviousBundleQuery, { repository }: PreviousBundleClient): Failure {
  const known = apiFailure(answer, `GitHub did not serve the bundle of since (${shown(previous)})`)
  if (known !== undefined) return known
  const what = `the bundle of since (${shown(previous)}) could not be read from ${repository} (${saidBy(answer)})`
  return lackedPermission(previous.kind === 'artifact' ? 'actions: read' : 'contents: read', what)
}

export interface Compared<T> {
  readonly made: T
  /** Description of the previous bundle. */
  readonly since?: string
  /** When the previous bundle was released, ISO 8601. */
  readonly released?: string
}

/** The part of a request that names the previous bundle. */
type Comparing = Pick<Request, 'since' | 'output' | 'publish'>

/**
 * Download the manifest of the previous bundle on GitHub, and run `work` with it as a local file, or without it if there is none yet.
 * @throws BundleError
 */
export async function withPreviousBundle<R extends Comparing, T>(
  request: R,
  ports: Ports,
  work: (request: R) => Promise<T>,
): Promise<Compared<T>> {
  const { since, output } = request
  const order = orderOf(request, ports.env)
  const token = request.publish?.token
  if (order === undefined || token === undefined) {
    return { made: await work(request), ...(since.since === undefined ? {} : { since: since.since }) }
  }
  const { log } = ports
  const host = await openPreviousBundleClient(githubAccess(token, ports))
  const found = await log.phase('Find the previous bundle', () => findPreviousBundle(order, host, retryPolicyOf(ports)))
  if (found === undefined) {
    const noDelta = since.delta ? ', and no delta is made' : ''
    log.notice(`No previous bundle named ${output.name} was found${noDelta}: everything counts as new.`)
    return { made: await work(request) }
  }
  log.info(`Compared with ${found.from}.`)
  const made = await asFile(`${output.name}.manifest.json`, found.bytes, ports.env, (file) =>
    work({ ...request, since: { ...since, since: file } }),
  )
  return { made, since: found.from, ...(found.released === undefined ? {} : { released: found.released }) }
}

function orderOf({ since, output, publish }: Comparing, env: Ports['env']): PreviousBundleQuery | undefined {
  if (since.previous === undefined) return undefined
  const { GITHUB_RUN_ID: run = '0', GITHUB_HEAD_REF: head = '', GITHUB_REF_NAME: ref = '' } = env
  return {
    previous: since.previous,
    name: output.name,
    ...(publish?.releaseTag === undefined ? {} : { ownTag: publish.releaseTag }),
    run: Number(run),
    branch: head === '' ? ref : head,
  }
}

/** Run `work` with a temporary file. */
async function asFile<T>(name: string, bytes: Uint8Array, env: Ports['env'], work: (file: string) => Promise<T>): Promise<T> {
  const temporary = env['RUNNER_TEMP'] ?? tmpdir()
  await mkdir(temporary, { recursive: true })
  const folder = await mkdtemp(path.join(temporary, 'offline-bundle-'))
  try {
    await writeFile(path.join(folder, name), bytes)
    return await work(path.join(folder, name))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
