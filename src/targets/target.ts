import type { TargetId } from '../core/names.ts'

/**
 * One platform and one Python. It fixes a marker environment and an ordered list of tags (the ladder), and nothing else
 * about the machine that runs us may leak into a resolve or a check for it.
 */
export interface Target {
  readonly id: TargetId
  /** The preset's name, e.g. `linux-x86_64-glibc2.28`, or what a described machine is like. */
  readonly platform: string
  readonly system: System
  readonly python: TargetPython
  /** Best first, e.g. `['cp312']`, `['cp313t']`, `['pypy311_pp73']`; abi3 and none follow by themselves. */
  readonly abis: readonly string[]
  /** Every platform tag that the target accepts, best first. */
  readonly platformTags: readonly string[]
  /** The variables that markers read (Dependency specifiers, "Environment markers"; PEP 508). */
  readonly markers: MarkerEnvironment
  /** Every `platform_machine` it can report, the usual one first: a 32-bit target can report the 64-bit kernel's. */
  readonly machines: readonly string[]
  /** Every full version of Python that it stands for, oldest first; `python.version` is one of them. */
  readonly microVersions: readonly string[]
}

export interface TargetPython {
  /** `cp` or `pp`, as tags spell it. */
  readonly implementation: string
  /** Full version, e.g. `3.12.12`: a bare 3.12 would mean 3.12.0 to `!=3.12.0`. */
  readonly version: string
  /** `3.12`; with freeThreaded `3.13` stands for 3.13t. */
  readonly series: string
  readonly freeThreaded: boolean
}

/** What an installer compares with the machine that it runs on. Floors are [major, minor]. */
export type System =
  | { readonly os: 'linux'; readonly machine: string; readonly libc: 'glibc' | 'musl'; readonly floor: readonly [number, number] }
  | { readonly os: 'macos'; readonly machine: 'arm64' | 'x86_64'; readonly floor: readonly [number, number] }
  | { readonly os: 'windows'; readonly machine: 'AMD64' | 'ARM64' | 'x86' }
  | { readonly os: 'other'; readonly machine: string }

export interface MarkerEnvironment {
  readonly implementation_name: string
  readonly implementation_version: string
  readonly os_name: string
  readonly platform_machine: string
  readonly platform_python_implementation: string
  readonly platform_release: string
  readonly platform_system: string
  readonly platform_version: string
  readonly python_full_version: string
  readonly python_version: string
  readonly sys_platform: string
}
