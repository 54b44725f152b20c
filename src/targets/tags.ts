import { unreachable } from '../core/objects.ts'
import type { System } from './target.ts'

/** A system with known tags. Others must be described by describe.py. */
export type KnownSystem = Exclude<System, { readonly os: 'other' }>

type Version = readonly [major: number, minor: number]

/**
 * The platform tags of a system, best first, equal to those of the vendored `packaging` (`packaging.tags.platform_tags`).
 * pip only adds legacy spellings, so the list must be complete.
 * Source: Platform compatibility tags (PEP 425; manylinux PEP 600, musllinux PEP 656).
 */
export function supportedTagsOf(system: KnownSystem): readonly string[] {
  switch (system.os) {
    case 'linux':
      return system.libc === 'glibc' ? glibcTags(system.machine, system.minimum) : muslTags(system.machine, system.minimum)
    case 'macos':
      return macosTags(system.machine, system.minimum)
    case 'windows':
      return [WINDOWS_TAG[system.machine]]
    default:
      return unreachable(system)
  }
}

/** The last minor version that packaging assumes for an earlier major version of glibc. */
const LAST_MINOR = 50

/** The oldest glibc that a manylinux tag can name: CentOS 5's on x86, CentOS 7's elsewhere (PEP 513, PEP 599). */
const OLDEST_MINOR = { x86: 5, other: 17 }

const LEGACY: Readonly<Record<string, string>> = { '2.17': 'manylinux2014', '2.12': 'manylinux2010', '2.5': 'manylinux1' }

/**
 * @param machine as spelled in tags; `armv8l` is a 32-bit Python on a 64-bit ARM kernel, which also accepts armv7l wheels
 * @param glibc `[2, 28]` means glibc 2.28; below the minimum of the machine, only `linux_*` remains
 */
function glibcTags(machine: string, glibc: Version): readonly string[] {
  const archs = linuxArchs(machine)
  const oldest = ['x86_64', 'i686'].includes(machine) ? OLDEST_MINOR.x86 : OLDEST_MINOR.other
  const versions = glibcVersions(glibc, oldest)
  return [...linuxTags(archs), ...archs.flatMap((arch) => versions.flatMap((version) => manylinuxTags(version, arch)))]
}

/** `[1, 2]` means musl 1.2. */
function muslTags(machine: string, [major, minor]: Version): readonly string[] {
  const archs = linuxArchs(machine)
  return [...linuxTags(archs), ...archs.flatMap((arch) => down(minor, 0).map((one) => `musllinux_${major}_${one}_${arch}`))]
}

/** A Linux with an unknown C library (for example a static build): native wheels only. */
export function plainLinuxTags(machine: string): readonly string[] {
  return linuxTags(linuxArchs(machine))
}

function linuxArchs(machine: string): readonly string[] {
  return machine === 'armv8l' ? ['armv8l', 'armv7l'] : [machine]
}

function linuxTags(archs: readonly string[]): readonly string[] {
  return archs.map((arch) => `linux_${arch}`)
}

function glibcVersions([major, minor]: Version, oldest: number): readonly Version[] {
  const majors = [{ major, newest: minor }, ...down(major - 1, 2).map((one) => ({ major: one, newest: LAST_MINOR }))]
  return majors.flatMap(({ major: one, newest }) => down(newest, one === 2 ? oldest : 0).map((of): Version => [one, of]))
}

function manylinuxTags([major, minor]: Version, arch: string): readonly string[] {
  const legacy = LEGACY[`${major}.${minor}`]
  const tag = `manylinux_${major}_${minor}_${arch}`
  return legacy === undefined ? [tag] : [tag, `${legacy}_${arch}`]
}

/** Since macOS 11, only the major version counts: packaging and pip use tags such as `macosx_14_0_*`. */
function macosTags(machine: 'arm64' | 'x86_64', [major, minor]: Version): readonly string[] {
  if (major < 11) return down(minor, 0).flatMap((one) => tagsOfFormats([10, one], formatsOf(machine, [10, one])))
  const modern = down(major, 11).flatMap((one) => tagsOfFormats([one, 0], formatsOf(machine, [one, 0])))
  // The tag of a universal2 wheel can name a macOS without arm64, because its x86_64 part determines the version.
  const older = down(16, 4).flatMap((one) => tagsOfFormats([10, one], machine === 'arm64' ? ['universal2'] : formatsOf(machine, [10, one])))
  return [...modern, ...older]
}

function tagsOfFormats([major, minor]: Version, formats: readonly string[]): readonly string[] {
  return formats.map((format) => `macosx_${major}_${minor}_${format}`)
}

function formatsOf(machine: 'arm64' | 'x86_64', [major, minor]: Version): readonly string[] {
  if (machine === 'arm64') return ['arm64', 'universal2']
  return major === 10 && minor < 4 ? [] : ['x86_64', 'intel', 'fat64', 'fat3', 'universal2', 'universal']
}

const WINDOWS_TAG = { AMD64: 'win_amd64', ARM64: 'win_arm64', x86: 'win32' } as const

function down(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => from - index)
}
