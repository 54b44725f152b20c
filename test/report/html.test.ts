import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { largeFacts, microsOf, presetOf, proofsFor, REPORT_ASSETS, wheelOf } from '../../bench/report-facts.ts'
import type { Manifest, ManifestTarget, ManifestWheel } from '../../src/bundle/manifest.ts'
import { toProjectName, toTargetId } from '../../src/core/names.ts'
import type { ReportFacts } from '../../src/report/html/facts.ts'
import { reportPage } from '../../src/report/html/page.ts'

const WINDOWS = 'cp312-windows-x86_64'
const LINUX = 'cp313-linux-x86_64-glibc2.28'
const hostile = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'&\u202egnp.exe\u0007\u2028'

/** alpha has another version on Windows; beta is needed there alone. */
function facts(over: { readonly wheel?: Partial<ManifestWheel>; readonly facts?: Partial<ReportFacts> } = {}): ReportFacts {
  const alpha = { ...wheelOf('alpha', '2.0', 'py3'), ...over.wheel }
  const [old, beta] = [wheelOf('alpha', '1.0', 'py3'), wheelOf('beta', '7.5', 'py3')]
  const entry = ({ project, version, sha256 }: ManifestWheel) => ({
    project,
    version,
    sha256,
    extras: [],
    requested: project === 'alpha',
    requiredBy: project === 'alpha' ? [] : ['alpha'],
  })
  const target = (platform: string, python: string, wheels: readonly ManifestWheel[]): ManifestTarget => {
    const preset = presetOf(platform, python)
    const closure = { complete: true, micros: microsOf(preset.python), findings: [] }
    return { ...preset, lock: `locks/${preset.id}.txt`, pylock: `locks/pylock.toml`, closure, entries: wheels.map(entry) }
  }
  const targets = [target('windows-x86_64', '3.12', [old, beta]), target('linux-x86_64-glibc2.28', '3.13', [alpha])]
  const base = largeFacts({ projects: 1, everyBinary: 1 }).manifest
  const manifest: Manifest = { ...base, targets, wheels: [old, alpha, beta] }
  return { name: 'offline-bundle', manifest, proofs: proofsFor(manifest), warnings: [], ...over.facts }
}

const pageOf = (facts: ReportFacts): string => reportPage(facts, REPORT_ASSETS)

/** The page as a reader without a script gets it. */
const textOf = (page: string): string =>
  page
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

test('the same facts give the same bytes', () => expect(pageOf(facts())).toBe(pageOf(facts())))

test('the page can fetch, send and run nothing but its own style and script', () => {
  const page = pageOf(facts())
  const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page) ?? []
  const hashOf = (tag: string): string =>
    `'sha256-${createHash('sha256')
      .update(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '')
      .digest('base64')}'`
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    `style-src ${hashOf('style')}`,
    `script-src ${hashOf('script')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ])
  expect(page).not.toMatch(/\s(?:src|style|on\w+)=|href="(?!#)|url\(|@import/)
})

test('the reader finds every fact without a script', () => {
  const text = textOf(pageOf(facts()))
  const { manifest, proofs } = facts()
  for (const { path, sha256 } of manifest.wheels) expect(text).toContain(`${path.replace('wheels/', '')} ${sha256}`)
  expect(text).toContain('All 2 targets are complete. Proved: dry-run.')
  expect(text).toContain('1 of 2 projects have more than one version')
  expect(text).toContain(`sha256 ${proofs.manifestSha256}`)
  expect(text).toMatch(new RegExp(`${WINDOWS} dry-run pip 26\\.3 Python 3\\.12\\.0 to 3\\.12\\.\\d+ 2 `))
  expect(text).toMatch(/beta 7\.5.*Why required by alpha/)
  expect(text).toContain('2026-03-04 10:00 UTC , in 42.0 s')
  expect(text).toContain('Built from source No wheel was built')
  expect(pageOf(facts())).toContain('dry run), <b>installed</b>')
  expect(pageOf(facts())).toContain('2.0 on linux-x86_64-glibc2.28: 3.13\n1.0 on windows-x86_64: 3.12')
  expect(text).toContain('index.example 2026-01-02')
})

test.each([
  { name: 'summary', wheel: { summary: hostile } },
  { name: 'license', wheel: { licenses: [hostile] } },
  { name: 'home page', wheel: { homePage: hostile } },
  { name: 'reason of a yank', wheel: { yanked: hostile } },
  { name: 'origin', wheel: { url: hostile } },
  { name: 'Requires-Python', wheel: { requiresPython: hostile } },
  { name: 'upload time', wheel: { uploadTime: hostile } },
  { name: 'source', wheel: { built: { kind: 'vcs', url: hostile, revision: hostile, staticMetadata: false } } },
] as const)('a hostile $name is shown as text, and turns no reading direction', ({ wheel }) => {
  const page = pageOf(facts({ wheel }))
  expect(page.match(/<script/g)).toHaveLength(1)
  expect(page).not.toMatch(/<img|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/)
  expect(page.match(/<details data-marks="[a-z ]*" data-bytes="\d+">/g)).toHaveLength(2)
})

test('what was built, is yanked or has no license is said', () => {
  const built = { kind: 'sdist', url: 'https://index.example/alpha-2.0.tar.gz', sha256: 'c'.repeat(64), staticMetadata: true } as const
  const text = textOf(pageOf(facts({ wheel: { licenses: [], yanked: 'broken', built } })))
  expect(text).toMatch(/1 Built from source.*1 No license stated.*1 Yanked/)
  expect(text).toContain(`sdist https://index.example/alpha-2.0.tar.gz ${'c'.repeat(64)}`)
  expect(text).toContain('yanked: broken')
})

