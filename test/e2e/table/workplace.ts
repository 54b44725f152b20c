import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { writeArchiveOf, writeProject } from '../../build/project.ts'
import { type FileRow, type IndexSpec, type RunningIndex, startIndex } from '../../doubles/index.ts'
import { sha256Of, wheels } from '../on-index.ts'
import { FOLDER_PIP, nativeOf, seriesIndexes } from './series.ts'

export const PYTHON = process.platform === 'win32' ? 'python' : 'python3'
export const OLD = '2025-02-01T00:00:00Z'

const MACHINES = ['x86_64', 'aarch64', 'i686', 'armv7l', 'ppc64le', 's390x', 'riscv64']

/** One platform of each family: system, machine and C library, with the tag of its wheel. */
export const FAMILIES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(MACHINES.map((one) => [`linux-${one}-glibc2.28`, `manylinux_2_17_${one}`])),
  ...Object.fromEntries(MACHINES.map((one) => [`linux-${one}-musl1.2`, `musllinux_1_2_${one}`])),
  'macos-14-arm64': 'macosx_11_0_arm64',
  'macos-14-x86_64': 'macosx_10_13_x86_64',
  'windows-x86_64': 'win_amd64',
  'windows-arm64': 'win_arm64',
  'windows-x86': 'win32',
} // biome-ignore format: a table

const MIT = ['License-Expression: MIT']

const FILES: readonly FileRow[] = [
  ...Object.values(FAMILIES).flatMap((tag) => wheels([`cp312-cp312-${tag}`, `cp313-cp313t-${tag}`], { name: 'native', version: '1.0' })),
  { name: 'keyring', version: '25.1', requires: ['pywin32-ctypes; sys_platform == "win32"'] },
  { name: 'pywin32-ctypes', version: '0.2' },
  { name: 'python-keystoneclient', version: '2.3.1', kind: 'sdist', archive: 'zip', buildRequires: ['helper'], requires: ['keyring'] },
  { name: 'python-keystoneclient', version: '5.0' },
  { name: 'helper', version: '1.0' },
  { name: 'helper', version: '2.0' },
  { name: 'web', version: '1.0', extras: ['server'], requires: ['fast; extra == "server"'], uploadTime: OLD },
  { name: 'web', version: '2.0', requires: ['tool'], uploadTime: OLD, metadata: MIT },
  { name: 'fast', version: '1.1', payload: 2_500_000 },
  { name: 'tool', version: '1.0', uploadTime: OLD, metadata: MIT },
  { name: 'tool', version: '2.0rc1', uploadTime: OLD },
  { name: 'tool', version: '3.0rc1', uploadTime: '2026-02-01T00:00:00Z' },
  { name: 'broken', version: '1.0', modules: { 'broken.py': 'raise ImportError("no such driver")\n' } },
  { name: 'odd', version: '1.0', fault: 'bad-record', metadata: ['License-Expression: GPL-3.0-only'] },
  { name: 'on-several', version: '1.0' },
  { name: 'of-one', version: '1.0' },
] // biome-ignore format: a table

const INDEXES: IndexSpec['indexes'] = {
  a: { files: FILES },
  empty: {},
  more: { files: ['on-several', 'of-one', 'elsewhere', 'acme-core'].map((name) => ({ name, version: '9.0' })) },
  lines: { files: [{ name: 'by-line', version: '1.0' }] },
}

/** The index, with the real pips of the folder `pips`; its index `lines` has one project, and answers 403 for all others. */
export function openIndex(pips: string): Promise<RunningIndex> {
  return startIndex({ indexes: { ...INDEXES, ...seriesIndexes(pips) }, faults: [{ path: '/lines/simple/[!b]*', status: 403 }] })
}

const PYPROJECT = `[project]
name = "service"
version = "1"
dependencies = ["keyring"]
optional-dependencies.server = ["web[server]<2"]

[dependency-groups]
prod = ["tool"]
test = ["broken"]
`
const SCRIPT = '# /// script\n# dependencies = ["tool"]\n# ///\nimport tool\n'
const OSV = {
  vulns: ['PYSEC-1', 'PYSEC-2'].map((id) => ({ id, affected: [{ package: { ecosystem: 'PyPI', name: 'odd' }, versions: ['1.0'] }] })),
}

