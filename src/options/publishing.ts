import { archiveKindOf } from '../core/archive-kinds.ts'
import { GIB, MIB } from '../core/constants.ts'
import type { Parsed, Reader } from './reader.ts'
import type { Files, Host, PreviousBundle, PublishSettings, SinceSettings } from './request.ts'
import type { Surface } from './table.ts'

/** GitHub keeps 10 GiB of caches for a whole repository. Unit: bytes. Source: GitHub docs, "Dependency caching". */
const MAX_CACHE_BYTES = 10 * GIB
/** Unit: days. Source: GitHub docs, "Configuring the retention period for GitHub Actions artifacts". */
const MAX_RETENTION_DAYS = 400

/** Parse the inputs that only the action has. */
export function parsePublish(read: Reader, bundleName: string): PublishSettings {
  const artifactName = read.one('artifact-name', parseArtifactName, bundleName)
  const releaseTag = read.one('release-tag', parseReleaseTag, undefined)
  const token = read.text('github-token')
  const retentionDays = read.one('retention-days', parseRetentionDays, undefined)
  const tagCommit = read.one('tag-commit', parseTagCommit, undefined)
  if (tagCommit !== undefined && !read.given('release-tag')) read.fault('release-tag', '', 'required by tag-commit')
  if (releaseTag !== undefined && token === undefined) read.fault('github-token', '', 'required to create the release')
  return {
    ...(releaseTag === undefined ? {} : { releaseTag }),
    ...(tagCommit === undefined ? {} : { tagCommit }),
    ...(token === undefined ? {} : { token }),
    ...(artifactName === 'none' ? {} : { artifactName }),
    ...(retentionDays === undefined ? {} : { retentionDays }),
    overwrite: read.flag('overwrite'),
    cacheMaxBytes: parseCacheMaxBytes(read),
  }
}

export function parseCacheMaxBytes(read: Reader): number {
  return read.one('cache-max-size', parseCacheSize, 2 * GIB)
}

/** A Git tag, or its full reference as in `github.ref` (git check-ref-format). */
export function parseReleaseTag(given: string): Parsed<string> {
  const tag = given.replace(/^refs\/tags\//, '')
  const wrong = /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[/-]|[/.]$|\.lock$/.test(tag) || tag.startsWith('refs/')
  return wrong ? { expected: 'expected the name of a tag, e.g. v1.2.0' } : { ok: tag }
}

/** Require a commit id: a branch could move before the release. */
function parseTagCommit(given: string): Parsed<string> {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(given) ? { ok: given } : { expected: 'expected the full id of a commit, e.g. github.sha' }
}

/** A valid artifact name: without characters that some file systems reject. */
export function parseArtifactName(given: string): Parsed<string> {
  const right = !/["<>|*?:\r\n\\/]/.test(given) && given.length <= 255
  return right ? { ok: given } : { expected: 'expected a name without any of " < > | * ? : \\ /' }
}

export function parseRetentionDays(given: string): Parsed<number> {
  const days = /^\d{1,3}$/.test(given) ? Number(given) : 0
  return days >= 1 && days <= MAX_RETENTION_DAYS ? { ok: days } : { expected: `expected a number of days from 1 to ${MAX_RETENTION_DAYS}` }
}

/** `500MiB`, `2GiB` or `0`, to bytes. */
export function parseCacheSize(given: string): Parsed<number> {
  if (given === '0') return { ok: 0 }
  const [, amount = '', unit = ''] = /^(\d{1,5})\s?(MiB|GiB)$/i.exec(given) ?? []
  const bytes = Number(amount) * (unit.toLowerCase() === 'gib' ? GIB : MIB)
  return bytes >= MIB && bytes <= MAX_CACHE_BYTES
    ? { ok: bytes }
    : { expected: 'expected a size from 1MiB to 10GiB, e.g. 500MiB, or 0 for no cache' }
}

/** Parse --since: a local bundle or one on GitHub. */
export function parseSince(read: Reader, { files }: Pick<Host, 'files'>, surface: Surface): SinceSettings {
  const delta = read.flag('delta')
  const given = read.text('since')
  if (given === undefined) return { delta }
  const previous = surface === 'command' ? undefined : read.one('since', (text) => parsePreviousBundle(text, files), undefined)
  if (previous === undefined) return { since: given, delta }
  if (read.text('github-token') === undefined) read.fault('github-token', '', 'required to read the previous bundle (since)')
  return { previous, delta }
}

/**
 * `latest`, `release:TAG` or a bare tag, `artifact:NAME` or `artifact:ID`; undefined for an existing path or a value that looks
 * like a file.
 */
function parsePreviousBundle(given: string, files: Files): Parsed<PreviousBundle | undefined> {
  const [, kind, name = ''] = /^(release|artifact):(.*)$/.exec(given) ?? []
  if (kind === 'artifact') return parsed(parseArtifactName(name), (ok) => ({ kind: 'artifact', name: ok }))
  if (kind === 'release') return parsed(parseReleaseTag(name), (tag) => ({ kind: 'release', tag }))
  if (files.kind(given) !== 'absent' || /^[.~/\\]|\\|\.json$/.test(given) || archiveKindOf(given) !== undefined) return { ok: undefined }
  if (given === 'latest') return { ok: { kind: 'latest' } }
  return parsed(parseReleaseTag(given), (tag) => ({ kind: 'release', tag }))
}

const EXPECTED = 'expected an existing file or folder, a release tag, latest, or artifact:NAME'

function parsed<T>(name: Parsed<T>, toPreviousBundle: (ok: T) => PreviousBundle): Parsed<PreviousBundle> {
  return 'ok' in name && name.ok !== '' ? { ok: toPreviousBundle(name.ok) } : { expected: EXPECTED }
}
