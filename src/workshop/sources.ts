import path from 'node:path'
import { decodedPercent } from '../core/percent.ts'
import type { Log, Ports } from '../core/ports.ts'
import type { Request } from '../inputs/request.ts'
import type { Resolvers } from '../resolve/resolvers.ts'
import type { BuildKit, Builds } from '../sdists/build-kit.ts'
import { buildRequirements } from '../sdists/build-requirements.ts'
import { buildSources } from '../sdists/build-sources.ts'
import type { Door } from '../worker/door.ts'
import type { Landed } from '../worker/protocol.ts'
import type { ResolvedFile, WantedSdist } from '../worker/resolution.ts'
import type { Reading } from '../worker/root.ts'
import type { Counter, ShopRequest, Workshop } from './workshop.ts'

/** Builds what has no wheel, with this machine's own Python; its environments are made from the same indexes. */
export function sourceBuilder(
  request: ShopRequest & Pick<Request, 'buildConstraints'>,
  { logins }: Reading,
  shop: Workshop,
  counter: Counter,
  ports: Ports,
): (wanted: readonly WantedSdist[]) => Promise<Builds> {
  const { engine, host, transaction } = shop
  let resolvers: Promise<Resolvers> | undefined // opened by the first build that requires something
  let rounds = 0
  const hostResolvers = (): Promise<Resolvers> => {
    resolvers ??= counter.openResolversFor([host.target])
    return resolvers
  }
  const kit: Omit<BuildKit, 'workFolder'> = {
    fetch: async (url, hashes) => (await fetchSource(url, hashes, counter.door)).path,
    buildRequirements: async (requirements) =>
      buildRequirements(requirements, {
        host: host.target,
        resolvers: await hostResolvers(),
        fetch: (files) => fetchAll(files, counter.door),
        constraintFiles: request.buildConstraints,
      }),
    python: engine.python.path,
    pipFolder: engine.pipFolder,
    script: path.join(ports.assets.python, 'worker', 'building', 'build_wheel.py'),
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

/** The door checks all the hashes. */
export async function fetchSource(url: string, hashes: Readonly<Record<string, string>>, door: Pick<Door, 'file'>): Promise<Landed> {
  const filename = decodedPercent(new URL(url).pathname.split('/').at(-1) ?? '')
  const { sha256 } = hashes
  return door.file({ project: '', version: '', filename, url, hashes, ...(sha256 === undefined ? {} : { sha256 }) })
}

/** A build environment has a handful of wheels; the door queues what is more than its threads. */
export async function fetchAll(files: readonly ResolvedFile[], door: Door): Promise<readonly string[]> {
  const landed = await Promise.all(
    files.map(({ project, version, filename, url, sha256 }) => door.file({ project, version, filename, url, sha256, hashes: { sha256 } })),
  )
  return landed.map((one) => one.path)
}

/**
 * The door keeps what URLs held as credentials: everything else only ever sees them without. The indexes that requirements
 * files name, where that is allowed, are its indexes from now on.
 * @throws BundleError `usage` for an index that nobody may be asked at
 */
export async function tellDoor(
  { logins = [], indexLines = [], passedOver = [], ignored = [] }: Reading,
  door: Door,
  log: Log,
): Promise<void> {
  for (const login of logins) await door.answer('login', login)
  if (passedOver.length > 0)
    log.notice(`Passed over, since a lock's hashes say which files and your settings where: ${passedOver.join(', ')}`)
  for (const one of ignored)
    log.warning(
      `Ignored, since only uv reads it: ${one}. Give these sources as NAME @ URL or with --index-for, or a lock that uv export wrote with --lock.`,
    )
  if (indexLines.length === 0) return
  await door.useIndexLines(indexLines)
  log.notice(`Indexes, as requirements files name them: ${door.indexes.map(({ url }) => url).join(', ')}`)
}
