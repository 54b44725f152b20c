import { BundleError, type UsageError } from '../core/errors.ts'
import { DISTRIBUTIONS, type Distribution, releaseNames } from './distributions.ts'
import { findPlatform, type NamedPlatform, platformNames, USUAL_GLIBC_MINOR, USUAL_MACOS_MAJOR } from './platform-names.ts'
import { LINUX_MACHINES, platformPresets, presetTarget } from './platforms.ts'
import { parsePythons } from './python-ranges.ts'
import { knownPythons, type PythonSeries } from './pythons.ts'
import type { Target, TargetPython } from './target.ts'

/**
 * Output of `offline-bundle targets [NAME...] [--json]`: without names, all platforms and Pythons; with names (platforms, aliases,
 * target ids), the supported tags and marker environment of each. A platform is shown with the newest released Python. Ends with a
 * line break.
 * @throws BundleError `usage` that names all unknown names
 */
export function showTargets(names: readonly string[], { json }: { readonly json: boolean }): string {
  if (names.length === 0) return json ? asJson(everything()) : overview(shownTargets(), knownPythons())
  const found = names.map((name) => parseTargetName(name, newestReleased()))
  const faults = found.flatMap((one): readonly UsageError[] => ('input' in one ? [one] : []))
  if (faults.length > 0) throw new BundleError({ kind: 'usage', faults })
  const named = found.filter((one) => 'target' in one)
  if (json) return asJson(named.map(({ target }) => target))
  return named.map(({ platform, target }) => `${meaning(platform)}${showTarget(target)}`).join('\n')
}

const DEFAULTS = `Without an architecture, a name means x86_64, on macOS arm64; without a version, glibc 2.${USUAL_GLIBC_MINOR} or macOS ${USUAL_MACOS_MAJOR}.`

/** The lines that explain an alias: `rhel-9 means linux-x86_64-glibc2.34.` */
function meaning({ given, name, assumed, distribution }: NamedPlatform): string {
  if (given.toLowerCase() === name) return ''
  const lines = [`${given} means ${name}.`]
  if (assumed) lines.push(DEFAULTS)
  if (distribution !== undefined) lines.push(ownPythonText(distribution))
  return `${lines.join('\n')}\n\n`
}

function ownPythonText(distribution: Distribution): string {
  const { python, newerPython } = distribution
  if (isSupported(distribution)) return `Without --python, its own Python ${python} is used.`
  const newer = newerPython === undefined ? '' : `, such as ${newerPython} of the distribution`
  return `Its own Python ${python} is not supported: select a newer one with --python${newer}.`
}

function isSupported({ python }: Distribution): boolean {
  return !('input' in parsePythons(python))
}

/** Format one target: its id, supported tags (best first) and marker environment. */
export function showTarget(target: Target): string {
  const { id, python, abis, platformTags, markers, machines } = target
  const more = machines.slice(1)
  const lines = [
    id,
    `  Python    ${markers.platform_python_implementation} ${python.version}${python.freeThreaded ? ', free-threaded' : ''}`,
    `  ABIs      ${[...abis, ...stableAbis(python)].join(' ')}`,
    '  platform tags, best first:',
    ...platformTags.map((tag) => `    ${tag}`),
    '  markers:',
    ...Object.entries(markers).map(([name, value]) => `    ${name.padEnd(MARKER_WIDTH)} ${JSON.stringify(value)}`),
    ...(more.length > 0 ? [`  platform_machine can also be ${more.join(' or ')}: completeness is checked for each`] : []),
  ]
  return `${lines.join('\n')}\n`
}

const MARKER_WIDTH = 'platform_python_implementation'.length

/** ABIs that CPython accepts besides its own (PEP 384, PEP 803). */
function stableAbis({ implementation, freeThreaded }: TargetPython): readonly string[] {
  if (implementation !== 'cp') return ['none']
  return [freeThreaded ? 'abi3t' : 'abi3', 'none']
}

function everything(): { readonly platforms: readonly object[]; readonly pythons: readonly PythonSeries[] } {
  const names = [...platformNames()]
  const platforms = shownTargets().map(({ platform, system, platformTags, markers, machines }) => ({
    name: platform,
    aliases: names.filter(([name, preset]) => preset.name === platform && name !== platform).map(([name]) => name),
    system,
    platformTags,
    machines,
    markers: Object.fromEntries(Object.entries(markers).filter(([name]) => !name.includes('python') && !name.startsWith('implementation'))),
  }))
  return { platforms, pythons: knownPythons() }
}

