import type { ProjectName } from '../core/names.ts'
import { maskSecrets } from '../core/secrets.ts'
import type { WantedSdist } from '../worker/messages.ts'

/** For a finding about it. */
export function identityOf(wanted: WantedSdist): { project?: ProjectName; version?: string; chain: readonly string[] } {
  const project = wanted.project === '' ? {} : { project: wanted.project }
  return { ...project, ...(wanted.version === '' ? {} : { version: wanted.version }), chain: wanted.chain }
}

/** `name 1.0`, or the URL of a source whose name only a build can tell. */
export function titleOf({ project, version, url }: WantedSdist): string {
  return project === '' ? maskSecrets(url) : [project, version].filter((word) => word !== '').join(' ')
}

/** ` (wanted by app -> name)`, or nothing where nobody else wants it. */
export function chainOf({ chain }: WantedSdist): string {
  return chain.length > 0 ? ` (wanted by ${chain.join(' -> ')})` : ''
}
