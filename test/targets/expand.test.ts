import { expect, test } from 'vitest'
import { BundleError } from '../../src/core/errors.ts'
import type { TargetSelection } from '../../src/options/request.ts'
import { type Described, parseDescribed } from '../../src/targets/describe.ts'
import { platformPresets } from '../../src/targets/platforms.ts'
import { assumptionsOf, expandTargets } from '../../src/targets/select.ts'

const LINUX = 'linux-x86_64-glibc2.28'
const WINDOWS = 'windows-x86_64'
const MACOS = 'macos-14-arm64'

function aSelection(overrides: Partial<TargetSelection>): TargetSelection {
  return { platforms: [], pythons: [], described: [], include: [], exclude: [], ...overrides }
}

function ids(overrides: Partial<TargetSelection>, host?: Described): readonly string[] {
  return expandTargets(aSelection(overrides), host).map(({ id }) => id)
}

function faults(overrides: Partial<TargetSelection>, host?: Described): readonly string[] {
  try {
    return ids(overrides, host)
  } catch (error) {
    if (!(error instanceof BundleError) || error.failure.kind !== 'usage') throw error
    return error.failure.faults.map(({ input, actual, expected }) => `${input}: ${actual}: ${expected}`)
  }
}

/** A Linux machine's description as text; glibc 2.50 is in no preset. */
function machineText({ version = '3.11.2', glibc = 50, release = '6.1.0', manylinux = true } = {}): string {
  const series = version.split('.').slice(0, 2).join('.')
  return JSON.stringify({
    schema: 1,
    implementation: 'cp',
    version,
    freeThreaded: false,
    abis: [`cp${series.replace('.', '')}`],
    os: 'linux',
    machine: 'x86_64',
    platform: 'linux-x86_64',
    libc: { name: 'glibc', version: [2, glibc], manylinux },
    macos: null,
    markers: {
      implementation_name: 'cpython',
      implementation_version: version,
      os_name: 'posix',
      platform_machine: 'x86_64',
      platform_python_implementation: 'CPython',
      platform_release: release,
      platform_system: 'Linux',
      platform_version: '#1 SMP',
      python_full_version: version,
      python_version: series,
      sys_platform: 'linux',
    },
  })
}

function aHost(text = machineText()): Described {
  const described = parseDescribed('host', text)
  if (!('target' in described)) throw new Error(JSON.stringify(described))
  return described
}

test.each([
  {
    name: 'platforms x Pythons, platforms first',
    selection: { platforms: [LINUX, WINDOWS], pythons: ['3.12', '3.13t'] },
    want: [`cp312-${LINUX}`, `cp313t-${LINUX}`, `cp312-${WINDOWS}`, `cp313t-${WINDOWS}`],
  },
  { name: 'the host, when nothing is asked for', selection: {}, want: ['cp311-linux-x86_64-glibc2.50'] },
  { name: "the host's series, when only platforms are asked for", selection: { platforms: [WINDOWS] }, want: ['cp311-windows-x86_64'] },
  {
    name: "the host's platform, when only Pythons are asked for",
    selection: { pythons: ['3.13', '3.14t'] },
    want: ['cp313-linux-x86_64-glibc2.50', 'cp314t-linux-x86_64-glibc2.50'],
  },
  {
    name: 'the same asked twice, once',
    selection: { platforms: ['win_amd64', WINDOWS], pythons: ['3.12', 'cp312', '3.12.x'] },
    want: ['cp312-windows-x86_64'],
  },
  {
    name: 'a described machine alone',
    selection: { described: [{ path: 'a.json', text: machineText({ glibc: 36 }) }] },
    want: ['cp311-linux-x86_64-glibc2.36'],
  },
  {
    name: 'a described machine beside presets',
    selection: { platforms: [WINDOWS], pythons: ['3.12'], described: [{ path: 'a.json', text: machineText() }] },
    want: ['cp312-windows-x86_64', 'cp311-linux-x86_64-glibc2.50'],
  },
  {
    name: 'all but the excluded',
    selection: { platforms: [LINUX, WINDOWS], pythons: ['3.12', '3.13'], exclude: ['cp313-windows-*'] },
    want: [`cp312-${LINUX}`, `cp313-${LINUX}`, `cp312-${WINDOWS}`],
  },
  {
    name: 'one more that is included',
    selection: { platforms: [LINUX], pythons: ['3.12'], include: ['cp313t-macos-14-arm64'] },
    want: [`cp312-${LINUX}`, `cp313t-${MACOS}`],
  },
  {
    name: 'one more Python on every platform',
    selection: { platforms: [LINUX, WINDOWS], pythons: ['3.12'], include: ['cp314t-*'] },
    want: [`cp312-${LINUX}`, `cp312-${WINDOWS}`, `cp314t-${LINUX}`, `cp314t-${WINDOWS}`],
  },
  {
    name: 'one more platform with every Python',
    selection: { platforms: [LINUX], pythons: ['3.12', '3.13'], include: [`*-${MACOS}`] },
    want: [`cp312-${LINUX}`, `cp313-${LINUX}`, `cp312-${MACOS}`, `cp313-${MACOS}`],
  },
  {
    name: 'one of the excluded, brought back',
    selection: { platforms: [LINUX, WINDOWS], pythons: ['3.12', '3.13'], exclude: ['*-windows-*'], include: ['cp313-windows-x86_64'] },
    want: [`cp312-${LINUX}`, `cp313-${LINUX}`, `cp313-${WINDOWS}`],
  },
  {
    name: 'single targets by their ids alone',
    selection: { include: [`cp312-${LINUX}`, `cp313t-${WINDOWS}`] },
    want: [`cp312-${LINUX}`, `cp313t-${WINDOWS}`],
  },
] satisfies readonly { name: string; selection: Partial<TargetSelection>; want: readonly string[] }[])(
  'a selection gives $name',
  ({ selection, want }) => {
    expect(ids(selection, aHost())).toEqual(want)
  },
)

