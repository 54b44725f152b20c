import type { UsageError } from '../core/errors.ts'
import { DISTRIBUTIONS, type Distribution, releaseNames } from './distributions.ts'
import { LINUX_MACHINES, type PlatformPreset, platformPresets } from './platforms.ts'

/** The platform of a known name. */
export interface KnownPlatform extends PlatformPreset {
  /** The name leaves the architecture or the minimum version to this program, as `rhel-9` and `linux` do. */
  readonly assumed: boolean
  readonly distribution?: Distribution
}

/** A known platform, as selected. */
export interface NamedPlatform extends KnownPlatform {
  /** The name as typed. */
  readonly given: string
}

interface Alias {
  readonly alias: string
  /** Name of the preset. */
  readonly name: string
  readonly assumed?: boolean
  readonly distribution?: Distribution
}

/** Other spellings of a machine, as used by Debian, Docker, Go, Node.js and Windows. */
const LINUX_SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  x86_64: ['amd64', 'x64', 'x86-64'],
  aarch64: ['arm64'],
  i686: ['i386', 'x86'],
  armv7l: ['armhf', 'armv7'],
  ppc64le: ['ppc64el'],
}

const MACOS_SPELLINGS: Readonly<Record<string, readonly string[]>> = { x86_64: ['x64', 'amd64', 'intel'], arm64: ['aarch64'] }

const LEGACY_MINORS = { manylinux2014: 17 } as const

/** glibc of RHEL 8; most Linux wheels are built for it (manylinux_2_28). */
export const USUAL_GLIBC_MINOR = 28

/**
 * The oldest macOS on arm64. The installers of Python 3.14 on python.org support macOS 10.15 and later, and arm64 exists since macOS 11.
 * Source: "Using Python on macOS" in the documentation of Python 3.14.
 */
export const USUAL_MACOS_MAJOR = 11

const WINDOWS_ALIASES: readonly Alias[] = [
  { alias: 'windows-amd64', name: 'windows-x86_64' },
  { alias: 'windows-x64', name: 'windows-x86_64' },
  { alias: 'windows-aarch64', name: 'windows-arm64' },
  { alias: 'windows-i686', name: 'windows-x86' },
  { alias: 'windows-win32', name: 'windows-x86' },
  { alias: 'win_amd64', name: 'windows-x86_64' },
  { alias: 'win_arm64', name: 'windows-arm64' },
  { alias: 'win32', name: 'windows-x86' },
  { alias: 'win64', name: 'windows-x86_64', assumed: true },
  { alias: 'win', name: 'windows-x86_64', assumed: true },
]

/** Return platforms by known name in lower case: preset names first, then aliases. */
export function platformNames(): ReadonlyMap<string, KnownPlatform> {
  const presets = new Map(platformPresets().map((preset) => [preset.name, preset]))
  const own = [...presets.keys()].map((name): Alias => ({ alias: name, name }))
  const plain = [...own, ...WINDOWS_ALIASES, ...linuxAliases(), ...macosAliases(), ...own.flatMap(tagAliases)]
  const names = new Map<string, KnownPlatform>()
  for (const { alias, name, assumed = false, distribution } of [...plain, ...plain.flatMap(respelled), ...plain.flatMap(withoutMachine)]) {
    const preset = presets.get(name)
    if (preset !== undefined && !names.has(alias))
      names.set(alias, { ...preset, assumed, ...(distribution === undefined ? {} : { distribution }) })
  }
  return names
}

function linuxAliases(): readonly Alias[] {
  return LINUX_MACHINES.flatMap((machine) => [
    { alias: `linux-${machine}`, name: `linux-${machine}-glibc2.${USUAL_GLIBC_MINOR}`, assumed: true },
    { alias: `alpine-${machine}`, name: `linux-${machine}-musl1.2` },
    ...DISTRIBUTIONS.flatMap((distribution) =>
      releaseNames(distribution).map((release) => ({
        alias: `${release}-${machine}`,
        name: `linux-${machine}-glibc2.${distribution.glibc}`,
        distribution,
      })),
    ),
    ...Object.entries(LEGACY_MINORS).map(([tag, minor]) => ({ alias: `${tag}_${machine}`, name: `linux-${machine}-glibc2.${minor}` })),
  ])
}

function macosAliases(): readonly Alias[] {
  return Object.keys(MACOS_SPELLINGS).map((machine) => {
    return { alias: `macos-${machine}`, name: `macos-${USUAL_MACOS_MAJOR}-${machine}`, assumed: true }
  })
}

/** The name without the architecture that it then means: x86_64, on macOS arm64. */
function withoutMachine(known: Alias): readonly Alias[] {
  const machine = known.name.startsWith('macos') ? 'arm64' : 'x86_64'
  const alias = known.alias.replace(new RegExp(`[-_]${machine}(?=-|$)`), '')
  return alias === known.alias ? [] : [{ ...known, alias, assumed: true }]
}

