import { expect, test } from 'vitest'
import { parseWheelName, sha256Of, toProjectName, toTargetId } from '../../src/core/names.ts'
import { MAX_SUMMARY_BYTES, summaryText } from '../../src/report/job-summary.ts'
import { code, escaped } from '../../src/report/markdown.ts'
import { releaseNotes } from '../../src/report/release-notes.ts'
import { gridOf } from '../../src/report/result-text.ts'
import type { Union } from '../../src/resolve/union.ts'
import { anOutcome, aTarget, aVerdict } from './outcome.ts'

/** A union of these versions: target -> project -> version. */
function aUnion(versions: Readonly<Record<string, Readonly<Record<string, string>>>>): Union {
  const targets = Object.entries(versions).map(([target, entries]) => ({
    target: toTargetId(target),
    entries: Object.entries(entries).map(([project, version]) => ({
      project: toProjectName(project), version, sha256: sha256Of(project + version), requested: false, extras: [], requiredBy: [],
    })),
  })) // biome-ignore format: a value
  return { files: [], targets }
}

test('the grid has the projects first whose versions differ, and one column for targets that get the same', () => {
  const old = { numpy: '2.2', idna: '3.1' }
  const grid = gridOf(aUnion({ a: { numpy: '2.4', idna: '3.1' }, b: old, c: old, d: { idna: '3.1' } }))
  expect(grid).toEqual({
    columns: [['a'], ['b', 'c'], ['d']],
    differing: [{ project: 'numpy', versions: ['2.4', '2.2', undefined] }],
    same: [{ project: 'idna', versions: ['3.1', '3.1', '3.1'] }],
  })
})

test('the summary says what differs, how it is proved, what was built, what changed and where it is', () => {
  const windows = aTarget('windows-x86_64', '3.12')
  const filename = parseWheelName('odd-1.0-py3-none-any.whl')
  if (filename === undefined) throw new TypeError('no wheel name')
  const union: Union = {
    ...aUnion({ 'cp312-windows-x86_64': { odd: '1.0' }, 'cp313-linux-x86_64-glibc2.28': { odd: '1.1' } }),
    files: [{
      filename, sha256: sha256Of('odd'), project: toProjectName('odd'), version: '1.0', url: 'file:odd', targets: [],
      built: { kind: 'sdist', url: 'https://index.example/odd-1.0.tar.gz', staticMetadata: true, backend: 'setuptools.build_meta', python: '3.12.1' },
    }],
  } // biome-ignore format: a value
  const difference = { changed: true, targets: [{ target: windows.id, state: 'changed' as const, added: [], removed: [], moved: [{ project: 'odd', from: '0.9', to: '1.0', change: 'upgrade' as const }], replaced: [] }] } // biome-ignore format: a value
  const verdicts = [
    aVerdict(windows, { micros: { from: '3.12.0', to: '3.12.9', except: [{ from: '3.12.0', to: '3.12.2', because: 'odd' }] } }),
  ]
  const text = summaryText([anOutcome({ union, difference, verdicts })], {
    releaseUrl: 'https://github.example/r',
    artifactUrl: 'https://github.example/a',
  })
  const order = [
    'offline-bundle',
    'Changes since the previous bundle',
    'Where versions differ',
    '### Proof',
    'Built from source',
    'next to the bundle',
    '[Release](https://github.example/r)',
  ]
  expect(order.map((part) => text.indexOf(part))).toEqual(order.map((part) => text.indexOf(part)).toSorted((a, b) => a - b))
  expect(order.filter((part) => !text.includes(part))).toEqual([])
  expect(text).toContain('<td>dry-run</td><td>pip 26.3</td><td>Python 3.12.3 to 3.12.9</td>')
  expect(text).toContain('<td><code>odd-1.0-py3-none-any.whl</code></td><td>sdist</td>')
})

const HOSTILE = [
  '</td></table><script>alert(1)</script>',
  '[x](https://evil.example)',
  '**bold** _a_ `b`',
  '::error::x',
  '@octocat #1 https://evil.example www.evil.example',
  'a\n\n# head\n<!--',
  '&lt;img&gt;',
  '| a | b',
  '\u202egnp.exe',
]

