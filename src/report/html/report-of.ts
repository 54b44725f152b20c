import type { Difference } from '../../bundle/difference.ts'
import { parseManifest } from '../../bundle/manifest.ts'
import type { Finding } from '../../core/findings.ts'
import type { Proofs } from '../../output/proofs.ts'
import type { Proved } from '../../verify/prove-shares.ts'
import { reportPage } from './page.ts'

/** Who knows the bundle before, where there is one. */
interface Before {
  readonly difference: (next: Proved) => Difference
}

/** Writes the page of one bundle or delta, out of what lies in it: the page can tell nothing else. */
export function reportOf(before: Before | undefined, warnings: readonly Finding[]): (proved: Proved, proofs: Proofs) => string {
  return (proved, proofs) => {
    const { share, staged } = proved
    const { entries } = staged.bundle
    const text = entries.find(({ path }) => path === 'manifest.json')
    if (text?.kind !== 'text') throw new TypeError('a bundle without manifest.json')
    const isDelta = entries.some(({ path }) => path === 'delta.json')
    const manifest = parseManifest(text.text, 'manifest.json')
    const projects = new Set(manifest.wheels.map(({ project }) => project))
    return reportPage({
      name: share.name,
      manifest,
      proofs,
      // A split has several bundles: each tells of its own projects
      warnings: warnings.filter(({ severity, project }) => severity === 'warning' && (project === undefined || projects.has(project))),
      ...(before === undefined ? {} : { difference: before.difference(proved) }),
      ...(isDelta ? { held: entries.map(({ path }) => path) } : {}),
    })
  }
}
