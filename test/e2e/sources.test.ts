import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { writeArchiveOf, writeProject } from '../build/project.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { bundle, bundled, lockOf, parsePrinted, sharedFolder, sharedIndex } from './on-index.ts'

const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
const TARGET = 'cp312-linux-x86_64-glibc2.28'
const PLAIN = ['--platform', 'linux-x86_64-glibc2.28', '--python', '3.12', '--archive', 'none', '--cache-dir', cache]
const index = sharedIndex({ indexes: { a: { files: [{ name: 'alpha', version: '1.0' }] } } })

test('a requirement with the hash of a source takes the wheel that was built of it, and no other source', async () => {
  const cwd = path.join(room, 'hashed')
  mkdirSync(cwd, { recursive: true })
  await writeArchiveOf(cwd, 'hashed-1.0.tar.gz', 'hashed-1.0', { name: 'hashed', version: '1.0' })
  const sha256 = createHash('sha256')
    .update(readFileSync(path.join(cwd, 'hashed-1.0.tar.gz')))
    .digest('hex')
  const args = ['-r', 'requirements.txt', '--find-links', '.', '--sdists', 'pure', ...PLAIN]
  writeFileSync(path.join(cwd, 'requirements.txt'), `hashed==1.0 --hash=sha256:${sha256}\n`)
  const printed = await bundled(index(), args, { cwd })
  expect(lockOf(path.join(cwd, printed.bundles[0]?.folder ?? ''), TARGET)).toEqual(['hashed==1.0'])
  writeFileSync(path.join(cwd, 'requirements.txt'), `hashed==1.0 --hash=sha256:${'0'.repeat(64)}\n`)
  const rejected = await bundle(index(), args, { cwd })
  expect(rejected.code, rejected.stderr).toBe(4)
  expect(rejected.stderr).toContain(`has sha256:${sha256}, which does not match the hashes of hashed==1.0 (requirements.txt:1)`)
  expect(rejected.stderr).not.toContain('Building')
}, 120_000)

test('what is said of a source that fails names no temporary path', async () => {
  const cwd = path.join(room, 'failing')
  const code = 'import os\nopen(os.path.join(os.getcwd(), "nothing"))'
  await writeProject(path.join(cwd, 'fails'), { name: 'fails', version: '1.0', code })
  await writeArchiveOf(cwd, 'packed.tar.gz', 'packed-main', { name: 'packed', version: '1.0', code })
  const needs = await writeProject(path.join(cwd, 'needs'), { name: 'needs', version: '1.0' })
  const backend = path.join(needs, '_backend', 'backend.py')
  writeFileSync(
    backend,
    readFileSync(backend, 'utf8').replace('Metadata-Version: 2.1\\n', 'Metadata-Version: 2.1\\nRequires-Dist: absent>1\\n'),
  )
  const failing = await bundle(index(), ['./fails', './packed.tar.gz', '--sdists', 'pure', ...PLAIN], { cwd })
  expect({ code: failing.code, stderr: failing.stderr }).toEqual({
    code: 3,
    stderr: expect.stringContaining(`No such file or directory: 'nothing'`),
  })
  expect(failing.stderr).toContain('File "_backend/backend.py"')
  const lacking = await bundle(index(), ['./needs', '--sdists', 'pure', ...PLAIN], { cwd })
  expect({ code: lacking.code, stderr: lacking.stderr }).toEqual({
    code: 3,
    stderr: expect.stringContaining(`needs @ ${pathToFileURL(needs).href})`),
  })
  for (const { stderr } of [failing, lacking]) expect(stderr).not.toMatch(/\.transaction|builds-\d/)
}, 120_000)

test('a variable that states a version reaches the build, and that is said', async () => {
  const cwd = path.join(room, 'version')
  const code = 'import os, sys\nsys.modules["backend"].WANTED["version"] = os.environ["SETUPTOOLS_SCM_PRETEND_VERSION"]'
  await writeProject(path.join(cwd, 'dated'), { name: 'dated', version: '0', code })
  const args = ['./dated', '--sdists', 'pure', '--json', ...PLAIN]
  const { code: exit, stdout, stderr } = await bundle(index(), args, { cwd, env: { SETUPTOOLS_SCM_PRETEND_VERSION: '7.1' } })
  expect({ exit, stderr }).toEqual({
    exit: 0,
    stderr: expect.stringContaining('Passing SETUPTOOLS_SCM_PRETEND_VERSION from your environment'),
  })
  expect(lockOf(path.join(cwd, parsePrinted({ code: exit, stdout, stderr }).bundles[0]?.folder ?? ''), TARGET)).toEqual(['dated==7.1'])
}, 120_000)

test('sources that only uv reads are reported when they are ignored', async () => {
  const cwd = path.join(room, 'uv')
  mkdirSync(cwd)
  writeFileSync(
    path.join(cwd, 'pyproject.toml'),
    "[project]\nname = 'app'\ndependencies = ['alpha']\n[tool.uv.sources]\nalpha = { path = '../alpha' }\n",
  )
  const { code, stderr } = await bundle(index(), ['--pyproject', 'pyproject.toml', ...PLAIN], { cwd })
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('pyproject.toml [tool.uv.sources]: alpha') })
}, 60_000)
