import { coveredRanges, type MicroCover } from '../targets/micro-versions.ts'
import type { Target } from '../targets/target.ts'

/**
 * The environments that a target's lock is for, as far as markers can say it: no marker knows a libc, its version, a
 * macOS version or a free-threaded build.
 * Source: Dependency specifiers, "Environment markers" (PEP 508).
 */
export function markerOf(target: Target, micros: MicroCover): string {
  return [...platformMarkers(target), `python_version == "${target.python.series}"`, ...microMarkers(micros)].join(' and ')
}

/** Open at both ends where the first and the newest known micro version are covered. */
function microMarkers(micros: MicroCover): readonly string[] {
  const ranges = coveredRanges(micros).map(({ from, to }) =>
    [
      ...(from === micros.from ? [] : [`python_full_version >= "${from}"`]),
      ...(to === micros.to ? [] : [`python_full_version <= "${to}"`]),
    ].join(' and '),
  )
  const union = ranges.filter((range) => range !== '')
  return union.length > 1 ? [`(${union.join(' or ')})`] : union
}

/** True where one machine can meet both. */
export function markersOverlap(one: Target, other: Target): boolean {
  return (
    one.markers.sys_platform === other.markers.sys_platform &&
    one.markers.implementation_name === other.markers.implementation_name &&
    one.python.series === other.python.series &&
    one.machines.some((machine) => other.machines.includes(machine))
  )
}

/** Holds for each of `some` and for no other of `all`; undefined where that is no condition. */
export function unitedMarker(some: readonly Target[], all: readonly Target[]): string | undefined {
  if (some.length === all.length) return undefined
  const allSeries = seriesByPlatform(all)
  const parts = [...seriesByPlatform(some)].map(([platform, series]) => {
    if (series.length === allSeries.get(platform)?.length) return platform
    const versions = series.map((one) => `python_version == "${one}"`).join(' or ')
    return `${platform} and ${series.length > 1 ? `(${versions})` : versions}`
  })
  return parts.length > 1 ? parts.map((part) => `(${part})`).join(' or ') : parts[0]
}

function seriesByPlatform(targets: readonly Target[]): ReadonlyMap<string, readonly string[]> {
  const platforms = new Map<string, string[]>()
  for (const target of targets) {
    const platform = platformMarkers(target).join(' and ')
    const known = platforms.get(platform) ?? []
    platforms.set(platform, known.includes(target.python.series) ? known : [...known, target.python.series])
  }
  return platforms
}

function platformMarkers({ markers, machines }: Target): readonly string[] {
  const machine = machines.map((one) => `platform_machine == "${one}"`).join(' or ')
  return [
    `sys_platform == "${markers.sys_platform}"`,
    machines.length > 1 ? `(${machine})` : machine,
    `implementation_name == "${markers.implementation_name}"`,
  ]
}