test.each([
  {
    name: "a distribution's own Python, for its platform only",
    selection: { platforms: ['rhel-9', 'windows', 'debian-12'] },
    want: ['cp39-linux-x86_64-glibc2.34 3.9.25', 'cp311-windows-x86_64 3.11.18', 'cp311-linux-x86_64-glibc2.36 3.11.2'],
  },
  {
    name: 'the selected Python on all platforms',
    selection: { platforms: ['rhel-8', 'windows'], pythons: ['3.12'] },
    want: [`cp312-${LINUX} 3.12.16`, `cp312-${WINDOWS} 3.12.16`],
  },
  {
    name: 'the oldest micro version of distributions with the same glibc',
    selection: { platforms: ['rhel-10', 'ubuntu-24.04', 'rocky-10'] },
    want: ['cp312-linux-x86_64-glibc2.39 3.12.3'],
  },
  {
    name: 'on another platform, the Pythons of all the selected distributions',
    selection: { platforms: ['rhel-9', 'debian-12', 'linux'], include: ['*-windows-arm64'] },
    want: [
      'cp39-linux-x86_64-glibc2.34 3.9.25',
      'cp311-linux-x86_64-glibc2.36 3.11.2',
      `cp311-${LINUX} 3.11.18`,
      'cp39-windows-arm64 3.9.25',
      'cp311-windows-arm64 3.11.2',
    ],
  },
] satisfies readonly { name: string; selection: Partial<TargetSelection>; want: readonly string[] }[])(
  'a selection gives $name',
  ({ selection, want }) => {
    expect(expandTargets(aSelection(selection), aHost()).map(({ id, python }) => `${id} ${python.version}`)).toEqual(want)
  },
)

test('distributions need no interpreter on this machine', () => {
  expect(ids({ platforms: ['rhel-9', 'debian-12'] })).toEqual(['cp39-linux-x86_64-glibc2.34', 'cp311-linux-x86_64-glibc2.36'])
})

test.each([
  {
    given: 'rhel-8.9',
    want: 'required for rhel-8.9: its own Python 3.6 is not supported (3.8 or newer is); select a newer Python of the distribution, such as 3.12',
  },
  {
    given: 'debian-10-arm64',
    want: 'required for debian-10-arm64: its own Python 3.7 is not supported (3.8 or newer is); select another Python that is installed there',
  },
])('$given needs a Python, because its own is too old', ({ given, want }) => {
  expect(faults({ platforms: [given, 'windows'] }, aHost())).toEqual([`python: : ${want}`])
})

