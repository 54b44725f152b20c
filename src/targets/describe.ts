import * as v from 'valibot'
import type { Fault } from '../core/errors.ts'
import { parseStrictJson } from '../core/json.ts'
import { toTargetId } from '../core/names.ts'
import { contradictions } from './contradictions.ts'
import { platformName } from './presets.ts'
import { pythonTag } from './python-version.ts'
import { microVersionsOf } from './pythons.ts'
import { bareLinuxLadder, ladderOf } from './tags.ts'
import type { System, Target, TargetPython } from './target.ts'

/** A real interpreter, as describe.py saw it on its own machine. */
export interface Described {
  /** Where the JSON came from: a path, or the interpreter that was asked. */
  readonly path: string
  readonly target: Target
}

const Text = v.pipe(v.string(), v.nonEmpty())
/** A ladder has a rung for each minor: a number without bounds would be a bomb. */
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

/** What describe.py prints; python/installer/describe.py is the other side. Unknown keys are dropped: newer ones may add some. */
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

export type DescribedFields = v.InferOutput<typeof DescribedJson>

/**
 * The target that a JSON text of describe.py describes, or every fault in it, each naming the path and the field.
 * @param path where the text came from, for the messages
 */
export function parseDescribed(path: string, text: string): Described | readonly Fault[] {
  if (isUtf16(text)) {
    const want = 'this is UTF-16, as > writes in Windows PowerShell 5; let describe.py write the file: python describe.py FILE'
    return [{ input: path, given: '', want }]
  }
  const json = parseJson(text)
  if ('wrong' in json)
    return [{ input: path, given: '', want: `this is no JSON (${json.wrong}); run describe.py on the machine and keep what it prints` }]
  const checked = v.safeParse(DescribedJson, json.value)
  if (!checked.success) return checked.issues.map((issue) => faultOf(path, issue))
  const faults = contradictions(checked.output)
  if (faults.length > 0) return faults.map(({ field, given, want }) => ({ input: `${path}: ${field}`, given, want }))
  return { path, target: toTarget(checked.output) }
}

/** UTF-16 that was read as UTF-8: its byte order mark is no text, and every second byte of ASCII is 0. */
function isUtf16(text: string): boolean {
  return text.startsWith('\uFFFD\uFFFD') || /^\0?[{\s]\0/.test(text)
}

function parseJson(text: string): { readonly value: unknown } | { readonly wrong: string } {
  try {
    // Editors and shells on Windows put a byte order mark in front.
    return { value: parseStrictJson(text.replace(/^\uFEFF/, '')) }
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}

function faultOf(path: string, issue: v.BaseIssue<unknown>): Fault {
  const field = v.getDotPath(issue) ?? 'the whole text'
  const missing = issue.received === 'undefined'
  const want = issue.type === 'regex' || issue.type === 'min_length' ? issue.message : `expected ${issue.expected ?? issue.message}`
  return { input: `${path}: ${field}`, given: missing ? '' : issue.received, want: missing ? `missing (${want})` : want }
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
    // It says what it reports; install.py holds the machine that it runs on to that.
    machines: [fields.markers.platform_machine],
    microVersions: microVersionsOf(python),
  }
}

function toPython({ implementation, version, freeThreaded, markers }: DescribedFields): TargetPython {
  return { implementation, version, series: markers.python_version, freeThreaded }
}

function toSystem({ os, machine, libc, macos }: DescribedFields): System {
  if (os === 'linux' && libc !== null) return { os, machine, libc: libc.name, floor: libc.version }
  if (os === 'macos' && macos !== null && (machine === 'arm64' || machine === 'x86_64')) return { os, machine, floor: macos }
  if (os === 'windows' && (machine === 'AMD64' || machine === 'ARM64' || machine === 'x86')) return { os, machine }
  return { os: 'other', machine }
}

function platformTagsOf({ os, machine, platform, libc }: DescribedFields, system: System): readonly string[] {
  // A soft-float ARM or a forbidding _manylinux module: native wheels only, whatever its glibc.
  if (os === 'linux' && (libc === null || (libc.name === 'glibc' && !libc.manylinux))) return bareLinuxLadder(machine)
  return system.os === 'other' ? [tagOf(platform)] : ladderOf(system)
}

/** A platform as a tag spells it (`packaging.tags._normalize_string`). */
function tagOf(platform: string): string {
  return platform.toLowerCase().replaceAll(/[-. ]/g, '_')
}
