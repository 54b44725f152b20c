import { toTargetId } from '../core/names.ts'
import { machinesOf, markersOf } from './environment.ts'
import { ladderOf } from './ladder.ts'
import type { PlatformPreset } from './presets.ts'
import { pythonTag } from './python-version.ts'
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
  }
}
