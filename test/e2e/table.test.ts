import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import pLimit from 'p-limit'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { optionSpecs } from '../../src/options/table.ts'
import { type RunningIndex, startIndex } from '../doubles/index.ts'
import { type Proxy as ProxyDouble, startProxy } from '../doubles/proxy.ts'
import { command, type Ended } from '../fixtures/command.ts'
import { PYTHON as HOST, warmCache } from '../fixtures/warm-pip.ts'
import { bytesOf, everythingIn, filesAskedOf, lockOf, sha256Of, sharedFolder, wheelsOf } from './on-index.ts'
import { documentedCommands, LATER, onIndex, type Run, runsAt, wordsOf } from './table/runs.ts'
import { abiOf, downloadPips, SERIES, SERIES_PIPS } from './table/series.ts'
import { FAMILIES, fillWorkplace, openIndex, PYTHON } from './table/workplace.ts'

// Every kind of input, index, target and archive, every option and every command of the docs, in as few runs as can show them.
// Nothing here knows how the command works: it holds while code moves.

const cwd = sharedFolder()
const cache = warmCache(path.join(cwd, 'cache'))
const ended = new Map<string, Ended>()
/** Of each documented command, which all write to one folder. */
const documentedPins = new Map<string, ReadonlySet<string>>()
const shared: { index?: RunningIndex; tls?: RunningIndex; proxy?: ProxyDouble } = {}
/** Where the commands of the docs are typed: all of them write to one folder. */
const reader = path.join(cwd, 'reader')
const ID = 'cp312-linux-x86_64-glibc2.28'
/** Runs at once; each has several processes of its own. */
const AT_ONCE = 2
/** Of all runs together, on a machine that is busy with other things. Unit: milliseconds. */
const LONGEST = 900_000

beforeAll(async () => {
  const pips = path.join(cwd, 'pips')
  downloadPips(PYTHON, pips)
  const index = await openIndex(pips)
  const tls = await startIndex({ indexes: { a: { files: [{ name: 'tool', version: '1.0' }] } }, tls: { cert: path.resolve('test/fixtures/tls/cert.pem'), key: path.resolve('test/fixtures/tls/key.pem') } }) // biome-ignore format: one thought
  const proxy = await startProxy({ user: 'jane', password: 'word' })
  Object.assign(shared, { index, tls, proxy })
  mkdirSync(reader)
  await fillWorkplace(reader, index, pips)
  cpSync(reader, cwd, { recursive: true })
  const places = {
    simple: index.simple,
    tls: tls.simple(),
    proxy: proxy.url.replace('//', '//jane:word@'),
    repository: pathToFileURL(path.join(cwd, 'repository')).href,
    python: (await HOST).path,
  }
  const limit = pLimit(AT_ONCE)
  const runs = Object.entries(runsAt(places)).map(([name, run]) => limit(() => start(name, run)))
  await Promise.all(runs)
  await Promise.all([inOrder(LATER), limit(documented)])
}, LONGEST)
afterAll(() => Promise.all([shared.index?.close(), shared.tls?.close(), shared.proxy?.close()]))

async function inOrder(runs: Readonly<Record<string, Run>>): Promise<void> {
  for (const [name, run] of Object.entries(runs)) await start(name, run)
}

/** The commands of README and docs, one after the other in one folder, as a reader types them. */
async function documented(): Promise<void> {
  cpSync(path.join(cwd, 'first/offline-bundle'), path.join(reader, 'out/2026-10/offline-bundle'), { recursive: true })
  for (const line of documentedCommands()) {
    await start(line, { args: wordsOf(onIndex(line, (shared.index ?? expect.unreachable()).simple)), without: ['-o'] }, reader)
    documentedPins.set(line, new Set(globSync('offline-bundle-out/offline-bundle/locks/*.txt', { cwd: reader }).flatMap((lock) => lockOf(path.join(reader, 'offline-bundle-out/offline-bundle'), path.basename(lock, '.txt'))))) // biome-ignore format: one thought
  }
}

async function start(name: string, { args, without = [], env = {} }: Run, folder = cwd): Promise<void> {
  const variables = Object.fromEntries(Object.entries(env).map(([key, value]) => [key, value.replace('{cwd}', folder)]))
  const more = Object.entries(usualFor(name, args)).flatMap(([option, value]) =>
    args.includes(option) || without.some((one) => one === option) ? [] : [option, value],
  )
  ended.set(name, await command([...args, ...more], { cwd: folder, env: variables }))
}

