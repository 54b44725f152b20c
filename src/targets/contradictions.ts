import { ownOf } from '../core/own.ts'
import type { DescribedFields } from './describe.ts'
import { machinesOf } from './markers.ts'

/** Two fields of one description that cannot both be true. */
export interface Contradiction {
  readonly field: string
  readonly given: string
  readonly want: string
}

interface Rule {
  readonly field: string
  readonly given: string
  readonly holds: boolean
  readonly want: string
}

/** A description is carried by hand and edited by hand: what its fields say of each other has to agree. */
export function contradictions(fields: DescribedFields): readonly Contradiction[] {
  const rules = [...pythonRules(fields), ...abiRules(fields), ...systemRules(fields)]
  return rules.filter(({ holds }) => !holds).map(({ field, given, want }) => ({ field, given, want }))
}

function pythonRules(fields: DescribedFields): readonly Rule[] {
  const { version, implementation, markers } = fields
  const series = version.split('.').slice(0, 2).join('.')
  const name = ownOf(IMPLEMENTATIONS, implementation) ?? implementation
  return [
    rule('markers.python_full_version', markers.python_full_version, version, 'the field version'),
    rule('markers.python_version', markers.python_version, series, 'the field version'),
    rule('markers.implementation_name', markers.implementation_name, name, 'the field implementation'),
    ...implementationRules(fields),
  ]
}

const IMPLEMENTATIONS: Readonly<Record<string, string>> = { cp: 'cpython', pp: 'pypy' }
const LONG_NAMES: Readonly<Record<string, string>> = { cp: 'CPython', pp: 'PyPy' }

/** What others call themselves is not known here; and PyPy counts its own versions, beside those of Python. */
function implementationRules({ version, implementation, markers }: DescribedFields): readonly Rule[] {
  const name = ownOf(LONG_NAMES, implementation)
  if (name === undefined) return []
  const long = rule('markers.platform_python_implementation', markers.platform_python_implementation, name, 'the field implementation')
  if (implementation !== 'cp') return [long]
  // `3.14.0rc1` is 3.14.0c1 there, and `3.14.0+` is 3.14.0
  const given = markers.implementation_version
  const release = releaseOf(version)
  return [
    long,
    { field: 'markers.implementation_version', given, holds: releaseOf(given) === release, want: `${release}, by the field version` },
  ]
}

function releaseOf(version: string): string {
  return /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? ''
}

function abiRules({ implementation, version, abis, freeThreaded }: DescribedFields): readonly Rule[] {
  if (implementation !== 'cp') return []
  const stem = `cp${version.split('.').slice(0, 2).join('')}${freeThreaded ? 't' : ''}`
  const abi = abis[0] ?? ''
  // `d` is a debug build; `m` and `u` are what Pythons before 3.8 add.
  const holds = abi.startsWith(stem) && /^d?m?u?$/.test(abi.slice(stem.length))
  return [{ field: 'abis', given: abis.join(', '), holds, want: `${stem} comes first, by the fields version and freeThreaded` }]
}

function systemRules(fields: DescribedFields): readonly Rule[] {
  const { os, machine, macos, markers } = fields
  if (os === 'other') return []
  const { sys, name, system } = SYSTEMS[os]
  return [
    rule('markers.sys_platform', markers.sys_platform, sys, 'the field os'),
    rule('markers.os_name', markers.os_name, name, 'the field os'),
    rule('markers.platform_system', markers.platform_system, system, 'the field os'),
    platformRule(fields, os),
    {
      field: 'machine',
      given: machine,
      holds: isMachineOf(os, machine),
      want: `a machine of ${os}${MACHINES[os] === undefined ? '' : `: ${MACHINES[os].join(', ')}`}`,
    },
    { field: 'macos', given: 'null', holds: os !== 'macos' || macos !== null, want: 'the version of macOS, e.g. [14, 5], by the field os' },
    { field: 'macos', given: String(macos), holds: os === 'macos' || macos === null, want: 'null, by the field os' },
    { field: 'libc', given: fields.libc?.name ?? 'null', holds: os === 'linux' || fields.libc === null, want: 'null, by the field os' },
    {
      field: 'markers.platform_machine',
      given: markers.platform_machine,
      holds: canReport(fields),
      want: `${machine}, or the 64-bit kernel of it, by the field machine`,
    },
  ]
}

/** sysconfig.get_platform() names the system first; on Windows the machine is read from nothing else. */
function platformRule({ machine, platform }: DescribedFields, os: keyof typeof SYSTEMS): Rule {
  if (os !== 'windows') {
    const start = os === 'linux' ? 'linux-' : 'macosx-'
    return { field: 'platform', given: platform, holds: platform.startsWith(start), want: `${start}…, by the field os` }
  }
  const wanted = ownOf(WINDOWS_PLATFORMS, machine) ?? platform
  return rule('platform', platform, wanted, 'the fields os and machine')
}

const WINDOWS_PLATFORMS: Readonly<Record<string, string>> = { AMD64: 'win-amd64', ARM64: 'win-arm64', x86: 'win32' }

const SYSTEMS = {
  linux: { sys: 'linux', name: 'posix', system: 'Linux' },
  macos: { sys: 'darwin', name: 'posix', system: 'Darwin' },
  windows: { sys: 'win32', name: 'nt', system: 'Windows' },
} as const

const MACHINES: Readonly<Record<string, readonly string[]>> = { macos: ['arm64', 'x86_64'], windows: ['AMD64', 'ARM64', 'x86'] }

function isMachineOf(os: string, machine: string): boolean {
  return MACHINES[os]?.includes(machine) ?? true
}

/** On Windows an x86_64 Python can run on an ARM64 processor and say so. */
function canReport({ os, machine, markers }: DescribedFields): boolean {
  if (os === 'macos') return markers.platform_machine === machine
  if (os === 'windows') return ['AMD64', 'ARM64', 'x86'].includes(markers.platform_machine)
  return machinesOf({ os: 'linux', machine, libc: 'glibc', floor: [2, 17] }).includes(markers.platform_machine)
}

function rule(field: string, given: string, wanted: string, because: string): Rule {
  return { field, given, holds: given === wanted, want: `${wanted}, by ${because}` }
}
