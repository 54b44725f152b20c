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

/** Where releases live. Everything rejects with a HostError; nothing is tried twice here. */
export interface ReleaseHost {
  /** `owner/name` */
  readonly repository: string
  /** The published release of a tag, else a draft for it. */
  find(tag: string): Promise<RemoteRelease | undefined>
  hasTag(tag: string): Promise<boolean>
  createDraft(tag: string, text: ReleaseText): Promise<RemoteRelease>
  assets(release: RemoteRelease): Promise<readonly RemoteAsset[]>
  /** Streams the file: memory stays flat in its size. */
  upload(release: RemoteRelease, asset: Asset): Promise<RemoteAsset>
  deleteAsset(asset: RemoteAsset): Promise<void>
  publish(release: RemoteRelease): Promise<RemoteRelease>
  /** Works after a cancel too: it is what cleans up. */
  deleteRelease(release: RemoteRelease): Promise<void>
}

/** What a host answered in place of what was asked for. */
export interface HostAnswer {
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

export class HostError extends Error {
  readonly answer: HostAnswer
  constructor(answer: HostAnswer, options?: ErrorOptions) {
    super(answer.message, options)
    this.name = 'HostError'
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
export interface ArtifactHost {
  /** @throws Error as the service words it */
  upload(files: readonly string[], root: string, settings: ArtifactSettings): Promise<UploadedArtifact>
}

/** What carries folders from one workflow run to the next. */
export interface CacheHost {
  /** False: this runner has no cache service. */
  available(): Promise<boolean>
  /** The key of what was found and unpacked. */
  restore(folders: readonly string[], key: string, prefixes: readonly string[]): Promise<string | undefined>
  save(folders: readonly string[], key: string): Promise<void>
}