/** The equivalent platform tag for pip's `--platform`, e.g. `manylinux_2_28_x86_64`. */
function tagAliases({ name }: Alias): readonly Alias[] {
  const linux = /^linux-(\w+)-(glibc|musl)(\d+)\.(\d+)$/.exec(name)
  if (linux !== null) {
    const [, machine, libc, major, minor] = linux
    return [{ alias: `${libc === 'glibc' ? 'manylinux' : 'musllinux'}_${major}_${minor}_${machine}`, name }]
  }
  const macos = /^macos-(\d+)-(\w+)$/.exec(name)
  return macos === null ? [] : [{ alias: `macosx_${macos[1]}_0_${macos[2]}`, name }]
}

/** The name with each other spelling of its machine. macOS uses arm64 instead of aarch64. */
function respelled(known: Alias): readonly Alias[] {
  const macos = /^macos-\d+-(\w+)$/.exec(known.name)?.[1]
  const machine = macos ?? /^linux-(\w+)-/.exec(known.name)?.[1] ?? ''
  const spellings = macos === undefined ? LINUX_SPELLINGS : MACOS_SPELLINGS
  return (spellings[machine] ?? []).map((spelling) => ({ ...known, alias: known.alias.replace(machine, spelling) }))
}

/** Unit: names. */
const MOST = 3
/** One typing error is accepted per this many characters. */
const LETTERS_PER_ERROR = 6

/** Common names of systems and the platforms to suggest. */
const FAMILIES: readonly { readonly called: RegExp; readonly meant: readonly string[] }[] = [
  { called: /^(?:alpine|musl)/, meant: ['alpine', 'alpine-arm64'] },
  {
    called:
      /^(?:linux|gnu|glibc|manylinux|ubuntu|debian|mint|rhel|red-?hat|centos|fedora|alma|rocky|oracle|amazon|amzn|suse|opensuse|sles|arch)/,
    meant: ['linux', 'linux-arm64'],
  },
  { called: /^(?:mac|osx|os-x|darwin|apple)/, meant: ['macos', 'macos-x86_64'] },
  { called: /^win/, meant: ['windows', 'windows-arm64'] },
]

/**
 * Suggest names for an unknown one, best first: corrected typing errors, names that start with it (`macos-14`), names of its
 * family (`ubuntu`), otherwise the most similar ones. Each preset is suggested once.
 */
export function suggestedPlatforms(given: string, names: ReadonlyMap<string, KnownPlatform>): readonly string[] {
  const text = given.toLowerCase()
  const near = closestMatch(text, names.keys(), names.size)
  const typed = near.filter((name) => editDistance(text, name.toLowerCase()) <= text.length / LETTERS_PER_ERROR)
  const longer = /\d/.test(text) ? longerThan(text, names) : []
  const releases = releasesOf(text, names)
  const family = FAMILIES.find(({ called }) => called.test(text))?.meant ?? []
  const offered = [typed, longer, releases, family, near].find((some) => some.length > 0) ?? []
  return offered
    .filter((name, index, all) => all.findIndex((one) => names.get(one)?.name === names.get(name)?.name) === index)
    .slice(0, MOST)
}

/** The releases of a distribution, newest first: `rhel-10`, `rhel-9`, `rhel-8` for `rhel` and `rhel-11`. */
function releasesOf(text: string, names: ReadonlyMap<string, KnownPlatform>): readonly string[] {
  const releases = [...names].filter(([name, { assumed, distribution }]) => {
    return assumed && distribution !== undefined && text.startsWith(name.slice(0, name.lastIndexOf('-')))
  })
  return releases.map(([name]) => name).toReversed()
}

/** For a Linux name without a glibc version, put the common one first; `toSorted` keeps the order of the others. */
function longerThan(text: string, names: ReadonlyMap<string, KnownPlatform>): readonly string[] {
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

/**
 * The platform of a name or alias. A distribution can be written without a dash (`rhel8`), and the last part of a version can be
 * omitted or added (`rhel-8.9`, `macos-11.0-arm64`).
 */
export function lookUpPlatform(given: string, names: ReadonlyMap<string, KnownPlatform> = platformNames()): NamedPlatform | undefined {
  const text = given.trim().toLowerCase()
  const dashed = text.replace(/^([a-z]+)(?=\d)/, '$1-')
  const shorter = dashed.replace(/^([a-z-]+-\d+(?:\.\d+)*)\.\d+(?=-|$)/, '$1')
  const found = names.get(text) ?? names.get(dashed) ?? names.get(shorter)
  return found === undefined ? undefined : { ...found, given: given.trim() }
}

/** Return the platform of a name or alias, or an error with the closest names. */
export function findPlatform(given: string): NamedPlatform | UsageError {
  const names = platformNames()
  const found = lookUpPlatform(given, names)
  if (found !== undefined) return found
  const near = suggestedPlatforms(given.trim(), names)
  const expected = near.length > 0 ? `unknown platform; closest: ${near.join(', ')}` : 'unknown platform'
  return {
    input: 'platform',
    actual: given,
    expected: `${expected} (run 'offline-bundle targets' to list all; use describe.py for other machines)`,
  }
}
