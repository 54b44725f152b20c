import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { factsOf, largeFacts, microsOf, presetOf, REPORT_ASSETS, wheelOf } from '../../bench/report-facts.ts'
import type { Manifest, ManifestTarget, ManifestWheel } from '../../src/bundle/manifest.ts'
import { sha256Of, toProjectName } from '../../src/core/names.ts'
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
  return { ...factsOf(manifest), ...over.facts }
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
  expect(text).toContain('Complete: dry run for both targets.')
  expect(text).toContain('1 project with different versions come first')
  expect(text).toContain(`sha256 ${proofs.manifestSha256}`)
  expect(text).toMatch(new RegExp(`${WINDOWS} dry-run by pip 26\\.3 2 wheels \\S+ kB Python 3\\.12\\.0 to 3\\.12\\.\\d+ `))
  expect(text).toMatch(/beta 7\.5.*Why required by alpha/)
  expect(text).toContain('2026-03-04 10:00 UTC , in 42.0 s')
  expect(pageOf(facts())).toContain('dry run), <b>installed</b>')
  expect(pageOf(facts())).toContain('2.0 for Python 3.13 on linux-x86_64-glibc2.28\n1.0 for Python 3.12 on windows-x86_64')
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
  expect(text).toContain('Complete: installed and imported on 1 target, dry run for 1 target.')
  expect(text).toContain('imported on CPython 3.13.2, glibc 2.36, emulated')
  expect(text).toContain('but not 3.12.1 to 3.12.2 3.12.1 to 3.12.2: alpha needs &lt;beta&gt;')
})

test('a target that did not hold is the first thing said', () => {
  const { proofs } = facts()
  const finding = { kind: 'no-wheel', severity: 'error', message: 'alpha lacks a wheel', hint: 'Build it.' } as const
  const targets = proofs.targets.map((one) => (one.target === WINDOWS ? { ...one, level: 'none' as const, findings: [finding] } : one))
  const text = textOf(pageOf(facts({ facts: { proofs: { ...proofs, targets } } })))
  expect(text).toContain(`1 of 2 targets not proved: ${WINDOWS}.`)
  expect(text).toContain(`error alpha lacks a wheel for Python 3.12 on ${WINDOWS.replace('cp312-', '')} hint Build it.`)
})

test('warnings of the policy are findings', () => {
  const warnings = [{ kind: 'yanked', severity: 'warning', message: 'alpha 2.0 is yanked', project: toProjectName('alpha') }] as const
  expect(textOf(pageOf(facts({ facts: { warnings } })))).toMatch(/1 Findings.*warning alpha 2\.0 is yanked/)
})

test('a change of all targets is named once, downgrades and major upgrades first', () => {
  const moved = [
    { project: 'alpha', from: '1.9', to: '2.0', change: 'major' },
    { project: 'beta', from: '7.6', to: '7.5', change: 'downgrade' },
    { project: 'delta', from: '1.0', to: '1.1', change: 'upgrade' },
  ] as const
  const one = { state: 'changed', added: [], moved, replaced: [] } as const
  const removed = [{ project: 'gamma', version: '3.0' }]
  const targets = [
    { target: WINDOWS, ...one, removed },
    { target: LINUX, ...one, removed: [] },
  ]
  const text = textOf(pageOf(facts({ facts: { difference: { changed: true, targets } } })))
  expect(text).toContain('1 downgrade, 1 major upgrade, 1 upgrade, 1 removed.')
  expect(text).toMatch(
    /3 changes for both targets .* beta downgrade 7\.6 -&gt; 7\.5 alpha major upgrade 1\.9 -&gt; 2\.0 delta upgrade 1\.0 -&gt; 1\.1 1 change for Python 3\.12 on windows-x86_64 /,
  )
  expect(text.match(/gamma removed 3\.0/g)).toHaveLength(1)
  expect(textOf(pageOf(facts({ facts: { difference: { changed: false, targets: [] } } })))).toContain('Nothing changed.')
})

