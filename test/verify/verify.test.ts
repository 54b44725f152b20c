import { createHash } from 'node:crypto'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lockPagePath, lockPath } from '../../src/bundle/locks.ts'
import { toProjectName } from '../../src/core/names.ts'
import { verifyFolder } from '../../src/run/verify-bundle.ts'
import { ASSETS, aBundle, aRoom, hostTarget, kitOf, madeWheels, type Room, windowsTarget } from './a-bundle.ts'

let room: Room
let sound: string
const host = hostTarget()
const windows = windowsTarget()
const ALPHA = { name: 'alpha', version: '1.0', requires: ['beta>=1', 'winonly; sys_platform == "win32"'] }
const ROWS = [ALPHA, { name: 'beta', version: '1.0' }, { name: 'winonly', version: '1.0', only: [windows] }]

beforeAll(async () => {
  room = await aRoom()
  sound = await aBundle(room, { targets: [host, windows], roots: ['alpha'], rows: ROWS })
})
afterAll(() => room.close())

/** A copy to do harm to. */
function copy(): string {
  const folder = mkdtempSync(path.join(room.folder, 'copy-'))
  cpSync(sound, folder, { recursive: true })
  return folder
}

/** Makes every sum right again, as somebody would who wants a change to pass. */
function sealAgain(folder: string): void {
  const lines = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const names = lines.map((line) => line.slice(66))
  const digest = (name: string): string =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, name)))
      .digest('hex')
  writeFileSync(path.join(folder, 'SHA256SUMS'), names.map((name) => `${digest(name)}  ${name}\n`).join(''))
}

/** Puts a file in, and names it wherever files are named. */
function bring(folder: string, name: string, content: Buffer): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), content)
  const file = { path: name, sha256: createHash('sha256').update(content).digest('hex'), bytes: content.length }
  appendFileSync(path.join(folder, 'SHA256SUMS'), `${file.sha256}  ${name}\n`)
  changeManifest(folder, (text) => {
    const manifest = JSON.parse(text)
    return JSON.stringify({ ...manifest, files: [...manifest.files, file] })
  })
}

/** Takes a file out of SHA256SUMS. */
function forget(folder: string, name: string): void {
  const file = path.join(folder, 'SHA256SUMS')
  const lines = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, lines.filter((line) => !line.endsWith(`  ${name}`)).join('\n'))
}

function changeManifest(folder: string, change: (text: string) => string): void {
  const file = path.join(folder, 'manifest.json')
  writeFileSync(file, change(readFileSync(file, 'utf8')))
  sealAgain(folder)
}

const quick = () => kitOf(room, { interpreters: 'none', prove: 'closure' })

