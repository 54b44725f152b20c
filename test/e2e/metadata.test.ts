import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { type FileRow, type IndexOptions, startIndex } from '../doubles/index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, lockOf, sharedFolder } from './on-index.ts'

const room = sharedFolder()
const plain = ['--cache-dir', warmCache(path.join(room, 'cache')), '--platform', 'windows-x86_64', '--python', '3.12', '--archive', 'none']
const TARGET = 'cp312-windows-x86_64'
const ALPHA: FileRow = { name: 'alpha', version: '1.0' }

function folder(name: string): string {
  const cwd = path.join(room, name)
  mkdirSync(cwd)
  return cwd
}

/** Puts the files of the rows into a folder, as an index serves them. */
async function fill(into: string, rows: readonly FileRow[]): Promise<void> {
  await using index = await startIndex({ indexes: { a: { files: rows } } })
  for (const { name, version } of rows) {
    const file = `${name}-${version}-py3-none-any.whl`
    writeFileSync(path.join(into, file), new Uint8Array(await (await fetch(`${index.url}/a/files/${file}`)).arrayBuffer()))
  }
}

const BROKEN: readonly FileRow[] = [
  { name: 'alpha', version: '1.1', rawMetadata: 'Metadata-Version: 2.1\nVersion: 1.1\n' },
  { name: 'alpha', version: '1.2', rawMetadata: 'Metadata-Version: 2.1\nName: alpha\nVersion: banana\n' },
  { name: 'alpha', version: '1.3', rawMetadata: '' },
  { name: 'alpha', version: '1.4', fault: 'no-metadata' },
  { name: 'alpha', version: '1.5', fault: 'not-a-zip' },
  { name: 'alpha', version: '1.6', fault: 'two-dist-infos' },
  { name: 'alpha', version: '1.7', requires: ['!!'] },
  { name: 'alpha', version: '1.8', requires: ["beta; sys_platform === 'win32'"] },
]

test('broken wheels in a find-links folder are ignored where another one matches, and each is reported', async () => {
  await using index = await startIndex({ indexes: { a: { files: [], projects: ['alpha'] } } })
  const cwd = folder('find-links')
  await fill(cwd, [ALPHA, ...BROKEN])
  const { code, stderr } = await bundle(index, ['alpha', '--find-links', cwd, ...plain], { cwd })
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) })
  for (const { version } of BROKEN) expect(stderr).toMatch(new RegExp(`alpha-${version.replace('.', '\\.')}-\\S+ from file:\\S+ cannot be installed: .*; it was ignored`))
  expect(lockOf(path.join(cwd, 'out/offline-bundle'), TARGET)).toEqual(['alpha==1.0'])
}) // biome-ignore format: one thought

test('a broken wheel is an integrity fault that names it, however it is asked for', async () => {
  const cwd = folder('each-input')
  const [noName] = BROKEN
  if (noName === undefined) return expect.unreachable()
  await fill(cwd, [noName])
  const file = 'alpha-1.1-py3-none-any.whl'
  await using index = await startIndex({ indexes: { a: { files: [noName] } } })
  await using empty = await startIndex({ indexes: { a: { files: [], projects: ['alpha'] } } })
  writeFileSync(path.join(cwd, 'r.txt'), `./${file}\n`)
  const lock = `lock-version = "1.0"\ncreated-by = "x"\n[[packages]]\nname = "alpha"\nversion = "1.1"\nwheels = [{path = "${file}", hashes = {sha256 = "${await sha256(path.join(cwd, file))}"}}]\n`
  writeFileSync(path.join(cwd, 'pylock.toml'), lock)
  const inputs = [['alpha'], [`./${file}`], ['./*.whl'], ['-r', 'r.txt'], [`alpha @ ${index.url}/a/files/${file}`], ['--lock', 'pylock.toml']]
  for (const [at, input] of inputs.entries()) {
    const { code, stderr } = await bundle(index, [...input, ...plain, '-o', `out${at}`], { cwd })
    expect({ input, code, stderr }).toEqual({ input, code: 4, stderr: expect.stringMatching(/alpha-1\.1\S+.*its METADATA has no Name/) })
  }
  const linked = await bundle(empty, ['alpha', '--find-links', cwd, ...plain], { cwd })
  expect({ code: linked.code, stderr: linked.stderr }).toEqual({ code: 4, stderr: expect.stringContaining('its METADATA has no Name') })
}) // biome-ignore format: one thought

