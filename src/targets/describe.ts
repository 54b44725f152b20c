import * as v from 'valibot'
import type { UsageError } from '../core/errors.ts'
import { parseStrictJson } from '../core/json.ts'
import { toTargetId } from '../core/names.ts'
import { getOwn } from '../core/objects.ts'
import { machinesOf } from './markers.ts'
import { platformName } from './platforms.ts'
import { microVersionsOf, pythonTag } from './pythons.ts'
import { plainLinuxTags, supportedTagsOf } from './tags.ts'
import type { System, Target, TargetPython } from './target.ts'

/** A real interpreter, as described by describe.py on its machine. */
export interface Described {
  /** Path of the JSON file, or of the interpreter that printed it. */
  readonly path: string
  readonly target: Target
}

const Text = v.pipe(v.string(), v.nonEmpty())
/** Limited, because there is a supported tag for each minor version. */
const Small = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999))
const Version = v.tuple([Small, Small])

const Markers = v.object({
  implementation_name: Text,
  implementation_version: Text,
  os_name: Text,
  platform_machine: v.string(),
  platform_python_implementation: Text,
  platform_release: v.string(),
  platform_system: v.string(),
  platform_version: v.string(),
  python_full_version: Text,
  python_version: Text,
  sys_platform: Text,
})

/** The output of python/installer/describe.py. Unknown keys are ignored, because newer versions may add some. */
const DescribedJson = v.object({
  schema: v.literal(1),
  implementation: v.pipe(v.string(), v.regex(/^[a-z]+$/, 'a short name such as cp or pp')),
  version: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+/, 'a full version such as 3.12.4')),
  freeThreaded: v.boolean(),
  abis: v.pipe(v.array(v.pipe(v.string(), v.regex(/^\w+$/, 'an ABI tag such as cp312'))), v.minLength(1, 'at least one ABI tag')),
  os: v.picklist(['linux', 'macos', 'windows', 'other']),
  machine: v.pipe(v.string(), v.regex(/^\w+$/, 'a machine such as x86_64')),
  platform: Text,
  libc: v.nullable(v.object({ name: v.picklist(['glibc', 'musl']), version: Version, manylinux: v.boolean() })),
  macos: v.nullable(Version),
  markers: Markers,
})

type DescribedFields = v.InferOutput<typeof DescribedJson>

/**
 * Parse the output of describe.py.
 * @param path source of the text, for messages
 * @returns the target, or all errors with path and field
 */
export function parseDescribed(path: string, text: string): Described | readonly UsageError[] {
  if (isUtf16(text)) {
    const expected = 'the file is UTF-16, as written by > in Windows PowerShell 5; run python describe.py FILE instead'
    return [{ input: path, actual: '', expected }]
  }
  const json = parseJson(text)
  if ('wrong' in json)
    return [{ input: path, actual: '', expected: `invalid JSON (${json.wrong}); save the output of describe.py unchanged` }]
  const checked = v.safeParse(DescribedJson, json.value)
  if (!checked.success) return checked.issues.map((issue) => faultOf(path, issue))
  const faults = consistencyFaults(checked.output)
  if (faults.length > 0) return faults.map(({ field, ...fault }) => ({ input: `${path}: ${field}`, ...fault }))
  return { path, target: toTarget(withoutLocalPart(checked.output)) }
}