describe('verifyFolder', () => {
  test('repeats every proof on a sound bundle', async () => {
    const { manifest, verdicts, closure } = await verifyFolder(sound, kitOf(room, { prove: 'imported' }))
    expect(manifest.name).toBe('offline-bundle')
    expect(closure.verdicts.map(({ complete }) => complete)).toEqual([true, true])
    expect(verdicts.map(({ target, level }) => [target, level])).toEqual(
      [...[host, windows].map(({ id }) => [id, id === host.id ? 'imported' : 'dry-run'])].sort(),
    )
  })

  /** Loads only in a process that has imported another module, as psycopg_binary does after psycopg. */
  const loadsAfter = (name: string) =>
    `import sys\nif ${JSON.stringify(name)} not in sys.modules:\n    raise ImportError("import ${name} first")\n`

  test('a module may load only after the requested projects, or after those that require its own', async () => {
    const rows = [
      { name: 'driver', version: '1.0', requires: ['driver-c', 'tool'] },
      { name: 'driver-c', version: '1.0', modules: { 'driver_c.py': loadsAfter('driver') } },
      { name: 'tool', version: '1.0', requires: ['tool-c'] },
      { name: 'tool-c', version: '1.0', modules: { 'tool_c.py': loadsAfter('tool') } },
    ]
    const folder = await aBundle(room, { targets: [host], roots: ['driver'], rows })
    const { verdicts } = await verifyFolder(folder, kitOf(room, { prove: 'imported' }))
    expect(verdicts).toMatchObject([{ level: 'imported', findings: [] }])
  })

  test('one project is accepted by name although it does not load, and the verdict says so', async () => {
    const rows = [
      { name: 'app', version: '1.0', requires: ['gui', 'other'] },
      { name: 'gui', version: '1.0', modules: { 'gui.py': 'raise OSError("no display")\n' } },
      { name: 'other', version: '1.0', modules: { 'other.py': 'raise OSError("no driver")\n' } },
    ]
    const folder = await aBundle(room, { targets: [host], roots: ['app'], rows })
    const verified = async (...names: readonly string[]) => {
      const { verdicts } = await verifyFolder(folder, kitOf(room, { prove: 'imported', proveExcept: names.map(toProjectName) }))
      return verdicts.map(({ level, findings }) => ({
        level,
        findings: findings.map(({ kind, severity, project }) => ({ kind, severity, project })),
      }))
    }
    const accepted = { kind: 'import-accepted', severity: 'warning', project: 'gui' }
    const rejected = { kind: 'import', severity: 'error', project: 'other' }
    expect(await verified('gui')).toEqual([{ level: 'installed', findings: [accepted, rejected] }])
    expect(await verified('gui', 'other')).toEqual([{ level: 'imported', findings: [accepted, { ...accepted, project: 'other' }] }])
  })

  test.each([
    {
      name: 'an extra file',
      harm: (folder: string) => writeFileSync(path.join(folder, 'wheels', 'extra.whl'), ''),
      want: /"wheels\/extra\.whl" is not in SHA256SUMS/,
    },
    { name: 'a missing file', harm: (folder: string) => unlinkSync(path.join(folder, 'README.txt')), want: /README\.txt is missing/ },
    {
      name: 'an altered file',
      harm: (folder: string) => appendFileSync(path.join(folder, 'install.py'), '#'),
      want: /install\.py was altered/,
    },
    {
      name: 'an altered wheel',
      harm: (folder: string) => appendFileSync(path.join(folder, 'wheels', 'beta-1.0-py3-none-any.whl'), 'x'),
      want: /beta-1\.0.*was altered/,
    },
    {
      name: 'a link',
      harm: (folder: string) => symlinkSync('/etc/passwd', path.join(folder, 'wheels', 'link')),
      want: /wheels\/link is not a regular file/,
    },
    { name: 'a link in the place of a folder', harm: linkWheels, want: /wheels is not a regular file/ },
    {
      name: 'an odd name',
      harm: (folder: string) => writeFileSync(path.join(folder, 'a\u001b[31m\nb'), ''),
      want: /is not a valid file name/,
    },
    { name: 'no sums', harm: (folder: string) => unlinkSync(path.join(folder, 'SHA256SUMS')), want: /has no SHA256SUMS/ },
    {
      name: 'a sum of another folder',
      harm: (folder: string) => appendFileSync(path.join(folder, 'SHA256SUMS'), `${'0'.repeat(64)}  ../other\n`),
      want: /an invalid line/,
    },
    { name: 'a file named twice', harm: nameTwice, want: /lists README\.txt twice/ },
  ])('rejects $name', async ({ harm, want }) => {
    const folder = copy()
    harm(folder)
    await expect(verifyFolder(folder, quick())).rejects.toMatchObject({ failure: { kind: 'integrity', what: expect.stringMatching(want) } })
  })

  test.each([
    { name: 'is no JSON', change: () => '{', want: /is not a manifest/ },
    { name: 'has a key twice', change: (text: string) => text.replace('"format"', '"format": 1, "format"'), want: /duplicate key/ },
    {
      name: 'is of another format',
      change: (text: string) => text.replace('"format": 2', '"format": 1'),
      want: /has format 1, but this version of offline-bundle reads format 2/,
    },
    {
      name: 'states another size',
      change: (text: string) => text.replace(/"bytes": \d+,\n {3}"project": "alpha"/, '"bytes": 7,\n   "project": "alpha"'),
      want: /entry of wheels\/alpha.* does not match the file/,
    },
    {
      name: 'states another hash',
      change: (text: string) => text.replace(/("path": "README\.txt",\s+"sha256": ")[0-9a-f]{8}/, '$100000000'),
      want: /another sha256 for README\.txt/,
    },
    {
      name: 'locks another version',
      change: (text: string) => text.replace(/("project": "beta",\s+"version": ")1\.0/, '$12.0'),
      want: /beta/,
    },
  ])('rejects a manifest that $name, although all sums hold', async ({ change, want }) => {
    const folder = copy()
    changeManifest(folder, change)
    await expect(verifyFolder(folder, quick())).rejects.toMatchObject({ failure: { kind: 'integrity', what: expect.stringMatching(want) } })
  })

  const pip = (version: string): string => `pip-${version}-py3-none-any.whl`
  const evil = Buffer.from('code of whoever carried it')
  const pinned = readFileSync(path.join(ASSETS.vendor, pip('26.3')))

  test.each([
    { name: 'another pip under the name of one of ours', file: `bootstrap/${pip('26.0.1')}`, content: evil },
    { name: 'a pip that is none of ours', file: `bootstrap/${pip('99.0')}`, content: evil },
    { name: 'our pip under the name of another', file: `bootstrap/${pip('26.0.1')}`, content: pinned },
    { name: 'a module beside the pips', file: 'bootstrap/sitecustomize.py', content: evil },
    { name: 'a pip in a folder that some disks take for the right one', file: `Bootstrap/${pip('26.0.1')}`, content: evil },
  ])('rejects $name before anything is run, although all sums hold', async ({ file, content }) => {
    const folder = copy()
    bring(folder, file, content)
    const what = expect.stringContaining(`does not recognize: ${file}; no file of the bundle was run`)
    await expect(verifyFolder(folder, quick())).rejects.toMatchObject({
      failure: { kind: 'integrity', what, hint: expect.stringContaining('Copy the bundle again') },
    })
  })

  test('a bundle that says another version has made it is reported which one could verify its pip', async () => {
    const folder = copy()
    bring(folder, `bootstrap/${pip('99.0')}`, evil)
    changeManifest(folder, (text) => JSON.stringify({ ...JSON.parse(text), tool: { name: 'offline-bundle', version: '9.8.7' } }))
    const hint = expect.stringContaining('offline-bundle 9.8.7')
    await expect(verifyFolder(folder, quick())).rejects.toMatchObject({ failure: { kind: 'integrity', hint } })
  })

  test('the pip that comes with this version may come with a bundle', async () => {
    const folder = copy()
    bring(folder, `bootstrap/${pip('26.3')}`, pinned)
    await expect(verifyFolder(folder, quick())).resolves.toMatchObject({ manifest: { name: 'offline-bundle' } })
  })

  test.each([
    { name: 'lock', file: lockPath(host.id), more: `evil==1.0 --hash=sha256:${'0'.repeat(64)}\n` },
    { name: 'page of a lock', file: lockPagePath(host.id), more: '<a href="../wheels/evil-1.0-py3-none-any.whl">evil</a>\n' },
  ])('rejects a $name that says something else than the manifest, although all sums hold', async ({ file, more }) => {
    const folder = copy()
    const content = Buffer.from(readFileSync(path.join(folder, file), 'utf8') + more)
    changeManifest(folder, (text) => {
      const manifest = JSON.parse(text)
      return JSON.stringify({ ...manifest, files: manifest.files.filter((one: { readonly path: string }) => one.path !== file) })
    })
    forget(folder, file)
    bring(folder, file, content)
    const what = expect.stringContaining(`${file} does not match the manifest entries of ${host.id}`)
    await expect(verifyFolder(folder, quick())).rejects.toMatchObject({ failure: { kind: 'integrity', what } })
  })

  test.each(['wheels/more.html', 'wheels/evil-1.0-py3-none-any.whl'])(
    'rejects %s that the manifest does not count among the wheels',
    async (file) => {
      const folder = copy()
      bring(folder, file, Buffer.from(''))
      const what = expect.stringContaining(`${file} is in wheels/ but is not listed as a wheel`)
      await expect(verifyFolder(folder, quick())).rejects.toMatchObject({ failure: { kind: 'integrity', what } })
    },
  )

  test('does not believe a manifest that calls an incomplete target complete', async () => {
    const rows = ROWS.filter(({ name }) => name !== 'winonly')
    const lying = await aBundle(room, { targets: [windows], roots: ['alpha'], rows, claim: { complete: true, findings: [] } })
    const what = expect.stringContaining(`states that ${windows.id} is complete, but it is not`)
    await expect(verifyFolder(lying, quick())).rejects.toMatchObject({ failure: { kind: 'integrity', what } })
  })

  test('does not believe a manifest that promises a micro version', async () => {
    const rows = [{ ...ALPHA, requires: ['beta', `gamma; python_full_version == "${host.python.series}.0"`] }, ROWS[1] ?? ALPHA]
    const [first, last] = [`${host.python.series}.0`, host.python.version]
    const target = { ...host, microVersions: [first, last] }
    const micros = { from: first, to: last, except: [] }
    const lying = await aBundle(room, { targets: [target], roots: ['alpha'], rows, claim: { micros } })
    await expect(verifyFolder(lying, quick())).rejects.toMatchObject({ failure: { what: expect.stringContaining('gamma') } })
  })

  test('does not believe a manifest that names versions for which its target was not checked', async () => {
    const micros = { from: `${host.python.series}.0`, to: `${host.python.series}.999999999`, except: [] }
    const lying = await aBundle(room, { targets: [host], roots: ['beta'], rows: [ROWS[1] ?? ALPHA], claim: { micros } })
    const what = expect.stringContaining(
      `was checked for Python ${micros.from} to ${micros.to}, but the check covers ${micros.from} to ${host.microVersions.at(-1)}`,
    )
    await expect(verifyFolder(lying, quick())).rejects.toMatchObject({ failure: { kind: 'integrity', what } })
  })

  test('an incomplete target that the manifest states that so is a verdict, not a failure', async () => {
    const rows = ROWS.filter(({ name }) => name !== 'winonly')
    const honest = await aBundle(room, { targets: [windows], roots: ['alpha'], rows })
    const { verdicts } = await verifyFolder(honest, quick())
    expect(verdicts).toMatchObject([{ level: 'none', findings: [{ kind: 'missing', project: 'winonly' }] }])
  })

  test('a wheel whose RECORD leads out of its folder comes out as an error of its targets', async () => {
    const folder = await aBundle(room, {
      targets: [windows],
      roots: ['bad'],
      rows: [{ name: 'bad', version: '1.0', recordLines: ['../x,,'] }],
    })
    const { verdicts } = await verifyFolder(folder, quick())
    expect(verdicts[0]?.findings[0]).toMatchObject({ kind: 'record', severity: 'error', project: 'bad', chain: ['bad'] })
  })

  test('a folder that is not there is reported as such', async () => {
    await expect(verifyFolder(path.join(room.folder, 'nowhere'), quick())).rejects.toMatchObject({ failure: { kind: 'environment' } })
    const empty = mkdtempSync(path.join(room.folder, 'empty-'))
    await expect(verifyFolder(empty, quick())).rejects.toMatchObject({ failure: { kind: 'integrity' } })
  })
})

function linkWheels(folder: string): void {
  const elsewhere = path.join(room.folder, `elsewhere-${path.basename(folder)}`)
  cpSync(path.join(folder, 'wheels'), elsewhere, { recursive: true })
  rmSync(path.join(folder, 'wheels'), { recursive: true })
  symlinkSync(elsewhere, path.join(folder, 'wheels'))
}

function nameTwice(folder: string): void {
  const line = readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8')
    .split('\n')
    .find((one) => one.endsWith('  README.txt'))
  appendFileSync(path.join(folder, 'SHA256SUMS'), `${line}\n`)
}

test('an extra wheel that is listed everywhere but wanted by nobody is rejected', async () => {
  const folder = copy()
  const pool = path.join(room.folder, 'stranger')
  mkdirSync(pool, { recursive: true })
  const [stranger] = madeWheels(pool, [{ name: 'stranger', version: '1.0' }])
  if (stranger === undefined) throw new Error('no wheel was made')
  cpSync(stranger.path, path.join(folder, 'wheels', stranger.filename))
  appendFileSync(path.join(folder, 'SHA256SUMS'), `${stranger.sha256}  wheels/${stranger.filename}\n`)
  await expect(verifyFolder(folder, quick())).rejects.toMatchObject({
    failure: { kind: 'integrity', what: expect.stringContaining(`does not list wheels/${stranger.filename}`) },
  })
})