test('a metadata file that an index announces and withholds is replaced by the wheel, with one warning for each index', async () => {
  const answers = [{ status: 401 }, { status: 403 }, { status: 404 }, { status: 200, body: '<html>Log in</html>', headers: { 'Content-Type': 'text/html' } }, { status: 200, body: '<!DOCTYPE html>' }]
  const rows = answers.map((_, at) => [{ name: `alpha${at}`, version: '1.0', requires: [`beta${at}`] }, { name: `beta${at}`, version: '1.0' }])
  await using index = await startIndex({
    indexes: { a: {}, ...Object.fromEntries(rows.map((files, at) => [`i${at}`, { files }])) },
    faults: answers.map((answer, at) => ({ path: `/i${at}/files/*.metadata`, ...answer })),
  })
  const cwd = folder('withheld')
  const indexes = answers.flatMap((_, at) => ['--extra-index-url', index.simple(`i${at}`)])
  const { code, stderr } = await bundle(index, [...answers.map((_, at) => `alpha${at}`), ...indexes, ...plain], { cwd })
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.any(String) })
  for (const [at] of answers.entries()) expect(stderr.split('\n').filter((line) => line.includes(`/i${at}/`) && line.includes('announces metadata files but does not serve them'))).toHaveLength(1)
  expect(stderr.match(/, and for 1 more file/g)).toHaveLength(answers.length)
  expect(lockOf(path.join(cwd, 'out/offline-bundle'), TARGET)).toEqual(rows.flat().map(({ name }) => `${name}==1.0`).sort())
}) // biome-ignore format: one thought

test('a hashed lock is met on an index that states no hash, or another kind of it, and by find-links', async () => {
  const cwd = folder('locked')
  await fill(cwd, [ALPHA])
  writeFileSync(path.join(cwd, 'r.txt'), `alpha==1.0 --hash=sha256:${await sha256(path.join(cwd, 'alpha-1.0-py3-none-any.whl'))}\n`)
  const places: readonly { readonly options: IndexOptions & { readonly files: readonly FileRow[] }; readonly args: readonly string[] }[] = [
    { options: { files: [ALPHA], hashes: false }, args: [] },
    { options: { files: [], projects: ['alpha'] }, args: ['--find-links', cwd] },
  ]
  for (const [at, { options, args }] of places.entries()) {
    await using index = await startIndex({ indexes: { a: options } })
    const { code, stderr } = await bundle(index, ['--lock', 'r.txt', ...args, ...plain, '-o', `out${at}`], { cwd })
    expect({ at, code, stderr }).toEqual({ at, code: 0, stderr: expect.not.stringContaining('states no hash') })
  }
})

test('a file of which nobody states a hash is noticed, and a bundle with nothing in it warned of', async () => {
  await using index = await startIndex({ indexes: { a: { files: [ALPHA], hashes: false } } })
  const cwd = folder('notices')
  const unhashed = await bundle(index, ['alpha', ...plain], { cwd })
  expect({ code: unhashed.code, stderr: unhashed.stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/states no hash of alpha-1\.0\S+: the bundle records the sha256 of the downloaded file/) })
  const nothing = await bundle(index, ["alpha; sys_platform == 'linux'", ...plain, '-o', 'empty'], { cwd })
  expect({ code: nothing.code, stdout: nothing.stdout }).toEqual({ code: 0, stdout: expect.stringContaining('no requirement applies to this target, so there is nothing to install') })
}) // biome-ignore format: one thought

test('every bad wheel of a run is named, however many faults one of them has', async () => {
  const many: FileRow = {
    name: 'many',
    version: '1.0',
    requires: Array.from({ length: 83 }, (_, at) => `!${at}`),
    announced: { requires: [] },
  }
  const worse: FileRow = { name: 'worse', version: '1.0', requires: ['!'], announced: { requires: [] } }
  await using index = await startIndex({ indexes: { a: { files: [many, worse] } } })
  const { code, stderr } = await bundle(index, ['many', 'worse', ...plain], { cwd: folder('many') })
  expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining('worse-1.0') })
  expect(stderr).toContain('many: … and 63 more findings of the kind metadata')
})

async function sha256(file: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', readFileSync(file))
  return Buffer.from(digest).toString('hex')
}
