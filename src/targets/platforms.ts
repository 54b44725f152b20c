import { toTargetId } from '../core/names.ts'
import { machinesOf, markersOf } from './markers.ts'
import { microVersionsOf, pythonMarkers, pythonTag } from './pythons.ts'
import { type KnownSystem, supportedTagsOf } from './tags.ts'
import type { Target, TargetPython } from './target.ts'

/** A platform that can be selected by name. */
export interface PlatformPreset {
  /** `linux-x86_64-glibc2.28`. With a Python in front, it is the id of a target. */
  readonly name: string
  readonly system: KnownSystem
}

/** Linux machines, as spelled by the kernel and in tags. */
export const LINUX_MACHINES = ['x86_64', 'aarch64', 'i686', 'armv7l', 'ppc64le', 's390x', 'riscv64'] as const

/** glibc 2.17 (CentOS 7) is the oldest that new wheels are built for; 2.44 is the newest in a released distribution (Fedora 45). */
export const GLIBC_MINORS = { oldest: 17, newest: 44 } as const

/** Alpine has musl 1.1 up to 3.12, and 1.2 since 3.13. */
export const MUSL_MINORS = [1, 2] as const

/** macOS 15 was followed by 26 in 2025. */
export const MACOS_MAJORS = [11, 12, 13, 14, 15, 26] as const

const MACOS_MACHINES = ['arm64', 'x86_64'] as const

const WINDOWS = [
  { name: 'windows-x86_64', system: { os: 'windows', machine: 'AMD64' } },
  { name: 'windows-arm64', system: { os: 'windows', machine: 'ARM64' } },
  { name: 'windows-x86', system: { os: 'windows', machine: 'x86' } },
] as const satisfies readonly PlatformPreset[]

/** All presets, in the order of the tables. */
export function platformPresets(): readonly PlatformPreset[] {
  return [...LINUX_MACHINES.flatMap((machine) => [...glibcPresets(machine), ...muslPresets(machine)]), ...macosPresets(), ...WINDOWS]
}

/** The name of the platform of a system. */
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

/** The target of a preset and a CPython version. */
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

/** The platform of a described machine, with another Python. */
export interface MachinePlatform {
  readonly name: string
  readonly machine: Target
}

/** The target of a CPython version on a preset or on a described machine, which keeps its supported tags, kernel and release. */
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
