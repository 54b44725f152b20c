import { archiveKindOf } from '../core/archive-kinds.ts'
import { parseArtifactName, parseReleaseTag } from '../options/publishing.ts'
import type { Reader } from '../options/reader.ts'
import type { EarlierBundle, SinceSettings } from '../options/request.ts'
import type { Parsed } from './grammar.ts'
import type { Files, Host } from './raw.ts'
import type { Surface } from './spec.ts'

/** The bundle that a run compares with: on the runner's disk, or at GitHub. */
export function parseSince(read: Reader, { files }: Pick<Host, 'files'>, surface: Surface): SinceSettings {
  const delta = read.flag('delta')
  const given = read.text('since')
  if (given === undefined) return { delta }
  const earlier = surface === 'command' ? undefined : read.one('since', (text) => parseEarlier(text, files), undefined)
  if (earlier === undefined) return { since: given, delta }
  if (read.text('github-token') === undefined) read.fault('github-token', '', 'give a token: the bundle of since is read with it')
  return { earlier, delta }
}

/**
 * `latest`, `release:TAG` or a bare tag, `artifact:NAME` or `artifact:ID`. What lies on the disk, or is written like a file,
 * is no name of GitHub's: undefined.
 */
export function parseEarlier(given: string, files: Files): Parsed<EarlierBundle | undefined> {
  const [, kind, name = ''] = /^(release|artifact):(.*)$/.exec(given) ?? []
  if (kind === 'artifact') return parsed(parseArtifactName(name), (ok) => ({ kind: 'artifact', name: ok }))
  if (kind === 'release') return parsed(parseReleaseTag(name), (tag) => ({ kind: 'release', tag }))
  if (files.kind(given) !== 'absent' || /^[.~/\\]|\\|\.json$/.test(given) || archiveKindOf(given) !== undefined) return { ok: undefined }
  if (given === 'latest') return { ok: { kind: 'latest' } }
  return parsed(parseReleaseTag(given), (tag) => ({ kind: 'release', tag }))
}

const WANT = 'give a file or folder that is there, a release tag, latest, or artifact:NAME'

function parsed<T>(name: Parsed<T>, toEarlier: (ok: T) => EarlierBundle): Parsed<EarlierBundle> {
  return 'ok' in name && name.ok !== '' ? { ok: toEarlier(name.ok) } : { want: WANT }
}
