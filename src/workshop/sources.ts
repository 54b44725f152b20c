import path from 'node:path'
import { buildRequirements } from '../build/resolve-with-builds.ts'
import type { BuildKit, Builds } from '../build/sources.ts'
import { buildSources } from '../build/sources.ts'
import type { Log, Ports } from '../core/ports.ts'
import { decodedPercent } from '../core/text.ts'
import type { Request } from '../options/request.ts'
import type { Resolvers } from '../resolve/resolvers.ts'
import type { Counter, RunSession, SessionRequest } from '../run/session.ts'
import type { Fetcher } from '../worker/fetcher.ts'
import type { ParsedRequirements, ResolvedFile, WantedSdist } from '../worker/messages.ts'
import type { DownloadedFile } from '../worker/protocol.ts'

/** Builds what has no wheel, with this machine's own Python; its environments are made from the same indexes. */
export function sourceBuilder(
  request: SessionRequest & Pick<Request, 'buildConstraints'>,
  { logins }: ParsedRequirements,
  session: RunSession,
  counter: Counter,
  ports: Ports,
): (wanted: readonly WantedSdist[]) => Promise<Builds> {
  const { pythonRuntime, host, transaction } = session
  let resolvers: Promise<Resolvers> | undefined // opened by the first build that requires something
  let rounds = 0
  const hostResolvers = (): Promise<Resolvers> => {
    resolvers ??= counter.openResolversFor([host.target])
    return resolvers
  }
  const kit: Omit<BuildKit, 'workFolder'> = {
    fetch: async (url, hashes) => (await fetchSource(url, hashes, counter.fetcher)).path,
    buildRequirements: async (requirements) =>
      buildRequirements(requirements, {
        host: host.target,
        resolvers: await hostResolvers(),
        fetch: (files) => fetchAll(files, counter.fetcher),
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
    return buildSources(wanted, { ...kit, workFolder: path.join(transaction.run, `builds-${rounds}`) })
  }
}

/** The fetcher checks all the hashes. */
export async function fetchSource(
  url: string,
  hashes: Readonly<Record<string, string>>,
  fetcher: Pick<Fetcher, 'file'>,
): Promise<DownloadedFile> {
  const filename = decodedPercent(new URL(url).pathname.split('/').at(-1) ?? '')
  const { sha256 } = hashes
  return fetcher.file({ project: '', version: '', filename, url, hashes, ...(sha256 === undefined ? {} : { sha256 }) })
}

/** A build environment has a handful of wheels; the fetcher queues what is more than its threads. */
async function fetchAll(files: readonly ResolvedFile[], fetcher: Fetcher): Promise<readonly string[]> {
  const downloaded = await Promise.all(
    files.map(({ project, version, filename, url, sha256 }) =>
      fetcher.file({ project, version, filename, url, sha256, hashes: { sha256 } }),
    ),
  )
  return downloaded.map((one) => one.path)
}

/**
 * The fetcher keeps what URLs held as credentials: everything else only ever sees them without. The indexes that requirements
 * files name, where that is allowed, are its indexes from now on.
 * @throws BundleError `usage` for an index that nobody may be asked at
 */
export async function registerCredentials(
  { logins = [], indexLines = [], passedOver = [], ignored = [] }: ParsedRequirements,
  fetcher: Fetcher,
  log: Log,
): Promise<void> {
  for (const login of logins) await fetcher.answer('login', login)
  if (passedOver.length > 0)
    log.notice(`Passed over, since a lock's hashes say which files and your settings where: ${passedOver.join(', ')}`)
  for (const one of ignored)
    log.warning(
      `Ignored, since only uv reads it: ${one}. Give these sources as NAME @ URL or with --index-for, or a lock that uv export wrote with --lock.`,
    )
  if (indexLines.length === 0) return
  await fetcher.useIndexLines(indexLines)
  log.notice(`Indexes, as requirements files name them: ${fetcher.indexes.map(({ url }) => url).join(', ')}`)
}
