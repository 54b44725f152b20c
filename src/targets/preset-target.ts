import { toTargetId } from '../core/names.ts'
import { machinesOf, markersOf } from './markers.ts'
import type { PlatformPreset } from './presets.ts'
import { pythonMarkers, pythonTag } from './python-version.ts'
import { microVersionsOf } from './pythons.ts'
import { ladderOf } from './tags.ts'
import type { Target, TargetPython } from './target.ts'

/** One platform and one CPython as a target. */
export function presetTarget({ name, system }: PlatformPreset, python: TargetPython): Target {
  const tag = pythonTag(python)
  return {
    id: toTargetId(`${tag}-${name}`),
    platform: name,
    system,
    python,
    abis: [tag],
    platformTags: ladderOf(system),
    markers: markersOf(system, python),
    machines: machinesOf(system),
    microVersions: microVersionsOf(python),
  }
}

/** A described machine's platform with another Python than its own. */
export interface MachinePlatform {
  readonly name: string
  readonly machine: Target
}

/** One CPython on a preset, or on a described machine: then its ladder, kernel and release are what was found there. */
export function targetOn(platform: PlatformPreset | MachinePlatform, python: TargetPython): Target {
  if ('system' in platform) return presetTarget(platform, python)
  const { name, machine } = platform
  const tag = pythonTag(python)
  return {
    ...machine,
    id: toTargetId(`${tag}-${name}`),
    python,
    abis: [tag],
    markers: { ...machine.markers, ...pythonMarkers(python) },
    microVersions: microVersionsOf(python),
  }
}
