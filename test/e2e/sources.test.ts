import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningIndex, startIndex } from '../doubles/index.ts'
import { command } from '../fixtures/command.ts'
import { warmCache } from '../fixtures/warm-pip.ts'
import { filesOf, type Project, writeArchive, writeProject } from '../sdists/project.ts'
import { bundled, lockOf, sharedFolder } from './on-index.ts'

const room = sharedFolder()
const cache = warmCache(path.join(room, 'cache'))
const TARGET = 'cp312-linux-x86_64-glibc2.28'
const PLAIN = ['--platform', 'linux-x86_64-glibc2.28', '--python', '3.12', '--archive', 'none', '--cache-dir', cache]
const shared: { index?: RunningIndex } = {}

beforeAll(async () => {
  shared.index = await startIndex({ indexes: { a: { files: [{ name: 'alpha', version: '1.0' }] } } })
})
afterAll(() => shared.index?.close())

function index(): RunningIndex {
  if (shared.index === undefined) throw new Error('the index has not started')
  return shared.index
}

function git(cwd: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd })
}

async function archive(folder: string, name: string, top: string, project: Project): Promise<void> {
  const entries = Object.entries(await filesOf(project)).map(([file, text]) => ({ name: `${top}/${file}`, text }))
  await writeArchive(folder, name, entries)
}

test('a source whose name only its build tells needs no name', async () => {
  const cwd = path.join(room, 'unnamed')
  const repository = path.join(cwd, 'repository')
  mkdirSync(repository, { recursive: true })
  await writeProject(path.join(repository, 'sub'), { name: 'inner', version: '1.0' })
  git(repository, 'init', '-q')
  git(repository, 'add', '.')
  git(repository, 'commit', '-qm', 'first')
  await archive(cwd, 'main.tar.gz', 'repository-main/py', { name: 'archived', version: '2.0' })
  await archive(cwd, 'other-1.0.tar.gz', 'other-1.0', { name: 'renamed', version: '3.0' })
  await writeProject(path.join(cwd, 'never'), { name: 'never', version: '1.0' })
  const sources = [
    `git+${pathToFileURL(repository).href}#subdirectory=sub`,
    'file:main.tar.gz#subdirectory=py',
    'other-1.0.tar.gz',
    './never ; python_version < "3"',
  ]
  const printed = await bundled(index(), [...sources, '--sdists', 'pure', ...PLAIN], { cwd })
  const folder = path.join(cwd, printed.bundles[0]?.folder ?? '')
  expect(lockOf(folder, TARGET)).toEqual(['archived==2.0', 'inner==1.0', 'renamed==3.0'])
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as {
    readonly requirements: readonly { readonly text: string }[]
  }
  expect(manifest.requirements.map(({ text }) => text)).toEqual([
    'archived @ file:main.tar.gz#subdirectory=py',
    'file:never ; python_version < "3"',
    'inner @ git+file:repository#subdirectory=sub',
    'renamed @ file:other-1.0.tar.gz',
  ])
  const again = await command(['verify', folder, '--interpreters', 'none'], { cwd })
  expect({ code: again.code, stderr: again.code === 0 ? '' : again.stderr }).toEqual({ code: 0, stderr: '' })
}, 120_000)
