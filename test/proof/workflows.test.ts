import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { inFolder } from '../fixtures/folder.ts'

const run = promisify(execFile)
/** Pinned: a newer one may know `$/`, and then .github/actionlint.yaml can go. */
const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'
const ZIZMOR = 'zizmor==1.32.0'
const WORKFLOWS = globSync('.github/workflows/*.yml')
const ACTIONS = globSync('{,*/}action.yml')

/** What a linter says where it ends badly. */
async function findings(program: string, args: readonly string[]): Promise<string> {
  return run(program, [...args]).then(
    () => '',
    (error: { readonly stdout?: string; readonly stderr?: string }) => `${error.stdout}${error.stderr}`,
  )
}

test('actionlint finds nothing in the workflows but what `$/` causes', async () => {
  const bin = path.resolve('node_modules/.cache/actionlint')
  await mkdir(bin, { recursive: true })
  await run('go', ['install', ACTIONLINT], { env: { ...process.env, GOBIN: bin } })
  expect(await findings(path.join(bin, 'actionlint'), WORKFLOWS)).toBe('')
})

test('zizmor finds nothing in the workflows and the actions', async () => {
  expect(ACTIONS).toHaveLength(4)
  await inFolder(async (folder) => {
    await run('python3', ['-m', 'venv', folder])
    const bin = path.join(folder, process.platform === 'win32' ? 'Scripts' : 'bin')
    await run(path.join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', ZIZMOR])
    expect(await findings(path.join(bin, 'zizmor'), ['--offline', '--no-progress', ...WORKFLOWS, ...ACTIONS])).toBe('')
  })
})
