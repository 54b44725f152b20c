import { createReadStream } from 'node:fs'
import * as v from 'valibot'
import { ARCHIVE_KINDS, archiveKindOf } from '../core/archive-kinds.ts'
import { MIB } from '../core/constants.ts'
import { type Sha256, sha256Of } from '../core/names.ts'
import {
  ApiError,
  ArtifactSchema,
  ArtifactsSchema,
  AssetSchema,
  type GithubAccess,
  openGithubApi,
  orAbsent,
  ReleaseSchema,
  type RemoteArtifact,
  type RemoteAsset,
  type RemoteRelease,
} from './api.ts'
import { fileInZip } from './artifacts.ts'

const RELEASES = '/repos/{owner}/{repo}/releases'
const ARTIFACTS = '/repos/{owner}/{repo}/actions/artifacts'

/** A local file to publish. */
export interface Asset {
  readonly name: string
  readonly path: string
  /** Unit: bytes. */
  readonly bytes: number
  readonly sha256: Sha256
}

export interface ReleaseText {
  readonly title: string
  /** Markdown. */
  readonly body: string
}

/** Timeout of a cleanup request: after a cancellation, the runner soon ends the step. Unit: milliseconds. */
const CLEANUP_MS = { cancelled: 1500, failed: 20_000 }
/** A request that may be redirected is cloned with its body, and the clone keeps the whole file in memory (Fetch, "HTTP-network-or-cache fetch", step 8). */
const STREAMED = { redirect: 'error' }

export type ReleaseClient = Awaited<ReturnType<typeof openReleaseClient>>

/** Open a client of the releases of a repository. All methods reject with an ApiError; callers retry. */
export async function openReleaseClient(access: GithubAccess) {
  const { answer, ask, pages } = await openGithubApi(access)
  /** Cleanup requests do not use the signal of the run, which may be aborted. */
  const after = (): object => ({ signal: AbortSignal.timeout(access.signal.aborted ? CLEANUP_MS.cancelled : CLEANUP_MS.failed) })
  const draftOf = async (tag: string, settings: object = {}): Promise<RemoteRelease | undefined> => {
    // A draft has no tag yet, so it is only in the list
    const isIt = (one: RemoteRelease): boolean => one.tag === tag && one.draft
    return (await pages(v.array(ReleaseSchema), (some) => some.some(isIt), `GET ${RELEASES}`, {}, settings)).find(isIt)
  }

  return {
    /** `owner/name` */
    repository: access.repository,
    /** The published release of a tag, otherwise a draft for it. */
    find: async (tag: string) => (await orAbsent(() => ask(ReleaseSchema, `GET ${RELEASES}/tags/{tag}`, { tag }))) ?? draftOf(tag),
    hasTag: async (tag: string) => (await orAbsent(() => answer(`GET /repos/{owner}/{repo}/git/ref/${reference(tag)}`))) !== undefined,
    /** @param commit to tag on publication if the tag does not exist */
    createDraft: (tag: string, { title, body }: ReleaseText, commit?: string) => {
      const at = commit === undefined ? {} : { target_commitish: commit }
      return ask(ReleaseSchema, `POST ${RELEASES}`, { tag_name: tag, name: title, body, draft: true, ...at })
    },
    assets: ({ id }: RemoteRelease) => pages(v.array(AssetSchema), () => false, `GET ${RELEASES}/${id}/assets`),
    upload: ({ uploadUrl }: RemoteRelease, asset: Asset) =>
      streamed(asset, (stream) => ask(AssetSchema, `POST ${uploadUrl}`, stream, STREAMED)),
    deleteAsset: async ({ id }: RemoteAsset) => void (await answer(`DELETE ${RELEASES}/assets/${id}`)),
    publish: ({ id }: RemoteRelease) => ask(ReleaseSchema, `PATCH ${RELEASES}/${id}`, { draft: false }),
    /** Delete a draft; also works after a cancellation. */
    discardDraft: async ({ id }: RemoteRelease): Promise<'gone' | 'published'> => {
      const settings = after()
      const now = await orAbsent(() => ask(ReleaseSchema, `GET ${RELEASES}/${id}`, {}, settings))
      if (now?.draft === false) return 'published'
      await orAbsent(() => answer(`DELETE ${RELEASES}/${id}`, {}, settings))
      return 'gone'
    },
    /** A draft for this tag; also works after a cancellation. */
    findDraft: (tag: string) => draftOf(tag, after()),
  }
}

