import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { cleanEnv } from '../../src/worker/program.ts'
import { inFolder } from '../fixtures/folder.ts'

const run = promisify(execFile)
const PYTHON = process.platform === 'win32' ? 'python' : 'python3'
const WHEEL = path.resolve('vendor/pip-26.3-py3-none-any.whl')

test('no setting of this machine reaches a pip that runs in the clean environment', async () => {
  await inFolder(async (home) => {
    const conf = '[global]\nfind-links = /somewhere\nindex-url = https://index.example/simple\n'
    for (const place of ['.config/pip/pip.conf', '.pip/pip.conf', 'pip/pip.ini', 'pip.conf']) {
      await mkdir(path.dirname(path.join(home, place)), { recursive: true })
      await writeFile(path.join(home, place), conf)
    }
    const hostile = {
      ...process.env,
      ...{ HOME: home, APPDATA: home, USERPROFILE: home, XDG_CONFIG_HOME: path.join(home, '.config'), XDG_CONFIG_DIRS: home },
      ...{ PIP_FIND_LINKS: '/somewhere', PIP_CONFIG_FILE: path.join(home, 'pip.conf'), PYTHONPATH: home, VIRTUAL_ENV: home },
    }
    const list = (env: NodeJS.ProcessEnv): Promise<string> =>
      run(PYTHON, [path.join(WHEEL, 'pip'), 'config', 'list'], { env, cwd: home }).then(({ stdout }) => stdout.trim())
    expect(await list(hostile)).toContain('somewhere') // or this test would prove nothing
    expect(await list(cleanEnv(hostile))).not.toMatch(/somewhere|index\.example/)
    expect(
      Object.keys(cleanEnv(hostile)).filter((name) => /^(?:PIP_(?!CONFIG_FILE)|PYTHONPATH|VIRTUAL_ENV|XDG_CONFIG)/.test(name)),
    ).toEqual([])
  })
})
