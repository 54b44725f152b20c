import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childEnv } from '../../scripts/child-env.ts'
import { type BootstrapPip, bootstrapOf } from '../../src/bundle/bootstrap.ts'
import { knownPythons } from '../../src/targets/pythons.ts'
import { type FileRow, type RunningIndex, startIndex } from '../doubles/index.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundled, lockOf, sha256Of, sharedFolder, wheels, wheelsOf } from './on-index.ts'

// For each form of an index one run over all Python series. A bundle for Python 3.8 or 3.9 brings a pip that only an index has,
// so the loopback index serves the real ones, which come from the index of this machine, as in other live tests.
const SERIES = knownPythons().filter(({ released }) => released)
const INDEX_PIPS = ['3.8', '3.9'].map(bootstrapPip)
const PIPS = [...INDEX_PIPS, bootstrapPip('3.10')]
const [PLATFORM, LINUX] = ['linux-x86_64-glibc2.28', 'manylinux_2_28_x86_64']
const NATIVE = wheels(SERIES.map((one) => `cp3${one.minor}-${abiOf(one)}-${LINUX}`), { name: 'native', version: '1.0', requires: ['pure>=2'] }) // biome-ignore format: a table
const PURE: FileRow = { name: 'pure', version: '2.0' }

const room = sharedFolder()
const folder = path.join(room, 'wheels')
let index: RunningIndex

beforeAll(async () => {
  mkdirSync(folder)
  await Promise.all(INDEX_PIPS.map(({ version }) => download(version)))
  const pips = INDEX_PIPS.map(({ version, filename }) => ({ name: 'pip', version, filename, file: path.join(folder, filename) }))
  const files = [...pips, ...NATIVE, PURE]
  index = await startIndex({ indexes: { json: { files }, html: { files, format: 'html' }, empty: {} } })
  for (const name of ['pure-2.0-py3-none-any.whl', ...NATIVE.map(({ tag }) => `native-1.0-${tag}.whl`)]) {
    writeFileSync(path.join(folder, name), new Uint8Array(await (await fetch(`${index.url}/json/files/${name}`)).arrayBuffer()))
  }
})
afterAll(() => index.close())

test.each([
  { form: 'JSON', index: 'json', findLinks: () => [] },
  { form: 'HTML', index: 'html', findLinks: () => [] },
  { form: 'a find-links folder', index: 'empty', findLinks: () => [folder] },
  { form: 'find-links pages', index: 'empty', findLinks: () => ['native', 'pure', 'pip'].map((name) => `${index.simple('html')}${name}/`) },
])('a bundle for every Python series is complete and brings the last pip of each, with an index in the form of $form', async (row) => {
  const cwd = path.join(room, row.form.replaceAll(' ', '-'))
  mkdirSync(cwd)
  const links = row.findLinks().flatMap((link) => ['--find-links', link])
  const targetOptions = ['--platform', PLATFORM, ...SERIES.flatMap(({ name }) => ['--python', name])]
  const options = [...targetOptions, ...links, '--archive', 'none', '--cache-dir', warmCache(path.join(cwd, 'cache'))] // of its own: nothing is cached
  const made = await bundled(at(row.index), ['native', ...options], { cwd })
  const [{ folder: out, targets } = never()] = made.bundles
  const ids = SERIES.map((one) => `${abiOf(one)}-${PLATFORM}`)
  expect(targets.map(({ id, level }) => [id, level])).toEqual(ids.map((id) => [id, 'dry-run']))
  expect(ids.map((id) => lockOf(path.join(cwd, out), id))).toEqual(ids.map(() => ['native==1.0', 'pure==2.0']))
  expect(wheelsOf(path.join(cwd, out))).toEqual(readdirSync(folder).filter((name) => !name.startsWith('pip-')).sort()) // biome-ignore format: one thought
  const brought = readdirSync(path.join(cwd, out, 'bootstrap')).sort()
  expect(brought.map((name) => [name, sha256Of(path.join(cwd, out, 'bootstrap', name))])).toEqual(
    PIPS.map(({ filename, sha256 }) => [filename, sha256]),
  )
})

/** The index under another path. */
function at(name: string): RunningIndex {
  return { ...index, simple: () => index.simple(name) }
}

function abiOf({ minor, freeThreaded }: (typeof SERIES)[number]): string {
  return `cp3${minor}${freeThreaded ? 't' : ''}`
}

function bootstrapPip(series: string): BootstrapPip {
  return bootstrapOf(series) ?? never()
}

/** Any interpreter may fetch it; the connection settings are the machine's. */
async function download(version: string): Promise<void> {
  const python = process.platform === 'win32' ? 'python' : 'python3'
  const args = ['--no-deps', '--ignore-requires-python', '--no-cache-dir', '--only-binary', ':all:', '--dest', folder, `pip==${version}`]
  await promisify(execFile)(python, ['-m', 'pip', 'download', '--quiet', ...args], { env: childEnv(process.env) })
}

function never(): never {
  throw new Error('there is one')
}