test('each level, what gave it, and the micro versions left out are said', () => {
  const { proofs } = facts()
  const [windows, linux] = proofs.targets
  if (windows === undefined || linux === undefined) throw new TypeError('two targets')
  const checks = [
    ...linux.checks,
    { level: 'imported', passed: true, by: 'CPython 3.13.2', system: 'glibc 2.36', how: 'emulated', findings: [] },
  ] as const
  const micros = { from: '3.12.0', to: '3.12.9', except: [{ from: '3.12.1', to: '3.12.2', because: 'alpha needs <beta>' }] }
  const targets = [
    { ...windows, micros },
    { ...linux, level: 'imported', checks },
  ] as const
  const text = textOf(pageOf(facts({ facts: { proofs: { ...proofs, targets } } })))
  expect(text).toContain('Proved: 1 imported, 1 dry-run.')
  expect(text).toContain('imported CPython 3.13.2, glibc 2.36, emulated')
  expect(text).toContain('but not 3.12.1 to 3.12.2 3.12.1 to 3.12.2: alpha needs &lt;beta&gt;')
})

test('a target that did not hold is the first thing said', () => {
  const { proofs } = facts()
  const finding = { kind: 'no-wheel', severity: 'error', message: 'alpha lacks a wheel', hint: 'Build it.' } as const
  const targets = proofs.targets.map((one) => (one.target === WINDOWS ? { ...one, level: 'none' as const, findings: [finding] } : one))
  const text = textOf(pageOf(facts({ facts: { proofs: { ...proofs, targets } } })))
  expect(text).toContain(`1 of 2 targets not proved: ${WINDOWS}.`)
  expect(text).toContain(`error alpha lacks a wheel Build it. ${WINDOWS.replace('cp312-', '')}: 3.12`)
})

test('warnings of the policy are findings', () => {
  const warnings = [{ kind: 'yanked', severity: 'warning', message: 'alpha 2.0 is yanked', project: toProjectName('alpha') }] as const
  expect(textOf(pageOf(facts({ facts: { warnings } })))).toMatch(/1 Findings.*warning alpha 2\.0 is yanked/)
})

test('a change since the previous bundle is one row, with its targets', () => {
  const moved = [{ project: 'alpha', from: '1.9', to: '2.0', change: 'upgrade' as const }]
  const one = { state: 'changed', added: [], removed: [{ project: 'gamma', version: '3.0' }], moved, replaced: [] } as const
  const difference = { changed: true, targets: [WINDOWS, LINUX].map((id) => ({ target: toTargetId(id), ...one })) }
  const text = textOf(pageOf(facts({ facts: { difference } })))
  expect(text).toContain('alpha version changed 1.9 2.0 all 2 targets')
  expect(text).toContain('gamma removed 3.0 – all 2 targets')
  expect(textOf(pageOf(facts({ facts: { difference: { changed: false, targets: [] } } })))).toContain('Nothing changed.')
})

test('a delta says which files it contains itself', () => {
  const text = textOf(pageOf(facts({ facts: { name: 'offline-bundle-delta', held: ['wheels/beta-7.5-py3-none-any.whl'] } })))
  expect(text).toMatch(/This delta contains 1 of 3 wheels \([^)]+\)/)
  expect(text.match(/in this delta/g)).toHaveLength(1)
  expect(text.match(/in the base\b/g)).toHaveLength(2)
})

test('500 projects with a wheel of their own for each of 25 targets stay below 8 MB', () => {
  expect(Buffer.byteLength(pageOf(largeFacts({ projects: 500, everyBinary: 1 })))).toBeLessThan(8_000_000)
})
