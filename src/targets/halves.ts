import type { Fault } from '../core/errors.ts'
import type { Described } from './describe.ts'
import type { MachinePlatform } from './preset-target.ts'
import type { PlatformPreset } from './presets.ts'
import { parsePythons } from './python-ranges.ts'
import { pythonTag } from './python-version.ts'
import type { Target, TargetPython } from './target.ts'

/** What a product of targets is made of. */
export interface Halves {
  readonly platforms: readonly (PlatformPreset | MachinePlatform)[]
  readonly pythons: readonly TargetPython[]
}

export type Filled = (Halves & { readonly faults: readonly [] }) | { readonly faults: readonly [Fault] }

/** One half given: the other is this machine's. Only platforms: its series; only Pythons: its exact C library or OS version. */
export function fillFromHost(halves: Halves, host: Described | undefined): Filled {
  if (halves.platforms.length === 0) return fillPlatform(halves, host?.target)
  if (halves.pythons.length === 0) return fillPython(halves, host?.target)
  return { ...halves, faults: [] }
}

/** What cannot be left out where this machine's interpreter could not be described. */
export function needed(input: string): Fault {
  return { input, given: '', want: 'has to be given: no Python interpreter of this machine could be described' }
}

function fillPython({ platforms }: Halves, host: Target | undefined): Filled {
  if (host === undefined) return { faults: [needed('python')] }
  const { implementation, series, freeThreaded } = host.python
  const named = implementation === 'cp' ? parsePythons(`${series}${freeThreaded ? 't' : ''}`) : undefined
  if (named !== undefined && !('input' in named)) return { platforms, pythons: named, faults: [] }
  return {
    faults: [
      { input: 'python', given: '', want: `has to be given: this machine's ${pythonTag(host.python)} is none of the known Pythons` },
    ],
  }
}

function fillPlatform({ pythons }: Halves, host: Target | undefined): Filled {
  return host === undefined
    ? { faults: [needed('platform')] }
    : { platforms: [{ name: host.platform, machine: host }], pythons, faults: [] }
}