test('rows that differ between targets come first, the others are folded', () => {
  const page = pageOf(largeFacts({ projects: 8, everyBinary: 9 }))
  const [, rows = '', same = ''] = /id="versions-rows">([\s\S]*?)<\/tbody>[\s\S]*?<details id="same">([\s\S]*?)<\/details>/.exec(page) ?? []
  expect(rows.match(/href="#[^"]+"/g)).toEqual(['href="#project-number-0--"', 'href="#project-number-7--"'])
  expect(textOf(same)).toMatch(/^ 6 projects with the same version on all 25 targets project-number-1 3\.14\.1 project-number-2 /)
})

test('the versions of a bundle for one target are in its list of projects only', () => {
  const { manifest } = facts()
  const page = pageOf(factsOf({ ...manifest, targets: manifest.targets.slice(0, 1) }))
  expect(page).not.toContain('id="versions"')
  expect(textOf(page)).toContain(`Complete: dry run for ${WINDOWS}.`)
})

test('direct requirements are told from those of other projects', () => {
  const text = textOf(pageOf(facts()))
  expect(text).toContain('1 Direct requirements')
  expect(text).toMatch(/alpha 2\.0 and 1 more \S+ 2 wheels \S+ kB direct versions differ/)
  expect(text).toMatch(/beta 7\.5 \S+ 1 wheel \S+ kB by alpha /)
  expect(textOf(pageOf(factsOf({ ...facts().manifest, locked: true })))).not.toMatch(/direct/i)
})

test('the box for installation names the archive and the commands of each shell', () => {
  const text = textOf(pageOf(facts()))
  expect(text).toMatch(/Install Copy to the machine without network access: offline-bundle\.tar\.gz 12\.3 MB sha256 [0-9a-f]{64} /)
  expect(text).toContain('Linux, macOS tar xzf offline-bundle.tar.gz python3 offline-bundle/install.py --venv app')
  expect(text).toContain('py offline-bundle/install.py --venv app')
})

test('volumes, a signature, a delta and a folder have their own commands', () => {
  const [archive] = facts().archives
  const textWith = (over: Partial<ReportFacts>): string => textOf(pageOf(facts({ facts: over })))
  const archives = ['001', '002'].map((end) => ({ bytes: 1, ...archive, name: `offline-bundle.tar.gz.${end}`, sha256: sha256Of(end) }))
  expect(textWith({ archives })).toMatch(/tar\.gz\.001 .* offline-bundle\.tar\.gz\.002 .* install\.py .* python3 install\.py --join /)
  expect(textWith({ signature: 'asc' })).toMatch(/offline-bundle\.SHA256SUMS\.asc .* --verify-with YOUR-KEY\.asc/)
  expect(textWith({ name: 'x-delta', held: [] })).toContain('python3 x-delta/install.py --apply PREVIOUS-BUNDLE')
  expect(textWith({ archives: [] })).toContain('network access: folder offline-bundle Linux')
})

test('a check without rules is not a check without findings', () => {
  const advisory = { kind: 'advisory', severity: 'warning', message: 'alpha 2.0 is affected', project: toProjectName('alpha') } as const
  expect(textOf(pageOf(facts()))).toContain('not checked Advisories not checked License rules')
  const checked = { advisories: true, licenses: true }
  expect(textOf(pageOf(facts({ facts: { checked, warnings: [advisory] } })))).toContain('1 Advisories 0 License rules')
})

test('a normalized license is shown with the words of the wheel, and every project of a license is listed', () => {
  const wheel = { licenses: ['BSD License'] }
  const { manifest } = facts({ wheel })
  const licenses = new Map(manifest.wheels.map(({ sha256 }) => [sha256, 'BSD-3-Clause']))
  const text = textOf(pageOf(facts({ wheel, facts: { licenses } })))
  expect(text).toMatch(/License BSD-3-Clause stated as: BSD License/)
  const page = pageOf(largeFacts({ projects: 100, everyBinary: 101 }))
  const list = page.slice(page.indexOf('id="licenses"'))
  expect(list.match(/href="#project-number-\d+--"/g)).toHaveLength(100)
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
