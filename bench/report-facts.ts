import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { Manifest, ManifestTarget, ManifestWheel } from '../src/bundle/manifest.ts'
import { type Sha256, sha256Of } from '../src/core/names.ts'
import type { ReportFacts } from '../src/report/html/facts.ts'
import { readReportAssets } from '../src/run/make-bundles.ts'
import { findPlatform } from '../src/targets/platform-names.ts'
import { presetTarget } from '../src/targets/platforms.ts'
import { parsePythons } from '../src/targets/python-ranges.ts'
import { ROOT } from './folders.ts'

/** Debian's package, so that nothing is downloaded. */
export const CHROMIUM = '/usr/bin/chromium'

/** Without its own sandbox, which does not work for root. */
export async function openChromium(): Promise<Browser> {
  const { chromium } = await import('playwright-core')
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox', '--disable-background-networking'] })
}

/** From the source, not from dist. */
export const REPORT_ASSETS = await readReportAssets(path.join(ROOT, 'src', 'report', 'html'))
const PLATFORMS = ['linux-x86_64-glibc2.28', 'linux-aarch64-glibc2.28', 'linux-x86_64-musl1.2', 'macos-14-arm64', 'windows-x86_64']
const PYTHONS = ['3.10', '3.11', '3.12', '3.13', '3.14']
const LICENSES = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'MIT OR Apache-2.0', 'MPL-2.0', 'ISC']

export interface LargeFacts {
  readonly projects: number
  /** Every how many projects one has a wheel of its own for each target; 1: all of them. */
  readonly everyBinary: number
}

/** A bundle for 25 targets, the same each time. Every seventh project has another version for one Python. */
export function largeFacts({ projects, everyBinary }: LargeFacts): ReportFacts {
  const targets = PLATFORMS.flatMap((platform) => PYTHONS.map((python) => presetOf(platform, python)))
  const names = Array.from({ length: projects }, (_, at) => `project-number-${at}`)
  const wheels = new Map<string, ManifestWheel>()
  const entries = targets.map(({ id }, column) =>
    names.map((project, at) => {
      const version = at % 7 === 0 && column % 5 === 0 ? '2.9.1' : '3.14.1'
      const file = wheelOf(project, version, at % everyBinary === 0 ? id.replaceAll('-', '_') : 'py3')
      wheels.set(file.path, file)
      const requiredBy = at === 0 ? [] : [`project-number-${Math.floor(at / 2)}`]
      return { project, version, sha256: file.sha256, requested: at === 0, extras: [], requiredBy }
    }),
  )
  const manifestTargets = targets.map((target, at): ManifestTarget => {
    const closure = { complete: true, micros: microsOf(target.python), findings: [] }
    return { ...target, lock: `locks/${target.id}.txt`, pylock: `locks/pylock.${target.id}.toml`, closure, entries: entries[at] ?? [] }
  })
  const manifest: Manifest = {
    format: 2,
    name: 'offline-bundle',
    tool: { name: 'offline-bundle', version: '0.1.0' },
    epochSeconds: 315_532_800,
    requirements: [{ text: 'project-number-0', name: 'project-number-0', kind: 'named', url: null, hashes: [], origin: 'argument' }],
    constraints: [],
    locked: false,
    targets: manifestTargets,
    wheels: [...wheels.values()],
    files: [],
  }
  return factsOf(manifest)
}

/** Without findings, rules or a previous bundle. */
export function factsOf(manifest: Manifest): ReportFacts {
  const { name } = manifest
  return {
    name,
    manifest,
    proofs: proofsFor(manifest),
    warnings: [],
    archives: [{ name: `${name}.tar.gz`, sha256: sha256('archive'), bytes: 12_345_678 }],
    licenses: new Map(manifest.wheels.map(({ sha256: wheel, licenses }) => [wheel, licenses.join(' AND ')])),
    checked: { advisories: false, licenses: false },
  }
}

/** All proved by pip. */
export function proofsFor({ name, targets }: Manifest): ReportFacts['proofs'] {
  const checks = (['closure', 'dry-run'] as const).map((level) => ({
    level,
    passed: true,
    by: level === 'dry-run' ? 'pip 26.3' : 'closure walk',
    findings: [],
  }))
  return {
    format: 2,
    name,
    manifestSha256: sha256(name),
    tools: { offlineBundle: '0.1.0', node: '24.0.0', python: '3.11.7', pip: '26.3' },
    host: 'linux x64',
    started: '2026-03-04T10:00:00.000Z',
    sealed: '2026-03-04T10:00:42.000Z',
    targets: targets.map(({ id, closure }) => ({ target: id, level: 'dry-run', checks, findings: [], micros: closure.micros })),
    built: [],
  }
}

export function presetOf(platform: string, python: string): ReturnType<typeof presetTarget> {
  const preset = findPlatform(platform)
  const pythons = parsePythons(python)
  const [version] = 'input' in pythons ? [] : pythons
  if ('input' in preset || version === undefined) throw new TypeError(`no target of ${platform} and ${python}`)
  return presetTarget(preset, version)
}

export function microsOf({ series, version }: ManifestTarget['python']): ManifestTarget['closure']['micros'] {
  return { from: `${series}.0`, to: version, except: [] }
}

export function wheelOf(project: string, version: string, tag: string): ManifestWheel {
  const file = `${project.replaceAll('-', '_')}-${version}-${tag}-none-any.whl`
  return {
    path: `wheels/${file}`,
    sha256: sha256(file),
    bytes: 100_000 + (file.length % 13) * 54_321,
    project,
    name: project,
    version,
    url: `https://index.example/files/${file}`,
    requiresPython: '>=3.9',
    uploadTime: '2026-01-02T03:04:05Z',
    licenses: [LICENSES[project.length % LICENSES.length] ?? 'MIT'],
    summary: 'What the project says of itself in one line of ordinary length',
    homePage: 'https://project.example/',
  }
}

function sha256(text: string): Sha256 {
  return sha256Of(text)
}
