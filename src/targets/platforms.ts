import { toTargetId } from '../core/names.ts'
import { machinesOf, markersOf } from './markers.ts'
import { microVersionsOf, pythonMarkers, pythonTag } from './pythons.ts'
import { type KnownSystem, supportedTagsOf } from './tags.ts'
import type { Target, TargetPython } from './target.ts'

/** A platform that a user can name without having described a machine. */
export interface PlatformPreset {
  /** `linux-x86_64-glibc2.28`; with a Python in front it is the target's id. */
  readonly name: string
  readonly system: KnownSystem
}

/** Machines of Linux as their kernel and the tags spell them. */
export const LINUX_MACHINES = ['x86_64', 'aarch64', 'i686', 'armv7l', 'ppc64le', 's390x', 'riscv64'] as const

/** glibc 2.17 is CentOS 7's, the oldest that new wheels are made for; 2.42 is the newest that a released distribution has. */
export const GLIBC_MINORS = { oldest: 17, newest: 42 } as const

/** musl 1.1 is Alpine's up to 3.12, 1.2 since 3.13. */
export const MUSL_MINORS = [1, 2] as const

/** Apple went from 15 to 26 in 2025. */
export const MACOS_MAJORS = [11, 12, 13, 14, 15, 26] as const

const MACOS_MACHINES = ['arm64', 'x86_64'] as const

const WINDOWS = [
  { name: 'windows-x86_64', system: { os: 'windows', machine: 'AMD64' } },
  { name: 'windows-arm64', system: { os: 'windows', machine: 'ARM64' } },
  { name: 'windows-x86', system: { os: 'windows', machine: 'x86' } },
] as const satisfies readonly PlatformPreset[]

/** Every preset, in the order in which tables show them. */
export function platformPresets(): readonly PlatformPreset[] {
  return [...LINUX_MACHINES.flatMap((machine) => [...glibcPresets(machine), ...muslPresets(machine)]), ...macosPresets(), ...WINDOWS]
}

/** What every name of a platform begins with, for a system that is known. */
export function platformName(system: KnownSystem): string {
  if (system.os === 'linux') return `linux-${system.machine}-${system.libc}${system.minimum.join('.')}`
  if (system.os === 'windows') return WINDOWS.find((preset) => preset.system.machine === system.machine)?.name ?? ''
  const [major, minor] = system.minimum
  return `macos-${major < 11 ? `${major}.${minor}` : major}-${system.machine}`
}

function glibcPresets(machine: string): readonly PlatformPreset[] {
  const count = GLIBC_MINORS.newest - GLIBC_MINORS.oldest + 1
  return Array.from({ length: count }, (_, index) =>
    preset({ os: 'linux', machine, libc: 'glibc', minimum: [2, GLIBC_MINORS.oldest + index] }),
  )
}

function muslPresets(machine: string): readonly PlatformPreset[] {
  return MUSL_MINORS.map((minor) => preset({ os: 'linux', machine, libc: 'musl', minimum: [1, minor] }))
}

function macosPresets(): readonly PlatformPreset[] {
  return MACOS_MAJORS.flatMap((major) => MACOS_MACHINES.map((machine) => preset({ os: 'macos', machine, minimum: [major, 0] })))
}

function preset(system: KnownSystem): PlatformPreset {
  return { name: platformName(system), system }
}

/** One platform and one CPython as a target. */
export function presetTarget({ name, system }: PlatformPreset, python: TargetPython): Target {
  const tag = pythonTag(python)
  return {
    id: toTargetId(`${tag}-${name}`),
    platform: name,
    system,
    python,
    abis: [tag],
    platformTags: supportedTagsOf(system),
    markers: markersOf(system, python),
    machines: machinesOf(system),
    microVersions: microVersionsOf(python),
  }
}

/** A described machine's platform with another Python than its own. */
export interface MachinePlatform {
  readonly name: string
  readonly machine: Target
}

/** One CPython on a preset, or on a described machine: then its supported tags, kernel and release are what was found there. */
export function targetOn(platform: PlatformPreset | MachinePlatform, python: TargetPython): Target {
  if ('system' in platform) return presetTarget(platform, python)
  const { name, machine } = platform
  const tag = pythonTag(python)
  return {
    ...machine,
    id: toTargetId(`${tag}-${name}`),
    python,
    abis: [tag],
    markers: { ...machine.markers, ...pythonMarkers(python) },
    microVersions: microVersionsOf(python),
  }
}
