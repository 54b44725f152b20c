import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type FileRow, startIndex } from '../doubles/index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, everythingIn, sharedFolder } from './on-index.ts'

const room = sharedFolder()
const plain = ['--cache-dir', warmCache(path.join(room, 'cache')), '--platform', 'windows-x86_64', '--platform', 'linux-x86_64-glibc2.28', '--python', '3.12', '--archive', 'none'] // biome-ignore format: one line
const license = (id: string): Pick<FileRow, 'metadata'> => ({ metadata: [`License-Expression: ${id}`] })
const FILES: readonly FileRow[] = [
  { name: 'app', version: '1.0', requires: ['old==1.0', 'gpl; sys_platform == "win32"', 'weak'], ...license('MIT OR GPL-3.0-only') },
  { name: 'old', version: '1.0', yanked: 'broken', ...license('MIT') },
  { name: 'gpl', version: '2.0', ...license('GPL-3.0-only') },
  { name: 'weak', version: '1.10', metadata: ['Classifier: License :: OSI Approved :: MIT License'] },
]
const OSV = {
  vulns: [
    { id: 'PYSEC-1', aliases: ['CVE-1'], affected: [{ package: { ecosystem: 'PyPI', name: 'weak' }, ranges: [{ type: 'ECOSYSTEM', events: [{ introduced: '1.9' }] }] }] },
    { id: 'PYSEC-2', affected: [{ package: { ecosystem: 'PyPI', name: 'weak' }, versions: ['1.1'] }] },
  ],
} // biome-ignore format: a table

function folder(name: string): string {
  const cwd = path.join(room, name)
  mkdirSync(cwd)
  writeFileSync(path.join(cwd, 'osv.json'), JSON.stringify(OSV))
  return cwd
}

test('every breach of every rule is shown at once, with release, targets and rule, and nothing is left', async () => {
  await using index = await startIndex({ indexes: { a: { files: FILES } } })
  const cwd = folder('breaches')
  const { code, stdout, stderr } = await bundle(index, ['app', ...plain, '--license-allow', 'MIT', '--advisories', 'osv.json', '--json'], {
    cwd,
  })
  expect({ code, stderr }).toEqual({ code: 9, stderr: expect.stringContaining('error: ') })
  const both = 'cp312-windows-x86_64, cp312-linux-x86_64-glibc2.28'
  const { findings } = JSON.parse(stdout).failure
  expect(findings.map(({ kind, message }: { kind: string; message: string }) => [kind, message])).toEqual([
    ['yanked', expect.stringContaining(`old 1.0 (${both}): it was yanked by its project ("broken")`)],
    ['license', 'gpl 2.0 (cp312-windows-x86_64): its license is GPL-3.0-only, which --license-allow does not include'],
    ['advisory', `weak 1.10 (${both}): it has PYSEC-1 (CVE-1) (rule: --advisories)`],
  ])
  expect(everythingIn(path.join(cwd, 'out'))).toEqual([])
})

test('what was accepted is said as a warning, and the bundle is made', async () => {
  await using index = await startIndex({ indexes: { a: { files: FILES } } })
  const cwd = folder('accepted')
  const accepted = ['--license-allow', 'MIT project:gpl', '--advisories', 'osv.json', '--advisory-ignore', 'CVE-1=2999-12-31']
  const { code, stderr } = await bundle(index, ['app', 'old==1.0.0', ...plain, ...accepted], { cwd })
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('warning: old 1.0') })
  expect(stderr).toContain('PYSEC-1 (CVE-1) (rule: --advisories); ignored until 2999-12-31')
})

test('a lock is held against the age that files must have', async () => {
  const files = [{ name: 'young', version: '1.0', uploadTime: '2026-02-01T00:00:00Z' }, { name: 'aged', version: '1.0', uploadTime: '2025-02-01T00:00:00Z' }]
  await using index = await startIndex({ indexes: { a: { files } } })
  const cwd = folder('lock')
  const entries = await Promise.all(files.map(async ({ name }) => ({ name, sha256: await sha256At(index.simple(), name) })))
  writeFileSync(path.join(cwd, 'lock.txt'), entries.map(({ name, sha256 }) => `${name}==1.0 --hash=sha256:${sha256}\n`).join(''))
  const { code, stderr } = await bundle(index, ['--lock', 'lock.txt', ...plain, '--uploaded-prior-to', '2026-01-01'], { cwd })
  expect({ code, stderr }).toEqual({ code: 9, stderr: expect.stringContaining('young 1.0 (cp312-windows-x86_64, ') })
  expect(stderr).not.toContain('aged')
}) // biome-ignore format: one thought

