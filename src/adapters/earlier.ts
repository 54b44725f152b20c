import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Ports } from '../core/ports.ts'
import { type EarlierOrder, findEarlier } from '../github/previous.ts'
import type { Request } from '../options/request.ts'
import { openEarlierHost } from './earlier-host.ts'
import { githubAccess, patienceOf } from './patience.ts'

export interface Compared<T> {
  readonly made: T
  /** For people: what it was compared with. */
  readonly since?: string
}

/** What a run compares with, and what it is called itself. */
type Comparing = Pick<Request, 'since' | 'output' | 'publish'>

/**
 * The work, with the bundle that `since` names at GitHub as a file of this machine. Where there is none yet the work goes
 * without: everything is new then.
 * @throws BundleError
 */
export async function withEarlier<R extends Comparing, T>(
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
  const host = await openEarlierHost(githubAccess(token, ports))
  const found = await log.phase('Find the bundle before', () => findEarlier(order, host, patienceOf(ports)))
  if (found === undefined) {
    const noDelta = since.delta ? ', and no delta is made' : ''
    log.notice(`There is no earlier bundle called ${output.name} to compare with${noDelta}: everything is new.`)
    return { made: await work(request) }
  }
  log.info(`Compared with ${found.from}.`)
  const made = await asFile(`${output.name}.manifest.json`, found.bytes, ports.env, (file) =>
    work({ ...request, since: { ...since, since: file } }),
  )
  return { made, since: found.from }
}

function orderOf({ since, output, publish }: Comparing, env: Ports['env']): EarlierOrder | undefined {
  if (since.earlier === undefined) return undefined
  const { GITHUB_RUN_ID: run = '0', GITHUB_HEAD_REF: head = '', GITHUB_REF_NAME: ref = '' } = env
  return {
    earlier: since.earlier,
    name: output.name,
    ...(publish?.releaseTag === undefined ? {} : { ownTag: publish.releaseTag }),
    run: Number(run),
    branch: head === '' ? ref : head,
  }
}

/** A file for as long as the work takes. */
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
