import path from 'node:path'
import type { BuildSettings } from '../build/build-steps.ts'
import { buildRequirements, resolveWithSources, withBuiltNames } from '../build/resolve-with-builds.ts'
import { type Builds, buildSources, type RejectedSource } from '../build/sources.ts'
import type { MissingWheels } from '../core/errors.ts'
import type { Log, Ports } from '../core/ports.ts'
import { count, decodedPercent } from '../core/text.ts'
import type { Request, TargetSelection } from '../options/request.ts'
import { sourceFinding } from '../policy/rules.ts'
import { assumptionText, hostText, ignoredLines, unhashedLines, withheldLines } from '../report/result-text.ts'
import { lackedSdists, missingWheel } from '../resolve/missing-wheels.ts'
import type { Resolvers } from '../resolve/resolvers.ts'
import type { Described } from '../targets/describe.ts'
import { assumptionsOf } from '../targets/select.ts'
import type { Target } from '../targets/target.ts'
import { type VersionQueries, versionQueriesOf } from '../verify/closure.ts'
import type { Fetcher } from '../worker/fetcher.ts'
import type { ParsedRequirements, Resolution, ResolvedFile, Solved, WantedSdist } from '../worker/messages.ts'
import type { DownloadedFile } from '../worker/protocol.ts'
import type { IndexSession, Session, SessionRequest } from './session.ts'

/** The requirements, and the resolution of each target. */
export interface Resolved {
  readonly requirements: ParsedRequirements
  readonly resolutions: readonly Resolution[]
  readonly solved: readonly Solved[]
  /** Of the unsolved targets: what could be built elsewhere. */
  readonly missingWheels: MissingWheels
}

type ResolveRequest = SessionRequest & Pick<Request, 'requirementInputs' | 'sdists' | 'buildConstraints'>

/**
 * Start fetcher and resolvers, read all requirements, and register their credentials and indexes with the fetcher.
 * @throws BundleError `usage` that names every mistake
 */
export function readRequirements(
  request: ResolveRequest,
  targets: readonly Target[],
  session: Session,
  ports: Ports,
): Promise<{ readonly index: IndexSession; readonly requirements: ParsedRequirements }> {
  return ports.log.phase('Read the requirements', async () => {
    const index = await session.openIndexes(targets)
    const { requirementInputs, indexes } = request
    const { allowIndexLines } = indexes
    const requirements = await index.resolvers.read({ requirementInputs, folder: '.', allowIndexLines, variables: ports.env })
    await registerCredentials(requirements, index.fetcher, ports.log)
    return { index, requirements }
  })
}

/**
 * Resolve every target, and build the sdists that need it and may be built.
 * @param settled called as each target is solved
 * @throws BundleError `network`, `integrity`; a target without a solution is an unsolved resolution
 */
export async function resolveTargets(
  requirements: ParsedRequirements,
  targets: readonly Target[],
  request: ResolveRequest,
  { session, index, ports, settled }: ResolveSettings,
): Promise<Resolved> {
  const { resolvers, fetcher } = index
  const { uploadedPriorTo: limit } = request.indexes
  const policy = { requirements, queries: versionQueriesOf(session.startClosureProcess), ...(limit === undefined ? {} : { limit }) }
  const build = request.sdists === 'pure' ? allowedBuilds(sourceBuilder(request, requirements, session, index, ports), policy) : undefined
  const resolutions = await ports.log.phase(`Resolve ${count(targets.length, 'target')} and start downloads`, () =>
    resolveWithSources(targets, requirements, { resolvers, build, solved: settled }),
  )
  const solved = resolutions.filter((one) => one.kind === 'solved')
  for (const line of [...ignoredLines(solved), ...withheldLines(fetcher.withheld)]) ports.log.warning(line)
  for (const line of unhashedLines(solved)) ports.log.notice(line)
  const missingWheels = await missingWheelsOf(resolutions, targets, fetcher)
  return { requirements: withBuiltNames(requirements, solved), resolutions, solved, missingWheels }
}

interface ResolveSettings {
  readonly session: Session
  readonly index: IndexSession
  readonly ports: Ports
  readonly settled: (resolution: Solved) => void
}

/** An sdist without a stated sha256 is downloaded to compute it. */
function missingWheelsOf(
  resolutions: readonly Resolution[],
  targets: readonly Target[],
  fetcher: Pick<Fetcher, 'file'>,
): Promise<MissingWheels> {
  return Promise.all(
    lackedSdists(resolutions, targets).map(async (lacked) => {
      const { url, hashes = {}, sha256 } = lacked.sdist
      return missingWheel(lacked, sha256 ?? (await fetchSource(url, hashes, fetcher)).sha256)
    }),
  )
}

/** Print what the selection leaves open: no platform means this machine, and `rhel-9` means x86_64 and the distribution's Python. */
export function noticeAssumptions(selection: TargetSelection, targets: readonly Target[], host: Described, log: Log): void {
  const unnamed = selection.platforms.length === 0 && (selection.described.length === 0 || selection.pythons.length > 0)
  const own = targets.filter(({ platform }) => platform === host.target.platform)
  if (unnamed && own.length > 0) log.notice(hostText(own, own.length < targets.length))
  const assumptions = assumptionsOf(selection)
  if (assumptions.length > 0) log.notice(assumptionText(assumptions))
}

