import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type FileRow, startIndex } from '../doubles/index.ts'
import { command } from '../fixtures/command.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, everythingIn, sharedFolder } from './on-index.ts'

const room = sharedFolder()
const cache = ['--cache-dir', warmCache(path.join(room, 'cache'))]
const plain = [...cache, '--platform', 'windows-x86_64', '--python', '3.12', '--archive', 'none']
const TARGET = 'cp312-windows-x86_64'

function folder(name: string, files: Readonly<Record<string, string>> = {}): string {
  const cwd = path.join(room, name)
  mkdirSync(cwd)
  for (const [file, text] of Object.entries(files)) writeFileSync(path.join(cwd, file), text)
  return cwd
}

/** Each is one wheel, and what is said of it. */
const HOSTILE_WHEELS: readonly (FileRow & { readonly says: RegExp })[] = [
  { name: 'climbs', version: '1.0', fault: 'escape', says: /climbs-1\.0\S+: \.\.\/escaped\.py is outside the destination folder/ },
  { name: 'rooted', version: '1.0', fault: 'absolute', says: /rooted-1\.0\S+: \/tmp\/absolute\.py is an absolute path/ },
  { name: 'twice', version: '1.0', fault: 'duplicate', says: /twice-1\.0\S+: it contains twice\.py twice/ },
  { name: 'links', version: '1.0', fault: 'symlink', says: /links-1\.0\S+: link\.py is a symbolic link/ },
  { name: 'latin', version: '1.0', fault: 'not-utf8', says: /latin-1\.0\S+: .* is not encoded as UTF-8/ },
  { name: 'bomb', version: '1.0', fault: 'bomb', says: /bomb-1\.0\S+: it unpacks to \d+ times its size/ },
  { name: 'many', version: '1.0', fault: '100,000 entries', says: /many-1\.0\S+: .* it has 10000\d entries; the limit is 65535/ },
  {
    name: 'removes',
    version: '1.0',
    recordLines: ['../../../bin/python,,'],
    says: /removes-1\.0\S+: its RECORD lists '\S+bin\/python', which is outside/,
  },
  {
    name: 'command',
    version: '1.0',
    scripts: { '../../../ESCAPED': 'command:main' },
    says: /command-1\.0\S+: .* not a plain file name: '\S+ESCAPED'/,
  },
  {
    name: 'clash',
    version: '1.0',
    modules: { clash: '', 'clash/x.py': '' },
    says: /clash-1\.0\S+: it contains clash both as a file and as a folder/,
  },
]

test('every hostile wheel of a run is named with what is wrong in it, at once, and nothing is left', async () => {
  // Their metadata is announced and sound, so that all of them resolve and land in the pool
  await using index = await startIndex({ indexes: { a: { files: HOSTILE_WHEELS.map(({ says, ...row }) => row) } } })
  const cwd = folder('wheels')
  const { code, stderr } = await bundle(index, [...HOSTILE_WHEELS.map(({ name }) => name), ...plain], { cwd })
  expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining('error: ') })
  for (const { says } of HOSTILE_WHEELS) expect(stderr).toMatch(says)
  expect(everythingIn(cwd)).toEqual([])
})

test('sources that hide in metadata and in requirements files are rejected by name, and none of their code runs', async () => {
  const mark = path.join(room, 'ran')
  const source: FileRow = { name: 'source', version: '1.0', kind: 'sdist', buildCode: `open(${JSON.stringify(mark)}, "w").close()\n` }
  await using index = await startIndex({
    indexes: {
      a: {
        files: [
          source,
          { name: 'hides', version: '1.0', requires: ['hidden @ git+https://host.example/hidden.git'] },
          { name: 'points', version: '1.0', requires: ['source @ file:///etc/source-1.0.tar.gz'] },
        ],
      },
    },
  })
  for (const [name, says] of [['hides', 'git+https://host.example/hidden.git'], ['points', 'file:///etc/source-1.0.tar.gz'], ['source', '--sdists']] as const) {
    const { code, stderr } = await bundle(index, [name, ...plain], { cwd: folder(`source-${name}`) })
    expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining(says) })
    expect(stderr).toContain(name)
  }
  const lines = ['source --no-binary :all:', 'source --config-settings x=y', `--index-url ${index.simple()}`, '-f http://host.example/', '--trusted-host host.example']
  const cwd = folder('lines', { 'r.txt': lines.join('\n') })
  const { code, stderr } = await bundle(index, ['-r', 'r.txt', ...plain], { cwd })
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('error: ') })
  lines.forEach((_, at) => void expect(stderr).toContain(`r.txt:${at + 1}: `))
  expect(readdirSync(room)).not.toContain('ran')
}) // biome-ignore format: one thought

test('projects that two indexes have are rejected in one message with the lines that settle it', async () => {
  const [mine, evil] = [{ name: 'mine', version: '1.0', requires: ['also'] }, { name: 'mine', version: '99.0' }]
  await using index = await startIndex({
    indexes: { a: { files: [mine, { name: 'also', version: '1.0' }] }, b: { files: [evil, { name: 'also', version: '9.0' }] } },
  })
  const both = ['mine', 'also', ...plain, '--extra-index-url', index.simple('b')]
  const { code, stderr } = await bundle(index, both, { cwd: folder('confusion') })
  const [a, b] = [index.simple('a'), index.simple('b')]
  expect(code).toBe(2)
  expect(stderr.split('\n').filter((line) => line.startsWith('error:'))).toEqual([
    `error: index-strategy: also, mine: several indexes provide it: ${a}, ${b}; select one with --index-for PROJECT=${a} or --index-for PROJECT=${b}`,
  ])
  expect(stderr).toContain('--index-strategy first')

  const first = await bundle(index, [...both, '--index-strategy', 'first-index', '-o', 'first'], { cwd: folder('first') })
  expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: expect.stringContaining('2 wheels') })
}) // biome-ignore format: one thought