/** Send a file as a stream with a length: GitHub rejects chunked encoding, and a Buffer would use memory. */
async function streamed(
  asset: Asset,
  upload: (parameters: Readonly<Record<string, unknown>>) => Promise<RemoteAsset>,
): Promise<RemoteAsset> {
  const stream = createReadStream(asset.path)
  try {
    const headers = { 'content-type': contentType(asset.name), 'content-length': asset.bytes }
    return await upload({ name: asset.name, headers, data: stream })
  } finally {
    stream.destroy()
  }
}

function contentType(name: string): string {
  if (name.endsWith('.json')) return 'application/json'
  if (name.endsWith('.html')) return 'text/html'
  const kind = archiveKindOf(name)
  return kind === undefined ? 'application/octet-stream' : ARCHIVE_KINDS[kind].mediaType
}

/** Encode a tag, but not its slashes. */
function reference(tag: string): string {
  return ['tags', ...tag.split('/').map(encodeURIComponent)].join('/')
}

/** A manifest of 500 projects for 25 targets has 6 MB. */
const MAX_MANIFEST_BYTES = 128 * MIB
/** Do not parse the body: a file may be JSON. */
const RAW = { parseSuccessResponseBody: false }

export type PreviousBundleClient = Awaited<ReturnType<typeof openPreviousBundleClient>>

/**
 * Open a client of the releases and artifacts of previous runs. All methods reject with an ApiError; callers retry. Tokens are sent to
 * the API only: a redirect to another host omits them (Fetch, "HTTP-redirect fetch", step 13).
 */
export async function openPreviousBundleClient(access: GithubAccess) {
  const { answer, ask, pages } = await openGithubApi(access)
  return {
    /** `owner/name` */
    repository: access.repository,
    /** Published releases, newest first, until `enough`. */
    releases: async (enough: (some: readonly RemoteRelease[]) => boolean) => {
      const published = (some: readonly RemoteRelease[]): readonly RemoteRelease[] => some.filter(({ draft }) => !draft)
      return published(await pages(v.array(ReleaseSchema), (some) => enough(published(some)), `GET ${RELEASES}`))
    },
    release: (tag: string) => orAbsent(() => ask(ReleaseSchema, `GET ${RELEASES}/tags/{tag}`, { tag })),
    /** Read a small file and check its digest. */
    read: async ({ id, name, bytes: size, sha256 }: RemoteAsset) => {
      if (size > MAX_MANIFEST_BYTES) throw tooLarge(name)
      const headers = { accept: 'application/octet-stream' }
      const { data } = await answer(`GET ${RELEASES}/assets/${id}`, { headers }, RAW)
      const bytes = await bytesOf(data, size)
      if (bytes.length !== size || (sha256 !== undefined && sha256Of(bytes) !== sha256)) {
        throw new ApiError({ message: `${name} arrived damaged` })
      }
      return bytes
    },
    artifacts: (name: string, enough: (some: readonly RemoteArtifact[]) => boolean) =>
      pages(ArtifactsSchema, enough, `GET ${ARTIFACTS}`, { name }),
    artifact: (id: number) => orAbsent(() => ask(ArtifactSchema, `GET ${ARTIFACTS}/${id}`)),
    /** Read one small file of an artifact; undefined if there is none. */
    readIn: ({ id }: RemoteArtifact, file: string) => {
      const part = async (range: string): Promise<{ readonly bytes: Uint8Array; readonly total: number }> => {
        const { status, headers, data } = await answer(`GET ${ARTIFACTS}/${id}/zip`, { headers: { range: `bytes=${range}` } }, RAW)
        const [, total] = /\/(\d+)$/.exec(String(headers['content-range'])) ?? []
        if (status !== 206 || total === undefined)
          throw new ApiError({ status: 422, message: 'the server does not support range requests for artifacts' })
        return { bytes: await bytesOf(data, MAX_MANIFEST_BYTES), total: Number(total) }
      }
      return fileInZip(part, file, MAX_MANIFEST_BYTES)
    },
  }
}

/** @throws ApiError for more than `most` bytes, or if the connection is lost */
async function bytesOf(body: unknown, most: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const seen = { bytes: 0 }
  try {
    for await (const piece of toStream(body)) {
      seen.bytes += piece.length
      if (seen.bytes > most) break
      pieces.push(piece)
    }
  } catch (cause) {
    throw new ApiError({ message: cause instanceof Error ? cause.message : String(cause) }, { cause })
  }
  if (seen.bytes > most) throw tooLarge('the answer')
  return Buffer.concat(pieces)
}

function toStream(body: unknown): AsyncIterable<Uint8Array> {
  return body as AsyncIterable<Uint8Array>
}

function tooLarge(what: string): ApiError {
  return new ApiError({ status: 413, message: `${what} is too large for a manifest` })
}
