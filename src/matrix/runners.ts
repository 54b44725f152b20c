import type { System, Target } from '../targets/target.ts'

/** A kind of machine that GitHub lends out, and what stands on it for targets. */
export interface Runner {
  readonly label: string
  /** As actions/setup-python spells it. */
  readonly architecture: 'x64' | 'x86' | 'arm64'
  readonly system: System
  /** The first CPython 3 minor that setup-python has for it. */
  readonly firstMinor: number
}

/**
 * Source of labels and systems: GitHub docs, "GitHub-hosted runners". A floor is what the machine itself has: it takes the
 * wheels of every lower one. Source of Pythons: versions-manifest.json of actions/python-versions, as of 2026-08-12.
 */
// biome-ignore format: a table
export const RUNNERS: readonly Runner[] = [
  { label: 'ubuntu-24.04', architecture: 'x64', system: { os: 'linux', machine: 'x86_64', libc: 'glibc', floor: [2, 39] }, firstMinor: 8 },
  { label: 'ubuntu-24.04-arm', architecture: 'arm64', system: { os: 'linux', machine: 'aarch64', libc: 'glibc', floor: [2, 39] }, firstMinor: 8 },
  { label: 'macos-15', architecture: 'arm64', system: { os: 'macos', machine: 'arm64', floor: [15, 0] }, firstMinor: 8 },
  { label: 'macos-15-intel', architecture: 'x64', system: { os: 'macos', machine: 'x86_64', floor: [15, 0] }, firstMinor: 8 },
  { label: 'windows-2025', architecture: 'x64', system: { os: 'windows', machine: 'AMD64' }, firstMinor: 8 },
  { label: 'windows-2025', architecture: 'x86', system: { os: 'windows', machine: 'x86' }, firstMinor: 8 },
  { label: 'windows-11-arm', architecture: 'arm64', system: { os: 'windows', machine: 'ARM64' }, firstMinor: 11 },
]

/** The newest CPython 3 minor that setup-python has, candidates included. Source: as above. */
export const NEWEST_MINOR = 15

/** The runner that a target installs on for real, or why there is none. */
export function runnerFor({ system, python, platform }: Target): Runner | { readonly because: string } {
  const runner = RUNNERS.find((one) => serves(one.system, system))
  if (runner === undefined) return { because: `GitHub has no runner for ${platform}` }
  if (python.implementation !== 'cp') return { because: `setup-python is asked for CPython only, not for ${python.implementation}` }
  const minor = Number(python.series.split('.')[1])
  if (minor >= runner.firstMinor && minor <= NEWEST_MINOR) return runner
  return { because: `setup-python has no ${python.series} for ${runner.label} (${runner.architecture})` }
}

function serves(runner: System, target: System): boolean {
  if (runner.os !== target.os || runner.machine !== target.machine) return false
  if (runner.os === 'linux' && target.os === 'linux') return runner.libc === target.libc && reaches(runner.floor, target.floor)
  if (runner.os === 'macos' && target.os === 'macos') return reaches(runner.floor, target.floor)
  return true
}

function reaches([major, minor]: readonly [number, number], [wantMajor, wantMinor]: readonly [number, number]): boolean {
  return major > wantMajor || (major === wantMajor && minor >= wantMinor)
}