test.each(HOSTILE)('%j is shown and does nothing', (text) => {
  const said = summaryText([anOutcome({ findings: [{ kind: 'yanked', severity: 'warning', message: text }] })], {})
  const [, shown = ''] = /### Warnings\n\n- (.*)/.exec(said) ?? []
  expect(shown.replaceAll(/<\/?code>/g, '')).not.toMatch(/[<>[\]()*_`@|:!~\\\n]|www\.|#(?!\d+;)/)
  // what GitHub would link is code
  expect(decoded(shown.replaceAll(/<code>.*?<\/code>/g, ''))).not.toMatch(/[@#/]|www/)
  expect(decoded(shown.replaceAll(/<\/?code>/g, '')).trim()).toBe(
    text
      .replaceAll(/[\n\u202e]+/g, ' ')
      .replaceAll('`', '')
      .trim(),
  )
})

function decoded(markdown: string): string {
  return markdown.replaceAll(/&#(\d+);/g, (_, point) => String.fromCodePoint(Number(point)))
}

test('release notes list what is in a first bundle, and commands for each system; a base is named with release, date and sha256', () => {
  const wheel = (project: string, requested: boolean) => ({
    project, version: '1.0', filename: `${project}-1.0-py3-none-any.whl`, bytes: 1, sha256: sha256Of(project), requested, requiredBy: [],
    targets: ['cp312-windows-x86_64', 'cp313-linux-x86_64-glibc2.28'],
  }) // biome-ignore format: a value
  const targets = [aTarget('windows-x86_64', '3.12'), aTarget('linux-x86_64-glibc2.28', '3.13'), aTarget('macos-14-arm64', '3.13')]
  const full = anOutcome({ targets, wheels: [wheel('alpha', true), wheel('beta', false)] })
  const base = { name: 'offline-bundle', manifestSha256: sha256Of('base') }
  const delta = anOutcome({ name: 'offline-bundle-delta', base })
  const { title, body } = releaseNotes([full, delta], { tag: 'v2', since: 'release v1', released: '2026-11-01T10:00:00Z' })
  expect(title).toBe('offline-bundle v2')
  expect(body).toMatch(/^### Contents\n\n<table>\n.*\n<tr><td><code>alpha<\/code>/)
  expect(body).toContain('1 more release that these projects require')
  for (const command of ['sha256sum -c', 'shasum -a 256 -c', 'py install.py --check .']) expect(body).toContain(command)
  expect(body.match(/install\.py --venv app/g)).toHaveLength(3 + 2)
  expect(body).toContain(
    `the bundle <code>offline-bundle</code> (release <code>v1</code>, 2026-11-01) whose <code>manifest.json</code> has the sha256 <code>${base.manifestSha256}</code>`,
  )
  const difference = { changed: false, targets: [] }
  expect(releaseNotes([anOutcome({ difference })], { tag: 'v2', since: 'release v1' }).body).toMatch(
    /^### Changes since release <code>v1<\/code>/,
  )
})

test('a name that others gave is code in the notes of a release too', () => {
  const { body } = releaseNotes([anOutcome({ name: 'a_b', folder: 'out/a_b' })], { tag: 'v1' })
  expect(body).toContain(code('a_b'))
  expect(escaped('a_b')).toBe('a&#95;b')
})

test('a summary beyond the limit of a step leaves whole sections out, and says which', () => {
  const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`project-${at}`, `${at}.0`]))
  const text = summaryText([anOutcome({ union: aUnion({ a: many, b: {} }) })], { releaseUrl: 'https://github.example/r' })
  expect(new TextEncoder().encode(text).length).toBeLessThan(MAX_SUMMARY_BYTES)
  expect(text).toContain('### Proof')
  expect(text).toContain('Omitted because of the size limit of this page: where versions differ')
  expect(text).toContain('[Release](https://github.example/r)')
})
