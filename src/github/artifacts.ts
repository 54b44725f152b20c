import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { BundleError, type Failure } from '../core/errors.ts'
import type { Ports } from '../core/ports.ts'
import { ApiError } from './api.ts'
import { untilCancelled } from './retry.ts'

export interface UploadedArtifact {
  readonly id: number
  /** URL of the web page. */
  readonly url: string
}

interface ArtifactSettings {
  readonly name: string
  readonly retentionDays?: number
  readonly overwrite: boolean
}

/**
 * Upload files as one artifact of the workflow run, with paths relative to `root`. The toolkit is imported on demand: it is large.
 * @throws BundleError with a hint for known errors of the service
 */
export async function publishArtifact(
  files: readonly string[],
  root: string,
  { name, retentionDays, overwrite }: ArtifactSettings,
  { env, signal }: Pick<Ports, 'env' | 'signal'>,
): Promise<UploadedArtifact> {
  try {
    const { DefaultArtifactClient } = await import('@actions/artifact')
    const client = new DefaultArtifactClient()
    if (overwrite) await untilCancelled(deleted(client, name), signal)
    // Level 0: wheels and archives are compressed already
    const options = { compressionLevel: 0, ...(retentionDays === undefined ? {} : { retentionDays }) }
    const { id } = await untilCancelled(client.uploadArtifact(name, [...files], root, options), signal)
    if (id === undefined) throw new Error('the artifact service returned no id')
    const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env
    return { id, url: `${server}/${repository}/actions/runs/${run}/artifacts/${id}` }
  } catch (cause) {
    if (cause instanceof BundleError) throw cause
    const said = cause instanceof Error ? cause.message : String(cause)
    throw new BundleError(artifactFailure(said, name), { cause })
  }
}

type Client = InstanceType<typeof import('@actions/artifact').DefaultArtifactClient>

/** List first: the toolkit prints a warning when it deletes a missing artifact. */
async function deleted(client: Client, name: string): Promise<void> {
  const { artifacts } = await client.listArtifacts()
  if (artifacts.some((one) => one.name === name)) await client.deleteArtifact(name)
}

/** Convert an error message of the artifact service to a failure with a hint. */
export function artifactFailure(said: string, name: string): Failure {
  const known = MEANINGS.find(({ when }) => when.test(said))
  const what = `the artifact ${name} was not uploaded (${said})`
  if (known === undefined) {
    return { kind: 'network', what, hint: 'Check https://www.githubstatus.com and run the job again, or set "artifact-name: none".' }
  }
  if (known.kind === 'usage') return { kind: 'usage', faults: [{ input: 'artifact-name', actual: name, expected: known.hint }] }
  return { kind: 'environment', what, hint: known.hint }
}

/**
 * Error messages of the service and of @actions/artifact 6. Sources: GitHub docs, "Actions limits";
 * README of actions/upload-artifact, "Limitations".
 */
const MEANINGS = [
  {
    when: /\b409\b|already exists/i,
    kind: 'usage',
    hint: 'this workflow run already has an artifact of this name: use another name in each job, or set overwrite: true',
  },
  {
    when: /not currently supported on GHES/i,
    kind: 'environment',
    hint: 'Set "artifact-name: none" on GitHub Enterprise Server, and upload the files of the output `archives` with actions/upload-artifact@v3, or set release-tag.',
  },
  {
    when: /quota|insufficient usage/i,
    kind: 'environment',
    hint: 'Free artifact storage (delete artifacts, set retention-days), or set "artifact-name: none" and release-tag; GitHub updates the usage every 6 to 12 hours.',
  },
  {
    when: /\b500 artifacts|artifacts? (?:count|limit)|(?:too many|maximum (?:number of )?)artifacts/i,
    kind: 'environment',
    hint: 'Use fewer steps (several platforms and Pythons share one bundle) or another job: a job can have 500 artifacts.',
  },
  {
    when: /ACTIONS_(?:RUNTIME_TOKEN|RESULTS_URL)|JWT token is invalid/,
    kind: 'environment',
    hint: 'Set "artifact-name: none": this runner has no artifact service.',
  },
] as const

/**
 * The hidden folder in the path, which actions/upload-artifact omits by default; undefined without one. This action uploads it.
 */
export function hiddenFolder(file: string): string | undefined {
  return file.split(/[\\/]/).find((part) => part.startsWith('.') && !/^\.{1,2}$/.test(part))
}

/** Download a range of a file. @param range e.g. `0-99` (RFC 9110, 14.1.2) */
type Part = (range: string) => Promise<{ readonly bytes: Uint8Array; readonly total: number }>

/**
 * Read one member of a remote zip by range requests: an artifact may have gigabytes.
 * @param file base name
 * @returns undefined if the zip has no such member
 * @throws ApiError for an invalid zip, or a member of more than `most` bytes
 */
export async function fileInZip(part: Part, file: string, most: number): Promise<Uint8Array | undefined> {
  const { Reader, Uint8ArrayWriter, ZipReader } = await import('@zip.js/zip.js')
  const { total } = await part('0-0') // Azure storage does not support suffix ranges
  const readUint8Array = async (from: number, length: number): Promise<Uint8Array> =>
    length === 0 ? new Uint8Array() : (await part(`${from}-${Math.min(total, from + length) - 1}`)).bytes
  const reader = Object.assign(new Reader(undefined), { size: total, readUint8Array })
  try {
    const zip = new ZipReader(reader, { useWebWorkers: false, checkSignature: true })
    const found = (await zip.getEntries()).find(({ filename }) => filename.split('/').at(-1) === file)
    if (found === undefined || found.directory) return undefined
    if (found.uncompressedSize > most) throw new ApiError({ status: 413, message: `${file} is too large` })
    return await found.getData(new Uint8ArrayWriter())
  } catch (cause) {
    if (cause instanceof ApiError) throw cause
    throw new ApiError(
      { status: 422, message: `the artifact is not a readable zip: ${cause instanceof Error ? cause.message : String(cause)}` },
      { cause },
    )
  }
}

/** List all files of these folders as absolute paths; the artifact toolkit cannot extract folder entries. */
export async function bundleFiles(folders: readonly string[]): Promise<readonly string[]> {
  const lists = await Promise.all(folders.map((folder) => readdir(path.resolve(folder), { recursive: true, withFileTypes: true })))
  return lists.flat().flatMap((entry) => (entry.isFile() ? [path.join(entry.parentPath, entry.name)] : []))
}
