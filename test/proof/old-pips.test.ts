import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { toTargetId } from '../../src/core/names.ts'
import { cleanEnv } from '../../src/worker/clean-env.ts'
import { aTarget } from '../bundle/an-input.ts'
import { inFolder } from '../fixtures/folder.ts'
import { aSealed } from '../pack/a-sealed.ts'

const run = promisify(execFile)
const PYENV = path.join(homedir(), '.pyenv/versions')
let installed: readonly string[] = []
beforeAll(async () => {
  installed = await readdir(PYENV)
})

test.each([
  { pip: '18.1', python: '3.6' },
  { pip: '18.1', python: '3.7' },
  { pip: '19.3.1', python: '3.7' },
  { pip: '20.3.4', python: '3.9' },
  { pip: '21.3.1', python: '3.6' },
  { pip: '24.0', python: '3.7' },
  { pip: '25.0.1', python: '3.8' },
  { pip: '26.0.1', python: '3.9' },
  { pip: '26.3', python: '3.13' },
])('pip $pip on Python $python installs from a lock, from any folder', async ({ pip, python }) => {
  const version = installed.find((name) => name.startsWith(`${python}.`))
  expect(version, `Python ${python} under pyenv`).toBeDefined()
  await inFolder(async (folder) => {
    // Any interpreter may fetch it; this test's own connection settings are the machine's
    await run('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--ignore-requires-python', '--dest', folder, `pip==${pip}`])
    const wheel = (await readdir(folder)).find((name) => name.startsWith(`pip-${pip}-`)) ?? ''
    const { folder: bundle } = await aSealed(path.join(folder, 'with space'), { targets: [aTarget({ id: toTargetId('t') })] })
    const site = path.join(folder, 'site')
    const args = [path.join(folder, wheel, 'pip'), 'install', '--quiet', '--target', site, '-r', `${bundle}/locks/t.txt`]
    await run(path.join(PYENV, version ?? '', 'bin/python'), args, { cwd: '/', env: cleanEnv(process.env) })
    expect((await readdir(site)).filter((name) => name.endsWith('.dist-info')).sort()).toEqual([
      'alpha-1.0.dist-info',
      'beta-2.0+local.1.dist-info',
    ])
  })
})
