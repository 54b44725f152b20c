import type { MarkerEnvironment, TargetPython } from './target.ts'

/** One CPython series. */
export interface PythonSeries {
  /** `3.12`; free-threaded builds have separate rows, e.g. `3.13t`. */
  readonly name: string
  readonly minor: number
  readonly freeThreaded: boolean
  /** The newest known full version, which `3.12` means in a target. */
  readonly newest: string
  /** False if only pre-releases exist. Such a series is not part of any range and must be named. */
  readonly released: boolean
}

/**
 * Newest micro of each CPython 3 series, as of 2026-11-22. A free-threaded build has the same version.
 * Source: the download table inside uv 0.13.9 from PyPI (`uv python list --all-versions`), which follows python.org;
 * 3.8.20 and 3.9.25 are the last of their series. To update: change the number, run test/targets.
 */
const NEWEST = [
  { minor: 8, newest: '3.8.20' },
  { minor: 9, newest: '3.9.25' },
  { minor: 10, newest: '3.10.22' },
  { minor: 11, newest: '3.11.18' },
  { minor: 12, newest: '3.12.16' },
  { minor: 13, newest: '3.13.18' },
  { minor: 14, newest: '3.14.10' },
  { minor: 15, newest: '3.15.2' },
  { minor: 16, newest: '3.16.0a2', unreleased: true },
] as const satisfies readonly { minor: number; newest: string; unreleased?: true }[]

/** The first series that has a free-threaded build (PEP 703). */
export const FIRST_FREE_THREADED_MINOR = 13

/** All series for presets, oldest first, each free-threaded one after the normal one. */
export function knownPythons(): readonly PythonSeries[] {
  return NEWEST.flatMap(({ minor, newest, ...rest }) => {
    const plain = { name: `3.${minor}`, minor, freeThreaded: false, newest, released: !('unreleased' in rest) }
    return minor < FIRST_FREE_THREADED_MINOR ? [plain] : [plain, { ...plain, name: `3.${minor}t`, freeThreaded: true }]
  })
}

/**
 * The full versions that a target with this Python covers, oldest first: every known final release of its series, and its own.
 * A pre-release, or a Python that is not CPython, only covers itself.
 */
export function microVersionsOf({ implementation, version, series, freeThreaded }: TargetPython): readonly string[] {
  const own = parseFullVersion(version)
  const known = knownPythons().find((one) => one.name === (freeThreaded ? `${series}t` : series))
  const newest = parseFullVersion(known?.newest ?? '')
  if (implementation !== 'cp' || own === undefined || own.stage !== '' || newest === undefined) return [version]
  const last = newest.stage === '' ? newest.micro : -1
  const micros = Array.from({ length: last + 1 }, (_, micro) => `${series}.${micro}`)
  return micros.includes(version) ? micros : [...micros, version]
}

/** The numbers of a full version such as `3.12.4` or `3.15.0rc2`. */
interface VersionParts {
  readonly major: number
  readonly minor: number
  readonly micro: number
  /** `a2`, `b1`, `rc1`, or '' for a release. */
  readonly stage: string
}

const FULL = /^(\d+)\.(\d+)\.(\d+)((?:a|b|rc)\d+)?\+?$/

/** Parse an output of `platform.python_version()` (a trailing `+` marks a build from a checkout). */
export function parseFullVersion(text: string): VersionParts | undefined {
  const found = FULL.exec(text)
  if (found === null) return undefined
  const [, major, minor, micro, stage = ''] = found
  return { major: Number(major), minor: Number(minor), micro: Number(micro), stage }
}

/** CPython of one full version. */
export function cpython(parts: VersionParts, { freeThreaded }: { readonly freeThreaded: boolean }): TargetPython {
  const { major, minor, micro, stage } = parts
  return { implementation: 'cp', version: `${major}.${minor}.${micro}${stage}`, series: `${major}.${minor}`, freeThreaded }
}

/** `cp313t`: the start of a target id and, for CPython without debug, the ABI (Platform compatibility tags; PEP 425, 703). */
export function pythonTag({ implementation, series, freeThreaded }: TargetPython): string {
  return `${implementation}${series.replace('.', '')}${freeThreaded ? 't' : ''}`
}

/** The marker variables of the implementation. `implementation_version` spells a release candidate `c`, as in `sys.implementation`. */
export function pythonMarkers({ version, series }: TargetPython): Pick<MarkerEnvironment, PythonVariable> {
  return {
    implementation_name: 'cpython',
    implementation_version: version.replace('rc', 'c'),
    platform_python_implementation: 'CPython',
    python_full_version: version,
    python_version: series,
  }
}

export type PythonVariable =
  | 'implementation_name'
  | 'implementation_version'
  | 'platform_python_implementation'
  | 'python_full_version'
  | 'python_version'
