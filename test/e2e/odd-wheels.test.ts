import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type FileRow, startIndex } from '../doubles/index.ts'
import { command } from '../fixtures/command.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, everythingIn, parsePrinted, sharedFolder } from './on-index.ts'

const room = sharedFolder()
const plain = ['--cache-dir', warmCache(path.join(room, 'cache')), '--archive', 'none']

function folder(name: string): string {
  const cwd = path.join(room, name)
  mkdirSync(cwd)
  return cwd
}

const WHEEL = 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\n'

/** What pip installs all the same, and what is said of it. */
const ODD: readonly (FileRow & { readonly says: RegExp })[] = [
  { name: 'untagged', version: '1.0', wheelFile: WHEEL, says: /untagged-1\.0\S+: the tags of its WHEEL file \(none\) differ from those/ },
  { name: 'retagged', version: '1.0', wheelFile: `${WHEEL}Tag: py2-none-any\n`, says: /retagged-1\.0\S+: the tags .* \(py2-none-any\)/ },
  { name: 'wrong', version: '1.0', fault: 'bad-record', says: /wrong-1\.0\S+: its RECORD differs from its files in 3 places: wrong/ },
  {
    name: 'ghost',
    version: '1.0',
    recordLines: ['ghost.py,,'],
    says: /ghost-1\.0\S+: its RECORD differs from its files in 1 place: ghost\.py/,
  },
  { name: 'twice', version: '1.0', repeated: ['twice/__init__.py'], says: /twice-1\.0\S+: it contains twice\/__init__\.py twice/ },
  {
    name: 'comment',
    version: '1.0',
    scripts: { run: 'comment:main # c' },
    says: /comment-1\.0\S+: line 2 of its entry_points\.txt .* rejected by uv/,
  },
  {
    name: 'shares',
    version: '1.0',
    files: { 'shared.py': '1' },
    says: /shares-1\.0\S+ and shares_too-1\.0\S+ write different content to 1 path/,
  },
  {
    name: 'shares-too',
    version: '1.0',
    files: { 'shared.py': '2' },
    scripts: { run: 'm:main' },
    says: /install a command with the same name at 1 path: bin\/run/,
  },
  { name: 'spelled', version: '1.0rc1', metadataVersion: '1.0.RC.1', says: /(?:)/ },
]

test('odd wheels that pip installs are bundled with a warning each, whatever interpreters are here', async () => {
  await using index = await startIndex({ indexes: { a: { files: ODD.map(({ says, ...row }) => row) } } })
  const wanted = [...ODD.map(({ name }) => name), '--pre', ...plain]
  const levels: string[] = []
  for (const interpreters of ['none', 'auto']) {
    const cwd = folder(`odd-${interpreters}`)
    const ended = await bundle(index, [...wanted, '--interpreters', interpreters, '--json'], { cwd })
    const [target] = parsePrinted(ended).bundles.flatMap(({ targets }) => targets)
    levels.push(target?.level ?? '')
    const report = readFileSync(path.join(cwd, 'out', 'offline-bundle.report.html'), 'utf8')
    const proofs = readFileSync(path.join(cwd, 'out', 'offline-bundle.proofs.json'), 'utf8')
    expect(report).toContain('RECORD differs from its files in 3 places')
    for (const { says } of ODD) expect(proofs).toMatch(says)
    expect(proofs).not.toContain('pip-check')
  }
  expect(levels).toEqual(['dry-run', 'installed'])
})

test('the warning names the targets, and --policy-warnings error makes it a breach, also of a bundle at rest', async () => {
  await using index = await startIndex({ indexes: { a: { files: [{ name: 'wrong', version: '1.0', fault: 'bad-record' }] } } })
  const wanted = ['wrong', '--platform', 'windows-x86_64', '--python', '3.11', '--python', '3.12', ...plain]
  const says = 'wrong-1.0-py3-none-any.whl: its RECORD differs from its files in 3 places'
  const reportedIn = folder('reported')
  const reported = await bundle(index, wanted, { cwd: reportedIn })
  expect({ code: reported.code, stdout: reported.stdout }).toEqual({ code: 0, stdout: expect.stringContaining(says) })
  expect(reported.stdout).toContain('(cp311-windows-x86_64, cp312-windows-x86_64)')
  const verify = ['verify', 'out/offline-bundle', '--interpreters', 'none', '--cache-dir', path.join(room, 'cache')]
  expect((await command(verify, { cwd: reportedIn })).code).toBe(0)
  const verified = await command([...verify, '--policy-warnings', 'error'], { cwd: reportedIn })
  expect({ code: verified.code, stderr: verified.stderr }).toEqual({ code: 9, stderr: expect.stringContaining(says) })
  const cwd = folder('rejected')
  const rejected = await bundle(index, [...wanted, '--policy-warnings', 'error'], { cwd })
  expect({ code: rejected.code, stderr: rejected.stderr }).toEqual({ code: 9, stderr: expect.stringContaining(says) })
  expect(rejected.stderr).toContain('(cp311-windows-x86_64, cp312-windows-x86_64; rule: policy-warnings)')
  expect(everythingIn(cwd)).toEqual([])
})

/** What pip does not install, or what harms others: of each the requirements, the exit code and the words. Those of one code are one run. */
const REFUSED: readonly { readonly files: readonly FileRow[]; readonly code: number; readonly says: RegExp }[] = [
  { files: [{ name: 'bare', version: '1.0', scripts: { run: 'bare' } }], code: 4, says: /cp3\S+: bare-1\.0\S+: line 2 of its entry_points\.txt is rejected by pip: 'run = bare'/ },
  {
    files: [
      { name: 'file', version: '1.0', files: { clash: '' } },
      { name: 'folder', version: '1.0', files: { 'clash/x.py': '' } },
    ],
    code: 3,
    says: /cp3\S+: file-1\.0\S+ and folder-1\.0\S+ need a file and a folder with the same name at 1 path: clash/,
  },
  { files: [{ name: 'own', version: '1.0', scripts: { python: 'own:main' } }], code: 3, says: /cp3\S+: own-1\.0\S+: it installs python, which would overwrite/ },
  { files: [{ name: 'takes', version: '1.0', recordLines: ['given/__init__.py,,'] }, { name: 'given', version: '1.0' }], code: 4, says: /takes-1\.0\S+: RECORD lists given\/__init__\.py/ },
] // biome-ignore format: a table

test('what pip rejects ends a run with the same code with and without an interpreter', async () => {
  await using index = await startIndex({ indexes: { a: { files: REFUSED.flatMap(({ files }) => files) } } })
  for (const code of [3, 4]) {
    const rows = REFUSED.filter((row) => row.code === code)
    for (const interpreters of ['none', 'auto']) {
      const names = rows.flatMap(({ files }) => files.map(({ name }) => name))
      const ended = await bundle(index, [...names, '--interpreters', interpreters, ...plain], { cwd: folder(`${code}-${interpreters}`) })
      expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: expect.stringContaining('error: ') })
      for (const { says } of rows) expect(ended.stderr.slice(ended.stderr.indexOf('error: '))).toMatch(says)
    }
  }
}) // biome-ignore format: one thought