test.each([
  { name: 'full names and selected Pythons', selection: { platforms: [LINUX, 'rhel-9-x86_64', 'win32'], pythons: ['3.12'] }, want: [] },
  {
    name: 'names without an architecture or version, also in include',
    selection: { platforms: ['rhel8', 'linux-arm64', 'rhel8'], pythons: ['3.12'], include: ['cp312-windows'] },
    want: ['rhel8 = linux-x86_64-glibc2.28', 'linux-arm64 = linux-aarch64-glibc2.28', 'windows = windows-x86_64'],
  },
  {
    name: 'distributions without selected Pythons',
    selection: { platforms: ['rhel-9', 'debian-12-x86_64', 'macos'] },
    want: [
      'rhel-9 = linux-x86_64-glibc2.34, Python 3.9',
      'debian-12-x86_64 = linux-x86_64-glibc2.36, Python 3.11.2',
      'macos = macos-11-arm64',
    ],
  },
] satisfies readonly { name: string; selection: Partial<TargetSelection>; want: readonly string[] }[])(
  'the assumptions of $name are known',
  ({ selection, want }) => {
    const texts = assumptionsOf(aSelection(selection)).map(
      ({ given, platform, python }) => `${given} = ${platform}${python === undefined ? '' : `, Python ${python}`}`,
    )
    expect(texts).toEqual(want)
  },
)

test('include and exclude know the aliases of platforms', () => {
  const selection = { platforms: [LINUX, WINDOWS], pythons: ['3.12'] }
  expect(ids({ ...selection, exclude: ['cp312-windows'], include: ['cp313-alpine-x86_64', 'cp39-rhel9'] })).toEqual([
    `cp312-${LINUX}`,
    'cp313-linux-x86_64-musl1.2',
    'cp39-linux-x86_64-glibc2.34',
  ])
})

test('a described machine is better known than the preset of the same name', () => {
  const described = [{ path: 'a.json', text: machineText({ version: '3.12.12', glibc: 36, release: '6.9.9' }) }]
  const [target] = expandTargets(aSelection({ platforms: ['linux-x86_64-glibc2.36'], pythons: ['3.12.12'], described }), undefined)
  expect(target?.markers.platform_release).toBe('6.9.9')
})

test('the host is taken as it is, micro version included', () => {
  const host = aHost()
  const markers = { ...host.target.markers, platform_release: '0', platform_version: '0' }
  expect(expandTargets(aSelection({}), host)).toEqual([{ ...host.target, markers }])
})

test.each([
  { name: 'the host itself', selection: {} },
  { name: "another Python on the host's platform", selection: { pythons: ['3.13t'] } },
])('$name is the same target whatever release its kernel has today', ({ selection }) => {
  const [one, other] = ['6.1.0', '6.9.9'].map((release) => expandTargets(aSelection(selection), aHost(machineText({ release }))))
  expect(one).toEqual(other)
})

test("another Python on the host's platform keeps the host's supported tags and kernel", () => {
  const host = aHost(machineText({ manylinux: false }))
  const [target] = expandTargets(aSelection({ pythons: ['3.13t'] }), host)
  expect(target).toMatchObject({ platformTags: ['linux_x86_64'], machines: ['x86_64'], abis: ['cp313t'] })
  expect(target?.markers).toMatchObject({ platform_machine: 'x86_64', python_version: '3.13' })
})

test.each([
  {
    name: 'every mistake of the selection at once',
    selection: { platforms: ['linux-x86_64-glibc2.82', WINDOWS], pythons: ['3.12t', 'banana'], described: [{ path: 'b.json', text: '{' }] },
    want: ['linux-x86_64-glibc2.22', '3.12t', 'banana', 'b.json'],
  },
  { name: 'the closest names of a platform', selection: { platforms: ['macos-14-amr64'] }, want: ['closest: macos-14-arm64'] },
  {
    name: 'two micro versions of one target',
    selection: { platforms: [LINUX], pythons: ['3.12.1', '3.12.4'] },
    want: ['3.12.1 and 3.12.4'],
  },
  {
    name: 'a pattern that excludes nothing',
    selection: { platforms: [LINUX], pythons: ['3.12'], exclude: ['*-window-*'] },
    want: ['exclude: *-window-*'],
  },
  {
    name: 'an id that is none',
    selection: { platforms: [LINUX], pythons: ['3.12'], include: ['cp312-windows-x86_46'] },
    want: ['include: cp312-windows-x86_46'],
  },
  {
    name: 'an include that was meant to filter',
    selection: { platforms: [LINUX, WINDOWS], pythons: ['3.12'], include: ['cp312-windows-*'] },
    want: ['adds no targets'],
  },
  { name: 'nothing left', selection: { platforms: [LINUX], pythons: ['3.12'], exclude: ['*'] }, want: ['excludes every target'] },
  { name: 'no interpreter to take the Python from', selection: { platforms: [LINUX] }, want: ['python: : required'] },
  { name: 'no interpreter to take the platform from', selection: { pythons: ['3.12'] }, want: ['platform: : required'] },
  { name: 'no interpreter and nothing asked', selection: {}, want: ['platform: : required', 'python: : required'] },
] satisfies readonly { name: string; selection: Partial<TargetSelection>; want: readonly string[] }[])(
  'a selection is rejected for $name',
  ({ selection, want }) => {
    const found = faults(selection)
    expect(found.length).toBe(want.length)
    for (const [index, text] of want.entries()) expect(found[index]).toContain(text)
  },
)

