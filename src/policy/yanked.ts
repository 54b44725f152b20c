import type { Finding } from '../core/finding.ts'
import type { Union } from '../union/union.ts'
import { findingOf, type Release, releasesOf, targetsOf } from './release.ts'

/** Releases of which a file was yanked: withdrawn by who published it, yet there for whoever pins it (Simple API; PEP 592). */
export function yankedReleases(union: Union): readonly Release[] {
  return releasesOf(union)
    .map((release) => ({ ...release, files: release.files.filter(({ yanked }) => yanked !== undefined) }))
    .filter(({ files }) => files.length > 0)
}

/** `release` is yanked. An error, but a warning where the user asked for exactly this version. */
export function yankedFinding(release: Release, union: Union, options: { readonly pinned: boolean }): Finding {
  const { project, version, files } = release
  const reason = files.find(({ yanked = '' }) => yanked !== '')?.yanked ?? ''
  const what = `it was yanked by its project${reason === '' ? '' : ` ("${reason}")`}`
  const targets = targetsOf(files, union)
  if (options.pinned) {
    const finding = findingOf(release, targets, { kind: 'yanked', what: `${what}; it stays, since it was asked for by ==`, hint: '' })
    return { ...finding, severity: 'warning', hint: 'Take another version when you can.' }
  }
  const hint = `A dependency pins it. Take another version of what requires it; if it must be this one, pin it yourself: ${project}==${version}.`
  return findingOf(release, targets, { kind: 'yanked', what: `${what}, and nobody asked for exactly this version (rule: yanked)`, hint })
}
