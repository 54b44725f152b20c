import { LINUX_MACHINES, type PlatformPreset, platformPresets } from './presets.ts'

/** Other spellings of a machine, by what users, Debian, Docker, Go, Node and Windows say. */
const LINUX_SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  x86_64: ['amd64', 'x64', 'x86-64'],
  aarch64: ['arm64'],
  i686: ['i386', 'x86'],
  armv7l: ['armhf', 'armv7'],
  ppc64le: ['ppc64el'],
}

const MACOS_SPELLINGS: Readonly<Record<string, readonly string[]>> = { x86_64: ['x64', 'amd64', 'intel'], arm64: ['aarch64'] }

/**
 * glibc of the distributions whose users know the name but not the number. Unit: minor of glibc 2.
 * Source: each distribution's package list; the first release of the named series.
 */
export const DISTRIBUTIONS: Readonly<Record<string, number>> = {
  'centos-7': 17,
  'rhel-7': 17,
  'rhel-8': 28,
  'rhel-9': 34,
  'rhel-10': 39,
  'almalinux-8': 28,
  'almalinux-9': 34,
  'almalinux-10': 39,
  'rocky-8': 28,
  'rocky-9': 34,
  'rocky-10': 39,
  'amazonlinux-2': 26,
  'amazonlinux-2023': 34,
  'debian-10': 28,
  'debian-11': 31,
  'debian-12': 36,
  'debian-13': 41,
  'ubuntu-18.04': 27,
  'ubuntu-20.04': 31,
  'ubuntu-22.04': 35,
  'ubuntu-24.04': 39,
}

const LEGACY_MINORS = { manylinux2014: 17 } as const

const OTHERS: Readonly<Record<string, string>> = {
  'windows-amd64': 'windows-x86_64',
  'windows-x64': 'windows-x86_64',
  'windows-aarch64': 'windows-arm64',
  'windows-i686': 'windows-x86',
  'windows-win32': 'windows-x86',
  win_amd64: 'windows-x86_64',
  win_arm64: 'windows-arm64',
  win32: 'windows-x86',
}

/** Each accepted name in lower case with the preset it stands for: the presets themselves first, then what else people type. */
export function platformNames(): ReadonlyMap<string, PlatformPreset> {
  const presets = new Map(platformPresets().map((preset) => [preset.name, preset]))
  const named = (alias: string, name: string): readonly (readonly [string, PlatformPreset])[] => {
    const preset = presets.get(name)
    return preset === undefined || presets.has(alias) ? [] : [[alias, preset]]
  }
  return new Map([...presets, ...aliasPairs([...presets.keys()]).flatMap(([alias, name]) => named(alias, name))])
}

/** `[alias, name]`: respelled machines, Alpine, distributions, wheels' own tags, Windows. */
function aliasPairs(names: readonly string[]): readonly (readonly [string, string])[] {
  const plain = [...Object.entries(OTHERS), ...distributionPairs(), ...names.flatMap(tagPairs)]
  return [...plain, ...[...names.map((name): [string, string] => [name, name]), ...plain].flatMap(respelled)]
}

function distributionPairs(): readonly (readonly [string, string])[] {
  return LINUX_MACHINES.flatMap((machine) => [
    [`alpine-${machine}`, `linux-${machine}-musl1.2`] as const,
    ...Object.entries(DISTRIBUTIONS).map(([name, minor]) => [`${name}-${machine}`, `linux-${machine}-glibc2.${minor}`] as const),
    ...Object.entries(LEGACY_MINORS).map(([tag, minor]) => [`${tag}_${machine}`, `linux-${machine}-glibc2.${minor}`] as const),
  ])
}

/** The platform tag that pip's `--platform` would take for the same thing, e.g. `manylinux_2_28_x86_64`. */
function tagPairs(name: string): readonly (readonly [string, string])[] {
  const linux = /^linux-(\w+)-(glibc|musl)(\d+)\.(\d+)$/.exec(name)
  if (linux !== null) {
    const [, machine, libc, major, minor] = linux
    return [[`${libc === 'glibc' ? 'manylinux' : 'musllinux'}_${major}_${minor}_${machine}`, name]]
  }
  const macos = /^macos-(\d+)-(\w+)$/.exec(name)
  return macos === null ? [] : [[`macosx_${macos[1]}_0_${macos[2]}`, name]]
}

/** The same name with each other spelling of its machine; macOS says arm64 where others say aarch64. */
function respelled([alias, name]: readonly [string, string]): readonly (readonly [string, string])[] {
  const macos = /^macos-\d+-(\w+)$/.exec(name)?.[1]
  const machine = macos ?? /^linux-(\w+)-/.exec(name)?.[1] ?? ''
  const spellings = macos === undefined ? LINUX_SPELLINGS : MACOS_SPELLINGS
  return (spellings[machine] ?? []).map((spelling) => [alias.replace(machine, spelling), name])
}
