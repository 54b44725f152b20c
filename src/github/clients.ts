import type { Sha256 } from '../core/names.ts'

/** A local file to publish. */
export interface Asset {
  readonly name: string
  readonly path: string
  /** Unit: bytes. */
  readonly bytes: number
  readonly sha256: Sha256
}

/** A release, as reported by the host. */
export interface RemoteRelease {
  readonly id: number
  readonly draft: boolean
  /** Published, with a tag and assets that cannot change. */
  readonly immutable: boolean
  /** URL of the web page. */
  readonly url: string
  /** URL for uploads, an RFC 6570 template. */
  readonly uploadUrl: string
  /** Number of assets. */
  readonly files: number
}

/** A file of a release, as reported by the host. */
export interface RemoteAsset {
  readonly id: number
  readonly name: string
  /** `starter`: an incomplete upload. */
  readonly state: 'uploaded' | 'starter'
  /** Unit: bytes. */
  readonly bytes: number
  /** Absent if the host computes none. */
  readonly sha256?: Sha256
}

export interface ReleaseText {
  readonly title: string
  /** Markdown. */
  readonly body: string
}

/** A host of releases. All methods reject with an ApiError; callers retry. */
export interface ReleaseClient {
  /** `owner/name` */
  readonly repository: string
  /** The published release of a tag, otherwise a draft for it. */
  find(tag: string): Promise<RemoteRelease | undefined>
  hasTag(tag: string): Promise<boolean>
  /** @param commit to tag on publication if the tag does not exist */
  createDraft(tag: string, text: ReleaseText, commit?: string): Promise<RemoteRelease>
  assets(release: RemoteRelease): Promise<readonly RemoteAsset[]>
  /** Streams the file, so that memory use does not depend on its size. */
  upload(release: RemoteRelease, asset: Asset): Promise<RemoteAsset>
  deleteAsset(asset: RemoteAsset): Promise<void>
  publish(release: RemoteRelease): Promise<RemoteRelease>
  /** Delete a draft; also works after a cancellation. */
  discardDraft(release: RemoteRelease): Promise<'gone' | 'published'>
  /** A draft for this tag; also works after a cancellation. */
  findDraft(tag: string): Promise<RemoteRelease | undefined>
}

/** A published release with its files. */
export interface ShownRelease {
  readonly tag: string
  /** ISO 8601; empty for a draft. */
  readonly published: string
  readonly assets: readonly RemoteAsset[]
}

/** An artifact of a workflow run of the repository. */
export interface RemoteArtifact {
  readonly id: number
  readonly name: string
  readonly expired: boolean
  /** Id of its workflow run. */
  readonly run: number
  /** Branch or tag of the run. */
  readonly branch: string
  /** From a fork, and so untrusted. */
  readonly foreign: boolean
}

/** A host of previous bundles. All methods reject with an ApiError; callers retry. */
export interface PreviousBundleClient {
  /** `owner/name` */
  readonly repository: string
  /** Published releases, newest first, until `enough`. */
  releases(enough: (some: readonly ShownRelease[]) => boolean): Promise<readonly ShownRelease[]>
  release(tag: string): Promise<ShownRelease | undefined>
  /** Read a small file and check its digest. */
  read(asset: RemoteAsset): Promise<Uint8Array>
  artifacts(name: string, enough: (some: readonly RemoteArtifact[]) => boolean): Promise<readonly RemoteArtifact[]>
  artifact(id: number): Promise<RemoteArtifact | undefined>
  /** Read one small file of an artifact; undefined if there is none. */
  readIn(artifact: RemoteArtifact, file: string): Promise<Uint8Array | undefined>
}

/** An error response of a host. */
export interface ApiResponse {
  /** Undefined without a response, e.g. for a lost connection. */
  readonly status?: number
  readonly message: string
  /** Unit: seconds. */
  readonly retryAfterSeconds?: number
  /** Requests left until the limit resets. */
  readonly remaining?: number
  /** Time of the reset, seconds since 1970. */
  readonly resetAt?: number
}

export class ApiError extends Error {
  readonly answer: ApiResponse
  constructor(answer: ApiResponse, options?: ErrorOptions) {
    super(answer.message, options)
    this.name = 'ApiError'
    this.answer = answer
  }
}

export interface UploadedArtifact {
  readonly id: number
  /** URL of the web page. */
  readonly url: string
}

export interface ArtifactSettings {
  readonly name: string
  readonly retentionDays?: number
  readonly overwrite: boolean
}

/** A host of artifacts. */
export interface ArtifactClient {
  /** @throws Error with the message of the service */
  upload(files: readonly string[], root: string, settings: ArtifactSettings): Promise<UploadedArtifact>
}

/** A cache service that keeps folders between workflow runs. */
export interface CacheClient {
  /** Whether the runner has a cache service. */
  available(): Promise<boolean>
  /** @returns the key of the restored cache, if any */
  restore(folders: readonly string[], key: string, prefixes: readonly string[]): Promise<string | undefined>
  save(folders: readonly string[], key: string): Promise<void>
}
