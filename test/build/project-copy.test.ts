import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { copyProject } from '../../src/build/project-copy.ts'
import { buildSources } from '../../src/build/sources.ts'
import { programsUntil } from '../../src/worker/program.ts'
import { aFolder, aKit, wantedOf, writeProject } from './project.ts'

/** Working trees as users have them, each with what git says of them in place and in the copy that is built. */
const AUTHOR = ['-c', 'user.name=a', '-c', 'user.email=a@b.example', '-c', 'protocol.file.allow=always', '-c', 'init.defaultBranch=main']

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', [...AUTHOR, ...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
}

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}

/** A repository at one commit after the tag v1.5. */
function repository(folder: string, files: Readonly<Record<string, string>>): string {
  write(folder, { 'first.txt': 'first' })
  git(folder, 'init', '-q')
  git(folder, 'add', '.')
  git(folder, 'commit', '-qm', 'first')
  git(folder, 'tag', '-am', 'v1.5', 'v1.5')
  write(folder, files)
  git(folder, 'add', '-f', '.')
  git(folder, 'commit', '-qm', 'second')
  return folder
}

const ASKED = [['describe', '--tags', '--long', '--dirty', '--always'], ['status', '--porcelain', '--untracked-files=no'], ['ls-files', '-s'], ['rev-parse', '--show-prefix'], ['log', '--format=%H %s']] // biome-ignore format: a table
const saidIn = (folder: string): readonly string[] => ASKED.map((args) => git(folder, ...args))

async function copyOf(project: string, to: string): Promise<string> {
  const run = programsUntil(new AbortController().signal)
  const copy = await copyProject(project, to, [], (args, cwd) => run('git', args, { cwd, env: { PATH: process.env['PATH'] ?? '' } }))
  return path.join(copy.folder, copy.subdirectory)
}

const TREES: Readonly<Record<string, (folder: string) => string>> = {
  'a repository': (folder) => repository(folder, { 'a.py': '' }),
  'a repository with dangling links in its .git': (folder) => {
    const project = repository(folder, { 'a.py': '' })
    rmSync(path.join(project, '.git', 'info', 'exclude'), { force: true })
    symlinkSync('nowhere', path.join(project, '.git', 'info', 'exclude'))
    symlinkSync('nowhere', path.join(project, '.git', 'refs', 'heads', 'gone'))
    return project
  },
  'a subfolder of a repository': (folder) => path.join(repository(folder, { 'py/a.py': '', 'js/b.js': '' }), 'py'),
  'a subfolder of a repository with changes elsewhere': (folder) => {
    const project = path.join(repository(folder, { 'py/a.py': '', 'js/b.js': '' }), 'py')
    write(folder, { 'js/b.js': 'changed' })
    return project
  },
  'a linked worktree': (folder) => {
    git(repository(path.join(folder, 'main'), { 'a.py': '' }), 'worktree', 'add', '-q', path.join(folder, 'linked'), '-b', 'other')
    return path.join(folder, 'linked')
  },
  'a submodule': (folder) => {
    repository(path.join(folder, 'inner'), { 'a.py': '' })
    git(repository(path.join(folder, 'outer'), { 'b.py': '' }), 'submodule', '--quiet', 'add', '../inner', 'libs/inner')
    return path.join(folder, 'outer', 'libs', 'inner')
  },
  'a repository with a submodule': (folder) => {
    repository(path.join(folder, 'inner'), { 'a.py': '' })
    const outer = repository(path.join(folder, 'outer'), { 'b.py': '' })
    git(outer, 'submodule', '--quiet', 'add', path.join(folder, 'inner'), 'libs/inner')
    git(outer, 'commit', '-qm', 'third')
    return outer
  },
  'tracked files in folders that are left out': (folder) =>
    repository(folder, { 'node_modules/x/index.js': 'x', 'build/lib/y': 'y', 'demo.egg-info/PKG-INFO': 'z', 'app/.tox/w': 'w' }),
  'tracked links': (folder) => {
    write(folder, { 'py/a.py': '', LICENSE: 'free' })
    symlinkSync('../LICENSE', path.join(folder, 'py', 'LICENSE'))
    return path.join(repository(folder, { 'b.py': '' }), 'py')
  },
  'a repository with a shallow history': (folder) => {
    repository(path.join(folder, 'main'), { 'a.py': '' })
    git(folder, 'clone', '-q', '--depth', '1', `file://${path.join(folder, 'main')}`, 'shallow')
    return path.join(folder, 'shallow')
  },
  'a repository that packs its references': (folder) => {
    git(repository(folder, { 'a.py': '' }), 'pack-refs', '--all')
    git(folder, 'gc', '-q')
    return folder
  },
}

