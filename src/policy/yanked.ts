import type { Finding } from '../core/findings.ts'
import type { Union } from '../union/union.ts'
import { type Breach, findingOf, type Release, releasesOf, targetsOf } from './rules.ts'

/** Releases of which a file was yanked: withdrawn by who published it, yet there for whoever pins it (Simple API; PEP 592). */
export function yankedReleases(union: Union): readonly Release[] {
  return releasesOf(union)
    .map((release) => ({ ...release, files: release.files.filter(({ yanked }) => yanked !== undefined) }))
    .filter(({ files }) => files.length > 0)
}

/** `release` is yanked. An error, but a warning where the user asked for exactly this version. */
export function yankedFinding(release: Release, union: Union, options: { readonly pinned: boolean }): Finding {
  const { files } = release
  const reason = files.find(({ yanked = '' }) => yanked !== '')?.yanked ?? ''
  const targets = targetsOf(files, union)
  if (!options.pinned) return findingOf(release, targets, yankedBreach(release, reason))
  const what = `${yankedBy(reason)}; it stays, since it was asked for by ==`
  return { ...findingOf(release, targets, { kind: 'yanked', what, hint: 'Take another version when you can.' }), severity: 'warning' }
}

/** @param reason '' where none is given */
export function yankedBreach({ project, version }: Pick<Release, 'project' | 'version'>, reason: string): Breach {
  const what = `${yankedBy(reason)}, and nobody asked for exactly this version (rule: yanked)`
  const hint = `A dependency pins it. Take another version of what requires it; if it must be this one, pin it yourself: ${project}==${version}.`
  return { kind: 'yanked', what, hint }
}

function yankedBy(reason: string): string {
  return `it was yanked by its project${reason === '' ? '' : ` ("${reason}")`}`
}