function shownTargets(): readonly Target[] {
  const python = newestReleased()
  return platformPresets().map((preset) => presetTarget(preset, python))
}

function newestReleased(): TargetPython {
  const series = knownPythons().findLast(({ released, freeThreaded }) => released && !freeThreaded)
  const pythons = parsePythons(series?.name ?? '')
  const newest = 'input' in pythons ? undefined : pythons[0]
  if (newest === undefined) throw new TypeError('the table of Pythons has no released one')
  return newest
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}

/** The tables of `offline-bundle targets`: common names, then one row per family of full names, with tags and marker values. */
function overview(presets: readonly Target[], pythons: readonly PythonSeries[]): string {
  const glibc = LINUX_MACHINES.map((machine) => presets.filter(({ platform }) => platform.startsWith(`linux-${machine}-glibc`)))
  const others = presets.filter(({ system }) => !(system.os === 'linux' && system.libc === 'glibc'))
  const rows = [
    ['PLATFORM', 'ACCEPTS WHEELS FOR', 'sys_platform', 'platform_machine'],
    ...glibc.map(familyRow),
    ...others.map((one) => familyRow([one])),
  ]
  return `${[...columns(commonNames()), '', ARCHITECTURES, '', ...columns(rows), '', ...pythonLines(pythons), '', ...HINTS].join('\n')}\n`
}

/** One row per name that most users know, with its platform and the Python of the distribution. */
function commonNames(): readonly (readonly string[])[] {
  const platforms = platformNames()
  const named = (names: readonly string[], python = ''): readonly string[] => [
    names.join(', '),
    platforms.get(names[0] ?? '')?.name ?? '',
    python,
  ]
  const systems = ['linux', 'alpine', 'macos', 'windows'].map((name) => named([name]))
  const releases = DISTRIBUTIONS.map((one) => named(releaseNames(one), `${one.python}${isSupported(one) ? '' : ' (not supported)'}`))
  return [['NAME', 'MEANS', 'OWN PYTHON'], ...systems, ...releases]
}

const ARCHITECTURES = 'These names mean x86_64, on macOS arm64. Append another architecture, as in rhel-9-aarch64 or macos-x86_64.'

const HINTS = [
  'A target is a platform and a Python: cp312-linux-x86_64-glibc2.28. Show what a name means, its tags and markers: offline-bundle targets rhel-9',
  'Wheel tags such as win_amd64 and manylinux_2_28_x86_64 are names, too (--json lists all names).',
  'For any other machine, run describe.py there and pass its JSON with --target.',
]

function familyRow(family: readonly Target[]): readonly string[] {
  const [oldest, newest] = [family[0], family.at(-1)]
  if (oldest === undefined || newest === undefined) return []
  const range = family.length > 1 ? ` … ${newest.platform.split('-').at(-1)}` : ''
  const { markers, machines } = newest
  return [`${oldest.platform}${range}`, tags(newest), markers.sys_platform, machines.join(', ')]
}

/** The best and the last tags. */
function tags({ platformTags }: Target): string {
  const [first = ''] = platformTags
  return platformTags.length > 1 ? `${first}, ${platformTags[1]} … ${platformTags.at(-1)}` : first
}

function pythonLines(pythons: readonly PythonSeries[]): readonly string[] {
  const rows = pythons.map(({ name, newest, released }) => [name, newest, released ? '' : 'pre-release: used only when named'])
  return columns([['PYTHON', 'VERSION', ''], ...rows])
}

function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const count = Math.max(...rows.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** A name such as `cp313t-windows-x86_64`, `windows-x86_64` or `rhel-9`, with the platform that it means. */
export interface TargetName {
  readonly platform: NamedPlatform
  readonly target: Target
}

/** The preset target of an id, or of a platform with the Python of its distribution, if that is supported, or else the default one. */
export function parseTargetName(name: string, python: TargetPython): TargetName | UsageError {
  const [, tag = '', rest = ''] = /^(cp3\d+t?)-(.+)$/.exec(name) ?? []
  const platform = findPlatform(rest === '' ? name : rest)
  if ('input' in platform) return { ...platform, actual: name }
  const { python: own, newerPython = own } = platform.distribution ?? {}
  const candidates = tag === '' ? [own, newerPython].filter((one) => one !== undefined) : [tag]
  const pythons = candidates.map((one) => parsePythons(one))
  const fault = pythons.find((one) => 'input' in one)
  if (tag !== '' && fault !== undefined) return { ...fault, actual: name }
  const [only = python] = pythons.flatMap((one) => ('input' in one ? [] : one))
  return { platform, target: presetTarget(platform, only) }
}
