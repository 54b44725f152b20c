import { parseFullVersion } from './python-version.ts'
import type { TargetPython } from './target.ts'

/** One CPython series as the world has it. */
export interface PythonSeries {
  /** `3.12`; free-threaded builds are rows of their own, `3.13t`. */
  readonly name: string
  readonly minor: number
  readonly freeThreaded: boolean
  /** The newest known full version: what `3.12` means in a target. */
  readonly newest: string
  /** False while only alphas, betas or candidates exist: such a series is in no range, it has to be named. */
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

/** Every series a preset can be combined with, oldest first, each free-threaded one after its plain one. */
export function knownPythons(): readonly PythonSeries[] {
  return NEWEST.flatMap(({ minor, newest, ...rest }) => {
    const plain = { name: `3.${minor}`, minor, freeThreaded: false, newest, released: !('unreleased' in rest) }
    return minor < FIRST_FREE_THREADED_MINOR ? [plain] : [plain, { ...plain, name: `3.${minor}t`, freeThreaded: true }]
  })
}

/**
 * The full versions that a target with this Python stands for, oldest first: every known final release of its series, and its own.
 * A pre-release, and a Python that is not CPython, stands for itself alone.
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
