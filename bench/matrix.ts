import { expandTargets } from '../src/targets/select.ts'
import type { Target } from '../src/targets/target.ts'

/** The platforms of all benchmarks, with uv's names for them. */
export const PLATFORMS = {
  'linux-x86_64-glibc2.28': 'x86_64-manylinux_2_28',
  'linux-aarch64-glibc2.28': 'aarch64-manylinux_2_28',
  'linux-x86_64-musl1.2': 'x86_64-unknown-linux-musl',
  'macos-14-arm64': 'aarch64-apple-darwin',
  'windows-x86_64': 'x86_64-pc-windows-msvc',
} as const

export const PYTHONS = '>=3.10 <3.15'

/** All 25 targets, or those of some platforms. */
export function matrix(platforms: readonly string[] = Object.keys(PLATFORMS)): readonly Target[] {
  return expandTargets({ platforms, pythons: [PYTHONS], described: [], include: [], exclude: [] }, undefined)
}

/** The matrix as options of offline-bundle. */
export const MATRIX_OPTIONS: readonly string[] = [
  ...Object.keys(PLATFORMS).flatMap((platform) => ['--platform', platform]),
  ...['--python', PYTHONS],
]

/** A target as options of uv, which also needs MACOSX_DEPLOYMENT_TARGET=14.0. */
export function uvOptions({ platform, python }: Target): readonly string[] {
  const name = Object.entries(PLATFORMS).find(([ours]) => ours === platform)?.[1]
  if (name === undefined) throw new RangeError(`uv has no name for ${platform}`)
  return ['--python-platform', name, '--python-version', python.version]
}

/** A target as options of `pip download`, with its full supported tags. */
export function pipOptions({ python, abis, platformTags }: Target): readonly string[] {
  return [
    ...['--python-version', python.version, '--implementation', python.implementation],
    ...abis.flatMap((abi) => ['--abi', abi]),
    ...platformTags.flatMap((tag) => ['--platform', tag]),
  ]
}