const AGED = '2025-02-01T00:00:00Z'
const sourceRow = (name: string, more: Partial<FileRow>): FileRow => ({ name, version: '1.0', kind: 'sdist', buildRequires: [], ...more })

test('no code of a source runs that a rule rejects: yanked, too young by a lock, or too young of all that there is', async () => {
  const cwd = folder('rejected-sources')
  const mark = path.join(cwd, 'ran')
  const buildCode = `open(${JSON.stringify(mark)}, "w").close()\n`
  const files = [
    { name: 'app', version: '1.0', requires: ['old==1.0'], uploadTime: AGED },
    sourceRow('old', { yanked: 'leaks keys', uploadTime: AGED, buildCode }),
    sourceRow('young', { uploadTime: '2026-02-01T00:00:00Z', buildCode }),
    sourceRow('aged', { uploadTime: AGED, buildCode }),
  ]
  await using index = await startIndex({ indexes: { a: { files } } })
  writeFileSync(path.join(cwd, 'lock.txt'), `young==1.0 --hash=sha256:${await sha256At(index.simple(), 'young')}\n`)
  const rules = ['--sdists', 'pure', '--uploaded-prior-to', '2026-01-01']
  const yanked = await bundle(index, ['app', ...plain, '--sdists', 'pure'], { cwd })
  const locked = await bundle(index, ['--lock', 'lock.txt', ...plain, ...rules], { cwd })
  const requirementInputs = await bundle(index, ['aged', 'young', ...plain, ...rules], { cwd })
  expect([yanked.code, locked.code, requirementInputs.code]).toEqual([9, 9, 9])
  const both = 'cp312-windows-x86_64, cp312-linux-x86_64-glibc2.28'
  expect(yanked.stderr).toContain(`${both}: the source of old 1.0: it was yanked by its project ("leaks keys")`)
  expect(locked.stderr).toContain(`${both}: the source of young 1.0: it was uploaded at 2026-02-01`)
  expect(requirementInputs.stderr).toContain(`${both}: young: 1.0 was uploaded at 2026-02-01`)
  expect(requirementInputs.stderr).not.toContain('--sdists') // it was given
  expect({ ran: existsSync(mark), left: everythingIn(path.join(cwd, 'out')) }).toEqual({ ran: false, left: [] })
})

test('a source is built that is old enough, and with a warning one that was yanked and asked for', async () => {
  const files = [sourceRow('old', { yanked: 'leaks keys', uploadTime: AGED }), sourceRow('aged', { uploadTime: AGED })]
  await using index = await startIndex({ indexes: { a: { files } } })
  const args = ['aged', 'old==1.0', ...plain, '--sdists', 'pure', '--uploaded-prior-to', '2026-01-01']
  const { code, stderr } = await bundle(index, args, { cwd: folder('admitted-sources') })
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('warning: old 1.0') })
  expect(stderr).toContain('it was yanked by its project ("leaks keys"); it is kept')
})

test('a file that is named by its URL has no known age', async () => {
  await using index = await startIndex({ indexes: { a: { files: [{ name: 'young', version: '1.0', uploadTime: AGED }] } } })
  const requirementInputs = `young @ ${index.url}/a/files/young-1.0-py3-none-any.whl`
  const { code, stderr } = await bundle(index, [requirementInputs, ...plain, '--uploaded-prior-to', '2026-01-01'], {
    cwd: folder('by-url'),
  })
  expect({ code, stderr }).toEqual({ code: 9, stderr: expect.stringContaining('young 1.0 (cp312-windows-x86_64, ') })
  expect(stderr).toContain('its upload time is unknown')
})

/** What the index states of the only file of a project. */
async function sha256At(simple: string, name: string): Promise<string> {
  const page = await (await fetch(`${simple}${name}/`, { headers: { Accept: 'application/vnd.pypi.simple.v1+json' } })).json()
  return String((page as { files: { hashes: { sha256: string } }[] }).files[0]?.hashes.sha256)
}
