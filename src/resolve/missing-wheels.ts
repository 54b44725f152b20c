import type { MissingWheels } from '../core/errors.ts'
import { FINDING_KINDS, type Finding } from '../core/findings.ts'
import type { ProjectName } from '../core/names.ts'
import { unreachable } from '../core/objects.ts'
import { byText, maskSecrets } from '../core/text.ts'
import type { Target } from '../targets/target.ts'
import type { ParsedRequirements, Resolution, Unsolved, WantedSdist } from '../worker/messages.ts'

/** An sdist without a wheel for some targets. */
interface LackedSdist {
  readonly sdist: WantedSdist
  readonly targets: readonly Target[]
}

/** Return the sdists of releases without a wheel for unsolved targets; repositories and folders are not included. */
export function lackedSdists(resolutions: readonly Resolution[], targets: readonly Target[]): readonly LackedSdist[] {
  const found = new Map<string, { readonly sdist: WantedSdist; readonly targets: Target[] }>()
  for (const one of resolutions.filter(isUnsolved)) {
    if (isRuledOut(one)) continue
    for (const sdist of one.sdists.filter(isRelease)) {
      const lacked = found.get(sdist.url) ?? { sdist, targets: [] }
      lacked.targets.push(...targets.filter(({ id }) => id === one.target))
      found.set(sdist.url, lacked)
    }
  }
  return [...found.values()].sort(byText(({ sdist }) => `${sdist.project} ${sdist.version}`))
}

/** @param sha256 of the sdist */
export function missingWheel({ sdist, targets }: LackedSdist, sha256: string): MissingWheels[number] {
  const { project, version, url } = sdist
  const selectors = [...new Set(targets.flatMap((target) => selectorOf(target) ?? []))]
  return { project, version, url: maskSecrets(url), sha256, targets: targets.map(({ id }) => id), selectors }
}

/** Whether unsolved targets lack nothing but wheels of their sdists. */
export function lacksOnlyWheels(resolutions: readonly Resolution[], { locked }: Pick<ParsedRequirements, 'locked'>): boolean {
  return resolutions.filter(isUnsolved).every((one) => {
    // without a lock, pip has checked that sdists would be sufficient; in a lock each entry is independent
    const projects = new Set(one.sdists.map(({ project }) => project))
    const named = !locked || one.findings.every(({ project }) => project !== undefined && projects.has(project))
    return one.sdists.length > 0 && one.sdists.every(isRelease) && named && !isRuledOut(one)
  })
}

function isUnsolved(resolution: Resolution): resolution is Unsolved {
  return resolution.kind === 'unsolved'
}

/** Whether a policy rejects a source: a wheel built from it elsewhere would be rejected too. */
function isRuledOut({ findings }: Unsolved): boolean {
  return findings.some(({ kind }: Finding) => FINDING_KINDS[kind].class === 'policy')
}

/** Archives that pip accepts as sdists. */
const ARCHIVE = /\.(?:tar\.gz|tgz|tar\.bz2|tar\.xz|zip)$/i

function isRelease({ project, version, url }: WantedSdist): boolean {
  const [address = ''] = url.split('#')
  return project !== '' && version !== '' && /^(?:https?|file):/i.test(url) && ARCHIVE.test(address)
}

/** Return the build identifier of cibuildwheel; undefined for systems it does not support. Source: its docs, "CIBW_BUILD, CIBW_SKIP". */
export function selectorOf({ python, system }: Target): string | undefined {
  const platform = platformOf(system)
  const { implementation, series, freeThreaded } = python
  return platform === undefined ? undefined : `${implementation}${series.replace('.', '')}${freeThreaded ? 't' : ''}-${platform}`
}

const WINDOWS = { AMD64: 'win_amd64', ARM64: 'win_arm64', x86: 'win32' } as const

function platformOf(system: Target['system']): string | undefined {
  switch (system.os) {
    case 'linux':
      return `${system.libc === 'glibc' ? 'manylinux' : 'musllinux'}_${system.machine}`
    case 'macos':
      return `macosx_${system.machine}`
    case 'windows':
      return WINDOWS[system.machine]
    case 'other':
      return undefined
    default:
      return unreachable(system)
  }
}

/** Return the fields of a finding about a source. */
export function identityOf(wanted: WantedSdist): { project?: ProjectName; version?: string; chain: readonly string[] } {
  const project = wanted.project === '' ? {} : { project: wanted.project }
  return { ...project, ...(wanted.version === '' ? {} : { version: wanted.version }), chain: wanted.chain }
}

/** Return `name 1.0`, or the URL if the name is only known after a build. */
export function titleOf({ project, version, url }: WantedSdist): string {
  return project === '' ? maskSecrets(url) : [project, version].filter((word) => word !== '').join(' ')
}

/** Return ` (required by app -> name)`, or '' for a direct requirement. */
export function chainOf({ chain }: WantedSdist): string {
  return chain.length > 0 ? ` (required by ${chain.join(' -> ')})` : ''
}
