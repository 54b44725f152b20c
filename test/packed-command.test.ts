import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { VERSION } from '../src/core/constants.ts'
import { inFolder } from './fixtures/folder.ts'

const WINDOWS = process.platform === 'win32'
const IDENTITY = ['-c', 'user.name=a', '-c', 'user.email=a@example.com']

/** What npm is given to install, made from a copy of the repository's files in `clone`. */
const SOURCES = {
  'the tarball of npm pack': (clone: string) => path.join(clone, npm(['pack', '--silent'], clone).trim()),
  'a clone': (clone: string) => clone,
  'a Git URL': (clone: string) => {
    for (const args of [
      ['init', '-q'],
      ['add', '.'],
      ['commit', '-qm', 'a'],
    ])
      execFileSync('git', [...IDENTITY, ...args], { cwd: clone })
    return `git+${pathToFileURL(clone)}`
  },
} as const

test.each(Object.entries(SOURCES))('npm installs a working command from %s, without any other package', async (_, sourceOf) => {
  await inFolder(async (folder) => {
    const clone = cloneIn(folder)
    npm(['install', '--global', '--offline', '--prefix', folder, sourceOf(clone)], clone)
    const modules = path.join(folder, ...(WINDOWS ? [] : ['lib']), 'node_modules')
    expect(readdirSync(modules)).toEqual(['offline-bundle'])
    expect(existsSync(path.join(modules, 'offline-bundle', 'node_modules'))).toBe(false)
    const shim = path.join(folder, ...(WINDOWS ? ['offline-bundle.cmd'] : ['bin', 'offline-bundle']))
    expect(execFileSync(shim, ['--version'], { encoding: 'utf8', shell: WINDOWS })).toBe(`offline-bundle ${VERSION}\n`)
  })
})

test('npx runs the command from a Git URL without any other package', async () => {
  await inFolder(async (folder) => {
    const clone = cloneIn(folder)
    expect(npm(['exec', '--yes', '--offline', '--', SOURCES['a Git URL'](clone), '--version'], clone)).toBe(`offline-bundle ${VERSION}\n`)
    const [installation = ''] = globSync('cache/_npx/*/node_modules', { cwd: folder })
    expect(readdirSync(path.join(folder, installation)).filter((name) => !name.startsWith('.'))).toEqual(['offline-bundle'])
  })
})

test('a clone runs the command without an installation', async () => {
  await inFolder(async (folder) => {
    const args = [path.join(cloneIn(folder), 'dist', 'cli.js'), '--version']
    expect(execFileSync(process.execPath, args, { encoding: 'utf8' })).toBe(`offline-bundle ${VERSION}\n`)
  })
})

/** A copy of the files of the repository that npm reads. */
function cloneIn(folder: string): string {
  const clone = path.join(folder, 'clone')
  for (const name of ['dist', 'package.json', 'package-lock.json', '.npmrc', 'scripts/node24', 'LICENSE', 'README.md'])
    cpSync(name, path.join(clone, name), { recursive: true })
  return clone
}

/** With an empty cache and no network, so that every other package would be an error. */
function npm(args: readonly string[], cwd: string): string {
  const env = { ...process.env, npm_config_cache: path.join(cwd, '..', 'cache') }
  return execFileSync('npm', [...args], { cwd, env, encoding: 'utf8', shell: WINDOWS })
}