test('a second index of pip.conf that has every project is one message, which names the file and what resolves it', async () => {
  const names = Array.from({ length: 61 }, (_, at) => `p${at}`)
  const files = names.map((name) => ({ name, version: '1.0' }))
  await using index = await startIndex({ indexes: { a: { files }, b: { files } } })
  const cwd = folder('pip-conf')
  const config = path.join(cwd, 'pip.conf')
  writeFileSync(config, `[global]\nextra-index-url = ${index.simple('b')}\n`)
  const args = [...names, ...plain, '--index-url', index.simple('a'), '--interpreters', 'none', '-o', 'out']
  const { code, stderr } = await command(args, { cwd, env: { PIP_CONFIG_FILE: config } })
  expect(code).toBe(2)
  const errors = stderr.split('\n').filter((line) => line.startsWith('error:'))
  expect(errors).toEqual([
    expect.stringContaining('p0, p1, p10, p11, p12, p13, p14, p15, p16, p17 and 51 more: several indexes provide it'),
  ])
  expect(errors[0]).toContain(`(extra-index-url in ${config})`)
  for (const option of ['--index-strategy first', '--pip-config none']) expect(stderr).toContain(option)
})

test('an index that rejects lets no other one answer for it, and says how 403 may mean absent', async () => {
  await using index = await startIndex({
    indexes: { a: { files: [] }, b: { files: [{ name: 'mine', version: '99.0' }] } },
    faults: [{ path: '/a/simple/*', status: 403 }],
  })
  const both = ['mine', ...plain, '--extra-index-url', index.simple('b')]
  const { code, stderr } = await bundle(index, both, { cwd: folder('rejects') })
  expect({ code, stderr }).toEqual({ code: 8, stderr: expect.stringContaining('--ignore-error-codes') })
  const declared = await bundle(index, [...both, '--ignore-error-codes', `${index.simple('a')}=403`], { cwd: folder('declared') })
  expect({ code: declared.code, stderr: declared.stderr }).toEqual({ code: 0, stderr: expect.any(String) })
})

const ANSI = '\u001b[2J\u009b31m'
const HOSTILE = `${ANSI}<script>alert(1)</script>\u202e"'&::set-output name=x::y`

test('what a package and its index say of it steers nothing that is printed or written', async () => {
  const metadata = [`Summary: ${HOSTILE}`, `License: ${HOSTILE}`, `Home-page: javascript:${HOSTILE}`, `Classifier: License :: ${HOSTILE}`, `Provides-Extra: ${HOSTILE}`]
  await using index = await startIndex({
    indexes: { a: { files: [{ name: 'alpha', version: '1.0', metadata, yanked: HOSTILE, modules: { 'alpha.py': '' } }] } },
  })
  const cwd = folder('words')
  const made = await bundle(index, ['alpha==1.0', ...plain], { cwd })
  expect({ code: made.code, stderr: made.stderr }).toEqual({ code: 0, stderr: expect.stringContaining('yanked') })
  const out = path.join(cwd, 'out')
  const texts = everythingIn(out).filter((name) => /\.(?:txt|json|html|toml)$|SHA256SUMS$/.test(name))
  expect(texts.length).toBeGreaterThan(8)
  const written = texts.map((name) => [name, readFileSync(path.join(out, name), 'utf8')] as const)
  for (const [name, text] of [...written, ['stdout', made.stdout] as const, ['stderr', made.stderr] as const]) {
    expect({ name, found: /[\u001b\u009b\u202e]/.exec(text)?.[0] }).toEqual({ name })
    if (name.endsWith('.html')) expect({ name, found: /<script>alert|href="javascript:/.exec(text)?.[0] }).toEqual({ name })
    expect({ name, found: /^::/m.exec(text)?.[0] }).toEqual({ name })
  }
  expect(readFileSync(path.join(out, 'offline-bundle', 'locks', `${TARGET}.txt`), 'utf8')).not.toContain('set-output')
  const verified = await command(['verify', path.join(out, 'offline-bundle'), '--interpreters', 'none', ...cache], { cwd })
  expect({ code: verified.code, found: /[\u001b\u009b\u202e]/.exec(verified.stdout + verified.stderr)?.[0] }).toEqual({ code: 0 })
}) // biome-ignore format: one thought

test.each([
  { name: 'a page', fault: { path: '/a/simple/*', status: 403, headers: { 'X-Why': 'x' }, body: HOSTILE }, code: 8 },
  { name: 'metadata that is no requirement', fault: undefined, code: 4 },
])('a failure of $name steers no terminal and no runner', async ({ name, fault, code }) => {
  const files: readonly FileRow[] = [{ name: 'alpha', version: '1.0', requires: [`beta ${HOSTILE}`] }]
  await using index = await startIndex({ indexes: { a: { files } }, faults: fault === undefined ? [] : [fault] })
  const ended = await bundle(index, ['alpha', ...plain], { cwd: folder(name) })
  expect({ code: ended.code, stderr: ended.stderr }).toEqual({ code, stderr: expect.stringContaining('alpha') })
  expect(`${ended.stdout}${ended.stderr}`).not.toMatch(/[\u001b\u009b\u202e]|^::/m)
})
