import type { MarkerEnvironment, TargetPython } from './target.ts'

/** The numbers of a full version such as `3.12.4` or `3.15.0rc2`. */
export interface VersionParts {
  readonly major: number
  readonly minor: number
  readonly micro: number
  /** `a2`, `b1`, `rc1`, or '' for a release. */
  readonly stage: string
}

const FULL = /^(\d+)\.(\d+)\.(\d+)((?:a|b|rc)\d+)?\+?$/

/** A full version as `platform.python_version()` says it (a trailing `+` marks a build from a checkout), or undefined. */
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

/** `cp313t`: what the id begins with and, for CPython without debug, the ABI (Platform compatibility tags; PEP 425, 703). */
export function pythonTag({ implementation, series, freeThreaded }: TargetPython): string {
  return `${implementation}${series.replace('.', '')}${freeThreaded ? 't' : ''}`
}

/** How CPython names itself to markers. `implementation_version` spells a candidate `c`, as `sys.implementation` gives it. */
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