/** What keeps a run on the loopback index, and from what this machine holds. */
function usualFor(name: string, [word = '']: readonly string[]): Readonly<Record<string, string>> {
  if (word === 'diff' || word === 'targets') return {}
  const here = { '--interpreters': 'none', '--cache-dir': cache }
  if (word === 'verify') return here
  return { ...here, '--prove': 'closure', '--index-url': shared.index?.simple() ?? '', '--pip-config': 'none', '-o': name }
}

function endOf(name: string): Ended {
  return ended.get(name) ?? expect.unreachable(`no run is called ${name}`)
}

/** The folder of the bundle that a run made, which has to have ended well. */
function made(name: string, bundle = 'offline-bundle'): string {
  const { code, stderr } = endOf(name)
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
  return path.join(cwd, name, bundle)
}

function pins(name: string, id = ID): readonly string[] {
  return lockOf(made(name), id)
}

function manifestOf(folder: string): { readonly requirements: readonly { readonly text: string }[]; readonly targets: readonly { readonly id: string }[] } {
  return JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8'))
} // biome-ignore format: one thought

function jsonOf(name: string): { readonly bundles: readonly { readonly name: string; readonly targets: readonly { readonly level: string }[] }[]; readonly failure?: { readonly findings: readonly { readonly kind: string; readonly message: string }[] } } {
  return JSON.parse(endOf(name).stdout)
} // biome-ignore format: one thought

/** What stays of the archive of a run when it is joined and unpacked with stock tools. */
function unpacked(name: string, ending: 'tar.gz' | 'zip'): Readonly<Record<string, string>> {
  const out = path.join(cwd, name)
  made(name)
  const volumes = readdirSync(out).filter((file) => file.startsWith(`offline-bundle.${ending}`)).sort() // biome-ignore format: one thought
  const whole = path.join(out, `joined.${ending}`)
  writeFileSync(whole, Buffer.concat(volumes.map((file) => readFileSync(path.join(out, file)))))
  execFileSync(PYTHON, ['-m', ending === 'zip' ? 'zipfile' : 'tarfile', '-e', whole, path.join(out, 'far')])
  expect(volumes.length > 1).toBe(name.includes('volumes'))
  return bytesOf(path.join(out, 'far', 'offline-bundle'))
}

const WEB = ['fast==1.1', 'web==1.0']
/** An index request, a version that was considered, and the end of a build. */
const VERBOSE = [': keyring is found', 'considers keyring 25.1', 'exit code 0']
const SOURCES = ['app==1.0', 'archived==2.0', 'folder==1.0', 'inner==1.0', 'keyring==25.1', 'python-keystoneclient==2.3.1', 'renamed==3.0', 'tool==1.0'] // biome-ignore format: a table

