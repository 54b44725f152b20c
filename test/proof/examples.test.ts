import { execFile } from 'node:child_process'
import { globSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const BIN = path.resolve('node_modules/.cache/lint')
const EXAMPLES = globSync('docs/examples/*.yml')
/** Ours is named as README names it; a reader puts the commit that they trust in its place. */
const ZIZMOR_RULES = `rules:
  unpinned-uses:
    config:
      policies:
        org/offline-bundle: ref-pin
        org/offline-bundle/*: ref-pin
        '*': hash-pin
`

test('actionlint finds nothing in the workflows that people copy', async () => {
  await mkdir(BIN, { recursive: true })
  await run('go', ['install', 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12'], { env: { ...process.env, GOBIN: BIN } })
  expect(EXAMPLES.length).toBeGreaterThan(1)
  expect((await run(path.join(BIN, 'actionlint'), EXAMPLES)).stdout).toBe('')
})

test('zizmor finds nothing in them, and looks for everything', async () => {
  const venv = path.join(BIN, 'zizmor')
  await mkdir(BIN, { recursive: true })
  await run('python3', ['-m', 'venv', venv])
  await run(path.join(venv, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', 'zizmor==1.32.0'])
  const rules = path.join(BIN, 'zizmor.yml')
  await writeFile(rules, ZIZMOR_RULES)
  const args = ['--offline', '--persona', 'pedantic', '--config', rules, '--format', 'plain', ...EXAMPLES]
  expect((await run(path.join(venv, 'bin', 'zizmor'), args)).stdout).toContain('No findings to report')
})
