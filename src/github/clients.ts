import type { Sha256 } from '../core/names.ts'

/** A file that is to be published, as it lies on the disk. */
export interface Asset {
  readonly name: string
  readonly path: string
  /** Unit: bytes. */
  readonly bytes: number
  readonly sha256: Sha256
}

/** A release as its host tells of it. */
export interface RemoteRelease {
  readonly id: number
  readonly draft: boolean
  /** Published and locked: neither its tag nor its assets can change any more. */
  readonly immutable: boolean
  /** The page for people. */
  readonly url: string
  /** Where its assets go, an RFC 6570 template. */
  readonly uploadUrl: string
  /** How many files it has. */
  readonly files: number
}

/** A file of a release as its host tells of it. */
export interface RemoteAsset {
  readonly id: number
  readonly name: string
  /** `starter`: an upload that never ended. */
  readonly state: 'uploaded' | 'starter'
  /** Unit: bytes. */
  readonly bytes: number
  /** Absent where the host computes none. */
  readonly sha256?: Sha256
}

export interface ReleaseText {
  readonly title: string
  /** Markdown. */
  readonly body: string
}

/** Where releases live. All methods reject with an ApiError; callers retry. */
export interface ReleaseClient {
  /** `owner/name` */
  readonly repository: string
  /** The published release of a tag, else a draft for it. */
  find(tag: string): Promise<RemoteRelease | undefined>
  hasTag(tag: string): Promise<boolean>
  /** @param commit where the tag is made when the draft is published, if it is not there yet */
  createDraft(tag: string, text: ReleaseText, commit?: string): Promise<RemoteRelease>
  assets(release: RemoteRelease): Promise<readonly RemoteAsset[]>
  /** Streams the file: memory stays flat in its size. */
  upload(release: RemoteRelease, asset: Asset): Promise<RemoteAsset>
  deleteAsset(asset: RemoteAsset): Promise<void>
  publish(release: RemoteRelease): Promise<RemoteRelease>
  /** Deletes what is still a draft. Works after a cancel too: it is what cleans up. */
  discardDraft(release: RemoteRelease): Promise<'gone' | 'published'>
  /** A draft for this tag. Works after a cancel too. */
  findDraft(tag: string): Promise<RemoteRelease | undefined>
}

/** A published release with its files. */
export interface ShownRelease {
  readonly tag: string
  /** ISO 8601; empty for a draft. */
  readonly published: string
  readonly assets: readonly RemoteAsset[]
}

/** An artifact of some run of the repository's workflows. */
export interface RemoteArtifact {
  readonly id: number
  readonly name: string
  readonly expired: boolean
  /** The workflow run that made it. */
  readonly run: number
  /** The branch or tag it ran on. */
  readonly branch: string
  /** Of a fork: anybody may have made it. */
  readonly foreign: boolean
}

/** Where bundles of previous runs lie. All methods reject with an ApiError; callers retry. */
export interface PreviousBundleClient {
  /** `owner/name` */
  readonly repository: string
  /** Published ones, newest first, page after page until one has `enough`. */
  releases(enough: (some: readonly ShownRelease[]) => boolean): Promise<readonly ShownRelease[]>
  release(tag: string): Promise<ShownRelease | undefined>
  /** A small file, whole and with the digest that the host states. */
  read(asset: RemoteAsset): Promise<Uint8Array>
  artifacts(name: string, enough: (some: readonly RemoteArtifact[]) => boolean): Promise<readonly RemoteArtifact[]>
  artifact(id: number): Promise<RemoteArtifact | undefined>
  /** One small file of it, without the rest; undefined where it is not in it. */
  readIn(artifact: RemoteArtifact, file: string): Promise<Uint8Array | undefined>
}

/** What a host answered in place of what was asked for. */
export interface ApiResponse {
  /** Undefined: no answer at all, e.g. a connection that was cut. */
  readonly status?: number
  readonly message: string
  /** Unit: seconds. */
  readonly retryAfterSeconds?: number
  /** Requests left until the limit resets. */
  readonly remaining?: number
  /** When it resets, seconds since 1970. */
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
  /** The page for people. */
  readonly url: string
}

export interface ArtifactSettings {
  readonly name: string
  readonly retentionDays?: number
  readonly overwrite: boolean
}

/** Where artifacts of a workflow run live. */
export interface ArtifactClient {
  /** @throws Error as the service words it */
  upload(files: readonly string[], root: string, settings: ArtifactSettings): Promise<UploadedArtifact>
}

/** What carries folders from one workflow run to the next. */
export interface CacheClient {
  /** False: this runner has no cache service. */
  available(): Promise<boolean>
  /** The key of what was found and unpacked. */
  restore(folders: readonly string[], key: string, prefixes: readonly string[]): Promise<string | undefined>
  save(folders: readonly string[], key: string): Promise<void>
}