/** Return a function that builds wheels from sources with the host's Python; build requirements come from the same indexes. */
export function sourceBuilder(
  request: SessionRequest & Pick<Request, 'buildConstraints'>,
  { logins }: ParsedRequirements,
  session: Session,
  index: IndexSession,
  ports: Ports,
): (wanted: readonly WantedSdist[]) => Promise<Builds> {
  const { pythonRuntime, host, transaction } = session
  let resolvers: Promise<Resolvers> | undefined // opened by the first build with requirements
  let rounds = 0
  const hostResolvers = (): Promise<Resolvers> => {
    resolvers ??= index.openResolversFor([host.target])
    return resolvers
  }
  const settings: Omit<BuildSettings, 'workFolder'> = {
    fetch: async (url, hashes) => (await fetchSource(url, hashes, index.fetcher)).path,
    buildRequirements: async (requirements) =>
      buildRequirements(requirements, {
        host: host.target,
        resolvers: await hostResolvers(),
        fetch: (files) => fetchAll(files, index.fetcher),
        constraintFiles: request.buildConstraints,
      }),
    python: pythonRuntime.python.path,
    pipFolder: pythonRuntime.pipFolder,
    script: path.join(ports.assets.python, 'worker', 'build', 'service.py'),
    run: ports.run,
    log: ports.log,
    env: ports.env,
    signal: ports.signal,
    skip: [path.resolve(request.output.folder)],
    ...(logins === undefined ? {} : { logins }),
  }
  return (wanted) => {
    rounds += 1
    return buildSources(wanted, { ...settings, workFolder: path.join(transaction.run, `builds-${rounds}`) })
  }
}

/** Download a source. The fetcher checks the hashes. @throws BundleError `network`, `integrity` */
export async function fetchSource(
  url: string,
  hashes: Readonly<Record<string, string>>,
  fetcher: Pick<Fetcher, 'file'>,
): Promise<DownloadedFile> {
  const filename = decodedPercent(new URL(url).pathname.split('/').at(-1) ?? '')
  const { sha256 } = hashes
  return fetcher.file({ project: '', version: '', filename, url, hashes, ...(sha256 === undefined ? {} : { sha256 }) })
}

/** The fetcher limits the concurrency. */
async function fetchAll(files: readonly ResolvedFile[], fetcher: Fetcher): Promise<readonly string[]> {
  const downloaded = await Promise.all(
    files.map(({ project, version, filename, url, sha256 }) =>
      fetcher.file({ project, version, filename, url, sha256, hashes: { sha256 } }),
    ),
  )
  return downloaded.map((one) => one.path)
}

/**
 * Register the credentials of URLs with the fetcher, the only process that sees them, and the indexes of requirements files if they
 * are allowed. Print a notice of ignored settings.
 * @throws BundleError `usage` for an index that is not allowed
 */
export async function registerCredentials(
  { logins = [], indexLines = [], passedOver = [], ignored = [] }: ParsedRequirements,
  fetcher: Fetcher,
  log: Log,
): Promise<void> {
  for (const login of logins) await fetcher.answer('login', login)
  if (passedOver.length > 0) log.notice(`Ignored index options in the lock (your own index settings apply): ${passedOver.join(', ')}`)
  for (const one of ignored)
    log.warning(
      `Ignored a setting that only uv reads: ${one}. Use NAME @ URL or --index-for for these sources, or pass the output of uv export with --lock.`,
    )
  if (indexLines.length === 0) return
  await fetcher.useIndexLines(indexLines)
  log.notice(`Using the indexes of the requirements files: ${fetcher.indexes.map(({ url }) => url).join(', ')}`)
}

interface SourcePolicy {
  readonly requirements: ParsedRequirements
  readonly queries: VersionQueries
  /** `--uploaded-prior-to` as one moment. */
  readonly limit?: string
}

type Build = (wanted: readonly WantedSdist[]) => Promise<Builds>

/** Wrap `build` so that sources that break the policy are rejected before their code runs. */
export function allowedBuilds(build: Build, policy: SourcePolicy): Build {
  return async (wanted) => {
    const rejected = await rejectedSources(wanted, policy)
    const urls = new Set(rejected.map((one) => one.wanted.url))
    const builds = await build(wanted.filter(({ url }) => !urls.has(url)))
    return { ...builds, rejected: [...rejected, ...builds.rejected] }
  }
}

async function rejectedSources(
  wanted: readonly WantedSdist[],
  { requirements, queries, limit }: SourcePolicy,
): Promise<readonly RejectedSource[]> {
  const yanked = wanted.filter((one) => one.yanked !== undefined)
  const answers = await arePinned(yanked, requirements, queries)
  const pinned = new Set(yanked.filter((_, at) => answers[at] === true))
  return wanted.flatMap((one) => {
    const finding = sourceFinding(one, { pinned: pinned.has(one), ...(limit === undefined ? {} : { limit }) })
    return finding === undefined ? [] : [{ wanted: one, finding }]
  })
}

/** Whether the user pinned each release, by `==` or a lock; pins of dependencies do not count. @returns in the order of `releases` */
export async function arePinned(
  releases: readonly { readonly project: string; readonly version: string }[],
  { roots, constraints, locked }: ParsedRequirements,
  queries: VersionQueries,
): Promise<readonly boolean[]> {
  if (locked) return releases.map(() => true)
  return queries.pinned([...roots, ...constraints], releases.map(({ project, version }) => ({ project, version }))) // biome-ignore format: one thought
}
