import { execFileSync, spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { parseDescribed } from '../../src/targets/describe.ts'
import { bareEnv, interpreters } from './interpreters.ts'

const Real = v.object({ platformTags: v.array(v.string()), tags: v.array(v.string()), markers: v.record(v.string(), v.string()) })

function describedBy(python: string): string {
  return execFileSync(python, ['-B', 'python/installer/describe.py'], { env: bareEnv(), encoding: 'utf8' })
}

/** packaging 26.3 for the Pythons that can load it; older ones are asked by the packaging of their own pip. */
function packagingOf(python: string, args: readonly string[]): v.InferOutput<typeof Real> {
  return v.parse(Real, JSON.parse(execFileSync(python, ['-B', 'test/targets/real.py', ...args], { env: bareEnv(), encoding: 'utf8' })))
}

describe.each(interpreters())('the interpreter $series', ({ path: python, series: [, minor] }) => {
  test('is described as its own packaging sees it', () => {
    const described = parseDescribed(python, describedBy(python))
    if (!('target' in described)) throw new Error(JSON.stringify(described))
    const { platformTags, markers, abis } = described.target
    expect(Object.keys(markers).length).toBe(11)
    if (minor >= 10) {
      const real = packagingOf(python, globSync('vendor/pip-*.whl'))
      expect({ platformTags, markers }).toEqual({ platformTags: real.platformTags, markers: real.markers })
      expect(real.tags[0]).toBe(`cp3${minor}-${abis[0]}-${platformTags[0]}`)
      return
    }
    const real = packagingOf(python, [])
    // Before packaging 26.3 the native linux_* tags came last; the pip of Python 3.6 names no platforms at all.
    if (real.platformTags.length > 0) expect(platformTags.toSorted()).toEqual(real.platformTags.toSorted())
    expect(markers).toEqual(real.markers)
    expect(real.tags[0]?.split('-').slice(0, 2)).toEqual([`cp3${minor}`, abis[0]])
  })

  test('passes the unit tests of describe.py', () => {
    const args = ['-B', '-m', 'unittest', 'test_describe']
    const { status, stderr } = spawnSync(python, args, { cwd: 'test/python', env: bareEnv(), encoding: 'utf8' })
    expect(stderr).toMatch(/^OK$/m)
    expect(status).toBe(0)
  })
})

/** A described machine as text, with what the case changes. */
function json(changes: Readonly<Record<string, unknown>>, markers: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify({ ...APPLIANCE, markers: { ...APPLIANCE.markers, ...markers }, ...changes })
}

const APPLIANCE = {
  schema: 1,
  implementation: 'cp',
  version: '3.11.2',
  freeThreaded: false,
  abis: ['cp311'],
  os: 'linux',
  machine: 'x86_64',
  platform: 'linux-x86_64',
  libc: { name: 'glibc', version: [2, 36], manylinux: true },
  macos: null,
  markers: {
    implementation_name: 'cpython',
    implementation_version: '3.11.2',
    os_name: 'posix',
    platform_machine: 'x86_64',
    platform_python_implementation: 'CPython',
    platform_release: '6.1.0-18-amd64',
    platform_system: 'Linux',
    platform_version: '#1 SMP',
    python_full_version: '3.11.2',
    python_version: '3.11',
    sys_platform: 'linux',
  },
}

const WINDOWS = { sys_platform: 'win32', os_name: 'nt', platform_system: 'Windows', platform_machine: 'AMD64' }

test.each([
  { name: 'glibc', text: json({}), id: 'cp311-linux-x86_64-glibc2.36', tag: 'linux_x86_64' },
  { name: 'a byte order mark in front', text: `\uFEFF${json({})}`, id: 'cp311-linux-x86_64-glibc2.36', tag: 'linux_x86_64' },
  {
    name: 'a glibc older than every preset',
    text: json({ libc: { name: 'glibc', version: [2, 12], manylinux: true } }),
    id: 'cp311-linux-x86_64-glibc2.12',
    tag: 'linux_x86_64',
  },
  {
    name: 'PyPy',
    text: json(
      { implementation: 'pp', abis: ['pypy311_pp73'] },
      { implementation_name: 'pypy', implementation_version: '7.3.20', platform_python_implementation: 'PyPy' },
    ),
    id: 'pp311-linux-x86_64-glibc2.36',
    tag: 'linux_x86_64',
  },
  {
    name: 'a release candidate, which names itself in two ways',
    text: json(
      { version: '3.14.0rc2', abis: ['cp314'] },
      { python_full_version: '3.14.0rc2', python_version: '3.14', implementation_version: '3.14.0c2' },
    ),
    id: 'cp314-linux-x86_64-glibc2.36',
    tag: 'linux_x86_64',
  },
  { name: 'a debug build', text: json({ abis: ['cp311d', 'cp311'] }), id: 'cp311d-linux-x86_64-glibc2.36', tag: 'linux_x86_64' },
  {
    name: 'FreeBSD',
    text: json(
      { os: 'other', machine: 'amd64', platform: 'freebsd-14.1-RELEASE-amd64', libc: null },
      { sys_platform: 'freebsd14', platform_system: 'FreeBSD', platform_machine: 'amd64' },
    ),
    id: 'cp311-other-freebsd_14_1_release_amd64',
    tag: 'freebsd_14_1_release_amd64',
  },
  {
    name: 'macOS 10.15',
    text: json(
      { os: 'macos', platform: 'macosx-10.9-x86_64', macos: [10, 15], libc: null },
      { sys_platform: 'darwin', platform_system: 'Darwin' },
    ),
    id: 'cp311-macos-10.15-x86_64',
    tag: 'macosx_10_15_x86_64',
  },
])('a described machine with $name is a target', ({ text, id, tag }) => {
  const described = parseDescribed('appliance.json', text)
  expect('target' in described && [described.target.id, described.target.platformTags[0]]).toEqual([id, tag])
})

test.each([
  { name: 'i686 on a 64-bit kernel', text: json({ machine: 'i686' }), machines: ['x86_64'] },
  { name: 'i686 on its own kernel', text: json({ machine: 'i686' }, { platform_machine: 'i686' }), machines: ['i686'] },
  {
    name: 'x86_64 under emulation on Windows ARM64',
    text: json({ os: 'windows', machine: 'AMD64', platform: 'win-amd64', libc: null }, { ...WINDOWS, platform_machine: 'ARM64' }),
    machines: ['ARM64'],
  },
])('a described machine is checked for the name that it reported: $name', ({ text, machines }) => {
  const described = parseDescribed('appliance.json', text)
  expect('target' in described && [described.target.machines, described.target.markers.platform_machine]).toEqual([machines, machines[0]])
})

const EVERY_FIELD = Object.keys(APPLIANCE).map((name) => `appliance.json: ${name}`)

test('a machine that forbids manylinux wheels takes native ones only', () => {
  const described = parseDescribed('appliance.json', json({ libc: { name: 'glibc', version: [2, 36], manylinux: false } }))
  expect('target' in described && described.target.platformTags).toEqual(['linux_x86_64'])
})

test.each([
  { name: 'no JSON', text: 'cp311', places: ['appliance.json'] },
  { name: 'a field that stands twice', text: json({}).replace('{', '{"schema":1,'), places: ['appliance.json'] },
  { name: 'a list', text: '[]', places: EVERY_FIELD },
  { name: 'a missing field', text: json({ abis: undefined }), places: ['appliance.json: abis'] },
  {
    name: 'a missing marker',
    text: json({ markers: { ...APPLIANCE.markers, os_name: undefined } }),
    places: ['appliance.json: markers.os_name'],
  },
  {
    name: 'a C library of absurd version',
    text: json({ libc: { name: 'musl', version: [1, 1e9], manylinux: false } }),
    places: ['appliance.json: libc.version.1'],
  },
  { name: 'a machine called constructor', text: json({ machine: 'constructor' }), places: ['appliance.json: markers.platform_machine'] },
  { name: 'a newer schema', text: json({ schema: 2 }), places: ['appliance.json: schema'] },
  {
    name: 'a Python of two versions',
    text: json({ version: '3.12.1', abis: ['cp312'] }),
    places: ['python_full_version', 'python_version', 'implementation_version'].map((name) => `appliance.json: markers.${name}`),
  },
  { name: 'the ABI of another Python', text: json({ abis: ['cp312'] }), places: ['appliance.json: abis'] },
  { name: 'a free-threaded ABI of a plain Python', text: json({ abis: ['cp311t'] }), places: ['appliance.json: abis'] },
  {
    name: 'the markers of another system',
    text: json({}, { sys_platform: 'win32', os_name: 'nt' }),
    places: ['appliance.json: markers.sys_platform', 'appliance.json: markers.os_name'],
  },
  { name: 'the machine of another', text: json({ machine: 'aarch64' }), places: ['appliance.json: markers.platform_machine'] },
  {
    name: 'macOS without its version',
    text: json({ os: 'macos', platform: 'macosx-11.0-x86_64', libc: null }, { sys_platform: 'darwin', platform_system: 'Darwin' }),
    places: ['appliance.json: macos'],
  },
  {
    name: 'the implementation of another version',
    text: json({}, { implementation_version: '3.12.4' }),
    places: ['appliance.json: markers.implementation_version'],
  },
  {
    name: 'a CPython that calls itself PyPy',
    text: json({}, { platform_python_implementation: 'PyPy' }),
    places: ['appliance.json: markers.platform_python_implementation'],
  },
  {
    name: 'a PyPy that calls itself CPython',
    text: json({ implementation: 'pp', abis: ['pypy311_pp73'] }, { implementation_name: 'pypy', implementation_version: '7.3.20' }),
    places: ['appliance.json: markers.platform_python_implementation'],
  },
  { name: 'the platform of Windows on Linux', text: json({ platform: 'win-amd64' }), places: ['appliance.json: platform'] },
  {
    name: 'the platform of another Windows',
    text: json({ os: 'windows', machine: 'AMD64', platform: 'win-arm64', libc: null }, WINDOWS),
    places: ['appliance.json: platform'],
  },
  {
    name: 'the platform of Linux on macOS',
    text: json({ os: 'macos', macos: [14, 5], libc: null }, { sys_platform: 'darwin', platform_system: 'Darwin' }),
    places: ['appliance.json: platform'],
  },
  {
    name: 'a C library on Windows',
    text: json({ os: 'windows', machine: 'AMD64', platform: 'win-amd64' }, WINDOWS),
    places: ['appliance.json: libc'],
  },
])('a description with $name is rejected by path and field', ({ text, places }) => {
  const described = parseDescribed('appliance.json', text)
  expect('target' in described ? [] : described.map(({ input }) => input)).toEqual(places)
  expect('target' in described ? [] : described.every(({ expected }) => expected.length > 5)).toBe(true)
})

test.each(['\uFEFF', ''])('UTF-16 with the mark "%s" in front is reported from what is no JSON at all', (mark) => {
  const text = Buffer.from(`${mark}${json({})}`, 'utf16le').toString('utf8')
  const want = 'the file is UTF-16, as written by > in Windows PowerShell 5; run python describe.py FILE instead'
  expect(parseDescribed('box.json', text)).toEqual([{ input: 'box.json', actual: '', expected: want }])
})

test('a described machine stands for the platform_machine that it reported, and for every micro version of its series', () => {
  const changes = { os: 'windows', machine: 'AMD64', platform: 'win-amd64', libc: null }
  const emulated = parseDescribed('arm.json', json(changes, { ...WINDOWS, platform_machine: 'ARM64' }))
  expect('target' in emulated ? emulated.target : emulated).toMatchObject({
    id: 'cp311-windows-x86_64',
    machines: ['ARM64'],
    python: { version: '3.11.2' },
    microVersions: expect.arrayContaining(['3.11.0', '3.11.2', '3.11.14']),
    platformTags: ['win_amd64'],
  })
})

test('a Python that was built from a checkout counts as its release', () => {
  const described = parseDescribed('a.json', json({ version: '3.11.2+' }, { python_full_version: '3.11.2+' }))
  expect(described).toMatchObject({ target: { python: { version: '3.11.2' }, markers: { python_full_version: '3.11.2' } } })
})