/** Detect UTF-16 that was decoded as UTF-8: the byte order mark is invalid, and every second byte of ASCII is 0. */
function isUtf16(text: string): boolean {
  return text.startsWith('\uFFFD\uFFFD') || /^\0?[{\s]\0/.test(text)
}

function parseJson(text: string): { readonly value: unknown } | { readonly wrong: string } {
  try {
    // Editors and shells on Windows write a byte order mark.
    return { value: parseStrictJson(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

function faultOf(path: string, issue: v.BaseIssue<unknown>): UsageError {
  const field = v.getDotPath(issue) ?? 'document'
  const missing = issue.received === 'undefined'
  const want = issue.type === 'regex' || issue.type === 'min_length' ? issue.message : `expected ${issue.expected ?? issue.message}`
  return { input: `${path}: ${field}`, actual: missing ? '' : issue.received, expected: missing ? `missing (${want})` : want }
}

/** A build from a checkout reports `3.12.4+`. To version specifiers, this is 3.12.4: `packaging` reads it as 3.12.4+local. */
function withoutLocalPart(fields: DescribedFields): DescribedFields {
  const version = fields.version.replace(/\+$/, '')
  return { ...fields, version, markers: { ...fields.markers, python_full_version: version } }
}

function toTarget(fields: DescribedFields): Target {
  const python = toPython(fields)
  const system = toSystem(fields)
  const platform = system.os === 'other' ? `other-${tagOf(fields.platform)}` : platformName(system)
  return {
    id: toTargetId(`${pythonTag(python)}${fields.abis[0]?.endsWith('d') === true ? 'd' : ''}-${platform}`),
    platform,
    system,
    python,
    abis: fields.abis,
    platformTags: platformTagsOf(fields, system),
    markers: fields.markers,
    // Only the reported one: install.py rejects any other machine name.
    machines: [fields.markers.platform_machine],
    microVersions: microVersionsOf(python),
  }
}

function toPython({ implementation, version, freeThreaded, markers }: DescribedFields): TargetPython {
  return { implementation, version, series: markers.python_version, freeThreaded }
}

function toSystem({ os, machine, libc, macos }: DescribedFields): System {
  if (os === 'linux' && libc !== null) return { os, machine, libc: libc.name, minimum: libc.version }
  if (os === 'macos' && macos !== null && (machine === 'arm64' || machine === 'x86_64')) return { os, machine, minimum: macos }
  if (os === 'windows' && (machine === 'AMD64' || machine === 'ARM64' || machine === 'x86')) return { os, machine }
  return { os: 'other', machine }
}

function platformTagsOf({ os, machine, platform, libc }: DescribedFields, system: System): readonly string[] {
  // A soft-float ARM, or a _manylinux module that forbids manylinux wheels: native wheels only, regardless of glibc.
  if (os === 'linux' && (libc === null || (libc.name === 'glibc' && !libc.manylinux))) return plainLinuxTags(machine)
  return system.os === 'other' ? [tagOf(platform)] : supportedTagsOf(system)
}

/** Normalize a platform for a tag (`packaging.tags._normalize_string`). */
function tagOf(platform: string): string {
  return platform.toLowerCase().replaceAll(/[-. ]/g, '_')
}

/** Two contradictory fields of a description. */
interface ConsistencyFault {
  readonly field: string
  readonly actual: string
  readonly expected: string
}

interface Rule {
  readonly field: string
  readonly actual: string
  readonly holds: boolean
  readonly expected: string
}

/** Check that fields are consistent, because descriptions are copied and edited by hand. */
function consistencyFaults(fields: DescribedFields): readonly ConsistencyFault[] {
  const rules = [...pythonRules(fields), ...abiRules(fields), ...systemRules(fields)]
  return rules.filter(({ holds }) => !holds).map(({ field, actual, expected }) => ({ field, actual, expected }))
}

function pythonRules(fields: DescribedFields): readonly Rule[] {
  const { version, implementation, markers } = fields
  const series = version.split('.').slice(0, 2).join('.')
  const name = getOwn(IMPLEMENTATIONS, implementation) ?? implementation
  return [
    rule('markers.python_full_version', markers.python_full_version, version, 'the field version'),
    rule('markers.python_version', markers.python_version, series, 'the field version'),
    rule('markers.implementation_name', markers.implementation_name, name, 'the field implementation'),
    ...implementationRules(fields),
  ]
}

const IMPLEMENTATIONS: Readonly<Record<string, string>> = { cp: 'cpython', pp: 'pypy' }
const LONG_NAMES: Readonly<Record<string, string>> = { cp: 'CPython', pp: 'PyPy' }

/** Only CPython and PyPy have known names. PyPy's implementation version is independent of the Python version. */
function implementationRules({ version, implementation, markers }: DescribedFields): readonly Rule[] {
  const name = getOwn(LONG_NAMES, implementation)
  if (name === undefined) return []
  const long = rule('markers.platform_python_implementation', markers.platform_python_implementation, name, 'the field implementation')
  if (implementation !== 'cp') return [long]
  // implementation_version is 3.14.0c1 for `3.14.0rc1`, and 3.14.0 for `3.14.0+`
  const given = markers.implementation_version
  const release = releaseOf(version)
  return [
    long,
    {
      field: 'markers.implementation_version',
      actual: given,
      holds: releaseOf(given) === release,
      expected: `${release}, to match the field version`,
    },
  ]
}

function releaseOf(version: string): string {
  return /^\d+\.\d+\.\d+/.exec(version)?.[0] ?? ''
}

function abiRules({ implementation, version, abis, freeThreaded }: DescribedFields): readonly Rule[] {
  if (implementation !== 'cp') return []
  const stem = `cp${version.split('.').slice(0, 2).join('')}${freeThreaded ? 't' : ''}`
  const abi = abis[0] ?? ''
  // `d` is a debug build; Python before 3.8 adds `m` and `u`.
  const holds = abi.startsWith(stem) && /^d?m?u?$/.test(abi.slice(stem.length))
  return [{ field: 'abis', actual: abis.join(', '), holds, expected: `${stem} first, to match the fields version and freeThreaded` }]
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
      actual: machine,
      holds: isMachineOf(os, machine),
      expected: `a machine of ${os}${MACHINES[os] === undefined ? '' : `: ${MACHINES[os].join(', ')}`}`,
    },
    {
      field: 'macos',
      actual: 'null',
      holds: os !== 'macos' || macos !== null,
      expected: 'the version of macOS, e.g. [14, 5], to match the field os',
    },
    { field: 'macos', actual: String(macos), holds: os === 'macos' || macos === null, expected: 'null, to match the field os' },
    {
      field: 'libc',
      actual: fields.libc?.name ?? 'null',
      holds: os === 'linux' || fields.libc === null,
      expected: 'null, to match the field os',
    },
    {
      field: 'markers.platform_machine',
      actual: markers.platform_machine,
      holds: canReport(fields),
      expected: `${machine}, or the 64-bit kernel of it, to match the field machine`,
    },
  ]
}

/** sysconfig.get_platform() starts with the system. On Windows, it is the only source of the machine. */
function platformRule({ machine, platform }: DescribedFields, os: keyof typeof SYSTEMS): Rule {
  if (os !== 'windows') {
    const start = os === 'linux' ? 'linux-' : 'macosx-'
    return { field: 'platform', actual: platform, holds: platform.startsWith(start), expected: `${start}…, to match the field os` }
  }
  const wanted = getOwn(WINDOWS_PLATFORMS, machine) ?? platform
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

/** On Windows, an x86_64 Python can run on an ARM64 processor and report it. */
function canReport({ os, machine, markers }: DescribedFields): boolean {
  if (os === 'macos') return markers.platform_machine === machine
  if (os === 'windows') return ['AMD64', 'ARM64', 'x86'].includes(markers.platform_machine)
  return machinesOf({ os: 'linux', machine, libc: 'glibc', minimum: [2, 17] }).includes(markers.platform_machine)
}

function rule(field: string, given: string, wanted: string, because: string): Rule {
  return { field, actual: given, holds: given === wanted, expected: `${wanted}, to match ${because}` }
}
