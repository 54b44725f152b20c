import { BundleError, type Fault } from '../core/errors.ts'
import { parseTargetName } from './name.ts'
import { overview } from './overview.ts'
import { platformNames } from './platform-names.ts'
import { presetTarget } from './preset-target.ts'
import { platformPresets } from './presets.ts'
import { parsePythons } from './python-ranges.ts'
import { knownPythons, type PythonSeries } from './pythons.ts'
import type { Target, TargetPython } from './target.ts'

/**
 * What `offline-bundle targets [NAME...] [--json]` prints: without names the platforms and Pythons that can be named, with
 * names (platforms, aliases, target ids) each one's ladder and marker environment. A platform alone is shown with the
 * newest released Python. Ends with a line break.
 * @throws BundleError `usage` with every name that is none
 */
export function showTargets(names: readonly string[], { json }: { readonly json: boolean }): string {
  if (names.length === 0) return json ? asJson(everything()) : overview(shownTargets(), knownPythons())
  const found = names.map((name) => parseTargetName(name, newestReleased()))
  const faults = found.flatMap((one): readonly Fault[] => ('input' in one ? [one] : []))
  if (faults.length > 0) throw new BundleError({ kind: 'usage', faults })
  const targets = found.filter((one) => 'id' in one)
  return json ? asJson(targets) : targets.map(showTarget).join('\n')
}

/** One target for a reader: who it is, what wheels it takes, best first, and what markers read there. */
export function showTarget(target: Target): string {
  const { id, python, abis, platformTags, markers, machines } = target
  const more = machines.slice(1)
  const lines = [
    id,
    `  Python    ${markers.platform_python_implementation} ${python.version}${python.freeThreaded ? ', free-threaded' : ''}`,
    `  ABIs      ${[...abis, ...stableAbis(python)].join(' ')}`,
    '  platform tags, best first:',
    ...platformTags.map((tag) => `    ${tag}`),
    '  markers:',
    ...Object.entries(markers).map(([name, value]) => `    ${name.padEnd(MARKER_WIDTH)} ${JSON.stringify(value)}`),
    ...(more.length > 0 ? [`  platform_machine can also be ${more.join(' or ')}: completeness is checked for each`] : []),
  ]
  return `${lines.join('\n')}\n`
}

const MARKER_WIDTH = 'platform_python_implementation'.length

/** What CPython takes besides its own ABI (PEP 384, PEP 803). */
function stableAbis({ implementation, freeThreaded }: TargetPython): readonly string[] {
  if (implementation !== 'cp') return ['none']
  return [freeThreaded ? 'abi3t' : 'abi3', 'none']
}

function everything(): { readonly platforms: readonly object[]; readonly pythons: readonly PythonSeries[] } {
  const names = [...platformNames()]
  const platforms = shownTargets().map(({ platform, system, platformTags, markers, machines }) => ({
    name: platform,
    aliases: names.filter(([name, preset]) => preset.name === platform && name !== platform).map(([name]) => name),
    system,
    platformTags,
    machines,
    markers: Object.fromEntries(Object.entries(markers).filter(([name]) => !name.includes('python') && !name.startsWith('implementation'))),
  }))
  return { platforms, pythons: knownPythons() }
}

function shownTargets(): readonly Target[] {
  const python = newestReleased()
  return platformPresets().map((preset) => presetTarget(preset, python))
}

function newestReleased(): TargetPython {
  const series = knownPythons().findLast(({ released, freeThreaded }) => released && !freeThreaded)
  const pythons = parsePythons(series?.name ?? '')
  const newest = 'input' in pythons ? undefined : pythons[0]
  if (newest === undefined) throw new TypeError('the table of Pythons has no released one')
  return newest
}

function asJson(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