test.each(Object.entries(TREES))('git says the same of %s and of its copy', async (_, tree) => {
  const folder = await aFolder()
  const project = tree(path.join(folder, 'source'))
  const before = saidIn(project)
  const copy = await copyOf(project, path.join(folder, 'copy'))
  expect(saidIn(copy)).toEqual(before)
  write(copy, { 'written-by-a-build.txt': '' })
  git(copy, 'commit', '-q', '--allow-empty', '-m', 'by a build')
  expect(saidIn(project)).toEqual(before)
})

test('untracked files count in the project, and not around it nor in what a previous run left', async () => {
  const folder = await aFolder()
  const top = repository(path.join(folder, 'source'), { 'py/a.py': '', 'py/node_modules/kept.js': '', 'other/b.py': '' })
  write(top, { 'py/generated.py': '', 'py/node_modules/stale.js': '', 'other/large.bin': '', 'data/large.bin': '' })
  const copy = await copyOf(path.join(top, 'py'), path.join(folder, 'copy'))
  const found = ['generated.py', 'node_modules/kept.js', 'node_modules/stale.js', '../other/b.py', '../other/large.bin', '../data']
  expect(found.map((name) => existsSync(path.join(copy, name)))).toEqual([true, true, false, true, false, false])
})

test('a project in a folder that a repository around it ignores is copied alone', async () => {
  const folder = await aFolder()
  const top = repository(path.join(folder, 'source'), { 'a.py': '', '.gitignore': 'projects/' })
  write(top, { 'projects/mine/b.py': '' })
  const copy = await copyOf(path.join(top, 'projects', 'mine'), path.join(folder, 'copy'))
  expect([copy, existsSync(path.join(copy, 'b.py')), existsSync(path.join(copy, '.git'))]).toEqual([path.join(folder, 'copy'), true, false])
})

test('a copy holds no credential of the repository, and a link out of it leads where it led', async () => {
  const folder = await aFolder()
  const top = repository(path.join(folder, 'source'), { 'a.py': '' })
  git(top, 'remote', 'add', 'origin', 'https://me:s3cret@git.example/x.git')
  git(top, 'config', 'http.https://git.example/.extraheader', 'AUTHORIZATION: basic s3cret')
  git(top, 'config', 'core.quotePath', 'false')
  write(folder, { 'elsewhere.txt': 'x' })
  symlinkSync('../elsewhere.txt', path.join(top, 'link.txt'))
  const copy = await copyOf(top, path.join(folder, 'copy'))
  const config = readFileSync(path.join(copy, '.git', 'config'), 'utf8')
  expect(config).not.toContain('s3cret')
  expect(git(copy, 'config', 'core.quotePath')).toBe('false')
  expect(readlinkSync(path.join(copy, 'link.txt'))).toBe(path.join(folder, 'elsewhere.txt'))
})

test('a build that takes its version from git gets the one that it would get in place', async () => {
  const folder = await aFolder()
  const top = repository(path.join(folder, 'source'), { 'js/node_modules/x.js': '' })
  const code =
    'import subprocess, sys\nsaid = subprocess.run(["git", "describe", "--tags", "--long", "--dirty"], capture_output=True, text=True, check=True).stdout\nsys.modules["backend"].WANTED["version"] = said.strip().lstrip("v").replace("-", "+", 1).replace("-", ".")'
  const project = await writeProject(path.join(top, 'py'), { name: 'demo', version: '0', code })
  git(top, 'add', '.')
  git(top, 'commit', '-qm', 'third')
  const { wheels, rejected } = await buildSources([wantedOf(project, { version: '' })], await aKit(folder))
  expect(rejected).toEqual([])
  expect(wheels[0]?.entry.version).toBe(`1.5+2.${git(top, 'rev-parse', '--short', 'HEAD').replace(/^/, 'g')}`)
})
