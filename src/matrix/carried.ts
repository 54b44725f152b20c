import { credentialsIn } from '../core/secrets.ts'
import { portableUrl } from '../core/text.ts'
import type { ResolvedFile, Solved } from '../worker/messages.ts'
import type { Reading } from '../worker/root.ts'

/**
 * The files that no other machine can fetch: what was built here or lies on this disk, and what is behind a login that the
 * legs are not told, for no plan holds one: of requirements files, and of pages of links.
 */
export function carriedFiles(solved: readonly Solved[], { logins = [] }: Reading, findLinks: readonly string[]): readonly ResolvedFile[] {
  const pages = findLinks.filter((url) => credentialsIn(url).length > 0)
  const closed = new Set([...logins.map(({ url }) => url), ...pages].map(originOf))
  const files = new Map(solved.flatMap((one) => one.files).map((file) => [file.sha256, file]))
  return [...files.values()].filter(({ url }) => isHere(url) || closed.has(originOf(url)))
}

/** What was built here lay in a folder that is gone with the run. */
export function withoutFolder(file: ResolvedFile): ResolvedFile {
  return file.built === undefined ? file : { ...file, url: portableUrl(file.url) }
}

function isHere(url: string): boolean {
  return /^file:/i.test(url)
}

/** Scheme and host; the whole of what has none. */
function originOf(url: string): string {
  const [, scheme, host] = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(url) ?? []
  return host === undefined ? url : `${scheme}://${host}`.toLowerCase()
}