/** A row for each option: what a user sees of it. A new option fails here until it has one. */
const OPTION_ROWS: Readonly<Record<string, () => unknown>> = {
  package: () => expect(pins('sources')).toContain('tool==1.0'),
  requirement: () => expect(pins('indexes')).toContain('by-line==1.0'),
  constraint: () => expect(pins('first')).toContain('web==1.0'),
  pyproject: () => expect(documentedLock('--pyproject')).toContain('keyring==25.1'),
  extra: () => expect(documentedLock('--pyproject')).toEqual(expect.arrayContaining(WEB)),
  group: () => [
    expect(documentedLock('--pyproject')).toContain('tool==1.0'),
    expect(documentedLock('--pyproject')).not.toContain('broken==1.0'),
  ],
  script: () => expect(pins('script')).toEqual(['tool==1.0']),
  lock: () => expect(pins('lock')).toEqual(['tool==1.0']),
  'lock-built': () => expect(pins('lock-built')).toEqual(['python-keystoneclient==2.3.1']),
  platform: () => expect(idsOf(made('families'))).toContain('cp312-windows-arm64'),
  python: () => expect(idsOf(made('families'))).toContain('cp313t-macos-14-arm64'),
  target: () => expect(jsonOf('narrowed').bundles).toHaveLength(3),
  include: () => expect(idsOf(made('narrowed', 'tools-windows-arm64'))).toEqual(['cp313-windows-arm64']),
  exclude: () => expect(idsOf(made('narrowed', 'tools-windows-x86_64'))).toEqual(['cp312-windows-x86_64']),
  'index-url': () => expect(pins('tls')).toEqual(['tool==1.0']),
  'extra-index-url': () => expect(pins('indexes')).toContain('elsewhere==9.0'),
  'index-for': () => expect(pins('indexes')).toContain('of-one==9.0'),
  'index-strategy': () => expect(pins('indexes')).toContain('on-several==1.0'),
  'find-links': () => expect(pins('indexes')).toContain('in-folder==1.0'),
  cert: () => [expect(pins('tls')).toEqual(['tool==1.0']), expect(endOf('tls unknown')).toMatchObject({ code: 8 })],
  'client-cert': () => expect(pins('tls')).toEqual(['tool==1.0']),
  proxy: () => [made('configured'), expect(shared.proxy?.requirementInputs.length).toBeGreaterThan(1)],
  'pip-config': () => expect(pins('configured')).toEqual(['tool==2.0rc1']),
  'uploaded-prior-to': () => expect(pins('configured')).not.toContain('tool==3.0rc1'),
  pre: () => expect(pins('configured')).toEqual(['tool==2.0rc1']),
  'ignore-error-codes': () => expect(pins('indexes')).toHaveLength(5),
  'allow-index-lines': () => expect(pins('indexes')).toContain('by-line==1.0'),
  sdists: () => expect(pins('sources')).toEqual(SOURCES),
  'build-constraint': async () => expect(await filesAskedOf(shared.index ?? expect.unreachable())).toContain('/a/files/helper-1.0-py3-none-any.whl'), // biome-ignore format: a row
  interpreters: () => expect(levelOf('installed')).toBe('imported'),
  prove: () => expect(endOf('not imported')).toMatchObject({ code: 3, stderr: expect.stringContaining('no such driver') }),
  'prove-except': () => made('installed'),
  'license-allow': () => expect(broken('license')).toContain('--license-allow'),
  'license-deny': () => expect(broken('license')).toContain('--license-deny'),
  advisories: () => expect(broken('advisory')).toContain('PYSEC-2'),
  'advisory-ignore': () => expect(broken('advisory')).not.toContain('PYSEC-1'),
  'policy-warnings': () => expect(broken('record-differs')).toContain('odd'),
  output: () => expect(existsSync(path.join(cwd, 'first', 'offline-bundle', 'SHA256SUMS'))).toBe(true),
  name: () => expect(jsonOf('narrowed').bundles.every(({ name }) => name.startsWith('tools-'))).toBe(true),
  archive: () => expect(readdirSync(path.dirname(made('script'))).filter((name) => /\.(?:gz|zip)/.test(name))).toEqual([]),
  split: () => expect(jsonOf('narrowed').bundles).toHaveLength(3),
  'volume-size': () => unpacked('tar.gz in volumes', 'tar.gz'),
  since: () => expect(endOf('delta').stdout).toContain('keyring'),
  delta: () => [
    made('delta'),
    expect(wheelsOf(path.join(cwd, 'delta', 'offline-bundle-delta'))).not.toContain('fast-1.1-py3-none-any.whl'),
  ],
  'sign-with': () => [made('delta'), expect(existsSync(path.join(cwd, 'delta', 'offline-bundle.SHA256SUMS.p7s'))).toBe(true)],
  'verify-with': () => expect([endOf('signed').code, endOf('unsigned').code]).toEqual([0, 5]),
  'cache-dir': () => expect(everythingIn(cache).length).toBeGreaterThan(everythingIn(path.join(cache, 'pip')).length + 1),
  'no-cache': () => [made('sources'), expect(everythingIn(path.join(cwd, 'xdg'))).toEqual([])],
  jobs: () => expect(bytesOf(made('tar.gz in volumes'))).toEqual(bytesOf(made('zip in volumes'))),
  quiet: () => [made('lock'), expect(endOf('lock').stderr).toBe('')],
  verbose: () =>
    VERBOSE.map((text) => [expect(endOf('sources').stderr).toContain(text), expect(endOf('first').stderr).not.toContain(text)]),
  json: () => expect(jsonOf('installed').bundles.map(({ name }) => name)).toEqual(['offline-bundle']),
}

function idsOf(folder: string): readonly string[] {
  return manifestOf(folder).targets.map(({ id }) => id)
}

function levelOf(name: string): string | undefined {
  made(name)
  return jsonOf(name).bundles[0]?.targets[0]?.level
}

