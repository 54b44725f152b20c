import type { Difference } from '../../bundle/difference.ts'
import { parseManifest } from '../../bundle/manifest.ts'
import type { Finding } from '../../core/findings.ts'
import type { Proofs } from '../../output/proofs.ts'
import type { VerifiedBundle } from '../../output/publish.ts'
import { reportPage } from './page.ts'

/** Who knows the bundle before, where there is one. */
interface Before {
  readonly difference: (next: VerifiedBundle) => Difference
}

/** Writes the page of one bundle or delta, out of what lies in it: the page can tell nothing else. */
export function reportOf(before: Before | undefined, warnings: readonly Finding[]): (verified: VerifiedBundle, proofs: Proofs) => string {
  return (verified, proofs) => {
    const { spec, staged } = verified
    const { entries } = staged.bundle
    const text = entries.find(({ path }) => path === 'manifest.json')
    if (text?.kind !== 'text') throw new TypeError('a bundle without manifest.json')
    const isDelta = entries.some(({ path }) => path === 'delta.json')
    const manifest = parseManifest(text.text, 'manifest.json')
    const projects = new Set(manifest.wheels.map(({ project }) => project))
    return reportPage({
      name: spec.name,
      manifest,
      proofs,
      // A split has several bundles: each tells of its own projects
      warnings: warnings.filter(({ severity, project }) => severity === 'warning' && (project === undefined || projects.has(project))),
      ...(before === undefined ? {} : { difference: before.difference(verified) }),
      ...(isDelta ? { held: entries.map(({ path }) => path) } : {}),
    })
  }
}
