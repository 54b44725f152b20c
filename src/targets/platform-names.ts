import type { UsageError } from '../core/errors.ts'
import { LINUX_MACHINES, type PlatformPreset, platformPresets } from './platforms.ts'

/** Other spellings of a machine, as used by Debian, Docker, Go, Node.js and Windows. */
const LINUX_SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  x86_64: ['amd64', 'x64', 'x86-64'],
  aarch64: ['arm64'],
  i686: ['i386', 'x86'],
  armv7l: ['armhf', 'armv7'],
  ppc64le: ['ppc64el'],
}

const MACOS_SPELLINGS: Readonly<Record<string, readonly string[]>> = { x86_64: ['x64', 'amd64', 'intel'], arm64: ['aarch64'] }

/**
 * glibc versions of distributions. Unit: minor version of glibc 2.
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

/** Return presets by accepted name in lower case: preset names first, then aliases. */
export function platformNames(): ReadonlyMap<string, PlatformPreset> {
  const presets = new Map(platformPresets().map((preset) => [preset.name, preset]))
  const named = (alias: string, name: string): readonly (readonly [string, PlatformPreset])[] => {
    const preset = presets.get(name)
    return preset === undefined || presets.has(alias) ? [] : [[alias, preset]]
  }
  return new Map([...presets, ...aliasPairs([...presets.keys()]).flatMap(([alias, name]) => named(alias, name))])
}

/** `[alias, name]`: other spellings of machines, Alpine, distributions, wheel tags, Windows. */
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

/** The equivalent platform tag for pip's `--platform`, e.g. `manylinux_2_28_x86_64`. */
function tagPairs(name: string): readonly (readonly [string, string])[] {
  const linux = /^linux-(\w+)-(glibc|musl)(\d+)\.(\d+)$/.exec(name)
  if (linux !== null) {
    const [, machine, libc, major, minor] = linux
    return [[`${libc === 'glibc' ? 'manylinux' : 'musllinux'}_${major}_${minor}_${machine}`, name]]
  }
  const macos = /^macos-(\d+)-(\w+)$/.exec(name)
  return macos === null ? [] : [[`macosx_${macos[1]}_0_${macos[2]}`, name]]
}

/** The name with each other spelling of its machine. macOS uses arm64 instead of aarch64. */
function respelled([alias, name]: readonly [string, string]): readonly (readonly [string, string])[] {
  const macos = /^macos-\d+-(\w+)$/.exec(name)?.[1]
  const machine = macos ?? /^linux-(\w+)-/.exec(name)?.[1] ?? ''
  const spellings = macos === undefined ? LINUX_SPELLINGS : MACOS_SPELLINGS
  return (spellings[machine] ?? []).map((spelling) => [alias.replace(machine, spelling), name])
}

/** Unit: names. */
const MOST = 3
/** One typing error is accepted per this many characters. */
const LETTERS_PER_ERROR = 6

/** Common names of systems and the presets to suggest. */
const FAMILIES: readonly { readonly called: RegExp; readonly meant: readonly string[] }[] = [
  { called: /^(?:alpine|musl)/, meant: ['linux-x86_64-musl1.2', 'linux-aarch64-musl1.2'] },
  {
    called:
      /^(?:linux|gnu|glibc|manylinux|ubuntu|debian|mint|rhel|red-?hat|centos|fedora|alma|rocky|oracle|amazon|amzn|suse|opensuse|sles|arch)/,
    meant: ['linux-x86_64-glibc2.28', 'linux-aarch64-glibc2.28'],
  },
  { called: /^(?:mac|osx|os-x|darwin|apple)/, meant: ['macos-14-arm64', 'macos-14-x86_64'] },
  { called: /^win/, meant: ['windows-x86_64', 'windows-arm64'] },
]

/**
 * Suggest names for an unknown one, best first: corrected typing errors, names that start with it (`macos-14`), names of its
 * family (`ubuntu`), otherwise the most similar ones. Each preset is suggested once.
 */
export function suggestedPlatforms(given: string, names: ReadonlyMap<string, PlatformPreset>): readonly string[] {
  const text = given.toLowerCase()
  const near = closestMatch(text, names.keys(), names.size)
  const typed = near.filter((name) => editDistance(text, name.toLowerCase()) <= text.length / LETTERS_PER_ERROR)
  const longer = /\d/.test(text) ? longerThan(text, names) : []
  const family = FAMILIES.find(({ called }) => called.test(text))?.meant ?? []
  const offered = [typed, longer, family, near].find((some) => some.length > 0) ?? []
  return offered
    .filter((name, index, all) => all.findIndex((one) => names.get(one)?.name === names.get(name)?.name) === index)
    .slice(0, MOST)
}

/** For a Linux name without a glibc version, put the common one first; `toSorted` keeps the order of the others. */
function longerThan(text: string, names: ReadonlyMap<string, PlatformPreset>): readonly string[] {
  const usual = (name: string): number => (names.get(name)?.name.endsWith('-glibc2.28') === true ? 0 : 1)
  const longer = [...names.keys()].filter((name) => /^[-_]./.test(name.slice(text.length)) && name.startsWith(text))
  return longer.toSorted((one, other) => usual(one) - usual(other))
}

/** The `count` most similar names, best first. Names that have nothing in common are left out. */
export function closestMatch(given: string, names: Iterable<string>, count = 3): readonly string[] {
  const text = given.toLowerCase()
  const ranked = [...names].map((name) => ({ name, far: editDistance(text, name.toLowerCase()) }))
  const close = ranked.filter(({ name, far }) => far <= Math.max(2, Math.ceil(Math.max(text.length, name.length) / 2)))
  // `toSorted` keeps the table's order among equals.
  return close
    .toSorted((one, other) => one.far - other.far)
    .slice(0, count)
    .map(({ name }) => name)
}

/** Edit distance with insertions, deletions, replacements and swaps of neighbors (optimal string alignment). */
export function editDistance(from: string, to: string): number {
  const rows: Row[] = [Array.from({ length: to.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= from.length; row++)
    rows.push(nextRow({ from, to, row, above: rows[row - 1] ?? [], before: rows[row - 2] ?? [] }))
  return rows[from.length]?.[to.length] ?? 0
}

type Row = readonly number[]

interface Step {
  readonly from: string
  readonly to: string
  readonly row: number
  readonly above: Row
  readonly before: Row
}

/** Distances between the first `row` letters of one text and each prefix of the other. */
function nextRow({ from, to, row, above, before }: Step): Row {
  const far = (of: Row, column: number): number => of[column] ?? Number.POSITIVE_INFINITY
  const current = [row]
  for (let column = 1; column <= to.length; column++) {
    const same = from[row - 1] === to[column - 1]
    const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
    const steps = [far(above, column - 1) + (same ? 0 : 1), far(above, column) + 1, far(current, column - 1) + 1]
    current.push(Math.min(...steps, swapped ? far(before, column - 2) + 1 : Number.POSITIVE_INFINITY))
  }
  return current
}

/** Return the preset for a name or alias, or an error with the closest names. */
export function findPlatform(given: string): PlatformPreset | UsageError {
  const names = platformNames()
  const text = given.trim()
  const found = names.get(text) ?? names.get(text.toLowerCase())
  if (found !== undefined) return found
  const near = suggestedPlatforms(text, names)
  const expected = near.length > 0 ? `unknown platform; closest: ${near.join(', ')}` : 'unknown platform'
  return {
    input: 'platform',
    actual: given,
    expected: `${expected} (run 'offline-bundle targets' to list all; use describe.py for other machines)`,
  }
}