/** A folder with every file that the commands of README, docs and of the table name. */
export async function fillWorkplace(cwd: string, index: RunningIndex, pips: string): Promise<void> {
  const tool = 'tool-1.0-py3-none-any.whl'
  const sdist = 'python_keystoneclient-2.3.1.zip'
  for (const folder of ['links', 'dist', 'series']) mkdirSync(path.join(cwd, folder), { recursive: true })
  const copies = { [tool]: 'links', [sdist]: '.' }
  for (const [file, folder] of Object.entries(copies)) {
    writeFileSync(path.join(cwd, folder, file), new Uint8Array(await (await fetch(`${index.url}/a/files/${file}`)).arrayBuffer()))
  }
  makeWheels(path.join(cwd, 'links'), [
    { name: 'in-folder', version: '1.0' },
    { name: 'python-keystoneclient', version: '2.3.1' },
  ])
  makeWheels(path.join(cwd, 'series'), nativeOf('folder'))
  cpSync(path.join(pips, FOLDER_PIP), path.join(cwd, 'series', FOLDER_PIP))
  makeWheels(path.join(cwd, 'dist'), [{ name: 'app', version: '1.0', requires: ['keyring'] }])
  const sha256 = sha256Of(path.join(cwd, 'links', tool))
  const texts = {
    'requirements.txt': 'web\n',
    'constraints.txt': 'web<2\n',
    'pyproject.toml': PYPROJECT,
    'script.py': SCRIPT,
    'lock.txt': `tool==1.0 --hash=sha256:${sha256}\n`,
    'sdist.txt': `python-keystoneclient==2.3.1 --hash=sha256:${sha256Of(path.join(cwd, sdist))}\n`,
    'requirements.lock.txt': `python-keystoneclient==2.3.1 --hash=sha256:${sha256Of(path.join(cwd, sdist))}\n`,
    'pylock.toml': `lock-version = "1.0"\ncreated-by = "a test"\n\n[[packages]]\nname = "tool"\nversion = "1.0"\nwheels = [{ name = "${tool}", url = "${index.url}/a/files/${tool}", hashes = { sha256 = "${sha256}" } }]\n`,
    'build.txt': 'helper<2\n',
    'lines.txt': `--extra-index-url ${index.simple('lines')}\nby-line\n`,
    'pip.conf': `[global]\nindex-url = ${index.simple()}\n`,
    'osv.json': JSON.stringify(OSV),
    'appliance.json': execFileSync(PYTHON, [path.resolve('python/installer/describe.py')], { encoding: 'utf8' }),
  }
  for (const [name, text] of Object.entries(texts)) writeFileSync(path.join(cwd, name), text)
  await writeArchiveOf(cwd, 'main.tar.gz', 'repository-main/py', { name: 'archived', version: '2.0' })
  await writeArchiveOf(cwd, 'other-1.0.tar.gz', 'other-1.0', { name: 'renamed', version: '3.0' })
  for (const name of ['folder', 'never']) await writeProject(path.join(cwd, name), { name, version: '1.0' })
  await writeProject(path.join(cwd, 'repository', 'sub'), { name: 'inner', version: '1.0' })
  const git = (...args: string[]): Buffer =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: path.join(cwd, 'repository') })
  git('init', '-q')
  git('add', '.')
  git('commit', '-qm', 'first')
  cpSync('test/fixtures/tls', path.join(cwd, 'tls'), { recursive: true })
  const [cert, key] = ['cert.pem', 'key.pem'].map((name) => readFileSync(path.join(cwd, 'tls', name), 'utf8'))
  writeFileSync(path.join(cwd, 'tls', 'both.pem'), `${cert}${key}`)
  const subject = ['-subj', '/CN=Signer', '-days', '2', '-keyout', 'signer.key', '-out', 'signer.pem']
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', ...subject], { cwd, stdio: 'pipe' })
}

function makeWheels(folder: string, rows: readonly FileRow[]): void {
  execFileSync(PYTHON, [path.resolve('test/fixtures/make_wheels.py'), folder], { input: JSON.stringify(rows) })
}