test.each([
  { given: 'alpine-x86_64', want: 'linux-x86_64-musl1.2' },
  { given: 'alpine-arm64', want: 'linux-aarch64-musl1.2' },
  { given: 'alpine-armhf', want: 'linux-armv7l-musl1.2' },
  { given: 'linux-amd64-glibc2.28', want: LINUX },
  { given: 'Linux-X86_64-GLIBC2.28', want: LINUX },
  { given: 'manylinux_2_28_x86_64', want: LINUX },
  { given: 'manylinux2014_aarch64', want: 'linux-aarch64-glibc2.17' },
  { given: 'musllinux_1_2_i686', want: 'linux-i686-musl1.2' },
  { given: 'debian-12-amd64', want: 'linux-x86_64-glibc2.36' },
  { given: 'rhel-8-x86_64', want: LINUX },
  { given: 'ubuntu-24.04-arm64', want: 'linux-aarch64-glibc2.39' },
  { given: 'macosx_14_0_arm64', want: MACOS },
  { given: 'macos-14-aarch64', want: MACOS },
  { given: 'macos-13-x64', want: 'macos-13-x86_64' },
  { given: 'win_amd64', want: WINDOWS },
  { given: 'win32', want: 'windows-x86' },
  { given: 'windows-x64', want: WINDOWS },
  ...[
    'rhel-8',
    'rhel8',
    'RHEL-8',
    'rhel-8.9',
    'rhel-8.9-x86_64',
    'rocky-8',
    'almalinux-8',
    'oraclelinux-8',
    'ol8',
    'linux',
    'linux-amd64',
  ].map((given) => ({
    given,
    want: LINUX,
  })),
  { given: 'linux-arm64', want: 'linux-aarch64-glibc2.28' },
  { given: 'ubuntu-22.04', want: 'linux-x86_64-glibc2.35' },
  { given: 'ubuntu-22.04.5', want: 'linux-x86_64-glibc2.35' },
  { given: 'ubuntu-26.04', want: 'linux-x86_64-glibc2.43' },
  { given: 'amazonlinux-2023-arm64', want: 'linux-aarch64-glibc2.34' },
  { given: 'fedora-45', want: 'linux-x86_64-glibc2.44' },
  { given: 'sles-15.3', want: 'linux-x86_64-glibc2.26' },
  { given: 'sles-15.6', want: 'linux-x86_64-glibc2.38' },
  { given: 'opensuse-leap-16.0', want: 'linux-x86_64-glibc2.40' },
  { given: 'alpine', want: 'linux-x86_64-musl1.2' },
  { given: 'manylinux_2_28', want: LINUX },
  { given: 'windows', want: WINDOWS },
  { given: 'win64', want: WINDOWS },
  { given: 'macos', want: 'macos-11-arm64' },
  { given: 'macos-x86_64', want: 'macos-11-x86_64' },
  { given: 'macos-14', want: MACOS },
  { given: 'macos-14.5', want: MACOS },
  { given: 'macos-11.0-arm64', want: 'macos-11-arm64' },
])('the platform $given is $want', ({ given, want }) => {
  expect(ids({ platforms: [given], pythons: ['3.12'] })).toEqual([`cp312-${want}`])
})

test('every preset has a name of its own, safe as a file name', () => {
  const names = platformPresets().map(({ name }) => name)
  expect(new Set(names).size).toBe(225)
  expect(names.filter((name) => !/^[a-z0-9_.-]+$/.test(name))).toEqual([])
})
