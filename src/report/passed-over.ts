import type { TargetId } from '../core/names.ts'
import type { Solved } from '../worker/messages.ts'
import type { Withheld } from '../worker/protocol.ts'

/** One line for each file that was ignored, with the targets that would have taken it. */
export function ignoredLines(solved: readonly Solved[]): readonly string[] {
  const targets = new Map<string, TargetId[]>()
  for (const { target, ignored = [] } of solved) {
    for (const { message } of ignored) targets.set(message, [...(targets.get(message) ?? []), target])
  }
  return [...targets].map(([message, ids]) => `${message} (${ids.join(', ')})`)
}

/** One line for each index that announces metadata files and does not give them. */
export function withheldLines(withheld: ReadonlyMap<string, readonly Withheld[]>): readonly string[] {
  return [...withheld].flatMap(([index, files]) => {
    const [first] = files
    if (first === undefined) return []
    const more = files.length === 1 ? '' : `, and so for ${files.length - 1} more ${files.length === 2 ? 'file' : 'files'}`
    return [`${index} announces metadata files and does not give them: ${first.url}: ${first.why}${more}; the wheels themselves were read`]
  })
}

/** One line for each host that gives files of which nobody states a hash. */
export function unhashedLines(solved: readonly Solved[]): readonly string[] {
  const hosts = new Map<string, Set<string>>()
  for (const { filename, url, unhashed } of solved.flatMap(({ files }) => files)) {
    if (unhashed !== true) continue
    const { origin } = new URL(url)
    hosts.set(origin, (hosts.get(origin) ?? new Set()).add(filename))
  }
  return [...hosts].map(([host, names]) => {
    const [first = ''] = names
    const whose = names.size === 1 ? first : `${names.size} files, ${first} first`
    return `${host} states no hash of ${whose}: the sha256 in the bundle is that of what arrived`
  })
}
