import * as v from 'valibot'
import { type Infer, targetId } from '../core/schemas.ts'

const MinimumVersion = v.tuple([v.number(), v.number()])

/** What an installer compares with its machine. Minimum versions are [major, minor]. */
const SystemSchema = v.variant('os', [
  v.strictObject({ os: v.literal('linux'), machine: v.string(), libc: v.picklist(['glibc', 'musl']), minimum: MinimumVersion }),
  v.strictObject({ os: v.literal('macos'), machine: v.picklist(['arm64', 'x86_64']), minimum: MinimumVersion }),
  v.strictObject({ os: v.literal('windows'), machine: v.picklist(['AMD64', 'ARM64', 'x86']) }),
  v.strictObject({ os: v.literal('other'), machine: v.string() }),
])
export type System = Infer<typeof SystemSchema>

const TargetPythonSchema = v.strictObject({
  /** `cp` or `pp`, as in tags. */
  implementation: v.string(),
  /** Full version, e.g. `3.12.12`, because `!=3.12.0` would exclude a plain 3.12. */
  version: v.string(),
  /** `3.12`; with freeThreaded, `3.13` means 3.13t. */
  series: v.string(),
  freeThreaded: v.boolean(),
})
export type TargetPython = Infer<typeof TargetPythonSchema>

const MARKER_NAMES = ['implementation_name', 'implementation_version', 'os_name', 'platform_machine', 'platform_python_implementation',
  'platform_release', 'platform_system', 'platform_version', 'python_full_version', 'python_version', 'sys_platform'] as const // biome-ignore format: a list of words

const MarkerEnvironmentSchema = v.strictObject(v.entriesFromList(MARKER_NAMES, v.string()))
export type MarkerEnvironment = Infer<typeof MarkerEnvironmentSchema>

/** A target without its id. */
export const TARGET_FIELDS = {
  /** Name of the preset, e.g. `linux-x86_64-glibc2.28`, or the equivalent of a described machine. */
  platform: v.string(),
  system: SystemSchema,
  python: TargetPythonSchema,
  /** Best first, e.g. `['cp312']`, `['cp313t']`, `['pypy311_pp73']`; abi3 and none are implied. */
  abis: v.array(v.string()),
  /** Every platform tag that the target accepts, best first. */
  platformTags: v.array(v.string()),
  /** The marker variables (Dependency specifiers, "Environment markers"; PEP 508). */
  markers: MarkerEnvironmentSchema,
  /** The usual one first. A 32-bit target can also report that of its 64-bit kernel. */
  machines: v.array(v.pipe(v.string(), v.description('all values of platform_machine that it can report'))),
  /** `python.version` is one of them. */
  microVersions: v.array(v.pipe(v.string(), v.description('all micro versions of Python that it covers, oldest first'))),
} as const

/**
 * One platform and one Python, with a marker environment and an ordered list of supported tags. Nothing else about the machine that runs
 * this program may influence a resolution or a check.
 */
export const TargetSchema = v.strictObject({ id: targetId, ...TARGET_FIELDS })
export type Target = Infer<typeof TargetSchema>

/** One machine of a target, as far as markers can distinguish it. */
export const PointSchema = v.strictObject({
  /** Full version of Python. */
  python: v.string(),
  /** `platform_machine` */
  machine: v.string(),
})
export type Point = Infer<typeof PointSchema>

/** The target reduced to one machine. PyPy's implementation version does not depend on the Python version. */
export function targetAt(target: Target, { python, machine }: Point): Target {
  const markers = { ...target.markers, platform_machine: machine }
  if (python === target.python.version) return { ...target, markers, machines: [machine] }
  const implementation = target.python.implementation === 'cp' ? { implementation_version: python } : {}
  return {
    ...target,
    python: { ...target.python, version: python },
    markers: { ...markers, python_full_version: python, ...implementation },
    machines: [machine],
  }
}
