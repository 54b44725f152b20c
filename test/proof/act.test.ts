import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { startIndex } from '../doubles/index.ts'
import { startReleases } from '../doubles/releases.ts'
import { startResults } from '../doubles/results.ts'
import { inFolder } from '../fixtures/folder.ts'

const run = promisify(execFile)
/** Pinned: what it does not do as GitHub does is known of this version. */
const ACT = 'github.com/nektos/act@v0.2.87'
const BIN = path.resolve('node_modules/.cache/act')

beforeAll(async () => {
  await mkdir(BIN, { recursive: true })
  await run('go', ['install', ACT], { env: { ...process.env, GOBIN: BIN } })
})

/** The workflow of README, with the action of this checkout; act does what actions/checkout does by itself. */
function workflow(): string {
  const [, shown = ''] = /```yaml\n([\s\S]*?)```/.exec(readFileSync('README.md', 'utf8')) ?? []
  expect(shown).toContain('uses: org/offline-bundle@v1')
  return shown.replace('uses: org/offline-bundle@v1', 'uses: ./')
}

test('the workflow of README runs as it stands, and ends in an artifact and a release', async () => {
  await using index = await startIndex({
    indexes: {
      a: {
        files: [
          { name: 'alpha', version: '1.0', requires: ['beta'] },
          { name: 'beta', version: '2.0' },
        ],
      },
    },
  })
  await using releases = await startReleases()
  await using results = await startResults()
  await inFolder(async (folder) => {
    const [repository, home] = [path.join(folder, 'repository'), path.join(folder, 'home')]
    const files = {
      '.github/workflows/bundle.yml': workflow(),
      'requirements.txt': 'alpha\n',
      'event.json': JSON.stringify({ ref: 'refs/tags/v1' }),
    }
    for (const [name, content] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(repository, name)), { recursive: true })
      await writeFile(path.join(repository, name), content)
    }
    await mkdir(home)
    for (const name of ['action.yml', 'dist']) cpSync(name, path.join(repository, name), { recursive: true })
    const git = ['-C', repository, '-c', 'user.name=a', '-c', 'user.email=a@mail.example']
    await run('git', ['-C', repository, 'init', '--quiet', '--initial-branch', 'main'])
    await run('git', ['-C', repository, 'remote', 'add', 'origin', 'https://github.com/octo/app.git'])
    await run('git', [...git, 'add', '.'])
    await run('git', [...git, 'commit', '--quiet', '--message', 'all'])
    await run('git', [...git, 'tag', 'v1'])

    const env = {
      ...results.env,
      GITHUB_API_URL: releases.url,
      GITHUB_SERVER_URL: 'http://github.localhost',
      PIP_INDEX_URL: index.simple(),
    }
    const args = ['push', '--eventpath', 'event.json', '--platform', 'ubuntu-latest=-self-hosted', '--container-daemon-socket', '-', '--secret', 'GITHUB_TOKEN=token',
      ...Object.entries(env).flatMap(([name, value]) => ['--env', `${name}=${value}`])] // biome-ignore format: a command
    expect(await act(args, repository, home)).toMatchObject({ code: 0, log: expect.stringContaining('Job succeeded') })
    expect(results.artifacts.map(({ name }) => name)).toEqual(['offline-bundle'])
    expect(releases.releases.map(({ tag, draft, assets }) => [tag, draft, assets.length])).toEqual([['v1', false, 5]])
    expect(releases.violations).toEqual([])
  })
})

/** Not `run`: of a job that failed the log is what says why, and the doubles live in this process. */
async function act(args: readonly string[], cwd: string, home: string): Promise<{ readonly code: number | null; readonly log: string }> {
  const { PATH = '' } = process.env
  const child = spawn(path.join(BIN, 'act'), args, {
    cwd,
    env: { PATH, HOME: home, XDG_CACHE_HOME: path.join(home, '.cache') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [closed, stdout, stderr] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)])
  return { code: closed[0], log: stdout + stderr }
}
