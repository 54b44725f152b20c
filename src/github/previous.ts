import { BundleError, type Failure } from '../core/errors.ts'
import type { EarlierBundle } from '../options/request.ts'
import { hostFailure, saidBy } from '../publish/host-failure.ts'
import { type EarlierHost, HostError, type RemoteArtifact, type ShownRelease } from './clients.ts'
import { type Patience, patiently } from './retry.ts'

export interface EarlierOrder {
  readonly earlier: EarlierBundle
  /** Of the bundle: its manifest is looked for by this name. */
  readonly name: string
  /** The release that this run fills: it is not what came before. */
  readonly ownTag?: string
  /** This workflow run, whose artifacts are not what came before. */
  readonly run: number
  /** What others push elsewhere is not what came before here. */
  readonly branch: string
}

export interface EarlierManifest {
  readonly bytes: Uint8Array
  /** For people, e.g. `release v1.2`. */
  readonly from: string
}

/**
 * The manifest of a bundle that was published before: all that a difference and a delta need.
 * @returns undefined where the newest was asked for and there is none yet, as in a first run
 * @throws BundleError `usage` for a release or an artifact that is not there, or holds no such bundle
 */
export async function findEarlier(order: EarlierOrder, host: EarlierHost, patience: Patience): Promise<EarlierManifest | undefined> {
  const { earlier } = order
  try {
    if (earlier.kind === 'artifact') return await ofArtifact(earlier.name, order, host, patience)
    return await ofRelease(earlier, order, host, patience)
  } catch (error) {
    throw error instanceof HostError ? new BundleError(refused(error, order, host), { cause: error }) : error
  }
}

async function ofRelease(
  earlier: Exclude<EarlierBundle, { kind: 'artifact' }>,
  order: EarlierOrder,
  host: EarlierHost,
  patience: Patience,
): Promise<EarlierManifest | undefined> {
  const file = manifestName(order)
  const has = ({ tag, assets }: ShownRelease): boolean => tag !== order.ownTag && manifestIn(assets, file) !== undefined
  const release =
    earlier.kind === 'latest'
      ? newest((await patiently('Look for the newest bundle', () => host.releases((some) => some.some(has)), patience)).filter(has))
      : await patiently(`Look for the release ${earlier.tag}`, () => host.release(earlier.tag), patience)
  if (release === undefined && earlier.kind === 'latest') return undefined
  if (release === undefined) throw absent(order, `${host.repository} has no such release: a tag alone holds no bundle`)
  const asset = manifestIn(release.assets, file)
  if (asset === undefined)
    throw absent(order, `the release ${release.tag} of ${host.repository} holds no ${file}: is its bundle called otherwise (name)?`)
  const bytes = await patiently(`Read ${file}`, () => host.read(asset), patience)
  return { bytes, from: `release ${release.tag}` }
}

/** GitHub promises no order, and sorts by the dates of commits. */
function newest(some: readonly ShownRelease[]): ShownRelease | undefined {
  return some.toSorted((a, b) => b.published.localeCompare(a.published))[0]
}

function manifestIn(assets: ShownRelease['assets'], file: string): ShownRelease['assets'][number] | undefined {
  return assets.find(({ name, state }) => name === file && state === 'uploaded')
}

async function ofArtifact(name: string, order: EarlierOrder, host: EarlierHost, patience: Patience): Promise<EarlierManifest | undefined> {
  const exact = /^\d+$/.test(name)
  const artifact = exact
    ? await patiently(`Look for the artifact ${name}`, () => host.artifact(Number(name)), patience)
    : await newestOf(name, order, host, patience)
  if (artifact === undefined && !exact) return undefined
  if (artifact === undefined || artifact.expired) throw absent(order, `${host.repository} has no such artifact, or no longer`)
  const file = manifestName(order)
  const bytes = await patiently(`Read ${file}`, () => host.readIn(artifact, file), patience)
  if (bytes === undefined) throw absent(order, `the artifact ${artifact.id} holds no ${file}: is its bundle called otherwise (name)?`)
  return { bytes, from: `artifact ${artifact.name} of run ${artifact.run}` }
}

/** An artifact of that name that somebody's fork or branch has made would be a false base. */
async function newestOf(
  name: string,
  { run, branch }: EarlierOrder,
  host: EarlierHost,
  patience: Patience,
): Promise<RemoteArtifact | undefined> {
  const isIt = (one: RemoteArtifact): boolean => !one.expired && !one.foreign && one.run !== run && one.branch === branch
  const some = await patiently(`Look for the artifact ${name}`, () => host.artifacts(name, (found) => found.some(isIt)), patience)
  return some.filter(isIt).toSorted((a, b) => b.id - a.id)[0]
}

function manifestName({ name }: EarlierOrder): string {
  return `${name}.manifest.json`
}

function absent({ earlier }: EarlierOrder, want: string): BundleError {
  return new BundleError({ kind: 'usage', faults: [{ input: 'since', given: shown(earlier), want }] })
}

function shown(earlier: EarlierBundle): string {
  if (earlier.kind === 'latest') return 'latest'
  return earlier.kind === 'release' ? `release:${earlier.tag}` : `artifact:${earlier.name}`
}

function refused({ answer }: HostError, { earlier }: EarlierOrder, { repository }: EarlierHost): Failure {
  const known = hostFailure(answer, `GitHub did not give the bundle of since (${shown(earlier)})`)
  if (known !== undefined) return known
  const what = `The bundle of since (${shown(earlier)}) could not be read from ${repository} (${saidBy(answer)})`
  const right = earlier.kind === 'artifact' ? 'actions: read' : 'contents: read'
  return { kind: 'environment', what, hint: `Give the job "permissions: { ${right} }", or a token that has this right as github-token.` }
}