/** What the run with every rule said of one kind. */
function broken(kind: string): string {
  expect(endOf('policy')).toMatchObject({ code: 9 })
  const found = jsonOf('policy').failure?.findings.filter((one) => one.kind === kind).map(({ message }) => message) ?? [] // biome-ignore format: one thought
  return found.join('\n')
}

test.each(optionSpecs('command').map(({ name }) => name))('--%s has the effect that it is there for', async (name) => {
  await (OPTION_ROWS[name] ?? expect.unreachable(`--${name} has no row in this table`))()
})

test('no row is of an option that is gone', () => {
  const known = optionSpecs('command').map(({ name }): string => name)
  expect(Object.keys(OPTION_ROWS).filter((name) => !known.includes(name))).toEqual([])
})

test.each(documentedCommands())('offline-bundle %s, as the docs show it, ends well', (line) => {
  const { code, stderr } = endOf(line)
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' })
})

/** The releases in the bundle that the documented command with this option made. */
function documentedLock(option: string): readonly string[] {
  const line = documentedCommands().find((one) => one.includes(option)) ?? expect.unreachable(`no documented command has ${option}`)
  return [...(documentedPins.get(line) ?? [])]
}

test('every kind of source becomes a wheel, and the manifest says of what', () => {
  expect(pins('sources')).toEqual(SOURCES)
  const { requirements } = manifestOf(made('sources'))
  expect(requirements.map(({ text }) => text)).toEqual([
    'app @ file:app-1.0-py3-none-any.whl',
    'archived @ file:main.tar.gz#subdirectory=py',
    'file:never ; python_version < "3"',
    'folder @ file:folder',
    'inner @ git+file:repository#subdirectory=sub',
    'python-keystoneclient<3',
    'renamed @ file:other-1.0.tar.gz',
    'tool',
  ])
  expect(readFileSync(path.join(made('sources'), 'manifest.json'), 'utf8')).toContain('python_keystoneclient-2.3.1.zip')
  expect(bytesOf(made('sources'))['wheels/app-1.0-py3-none-any.whl']).toBe(sha256Of(path.join(cwd, 'dist/app-1.0-py3-none-any.whl')))
  expect(endOf('sources again')).toMatchObject({ code: 0 })
})

test('every platform family has its own wheel for a plain and a free-threaded Python', () => {
  const folder = made('families')
  const names = Object.values(FAMILIES).flatMap((tag) => [`native-1.0-cp312-cp312-${tag}.whl`, `native-1.0-cp313-cp313t-${tag}.whl`])
  expect(wheelsOf(folder)).toEqual(names.sort())
  const listed: { readonly platforms: readonly { readonly name: string }[] } = JSON.parse(endOf('targets --json').stdout)
  const family = (name: string): string => name.replace(/(?<=glibc|musl)[\d.]+$|(?<=^macos-)[\d.]+/, '')
  expect(new Set(Object.keys(FAMILIES).map(family))).toEqual(new Set(listed.platforms.map(({ name }) => family(name))))
})

test.each([
  { name: 'series of json and folder', forms: ['json', 'folder'] },
  { name: 'series of html and pages', forms: ['html', 'pages'] },
])('a bundle for every Python series is complete and brings the last pip of each: $name', ({ name, forms }) => {
  const folder = made(name)
  const targets = SERIES.map((one) => `${abiOf(one)}-linux-x86_64-glibc2.28`)
  expect(idsOf(folder)).toEqual([...targets].sort())
  expect(jsonOf(name).bundles[0]?.targets.map(({ level }) => level)).toEqual(targets.map(() => 'dry-run'))
  const projects = forms.map((form) => `native-${form}==1.0`).sort()
  expect(targets.map((id) => pins(name, id))).toEqual(targets.map(() => projects))
  expect(wheelsOf(folder)).toHaveLength(forms.length * SERIES.length)
  const brought = readdirSync(path.join(folder, 'bootstrap')).sort()
  expect(brought.map((file) => [file, sha256Of(path.join(folder, 'bootstrap', file))])).toEqual(
    SERIES_PIPS.map(({ filename, sha256 }) => [filename, sha256]),
  )
})

test.each([
  { name: 'first', ending: 'tar.gz' },
  { name: 'tar.gz in volumes', ending: 'tar.gz' },
  { name: 'delta', ending: 'zip' },
  { name: 'zip in volumes', ending: 'zip' },
] as const)('the archive of the run "$name" unpacks to its folder', ({ name, ending }) => {
  expect(unpacked(name, ending)).toEqual(bytesOf(made(name)))
})
