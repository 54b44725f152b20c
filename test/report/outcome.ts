import { sha256Of, toTargetId } from '../../src/core/names.ts'
import type { Outcome } from '../../src/report/outcome.ts'
import { findPlatform } from '../../src/targets/platform-names.ts'
import { presetTarget } from '../../src/targets/platforms.ts'
import { parsePythons } from '../../src/targets/python-ranges.ts'
import type { Target } from '../../src/targets/target.ts'
import type { Verdict } from '../../src/verify/verdict.ts'

export function aTarget(platform: string, python: string): Target {
  const preset = findPlatform(platform)
  const pythons = parsePythons(python)
  const [version] = 'input' in pythons ? [] : pythons
  if ('input' in preset || version === undefined) throw new TypeError(`no target of ${platform} and ${python}`)
  return presetTarget(preset, version)
}

export function aVerdict(target: Target, over: Partial<Verdict> = {}): Verdict {
  const micros = { from: `${target.python.series}.0`, to: target.python.version, except: [] }
  return {
    target: target.id,
    level: 'dry-run',
    checks: [{ level: 'dry-run', passed: true, by: 'pip 26.3', findings: [] }],
    findings: [],
    micros,
    ...over,
  }
}

/** A finished run for two targets; `over` says what a test is about. */
export function anOutcome(over: Partial<Outcome> = {}): Outcome {
  const targets = [aTarget('windows-x86_64', '3.12'), aTarget('linux-x86_64-glibc2.28', '3.13')]
  return {
    folder: 'out/offline-bundle',
    name: 'offline-bundle',
    manifestPath: 'out/offline-bundle.manifest.json',
    archives: [{ path: 'out/offline-bundle.tar.gz', bytes: 12_345_678, sha256: sha256Of('archive') }],
    companionFiles: [{ path: 'out/offline-bundle.manifest.json', bytes: 1234, sha256: sha256Of('manifest') }],
    targets,
    verdicts: targets.map((target) => aVerdict(target)),
    union: { files: [], targets: [] },
    wheels: [],
    files: [],
    wheelCount: 27,
    totalBytes: 12_300_000,
    seconds: 8.42,
    findings: [],
    ...over,
  }
}

export const NOWHERE = toTargetId('cp312-windows-x86_64')
